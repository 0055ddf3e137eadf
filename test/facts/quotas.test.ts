import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import { answerBlock, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import { interviewCompleted } from '../../src/facts/decide-upkeep.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import type { Counted, QuotaCell } from '../../src/fieldwork/quota.ts'
import { stratumCode } from '../../src/fieldwork/strata.ts'
import { locate } from '../../src/scripts/places.ts'
import type { Script } from '../../src/scripts/script.ts'
import { without } from '../fieldwork/without-rule.ts'
import { fc } from '../support/fast-check.ts'
import { quotaScript } from '../support/quota-script.ts'
import { PaperRoom, sample, seat } from './paper-room.ts'

const [inLondon, inWales] = ['E12000007', 'W92000004']
const yes: QuotaCell = { of: [{ at: 'fork', is: ['yes'] }], target: 2 }
const no: QuotaCell = { of: [{ at: 'fork', is: ['no'] }], target: 3 }
const london: QuotaCell = { of: [{ stratum: 'region', is: [inLondon] }], target: 2 }
const youngLondon: QuotaCell = {
  of: [
    { at: 'age', is: ['young'] },
    { stratum: 'region', is: [inLondon] },
  ],
  target: 1,
}
const softOld: QuotaCell = { of: [{ at: 'age', is: ['old'] }], target: 1, soft: true }

/** The short script, with its one `end` block of this kind; whoever says yes gets there either way. */
function endingAs(as: 'screened-out' | 'quota-full'): Script {
  const script = quotaScript()
  const when = { at: 'fork', is: ['yes'] }
  const questions = script.questions.map((block) =>
    block.kind === 'end' && as === 'screened-out'
      ? { id: block.id, kind: block.kind, as, when, read: block.read }
      : block,
  )
  return { ...script, questions }
}

/** Completed interviews by cell, as the box itself would count them. */
class QuotaRoom extends PaperRoom {
  readonly whole: number[] = []

  constructor(quotas: readonly QuotaCell[], slots = 100, script = quotaScript()) {
    super({ script, slots, settings: { agentsPerSupervisor: 20 } })
    this.sheet = { quotas }
    const code = (slot: number) => stratumCode({ region: slot % 2 ? 10 : 7 })
    const strata = new Strata(Uint8Array.from({ length: slots }, (_, slot) => code(slot)))
    this.world = {
      ...this.world,
      strataOf: () => strata,
    }
    const coming = (cell: number) =>
      [...this.state.completing.values()].filter(({ cells }) => cells?.includes(cell)).length
    this.counted = { of: (cell) => (this.whole[cell] ?? 0) + coming(cell), unknown: 0 }
  }

  interview(number: number) {
    const call = this.state.calls.get(this.state.seats.get(seat(number))?.call ?? ('' as CallId))
    return call && 'interview' in call ? this.state.interviews.get(call.interview) : undefined
  }

  agent(number: number) {
    return { person: `agent-${number}` as never, role: 'agent', seat: seat(number) } as const
  }

  /** One press: the answer given for this place, or the first that is listed. */
  press(number: number, answers: Readonly<Record<string, string>> = {}): void {
    const now = this.interview(number)
    assert.ok(now)
    const block = locate(this.script, now.at)?.block
    const option = answers[now.at] ?? (block && 'options' in block ? block.options[0]?.id : '')
    const answer =
      block && 'options' in block
        ? block.kind === 'multiple'
          ? ({ kind: 'several', options: [option ?? ''] } as const)
          : ({ kind: 'one', option: option ?? '' } as const)
        : ({ kind: 'said' } as const)
    const page = { place: now.at, turn: now.turns, answer }
    this.do((s, c) => answerBlock(s, c, this.agent(number), page))
  }

  /** Reads on until the place is reached, or the end. */
  upTo(number: number, place: string, answers: Readonly<Record<string, string>> = {}): void {
    for (let at = this.interview(number)?.at; at !== place && at !== 'completed'; ) {
      this.press(number, answers)
      at = this.interview(number)?.at
    }
  }

  over(number: number, pick = 0): string {
    const call = this.state.seats.get(seat(number))?.call
    assert.ok(call)
    this.hear({ kind: 'ended', call, cause: 'normal' })
    return this.code(number, pick)
  }

  code(number: number, pick = 0): string {
    const call = this.state.calls.get(this.state.seats.get(seat(number))?.call ?? ('' as CallId))
    if (call?.state !== 'wrapping-up') assert.fail('a call waits for its outcome')
    const listed = outcomesFor(this.state, this.ctx(), call)
    const outcome = listed[pick % listed.length] ?? 'refuses'
    this.do((s, c) => confirmOutcome(s, c, this.agent(number), outcome))
    return outcome
  }

  /** What is on its way is put away, and counted from then on. */
  putAway(): void {
    for (const [id, { cells = [] }] of [...this.state.completing]) {
      this.do((s) => interviewCompleted(s, id))
      for (const cell of cells) this.whole[cell] = (this.whole[cell] ?? 0) + 1
    }
  }
}

describe('a quota over answers', () => {
  it('keeps a place at the answer that decides it, and of two who want the last exactly one gets it', () => {
    const room = new QuotaRoom([{ ...yes, target: 1 }])
    for (const n of [1, 2]) {
      room.ready(n)
      room.talk(n)
      room.upTo(n, 'fork')
    }
    for (const n of [1, 2]) room.press(n, { fork: 'yes' })
    assert.deepEqual(
      [1, 2].map((n) => room.interview(n)?.cells),
      [[0], undefined],
    )
    for (const n of [1, 2]) room.upTo(n, 'health')
    assert.equal(room.interview(1)?.at, 'health')
    assert.deepEqual([room.interview(2)?.at, room.interview(2)?.full], ['completed', 'too-many'])
    assert.equal(room.over(2), 'not-eligible', 'one outcome with screening out')
    room.upTo(1, 'completed')
    assert.equal(room.over(1), 'completed')
  })

  for (const [name, release] of [
    ['a break-off', (room: QuotaRoom) => room.over(1, 1)],
    [
      'a withdrawal',
      (room: QuotaRoom) => {
        room.do((s, c) => takeExit(s, c, room.agent(1), 'stop-and-delete'))
        room.over(1)
      },
    ],
    [
      'another answer',
      (room: QuotaRoom) => {
        const at = room.interview(1)
        room.do((s, c) =>
          goBack(s, c, room.agent(1), { place: at?.at ?? '', turn: at?.turns ?? 0 }),
        )
        room.press(1, { fork: 'no' })
      },
    ],
    [
      'the box closing the call',
      (room: QuotaRoom) => {
        const call = room.state.seats.get(seat(1))?.call as CallId
        room.hear({ kind: 'message-started', call })
        room.hear({ kind: 'ended', call, cause: 'normal' })
      },
    ],
  ] as const)
    it(`gives the place back after ${name}`, () => {
      const room = new QuotaRoom([{ ...yes, target: 1 }])
      for (const n of [1, 2]) {
        room.ready(n)
        room.talk(n)
        room.upTo(n, 'fork')
      }
      room.press(1, { fork: 'yes' })
      release(room)
      room.press(2, { fork: 'yes' })
      assert.deepEqual(room.interview(2)?.cells, [0])
    })

  it('leaves the same behind as being screened out, but for what is sealed: which of them it was (design 3)', () => {
    const left = (end: 'screened-out' | 'quota-full') => {
      const room = new QuotaRoom([{ ...yes, target: 1 }], 100, endingAs(end))
      if (end === 'quota-full') room.whole[0] = 1
      room.ready(1)
      room.talk(1)
      room.upTo(1, 'completed', { fork: 'yes' })
      assert.equal(room.over(1), 'not-eligible')
      const [fact] = room.facts.filter(({ type }) => type === 'interview.completing')
      assert.ok(fact?.type === 'interview.completing', 'why is put away')
      const [id, known] = [...room.state.completing][0] ?? []
      assert.ok(id && known, 'on its way')
      assert.equal(known.notAsked, true)
      room.do((s) => interviewCompleted(s, id))
      const campaign = [...room.state.campaigns.values()][0]
      assert.deepEqual([campaign?.waitingToMerge, campaign?.completed], [0, 0], 'no response')
      const { secret, ...open } = fact
      const told = room.facts.map(({ type, data }) => [type, data])
      return { why: secret?.answers, open, told }
    }
    const [screened, full] = [left('screened-out'), left('quota-full')]
    assert.deepEqual(screened.open, full.open)
    assert.deepEqual(screened.told, full.told)
    assert.deepEqual(
      [screened.why, full.why],
      ['{"notAsked":"screened-out"}', '{"notAsked":"quota-full"}'],
    )
  })

  it('a place that comes free before the end is reached is taken', () => {
    const room = new QuotaRoom([{ ...yes, target: 1 }])
    for (const n of [1, 2]) {
      room.ready(n)
      room.talk(n)
      room.upTo(n, 'age', { fork: 'yes' })
    }
    room.over(1, 1)
    room.press(2)
    assert.deepEqual([room.interview(2)?.at, room.interview(2)?.cells], ['health', [0]])
  })

  it('a soft cell counts and never ends an interview', () => {
    const room = new QuotaRoom([softOld])
    room.whole[0] = 5
    room.ready(1)
    room.talk(1)
    room.upTo(1, 'completed', { age: 'old' })
    assert.deepEqual(room.interview(1)?.cells, [0])
    assert.equal(room.over(1), 'completed')
  })

  it('while nobody can tell how far a cell is, nobody is rung, and who is on the line ends politely', () => {
    const room = new QuotaRoom([{ ...yes, target: 5 }])
    room.ready(1)
    room.ready(2)
    room.talk(1)
    room.counted = { of: () => 3, unknown: 2 }
    assert.equal(room.place(2), undefined)
    assert.deepEqual(
      holdingBack(room.state, room.ctx(), room.world).map(({ rule, key }) => [rule, key]),
      [['G3', 'quotas-unknown']],
    )
    room.upTo(1, 'completed', { fork: 'yes' })
    assert.equal(room.over(1), 'not-eligible')
    room.counted = { of: () => 2, unknown: 1 }
    assert.deepEqual(holdingBack(room.state, room.ctx(), room.world), [], 'it fits in either way')
  })

  it('when every cell of a quota is full nobody is rung', () => {
    const room = new QuotaRoom([yes, no])
    room.ready(1)
    room.whole.push(2, 3)
    const [hold] = holdingBack(room.state, room.ctx(), room.world)
    assert.equal(hold?.key, 'quotas-full')
    assert.equal(room.place(1), undefined)
    room.whole[1] = 2
    assert.ok(room.place(1))
  })
})

describe('a quota over the sample', () => {
  it('keeps a place at the dial, passes over cases whose cell is full, and gives it back with the call', () => {
    const room = new QuotaRoom([london])
    const dial = (n: number) => {
      room.ready(n)
      return room.state.calls.get(room.place(n) as CallId)
    }
    const calls = [1, 2, 3].map(dial)
    const region = (call: (typeof calls)[number]) => call?.stratum?.['region']
    assert.deepEqual(calls.map(region), [inLondon, inWales, inLondon])
    assert.deepEqual([4, 5, 6].map(dial).map(region), [inWales, inWales, inWales], 'no third')
    room.hear({ kind: 'ended', call: calls[0]?.id as CallId, cause: 'no-answer' })
    const [next, after] = [7, 8].map(dial)
    assert.deepEqual([next, after].map(region), [inLondon, inWales], 'one more, and no third')
    assert.equal(
      next?.case,
      `${sample}.4`,
      'the next case there: none was lost by being passed over',
    )
  })

  it('nested with an answer: a case is passed over when every cell of its part is full', () => {
    const oldLondon = { ...youngLondon, of: [{ at: 'age', is: ['old'] }, youngLondon.of[1]] }
    const room = new QuotaRoom([youngLondon, oldLondon as QuotaCell])
    room.ready(1)
    room.whole.push(1, 1)
    const call = room.place(1) as CallId
    assert.equal(room.state.calls.get(call)?.stratum?.['region'], inWales)
  })
})

const quotas = [yes, no, london, youngLondon, softOld]
const anyMove = fc.record({
  what: fc.constantFrom(
    ...(['dial', 'dial', 'answer', 'press', 'press', 'press', 'press'] as const),
    ...(['back', 'exit', 'hangUp', 'finish', 'whole', 'whole', 'putAway', 'lose'] as const),
  ),
  seat: fc.integer({ min: 1, max: 4 }),
  pick: fc.nat(3),
})

describe('whatever happens in a room with quotas', () => {
  it('no hard cell ever has more kept and completed than its target, and the cells fill up', () => {
    let filled = 0
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 50, maxLength: 300 }), (moves) => {
        const room = new QuotaRoom(quotas, 400)
        for (const n of [1, 2, 3, 4]) room.ready(n)
        for (const move of moves) {
          make(room, move)
          for (const [n, cell] of quotas.entries())
            if (!cell.soft) assert.ok(inCell(room, n) <= cell.target, `cell ${n} after a move`)
        }
        filled += room.whole.filter((count, n) => count === quotas[n]?.target).length
      }),
      { numRuns: 60, seed: 3 },
    )
    assert.ok(filled > 30, `${filled} cells were filled: the rooms were too quiet`)
  })
})

