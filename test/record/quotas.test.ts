import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sha256Bytes } from '../../src/basics/hash.ts'
import { hour, instant, later } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { holdingBack, placeNext, type World } from '../../src/facts/decide-dial.ts'
import { answerBlock } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { openHousekeeping } from '../../src/record/housekeeping.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import { locate } from '../../src/scripts/places.ts'
import { fc } from '../support/fast-check.ts'
import {
  agentAt,
  campaign,
  foundCampaign,
  foundPeople,
  governor,
  openTheShift,
} from '../support/found-room.ts'
import { openStores } from '../support/near-stores.ts'
import { quotaScript } from '../support/quota-script.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const seats = [1, 2, 3]
const quotas: readonly QuotaCell[] = [
  { of: [{ at: 'fork', is: ['yes'] }], target: 3 },
  { of: [{ at: 'fork', is: ['no'] }], target: 4 },
  {
    of: [
      { at: 'age', is: ['young'] },
      { at: 'fork', is: ['yes'] },
    ],
    target: 2,
  },
]
const world: World = {
  recordWritable: true,
  hasNumber: () => true,
  listenable: true,
  attestation: 'nothing-to-attest',
  mustNotRing: () => false,
}

async function processOn(
  disk: SimulatedDisk,
  clock: ReturnType<typeof handClock>,
  found: (ground: Ground) => Promise<void> = async () => undefined,
) {
  const settings = { ...trialSettings, presenceMs: 12 * hour }
  const opened = await openGround({ disk, clock, settings, site: 'test' })
  if (!opened.ok) assert.fail(opened.error)
  const ground = opened.value
  await found(ground)
  const { writer, keys, steps } = ground
  const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead)
  const keeping = openHousekeeping({
    writer,
    keys,
    stores,
    steps,
    checkpoint: async () => undefined,
    saveState: ground.keepState,
    saveLongState: async () => undefined,
    onFailed: () => undefined,
  })
  writer.onEffects((effects) => {
    for (const effect of effects) keeping.run(effect)
  })
  return { ground, stores, keeping, writer }
}

function handClock() {
  const clock = {
    at: instantAt('2026-11-24', 10 * hour),
    now: () => clock.at,
    after: () => () => undefined,
    every: () => () => undefined,
  }
  return clock
}

/** A room of three seats on a disk whose power goes. */
class Room {
  readonly clock = handClock()
  disk = new SimulatedDisk()
  #box: Awaited<ReturnType<typeof processOn>> | undefined
  /** Completed interviews that the agent was told are saved, by fork and age. */
  readonly told: string[] = []
  readonly wentOn: string[] = []

