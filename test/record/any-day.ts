import assert from 'node:assert/strict'
import { later, minute } from '../../src/basics/instant.ts'
import { seeded } from '../../src/basics/seeded.ts'
import { readKeySlots } from '../../src/record/key-slots.ts'
import { fc } from '../support/fast-check.ts'
import { Chronicle } from './chronicle.ts'
import { deeds, firstHour, seats, type What } from './day-deeds.ts'
import { diallerFolder } from './day-dialler.ts'
import { assertKept, factsOf, type House, openHouse, stopHouse } from './day-house.ts'
import { standingClock } from './ground.ts'
import { type Fault, SimulatedDisk } from './simulated-disk.ts'
import type { Survival } from './survival.ts'

/** A deed, or the end of the process by hand or by force. `together`: the next one does not wait for it. */
export type Event = {
  readonly what: What | 'stop' | 'kill'
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
  ),
  seat: fc.constantFrom(...seats),
  pick: fc.nat(200),
  together: fc.boolean(),
})

/** Syncs take a few turns of the event loop, now more and now fewer, so that what runs beside each other does meet. */
function unsteady(disk: SimulatedDisk, seed: string): SimulatedDisk {
  const chance = seeded(seed)
  disk.beforeSync = async () => {
    for (let turns = Math.floor(chance() * 4); turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve))
  }
  return disk
}

/** Lives through a day, or as much of it as the fault lets through. */
export async function live(day: readonly Event[], seed: string, fault?: Fault): Promise<Lived> {
  const clock = standingClock()
  const first = unsteady(new SimulatedDisk(), seed)
  first.fault = fault
  // Every other day is one of a live box, whose numbers are with a dialler.
  const nobody = new Chronicle([], [], undefined, undefined, day.length % 2 === 1)
  const lives: Life[] = [{ since: 0, chronicle: nobody }]
  const lived: { disk: SimulatedDisk } & Lived = { disk: first, lives, clock }
  const start = async (disk: SimulatedDisk, before: Chronicle) => {
    lived.disk = disk
    const house = await openHouse(disk, clock, before, (chronicle) =>
      lives.push({ since: disk.moment, chronicle }),
    )
    return house
  }
  try {
    const house = await start(first, nobody)
    await firstHour(house)
    const last = await liveOn(house, day, seed, start)
    await last.keeping.idle()
    if (last.failed()) throw last.failed()
  } catch (cause) {
    // Whatever a disk in trouble makes the box say, the process ends here and the next one looks at the disk.
    if (!fault) throw cause
  }
  clock.at = later(clock.at, minute)
  return lived
}

async function liveOn(
  begun: House,
  day: readonly Event[],
  seed: string,
  start: (disk: SimulatedDisk, before: Chronicle) => Promise<House>,
): Promise<House> {
  let house = begun
  let running: Promise<unknown>[] = []
  for (const { what, together, ...how } of day) {
    const { clock, disk, chronicle } = house
    clock.at = later(clock.at, 3_000)
    if (what !== 'kill' && what !== 'stop') {
      running.push(deeds[what](house, how))
      if (together) continue
    }
    if (what === 'kill') disk.cutAt = 0
    const done = await Promise.allSettled(running)
    running = []
    const broken = done.find((one) => one.status === 'rejected')
    if (broken && what !== 'kill') throw broken.reason
    if (what === 'stop') await stopHouse(house)
    const next = what === 'kill' ? unsteady(disk.afterRestart(), seed) : disk
    if (what === 'kill' || what === 'stop') house = await start(next, chronicle.at(disk.moment))
  }
  const done = await Promise.allSettled(running)
  const broken = done.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
  return house
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
  const house = await openHouse(disk, clock, before)
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
    for (const { data } of factsOf(before.answered(), 'key.destroyed'))
      for (const key of data.keys) assert.equal(slots.has(key), false, 'a key is back on the disk')
  }
}

/** What was asked and answered by that step of the disk. */
export function memory(lives: readonly Life[], moment: number): Chronicle {
  const life = lives.findLast(({ since }) => since <= moment)
  assert.ok(life)
  return life.chronicle.at(moment)
}
