import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, hour, type Instant, later } from '../../src/basics/instant.ts'
import { breachesOf } from '../../src/facts/call-breaches.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { signCompliance } from '../../src/facts/decide-compliance.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { resumeCampaign } from '../../src/facts/decide-studies.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { localDay } from '../../src/facts/local-day.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { abandonedRate } from '../../src/fieldwork/abandoned-rate.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { fc } from '../support/fast-check.ts'
import { campaign, governor, PaperRoom, seat, supervisor } from './paper-room.ts'

const today = '2026-11-24'
const agent = { person: 'agent-1', role: 'agent', seat: seat(1) } as never

function at(room: PaperRoom) {
  const call = room.place(1)
  assert.ok(call, 'a call is placed')
  return call
}

/** What may come of one call. */
const calls = {
  ringsOut: (room: PaperRoom) => {
    const call = at(room)
    room.hear({ kind: 'ringing', call })
    room.pass(15_200)
    room.hear({ kind: 'ended', call, cause: 'no-answer' })
  },
  busy: (room: PaperRoom) => {
    const call = at(room)
    room.hear({ kind: 'ended', call, cause: 'busy' })
  },
  refuses: (room: PaperRoom) => {
    const call = room.talk(1)
    room.pass(30_000)
    room.do((s, c) => takeExit(s, c, agent, 'refuses'))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))
  },
  machine: (room: PaperRoom) => {
    const call = room.talk(1)
    room.do((s, c) => takeExit(s, c, agent, 'machine'))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.do((s, c) => confirmOutcome(s, c, agent, 'machine'))
  },
  nobodyThere: (room: PaperRoom) => abandoned(room, 300),
  seatLost: (room: PaperRoom) => abandoned(room, 40_000, 'seat-lost'),
  notHeard: (room: PaperRoom) => {
    abandoned(room, 5_100, 'not-heard')
    room.add({ type: 'agent.ready', by: agent, on: { seat: seat(1) }, data: {} })
  },
} satisfies Record<string, (room: PaperRoom) => void>

function abandoned(room: PaperRoom, after: number, why?: 'seat-lost' | 'not-heard'): void {
  const call = at(room)
  room.hear({ kind: 'ringing', call })
  room.hear({ kind: 'answered', call })
  room.pass(after)
  room.hear({ kind: 'message-started', call, ...(why ? { why } : {}) })
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => resumeCampaign(s, c, supervisor, campaign, 'checked'))
}

type What = keyof typeof calls

function work(room: PaperRoom, done: readonly What[]): void {
  room.ready(1)
  for (const what of done) {
    calls[what](room)
    room.pass(8_000)
    room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
  }
}

const close = (room: PaperRoom) =>
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))

function counted(facts: readonly Fact[]) {
  return facts.flatMap((fact) => (fact.type === 'calls.counted' ? [fact.data] : []))
}

