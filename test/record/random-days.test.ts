import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, CaseId, PersonId } from '../../src/basics/ids.ts'
import { day, later, minute } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { eraseNow } from '../../src/facts/decide-erase.ts'
import { agreeHold, endHolds, isHeld, requestHold } from '../../src/facts/decide-hold.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { openIncident } from '../../src/facts/decide-supervise.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { openFact } from '../../src/record/fact-codec.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { loadSavedState } from '../../src/record/state-view.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { showRecord } from '../../src/upkeep/show-record.ts'
import { fc } from '../support/fast-check.ts'
import {
  agent,
  campaign,
  note,
  sample,
  second,
  standingClock,
  supervisor,
  withCall,
} from './ground.ts'
import { type House, house, restarted } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

type Move =
  | {
      readonly do: 'call'
      readonly exit: 'refuses' | 'call-back' | 'never-call'
      readonly hold: 0 | 1 | 2
    }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'hire'; readonly signedBy: number }
  | { readonly do: 'sign'; readonly who: number; readonly signedBy: number }
  | { readonly do: 'remove' | 'erase'; readonly who: number }
  | { readonly do: 'look' | 'close' }
  | { readonly do: 'crash'; readonly keep: boolean }

const who = fc.nat(3)
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      exit: fc.constantFrom('refuses' as const, 'call-back' as const, 'never-call' as const),
      hold: fc.constantFrom(0 as const, 0 as const, 1 as const, 2 as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(5, 61, 24 * 60, 73 * 60, 400 * 24 * 60),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hire' as const), signedBy: who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign' as const), who, signedBy: who }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'erase' as const), who }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('look' as const, 'look' as const, 'close' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), keep: fc.boolean() }) },
)

/** A name and a prison number that occur nowhere else. */
const nameOf = (n: number) =>
  `Zzquark${'abcdefghijklmnop'.charAt(n)}${'abcdefghijklmnop'.charAt(n)}`
const numberOf = (n: number) => `Z${String(7000 + n)}QX`

/** A box on a simulated disk, and the moves of a day on it. */
class Days {
  disk: SimulatedDisk
  box: House
  readonly clock: ReturnType<typeof standingClock>
  #calls = 0
  #hired = 0

  constructor(disk: SimulatedDisk, box: House, clock: ReturnType<typeof standingClock>) {
    this.disk = disk
    this.box = box
    this.clock = clock
  }

  /** One call is over, and three people are here; the first signed the gates of the others. */
  static async begin(): Promise<Days> {
    const disk = new SimulatedDisk()
    const clock = standingClock()
    const days = new Days(disk, await house(await withCall(disk, clock), disk), clock)
    await days.#finish('call' as CallId, 'refuses')
    for (let i = 0; i < 3; i++) await days.#hire(0)
    return days
  }

  get writer() {
    return this.box.ground.writer
  }

  async make(move: Move): Promise<void> {
    switch (move.do) {
      case 'call':
        return this.#call(move.exit, move.hold)
      case 'pass':
        this.clock.at = later(this.clock.at, move.minutes * minute)
        await this.writer.do(endHolds)
        await this.writer.do(keepPeriods)
        return
      case 'hire':
        return this.#hire(move.signedBy)
      case 'sign':
        return this.#sign(this.#person(move.who), move.signedBy)
      case 'remove': {
        const person = this.#person(move.who)
        if (person && !this.writer.ahead.people.get(person)?.removed)
          await note(this.box.ground, { type: 'person.removed', on: { person }, data: {} })
        return
      }
      case 'erase': {
        const person = this.#person(move.who)
        if (person)
          await this.writer.do((state) => {
            const known = state.people.get(person)
            assert.ok(known)
            return ok(eraseNow(state, known, 'agreed'))
          })
        return
      }
      case 'look':
        await this.box.keeping.idle()
        return this.box.ground.keepState()
      case 'close':
        return this.#close()
      case 'crash':
        this.disk = this.disk.afterPowerCut(move.keep ? 1_000_000 : 0)
        this.box = await restarted(this.disk, this.clock)
    }
  }

