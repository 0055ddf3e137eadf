import assert from 'node:assert/strict'
import { later, minute } from '../../src/basics/instant.ts'
import { seeded } from '../../src/basics/seeded.ts'
import { unlessAway } from '../../src/phone/numbers-port.ts'
import { readKeySlots } from '../../src/record/key-slots.ts'
import { fc } from '../support/fast-check.ts'
import { Chronicle } from './chronicle.ts'
import { deeds, firstHour, seats, type What } from './day-deeds.ts'
import { diallerFolder, turns } from './day-dialler.ts'
import { assertKept, factsOf, type House, machine, openHouse, stopHouse } from './day-house.ts'
import { assertRings } from './day-switch.ts'
import { standingClock } from './ground.ts'
import { type Fault, SimulatedDisk } from './simulated-disk.ts'
import type { Survival } from './survival.ts'

/**
 * A deed, or the end of both processes by hand or by force, or of one of them: the box in one of its next calls of the
 * disk, the dialler too; where the dialler is dead, it is started. `together`: the next one does not wait for it.
 */
export type Event = {
  readonly what: What | 'stop' | 'kill' | 'boxDies' | 'diallerDies'
  readonly seat: number
  readonly pick: number
  readonly together: boolean
}

/** One process after another on one disk; `since` the step of the disk from which this one's memory counts. */
type Life = { readonly since: number; readonly chronicle: Chronicle }
export type Lived = {
  readonly disk: SimulatedDisk
  readonly lives: readonly Life[]
  readonly clock: House['clock']
}

const all = Object.keys(deeds) as What[]
export const anyEvent: fc.Arbitrary<Event> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<What>(...all) },
    { weight: 3, arbitrary: fc.constantFrom<What>('dial', 'answered', 'press', 'hangUp', 'code') },
    { weight: 1, arbitrary: fc.constantFrom<What>('completions', 'exit', 'idle', 'save') },
    { weight: 1, arbitrary: fc.constantFrom<What>('suspend', 'anotherDay', 'redial') },
    { weight: 1, arbitrary: fc.constantFrom<What>('endOfStudy', 'abandoned', 'enter') },
    { weight: 1, arbitrary: fc.constantFrom('stop' as const, 'kill' as const) },
    { weight: 1, arbitrary: fc.constantFrom('boxDies' as const, 'diallerDies' as const) },
  ),
  seat: fc.constantFrom(...seats),
  pick: fc.nat(200),
  together: fc.boolean(),
})

/** Syncs take a few turns of the event loop, now more and now fewer, so that what runs beside each other does meet. */
function unsteady(disk: SimulatedDisk, seed: string): SimulatedDisk {
  const chance = seeded(seed)
  disk.beforeSync = () => turns(chance() * 4)
  return disk
}

/** Lives through a day, or as much of it as the fault lets through. */
export async function live(day: readonly Event[], seed: string, fault?: Fault): Promise<Lived> {
  const clock = standingClock()
  const disk = unsteady(new SimulatedDisk(), seed)
  disk.fault = fault
  // Every other day is one of a live box, whose numbers are with a dialler.
  const nobody = new Chronicle([], [], undefined, undefined, day.length % 2 === 1)
  const lives: Life[] = [{ since: 0, chronicle: nobody }]
  const on = machine(disk, clock, nobody, seed)
  // A process that does not come up because the other one dies is started again.
  const start = async (): Promise<House> => {
    const before = lives.at(-1)?.chronicle.at(disk.moment)
    const begun = (chronicle: Chronicle) => lives.push({ since: disk.moment, chronicle })
    return openHouse(on, before, begun).catch((cause) => {
      unlessAway()(cause)
      return start()
    })
  }
  try {
    const house = await start()
    await firstHour(house)
    const last = await liveOn(house, day, start)
    await last.reached()
    if (last.failed()) throw last.failed()
    if (!fault) await assertLived(last)
  } catch (cause) {
    // Whatever a disk in trouble makes the box say, the process ends here and the next one looks at the disk.
    if (!fault) throw cause
  }
  clock.at = later(clock.at, minute)
  return { disk, lives, clock }
}