describe('D16: the compliance sheet of a day', () => {
  it('is counted at the close of the shift, and kept in the record as nothing but counts', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['ringsOut', 'refuses', 'machine', 'busy', 'nobodyThere', 'seatLost', 'notHeard'])
    close(room)
    assert.deepEqual(counted(room.facts), [
      {
        ...{ day: today, calls: 7, live: 1, abandoned: 3, silent: 1, repeats: 0, outside: 0 },
        ...{ shortestRing: 152, longestToMessage: 3 },
      },
    ])
    const fact = room.facts.find(({ type }) => type === 'calls.counted')
    assert.deepEqual(
      Object.keys(fact?.on ?? {}).sort(),
      ['campaign', 'shift'],
      'of no case or seat',
    )
  })

  it('D5: a seat that is lost once the agent has spoken, or silence, is no time from answer to message', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['seatLost', 'notHeard'])
    close(room)
    assert.equal(counted(room.facts)[0]?.longestToMessage, undefined)
  })

  it('reconciles with what is left of each call, and with the counts that stop the campaign (D2)', () => {
    fc.assert(
      fc.property(anyDay, (done) => {
        const room = new PaperRoom({ until: 20 * 60, slots: 50 })
        work(room, done)
        close(room)
        const rows = room.facts.flatMap((fact) =>
          fact.type === 'shift.calls' ? fact.data.attempts : [],
        )
        const [sheet] = counted(room.facts)
        assert.equal(sheet?.calls ?? 0, rows.length)
        const live = rows.filter((row) => row.spoke && row.outcome !== 'machine').length
        const lost = rows.filter((row) => row.abandoned !== undefined).length
        assert.deepEqual([sheet?.live ?? 0, sheet?.abandoned ?? 0], [live, lost])
        const counts = room.state.campaigns.get(campaign)?.days.get(today)
        assert.equal(counts?.passed ?? 0, live)
        assert.equal(counts?.abandoned ?? 0, lost)
        if (sheet) {
          const rate = abandonedRate({ abandoned: sheet.abandoned, passed: sheet.live })
          assert.equal(rate, lost + live === 0 ? 'n/a' : (lost / (lost + live)) * 100)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('comes out the same from the lines that are kept, with the facts of calls or without', () => {
    fc.assert(
      fc.property(anyDay, (done) => {
        const room = new PaperRoom({ until: 20 * 60, slots: 50 })
        work(room, done)
        close(room)
        const [whole, kept] = foldedBothWays(room)
        assert.deepEqual(left(kept), left(whole))
      }),
      { numRuns: 60 },
    )
  })

  it('G5: says nothing of how long anybody spoke: long conversations and short ones leave the same line', () => {
    const lineOf = (spoken: readonly number[]) => {
      const room = new PaperRoom({ until: 20 * 60 })
      room.ready(1)
      for (const ms of spoken) {
        const call = room.talk(1)
        room.pass(ms)
        room.do((s, c) => takeExit(s, c, agent, 'refuses'))
        room.hear({ kind: 'ended', call, cause: 'normal' })
        room.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))
        room.pass(8_000)
        room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
      }
      calls.ringsOut(room)
      close(room)
      return counted(room.facts)
    }
    assert.deepEqual(lineOf([5_000, 400_000, 61_000]), lineOf([300_000, 2_000, 900]))
  })

  it('and of a case that two seats rang in one shift, the last attempt counts, whichever seat is named first', () => {
    const room = new PaperRoom({ until: 20 * 60, slots: 1 })
    room.ready(2)
    const first = room.place(2)
    assert.ok(first, 'seat 2 rings')
    room.hear({ kind: 'ended', call: first, cause: 'trunk-fault' })
    room.pass(31 * 60_000)
    room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
    work(room, ['ringsOut'])
    close(room)
    const [whole, kept] = foldedBothWays(room)
    assert.deepEqual(left(kept), left(whole))
    assert.equal([...kept.cases.values()][0]?.attempts, 2)
    assert.equal([...kept.cases.values()][0]?.lastOutcome, 'no-answer')
  })

  it('holds no more than counts while the shift is open, and begins anew with each', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['ringsOut'])
    assert.equal(room.state.tally.days.get(campaign)?.get(today)?.calls, 1)
    close(room)
    assert.equal(room.state.tally.days.size, 0)
  })
})

const anyDay = fc.array(fc.constantFrom(...(Object.keys(calls) as What[])), { maxLength: 12 })

/** The state of every fact, and of those alone that are in the record when the shift has closed. */
function foldedBothWays(room: PaperRoom): readonly [State, State] {
  const [whole, kept] = [emptyState(), emptyState()]
  for (const fact of room.facts) {
    const goes = goesWithShift(whole, fact as never)
    fold(whole, fact)
    if (!goes) fold(kept, fact)
  }
  return [whole, kept]
}

function left({ campaigns, cases }: State) {
  const known = campaigns.get(campaign)
  // Put away by a fact of its own, which is none of this room's.
  return { cases, outcomes: known?.outcomes, days: known?.days, compliance: known?.compliance }
}

describe('D2: the day of a sheet', () => {
  it('is from midnight to midnight by the clock on the wall, also where that is not 24 hours', () => {
    // 28 March 2027 has 23 hours and 31 October 2027 has 25; 30 October is summer time to its end.
    for (const [date, hours] of [
      ['2027-03-28', 23],
      ['2027-10-31', 25],
      ['2027-10-30', 24],
    ] as const) {
      const from = instantAt(date, 0)
      assert.equal(localDay(from), date)
      assert.notEqual(localDay(later(from, -1)), date)
      assert.equal(localDay(later(from, hours * hour - 1)), date)
      assert.notEqual(localDay(later(from, hours * hour)), date)
    }
  })

  it('splits a shift that goes on past midnight into two sheets', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['ringsOut'])
    const call = at(room)
    room.hear({ kind: 'ringing', call })
    room.now = instantAt('2026-11-25', 1)
    room.hear({ kind: 'ended', call, cause: 'no-answer' })
    close(room)
    assert.deepEqual(
      counted(room.facts).map(({ day: of, calls: made }) => [of, made]),
      [
        ['2026-11-24', 1],
        ['2026-11-25', 1],
      ],
    )
  })
})