describe('without one of the rules about quotas somebody is rung who is not wanted', () => {
  const rung = (quotas: readonly QuotaCell[], counted: Counted) => {
    const room = new QuotaRoom(quotas)
    room.ready(1)
    room.counted = counted
    return room.place(1)
  }
  const everyCell = { of: () => 9, unknown: 0 }
  const cases: readonly (readonly [string, () => unknown])[] = [
    ['quotas-unknown', () => rung([yes, london], { of: () => 0, unknown: 2 })],
    ['quotas-full', () => rung([yes, no], everyCell)],
  ]
  for (const [key, dial] of cases)
    it(`G3 ${key}`, () => {
      assert.equal(dial(), undefined)
      assert.ok(without(key, dial), 'the rule alone holds it back')
    })
})

/** Everybody who counts in the cell, or will if all goes well: told from scratch, out of the answers. */
function inCell(room: QuotaRoom, n: number): number {
  const { calls, interviews, completing } = room.state
  const coming = [...completing.values()].filter(({ cells }) => cells?.includes(n)).length
  const kept = [...calls.values()].filter((call) => {
    if (n === 2) return call.stratum?.['region'] === inLondon
    return 'interview' in call && interviews.get(call.interview)?.cells?.includes(n)
  })
  return (room.whole[n] ?? 0) + coming + kept.length
}

