import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId } from '../../src/basics/ids.ts'
import { day, hour, type Instant, later, minute, second } from '../../src/basics/instant.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  openingChecks,
  openShift,
} from '../../src/facts/decide-room.ts'
import { fold } from '../../src/facts/fold.ts'
import { emptyState } from '../../src/facts/state.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { localTime } from '../../src/fieldwork/local-time.ts'
import type { HangupCause } from '../../src/phone/hangup-cause.ts'
import { campaign, caseOf, PaperRoom, supervisor } from './paper-room.ts'

/** Rings whoever is next, if anybody is; the carrier says this. Gives the case. */
function ring(room: PaperRoom, cause: HangupCause): CaseId | undefined {
  const call = room.place(1)
  const id = call && room.state.calls.get(call)?.case
  if (call) room.hear({ kind: 'ended', call, cause })
  return id
}

/** Every look of a seat until `until`, with a supervisor there. */
function downUntil(room: PaperRoom, until: Instant): void {
  while (room.now < until) {
    room.do((s, c) => confirmPresence(s, c, supervisor))
    ring(room, 'trunk-fault')
    room.pass(15 * second)
  }
}

/** The shift is closed, and another is opened at the same time a week on. */
function nextWeek(room: PaperRoom): void {
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  room.pass(7 * day)
  const until = later(room.now, 3 * hour)
  const checks = Object.keys(openingChecks)
  room.do((s, c) => openShift(s, c, supervisor, { slot: 'AM', until, campaign, checks }))
  room.do((s, c) => confirmPresence(s, c, supervisor))
  room.ready(1)
}

const known = (room: PaperRoom, slot = 0) => {
  const found = room.state.cases.get(caseOf(slot))
  assert.ok(found, 'the case was tried')
  return found
}

describe('a carrier that takes no calls (D14)', () => {
  it('uses up no case in a morning, and overwrites no number', () => {
    const room = new PaperRoom({ slots: 20 })
    room.ready(1)
    downUntil(room, later(room.until, -20 * minute))
    const all = [...room.state.cases.values()]
    assert.equal(all.length, 20, 'each was tried')
    assert.deepEqual(
      all.filter(({ final }) => final),
      [],
    )
    assert.equal(room.state.doomedNumbers.size, 0)
    for (const { attempts } of all) assert.ok(attempts <= 2, `${attempts} attempts in a morning`)
  })

  it('leaves a case its three attempts in which a phone rings', () => {
    const room = new PaperRoom({ slots: 1 })
    room.ready(1)
    for (const cause of ['trunk-fault', 'trunk-fault', 'no-answer', 'no-answer'] as const) {
      assert.equal(ring(room, cause), caseOf(0), cause)
      assert.equal(known(room).final, undefined, cause)
      nextWeek(room)
    }
    ring(room, 'no-answer')
    assert.deepEqual(known(room).final, { code: '3.13' })
    assert.equal(known(room).attempts, 5)
  })

  it('is an attempt all the same once a phone has rung, and is spaced as one', () => {
    const room = new PaperRoom({ slots: 1 })
    room.ready(1)
    const call = room.place(1)
    assert.ok(call, 'it is placed')
    room.hear({ kind: 'ringing', call })
    room.pass(4 * second)
    room.hear({ kind: 'ended', call, cause: 'trunk-fault' })
    assert.equal(known(room).lastOutcome, 'cancelled')
    assert.equal(known(room).notRung, undefined)
    room.pass(2 * hour)
    room.do((s, c) => confirmPresence(s, c, supervisor))
    assert.equal(ring(room, 'no-answer'), undefined, 'nobody is rung again the same day')
    const [day] = [...(room.state.tally.days.get(campaign)?.values() ?? [])]
    assert.equal(day?.shortestRing, undefined, 'D7: the box did not hang up')
  })

  it('does not ring a number for ever that no carrier connects: the sixth is the last', () => {
    const room = new PaperRoom({ slots: 1 })
    room.ready(1)
    for (let n = 1; n <= 6; n++) {
      assert.equal(ring(room, 'trunk-fault'), caseOf(0), `attempt ${n}`)
      if (n < 6) nextWeek(room)
    }
    assert.deepEqual(known(room).final, { code: '3.16' })
  })

  it('is told by the rows of a closed shift alone as by the lines of its calls', () => {
    const room = new PaperRoom({ slots: 2 })
    room.ready(1)
    ring(room, 'trunk-fault')
    room.pass(40 * minute)
    room.do((s, c) => confirmPresence(s, c, supervisor))
    ring(room, 'trunk-fault')
    ring(room, 'no-answer')
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    const bare = emptyState()
    for (const fact of room.facts) if (!goesWithShift(bare, fact)) fold(bare, fact)
    assert.deepEqual(
      [...bare.cases.values()].map(({ attempts, notRung }) => [attempts, notRung]),
      [...room.state.cases.values()].map(({ attempts, notRung }) => [attempts, notRung]),
    )
    assert.ok(
      [...bare.cases.values()].some(({ notRung }) => notRung),
      'some of it rang nowhere',
    )
  })
})

function asked(room: PaperRoom): void {
  const by = room.ready(1)
  const call = room.talk(1)
  room.do((s, c) => takeExit(s, c, by, 'call-back'))
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => confirmOutcome(s, c, by, 'call-back'))
}

describe('a call that somebody asked for, on a day on which the carrier is down', () => {
  it('is still made in the same window, whatever was tried before', () => {
    const room = new PaperRoom({ slots: 1 })
    asked(room)
    // Two that nobody answered came before.
    known(room).attempts = 3
    const { notBefore, until } = known(room)
    assert.ok(notBefore !== undefined && until !== undefined)
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    room.now = notBefore
    const checks = Object.keys(openingChecks)
    room.do((s, c) => openShift(s, c, supervisor, { slot: 'AM', until, campaign, checks }))
    room.do((s, c) => confirmPresence(s, c, supervisor))
    room.ready(1)
    assert.equal(ring(room, 'trunk-fault'), caseOf(0))
    const after = known(room)
    assert.deepEqual([after.askedBack, after.until, after.final], [true, until, undefined])
    room.pass(31 * minute)
    room.do((s, c) => confirmPresence(s, c, supervisor))
    assert.equal(ring(room, 'no-answer'), caseOf(0), 'half an hour later')
  })
})

describe('a window that is lost when the regime has moved since', () => {
  it('is offered again in the part of the day that is nearest to it, and not in the next there is', () => {
    const at = (from: string, to: string) => ({ from: minutes(from), to: minutes(to) })
    const regime = {
      AM: at('09:00', '11:30'),
      PM: at('13:30', '16:30'),
      ED: at('17:30', '19:30'),
    }
    const room = new PaperRoom({ slots: 1, until: minutes('11:30'), settings: { regime } })
    asked(room)
    room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    const { notBefore = 0 as Instant, until = 0 as Instant } = known(room)
    assert.deepEqual([clock(notBefore), clock(until)], ['Wed 09:00', 'Wed 11:30'])
    regime.AM = at('09:10', '11:20')
    room.now = later(until, 1)
    room.tick(1)
    const { notBefore: next = 0 as Instant } = known(room)
    assert.equal(clock(next), 'Thu 09:10')
  })
})

function minutes(clock: string): number {
  const [hours = 0, past = 0] = clock.split(':').map(Number)
  return hours * 60 + past
}

function clock(at: Instant): string {
  const { weekday, msOfDay } = localTime(at)
  return `${weekday} ${new Date(msOfDay).toISOString().slice(11, 16)}`
}