describe('D16: signing it', () => {
  const sign = (by = supervisor, of = today) =>
    [
      by,
      (s: Parameters<typeof signCompliance>[0], c: Parameters<typeof signCompliance>[1]) =>
        signCompliance(s, c, by, campaign, of),
    ] as const

  it('is a supervisor’s deed, once the shift has closed, and once', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['ringsOut'])
    const [, deed] = sign()
    assert.match(room.refused(deed).sentence, /Close the shift/)
    close(room)
    assert.equal(room.refused(sign(governor)[1]).status, 403)
    assert.equal(room.refused(sign(supervisor, '2026-11-23')[1]).status, 404)
    room.do(deed)
    const sheet = room.state.campaigns.get(campaign)?.compliance.get(today)
    assert.equal(sheet?.signed?.by, supervisor.person)
    assert.deepEqual(room.facts.at(-1)?.data, { day: today, upTo: sheet?.countedAt })
    assert.equal(room.refused(deed).status, 409)
  })

  it('is asked for again when another shift of the day adds to the sheet', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    work(room, ['ringsOut', 'nobodyThere'])
    close(room)
    const [, deed] = sign()
    room.do(deed)
    const more = { calls: 2, live: 1, abandoned: 1, silent: 0, repeats: 0, outside: 0 }
    const data = { day: today, ...more, shortestRing: 150, longestToMessage: 12 }
    room.add({ type: 'calls.counted', on: { campaign }, data })
    const sheet = room.state.campaigns.get(campaign)?.compliance.get(today)
    assert.equal(sheet?.signed, undefined)
    assert.deepEqual(sheet?.count, {
      ...{ calls: 4, live: 1, abandoned: 2, silent: 0, repeats: 0, outside: 0 },
      ...{ shortestRing: 150, longestToMessage: 12 },
    })
    assert.equal(sheet?.shifts, 2)
    room.do(deed)
  })
})

describe('what the sheet counts as broken is looked at apart from the table that lets calls go', () => {
  const weekdays = { from: 9 * 60, to: 20 * 60 }
  const hours = { weekdays, saturday: { from: 10 * 60, to: 14 * 60 }, sunday: null }
  const everyDay = { ...hours, saturday: { from: 0, to: 1440 }, sunday: { from: 0, to: 1440 } }
  const call = (placedAt: Instant) => ({ placedAt, state: 'placing' }) as never
  const fresh = { attempts: 0, lastAt: 0, askedBack: false } as never
  const on = (date: string, minutes: number, of: typeof hours | typeof everyDay = hours) =>
    breachesOf(call(instantAt(date, minutes * 60_000)), fresh, of as never)

  it('D15: outside the campaign’s hours, the research window, or on a bank holiday', () => {
    assert.deepEqual(on('2026-11-24', 9 * 60), [])
    assert.deepEqual(on('2026-11-24', 9 * 60 - 1), ['hours'])
    assert.deepEqual(on('2026-11-24', 20 * 60 - 1), [])
    assert.deepEqual(on('2026-11-24', 20 * 60), ['hours'])
    assert.deepEqual(on('2026-11-28', 9 * 60 + 30), ['hours'], 'Saturday, by the campaign')
    assert.deepEqual(on('2026-11-28', 12 * 60), [])
    assert.deepEqual(on('2026-11-29', 12 * 60), ['hours'], 'Sunday, by the campaign')
    assert.deepEqual(
      on('2026-11-29', 9 * 60 + 59, everyDay),
      ['hours'],
      'Sunday, by the research window',
    )
    assert.deepEqual(on('2026-11-29', 10 * 60, everyDay), [])
    assert.deepEqual(on('2026-12-25', 12 * 60), ['hours'])
  })

  it('D15: by the clock on the wall on the days on which it changes', () => {
    // 28 March 2027: at 01:00 the clocks go to 02:00. 31 October 2027: they go back.
    for (const date of ['2027-03-28', '2027-10-31']) {
      assert.deepEqual(on(date, 10 * 60, everyDay), [])
      assert.deepEqual(on(date, 9 * 60 + 59, everyDay), ['hours'])
      assert.deepEqual(on(date, 21 * 60, everyDay), ['hours'])
    }
  })

  it('D8, D14: within 72 hours of an abandoned call, or of one that nobody answered', () => {
    const now = instantAt('2026-11-27', 12 * hour)
    const before = (ms: number, more: object) =>
      breachesOf(
        call(now),
        { attempts: 1, lastAt: later(now, -ms), askedBack: false, ...more } as never,
        hours,
      )
    assert.deepEqual(before(3 * day - 1, { lastOutcome: 'no-answer' }), ['repeat'])
    assert.deepEqual(before(3 * day, { lastOutcome: 'no-answer' }), [])
    assert.deepEqual(before(hour, { lastOutcome: 'trunk-fault' }), [], 'no phone rang')
    assert.deepEqual(before(hour, { lastOutcome: 'call-back', askedBack: true }), [])
    const lost = { lastOutcome: 'call-back', askedBack: true, abandonedAt: later(now, -hour) }
    assert.deepEqual(before(hour, lost), ['repeat'], 'never exempt from D8')
    const itself = { lastOutcome: 'child', abandonedAt: later(now, 1_000) }
    assert.deepEqual(before(4 * day, itself), [], 'the call itself is no repeat of itself')
  })
})