  async #call(exit: 'refuses' | 'call-back' | 'never-call', hold: 0 | 1 | 2): Promise<void> {
    const slot = this.#calls + 1
    if (slot > 9 || this.writer.ahead.campaigns.get(campaign)?.life === 'closed') return
    this.#calls = slot
    const call = `call-${slot}` as CallId
    const case_ = `${sample}.${slot}` as CaseId
    const on = { call, case: case_, campaign, seat: agent.seat, sample }
    await note(this.box.ground, { type: 'attempt.placed', on, data: { fresh: slot } })
    if (hold > 0) {
      const opened = await this.writer.do((s, c) =>
        openIncident(s, c, supervisor, { kind: 'threat', seat: agent.seat }),
      )
      assert.ok(opened.ok)
      assert.ok((await this.writer.do((s, c) => requestHold(s, c, supervisor, opened.value))).ok)
      if (hold === 2) await this.writer.do((s, c) => agreeHold(s, c, second, opened.value))
    }
    await this.#finish(call, exit)
  }

  async #finish(call: CallId, exit: 'refuses' | 'call-back' | 'never-call'): Promise<void> {
    await this.box.ground.keys.ready()
    await this.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
    await this.writer.do((s, c) => takeExit(s, c, agent, exit))
    await this.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
    await this.writer.do((s, c) => confirmOutcome(s, c, agent, exit))
  }

  #person(n: number): PersonId | undefined {
    const id = `person-${n}` as PersonId
    return this.writer.ahead.people.get(id)?.body ? id : undefined
  }

  #gates(signedBy: number) {
    const signed = { on: later(this.clock.at, -day), until: later(this.clock.at, day) }
    const name = `${nameOf(signedBy)}, P.`
    return {
      training: { ...signed, signedBy: name },
      blockingAlerts: [],
      excludedOffences: [],
    }
  }

  async #hire(signedBy: number): Promise<void> {
    const n = this.#hired
    if (n > 5) return
    this.#hired += 1
    await this.box.ground.keys.ready()
    await note(this.box.ground, {
      type: 'person.added',
      on: { person: `person-${n}` as PersonId },
      data: { role: 'agent', key: this.box.ground.keys.take() },
      secret: {
        name: { first: 'Pat', last: nameOf(n) },
        prisonNumber: numberOf(n),
        // Nobody signs with the name of somebody who is erased already.
        ...(this.#person(signedBy) ? { gates: this.#gates(signedBy) } : {}),
      },
    })
  }

  async #sign(person: PersonId | undefined, signedBy: number): Promise<void> {
    if (!person || !this.#person(signedBy)) return
    await this.box.ground.keys.ready()
    await note(this.box.ground, {
      type: 'person.gates_changed',
      on: { person },
      data: { key: this.box.ground.keys.take() },
      secret: { gates: this.#gates(signedBy) },
    })
  }

  async #close(): Promise<void> {
    const held = [...this.writer.ahead.holds.keys()].some((one) => isHeld(this.writer.ahead, one))
    if (held || this.writer.ahead.campaigns.get(campaign)?.life === 'closed') return
    await this.writer.do(() =>
      ok({
        facts: [{ type: 'campaign.closed', on: { campaign }, data: {} }],
        effects: [{ do: 'close-pool', campaign }],
        reply: undefined,
      }),
    )
  }
}

async function everythingReadable({ disk, box }: Days): Promise<string> {
  const { keys } = box.ground
  const said: string[] = []
  for await (const fact of readFacts(disk, { open: (line) => openFact(keys, line) }))
    said.push(JSON.stringify(fact))
  for await (const line of showRecord(disk)) said.push(line)
  for (const path of disk.files.keys())
    said.push(Buffer.from((await disk.read(path)) ?? '').toString('latin1'))
  const saved = await loadSavedState(disk, keys)
  for (const { body } of saved?.state.people.values() ?? []) said.push(JSON.stringify(body))
  return said.join('\n')
}

async function holds(days: Days): Promise<void> {
  const { ground, stores } = days.box
  const { ahead } = ground.writer
  for (const { id, final } of ahead.cases.values())
    if (final && !isHeld(ahead, id)) assert.equal(stores.numberOf(id), undefined, `case ${id}`)
  assert.deepEqual([...ahead.doomedKeys], [])
  assert.deepEqual([...ahead.toUnsign], [])
  const text = await everythingReadable(days)
  for (const { id, body } of ahead.people.values()) {
    const n = Number(/^person-(\d+)$/.exec(id)?.[1] ?? Number.NaN)
    if (body || Number.isNaN(n)) continue
    assert.ok(!text.includes(nameOf(n)) && !text.includes(numberOf(n)), `person ${n} is named`)
  }
  await ground.signCheckpoint()
  assert.equal((await verifyRecord(days.disk)).ok, true)
}

describe('after any days at all (G5, G7, G8)', () => {
  it('no number of a final case, no doomed key and no name of an erased person is left', async () => {
    let erased = 0
    let final = 0
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), async (moves) => {
        const days = await Days.begin()
        for (const one of moves) await days.make(one)
        await days.box.keeping.idle()
        await holds(days)
        await days.make({ do: 'crash', keep: true })
        await holds(days)
        const { people, cases } = days.writer.ahead
        erased += [...people.values()].filter(({ body }) => !body).length
        final += [...cases.values()].filter((one) => one.final).length
      }),
      { numRuns: 20 },
    )
    assert.ok(erased > 5 && final > 30, `${erased} erased, ${final} final: the days were too quiet`)
  })
})