async function liveOn(
  begun: House,
  day: readonly Event[],
  start: () => Promise<House>,
): Promise<House> {
  let house = begun
  let running: Promise<unknown>[] = []
  /** Waits for what is under way. Whatever failed in a process that is dead by now was heard of by nobody. */
  const over = async () => {
    const done = await Promise.allSettled(running)
    running = []
    const broken = done.find((one) => one.status === 'rejected')
    if (broken && house.life.alive()) throw broken.reason
    if (!house.life.alive()) house = await start()
  }
  for (const { what, together, ...how } of day) {
    const { clock, life, dialler } = house
    clock.at = later(clock.at, 3_000)
    if (what === 'boxDies') life.kill(1 + (how.pick % 40))
    else if (what === 'diallerDies' && dialler?.lives) dialler.kill(1 + (how.pick % 25))
    else if (what === 'diallerDies') await dialler?.start()
    else if (what === 'kill') {
      life.kill()
      dialler?.kill()
    } else if (what !== 'stop') running.push(deeds[what](house, how))
    if (together && what !== 'kill' && what !== 'stop') continue
    await over()
    if (what !== 'stop') continue
    await stopHouse(house).catch((cause) => {
      if (house.life.alive()) throw cause
    })
    house.life.kill()
    if (how.pick % 2) await house.dialler?.close()
    await over()
  }
  for (;;) {
    await over()
    house.life.spare()
    house.dialler?.spare()
    if (house.life.alive()) return house
  }
}

/** What must be true of a day that has come to its end, although one process or the other died in it. */
async function assertLived(house: House): Promise<void> {
  await assertKept(house)
  const { chronicle, dialler } = house
  const placed = factsOf(chronicle, 'attempt.placed').flatMap(({ on }) =>
    on.call && on.case ? ([[on.call, on.case]] as const) : [],
  )
  assertRings(dialler?.switch.rings ?? [], new Map(placed), chronicle.numbers)
}

/** Takes the power away at that step of the day, and starts the box again on what is left. */
export async function crash(
  { disk, lives, clock }: Lived,
  moment: number,
  left: Survival,
): Promise<House> {
  return startAgain(disk.afterPowerCut(left, moment), memory(lives, moment), clock)
}

/** Kills the process at that step of the day: the next one finds all that it wrote, synced or not. */
export async function killed({ disk, lives, clock }: Lived, moment: number): Promise<House> {
  return startAgain(disk.killedAt(moment), memory(lives, moment), clock)
}

/** Another process on what an earlier one left, with all that must be true of it. */
export async function startAgain(
  disk: SimulatedDisk,
  before: Chronicle,
  clock: House['clock'],
): Promise<House> {
  await assertNoKeyIsBack(disk, before)
  const house = await openHouse(machine(disk, clock, before), before)
  await assertKept(house)
  return house
}

/** Whoever holds the disk as it lies, and the master key, opens nothing that somebody was told is destroyed. */
async function assertNoKeyIsBack(disk: SimulatedDisk, before: Chronicle): Promise<void> {
  for (const folder of ['', `${diallerFolder}/`]) {
    const masterKey = await disk.read(`${folder}master.key`)
    if (masterKey === undefined) continue
    const there = { ...disk, read: (path: string) => disk.read(`${folder}${path}`) }
    const slots = await readKeySlots(there, masterKey)
    // Its half of the key of a day of the enquiry index goes when the dialler hears of it, or by its own clock.
    const days = factsOf(before, 'enquiry.day_begun').map(({ data }) => data.key)
    const theirs = new Set(folder === '' ? [] : days)
    for (const { data } of factsOf(before.answered(), 'key.destroyed'))
      for (const key of data.keys.filter((one) => !theirs.has(one)))
        assert.equal(slots.has(key), false, 'a key is back on the disk')
  }
}

/** What was asked and answered by that step of the disk. */
export function memory(lives: readonly Life[], moment: number): Chronicle {
  const life = lives.findLast(({ since }) => since <= moment)
  assert.ok(life)
  return life.chronicle.at(moment)
}