  get box() {
    assert.ok(this.#box, 'the room is open')
    return this.#box
  }

  async begin(): Promise<void> {
    const people = (ground: Ground) => foundPeople(ground, seats.length)
    this.#box = await processOn(this.disk, this.clock, people)
    const { ground, stores } = this.box
    await this.governorIn()
    await foundCampaign(ground, stores, {
      disk: this.disk,
      script: quotaScript(),
      cases: 80,
      quotas,
    })
    await openTheShift(ground, later(this.clock.at, 10 * hour), seats.length)
  }

  async governorIn(): Promise<void> {
    this.box.keeping.governorIn(governor.person, async (salt) =>
      sha256Bytes(Buffer.concat([Buffer.from('a password'), salt])),
    )
    await this.box.keeping.idle()
  }

  async crash(left: number): Promise<void> {
    this.disk = this.disk.afterPowerCut(left)
    this.#box = await processOn(this.disk, this.clock)
    await this.box.keeping.settle()
    await this.box.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'connected' }))
    for (const n of seats)
      await this.box.writer.do((s, c) =>
        takeSwitchEvent(s, c, { kind: 'seat-up', seat: agentAt(n).seat }),
      )
  }

  callAt(n: number) {
    const { seats: all, calls } = this.box.writer.ahead
    const id = all.get(agentAt(n).seat)?.call
    return id && calls.get(id)
  }

  interviewAt(n: number) {
    const call = this.callAt(n)
    return call && 'interview' in call
      ? this.box.writer.ahead.interviews.get(call.interview)
      : undefined
  }

  async call(n: number): Promise<void> {
    this.clock.at = instant(this.clock.at + 6_000)
    const { writer, ground } = this.box
    await ground.keys.ready()
    const by = agentAt(n)
    const placed = await writer.do((s, c) => placeNext(s, c, by.seat, world))
    assert.ok(placed.ok)
    if (placed.value) {
      const held = holdingBack(writer.ahead, this.ctxOf(), world)
      assert.deepEqual(
        held.filter(({ key }) => key === 'quotas-unknown'),
        [],
      )
      const call = placed.value
      await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
    }
  }

  ctxOf() {
    let ctx: Parameters<Parameters<typeof this.box.writer.do>[0]>[1] | undefined
    void this.box.writer.read((_, c) => {
      ctx = c
    })
    assert.ok(ctx)
    return ctx
  }

  async press(n: number, answers: Readonly<Record<string, string>>): Promise<void> {
    const now = this.interviewAt(n)
    if (!now || now.at === 'completed' || this.callAt(n)?.state !== 'talking') return
    const block = locate(quotaScript(), now.at)?.block
    const option =
      answers[now.at] ?? (block && 'options' in block ? block.options[0]?.id : '') ?? ''
    const answer =
      !block || !('options' in block)
        ? ({ kind: 'said' } as const)
        : block.kind === 'multiple'
          ? ({ kind: 'several', options: [option] } as const)
          : ({ kind: 'one', option } as const)
    const { at: place, turns: turn } = now
    await this.box.writer.do((s, c) => answerBlock(s, c, agentAt(n), { place, turn, answer }))
  }

  async over(n: number): Promise<void> {
    const call = this.callAt(n)
    if (!call) return
    const { writer } = this.box
    await writer.do((s, c) =>
      takeSwitchEvent(s, c, { kind: 'ended', call: call.id, cause: 'normal' }),
    )
    const now = this.callAt(n)
    if (now?.state !== 'wrapping-up') return
    const said = this.interviewAt(n)?.answers ?? {}
    const [outcome = 'refuses'] = outcomesFor(writer.ahead, this.ctxOf(), now)
    const done = await writer.do((s, c) => confirmOutcome(s, c, agentAt(n), outcome))
    const of = (place: string) => {
      const answer = said[place]
      return answer?.kind === 'one' ? answer.option : ''
    }
    if (done.ok && outcome === 'completed') this.told.push(`${of('fork')} ${of('age')}`)
  }

  counted(cell: number): number {
    return this.box.stores.counted(this.box.writer.ahead, campaign).of(cell)
  }
}

const falls = [/^yes/, /^no/, /^yes young/] as const

const move = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('call' as const) },
    { weight: 4, arbitrary: fc.constant('press' as const) },
    { weight: 7, arbitrary: fc.constant('finish' as const) },
    { weight: 5, arbitrary: fc.constant('over' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('crash' as const, 'governor' as const, 'idle' as const),
    },
  ),
  seat: fc.constantFrom(...seats),
  pick: fc.nat(15),
})

it('no hard cell is ever above its target, whenever the power goes, and nothing that was saved is lost to it', async () => {
  let [filled, crashes] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 40, maxLength: 90 }), async (moves) => {
      const room = new Room()
      await room.begin()
      for (const { what, seat, pick } of moves) {
        const answers = { fork: pick % 2 ? 'yes' : 'no', age: pick % 4 > 1 ? 'young' : 'old' }
        if (what === 'call' && !room.callAt(seat)) await room.call(seat)
        if (what === 'press') await room.press(seat, answers)
        if (what === 'finish') for (let i = 0; i < 14; i++) await room.press(seat, answers)
        if (what === 'over' && room.interviewAt(seat)?.at === 'completed') await room.over(seat)
        if (what === 'governor') await room.governorIn()
        if (what === 'idle') await room.box.keeping.idle()
        if (what === 'crash') {
          crashes += 1
          await room.crash(pick % 3 === 0 ? 0 : pick * 40)
        }
      }
      await room.box.keeping.idle()
      await room.crash(1_000_000)
      await room.governorIn()
      const { unknown } = room.box.stores.counted(room.box.writer.ahead, campaign)
      assert.equal(unknown, 0, 'a governor’s password tells them all')
      for (const [n, cell] of quotas.entries()) {
        const saved = room.told.filter((said) => falls[n]?.test(said)).length
        assert.ok(room.counted(n) <= cell.target, `cell ${n}: ${room.counted(n)}`)
        assert.ok(room.counted(n) >= saved, `cell ${n} counts ${room.counted(n)} of ${saved}`)
        if (room.counted(n) === cell.target) filled += 1
      }
    }),
    { numRuns: 15, seed: 3, endOnFailure: true },
  )
  assert.ok(filled >= 2 && crashes >= 5, `${filled} cells filled, ${crashes} crashes: too quiet`)
})