type Move = { readonly what: string; readonly seat: number; readonly pick: number }

function make(room: QuotaRoom, move: Move): void {
  const parts = move.what === 'whole' ? ['dial', 'answer', 'finish', 'hangUp'] : [move.what]
  for (const what of parts) makeOne(room, { ...move, what })
}

function makeOne(room: QuotaRoom, { what, seat: n, pick }: Move): void {
  const call = room.state.calls.get(room.state.seats.get(seat(n))?.call ?? ('' as CallId))
  const now = room.interview(n)
  const talking = call?.state === 'talking' && now !== undefined
  if (what === 'putAway') room.putAway()
  if (what === 'dial' && !call) {
    room.pass(6_000)
    room.place(n)
  }
  if (what === 'answer' && call && (call.state === 'placing' || call.state === 'ringing'))
    room.hear({ kind: 'answered', call: call.id })
  if (what === 'lose' && call) room.hear({ kind: 'ended', call: call.id, cause: 'line-lost' })
  if (talking && !now.ending && now.at !== 'completed') {
    const answers = { fork: pick % 2 ? 'yes' : 'no', age: pick > 1 ? 'young' : 'old' }
    if (what === 'press') room.press(n, answers)
    if (what === 'finish') room.upTo(n, 'completed', answers)
    if (what === 'back')
      room.try((s, c) => goBack(s, c, room.agent(n), { place: now.at, turn: now.turns }))
    if (what === 'exit' && pick === 0)
      room.do((s, c) => takeExit(s, c, room.agent(n), 'stop-and-delete'))
  }
  if (what === 'hangUp' && talking) room.over(n, now.at === 'completed' ? 0 : pick)
  if (room.state.calls.get(call?.id ?? ('' as CallId))?.state === 'wrapping-up') room.code(n, pick)
}
