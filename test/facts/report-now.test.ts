import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { minute } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { codeLate } from '../../src/facts/decide-code.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { supervise } from '../../src/facts/decide-supervise.ts'
import { fold } from '../../src/facts/fold.ts'
import { hoursOpen, reportNow } from '../../src/facts/report-now.ts'
import { emptyState } from '../../src/facts/state.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'
import { campaign, PaperRoom, seat, supervisor } from './paper-room.ts'

/** A call of this seat that ends with this exit, or that nobody answers. */
function called(room: PaperRoom, number: number, exit?: ExitKind): void {
  room.pass(minute)
  if (exit === undefined) {
    const call = room.place(number)
    assert.ok(call, 'a call is placed')
    room.hear({ kind: 'ringing', call })
    room.hear({ kind: 'ended', call, cause: 'no-answer' })
    return
  }
  const call = room.talk(number)
  const by = { person: `agent-${number}`, role: 'agent', seat: seat(number) } as never
  room.do((s, c) => takeExit(s, c, by, exit))
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => {
    const known = s.calls.get(call)
    assert.ok(known?.state === 'wrapping-up')
    return ok(codeLate(s, c, known))
  })
}

function worked(): PaperRoom {
  const room = new PaperRoom({ until: 20 * 60 })
  room.ready(1)
  room.ready(2)
  for (const exit of ['refuses', 'machine', undefined, 'never-call', 'machine'] as const)
    called(room, 1, exit)
  room.do((s, c) => supervise(s, c, supervisor, seat(2), 'listen'))
  for (const exit of [undefined, 'stop-and-delete', 'machine'] as const) called(room, 2, exit)
  return room
}

const close = (room: PaperRoom) =>
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))

describe('the report of a campaign', () => {
  it('adds every attempt up once, by day, by part of the day and by agent', () => {
    const report = reportNow(worked().state, campaign)
    const counts = { tried: 8, people: 3, completed: 0, refused: 3 }
    const { finals, ...day } = report.days.get('2026-11-24') ?? { finals: new Map() }
    assert.deepEqual(day, { ...counts, begun: 8 })
    assert.ok(finals.size > 0, 'refusals are final')
    assert.deepEqual([...report.parts], [['AM', counts]])
    const one = report.agents.get('agent-1' as never)
    assert.deepEqual([one?.answered, one?.machine, one?.['never-call']], [4, 2, 1])
  })

  it('is the same before the close of the shift and after it', () => {
    const room = worked()
    const before = reportNow(room.state, campaign)
    close(room)
    assert.deepEqual(reportNow(room.state, campaign), before)
    assert.equal(room.state.tally.attempts.size, 0, 'nothing is left beside it')
  })

  it('is the same again from the record alone, where the facts of calls are gone with the steps', () => {
    const room = worked()
    const before = reportNow(room.state, campaign)
    close(room)
    const state = emptyState()
    for (const fact of room.facts) {
      const gone = state.shift?.key !== undefined && goesWithShift(state, fact as never)
      if (!gone) fold(state, fact)
    }
    assert.deepEqual(reportNow(state, campaign), before)
  })

  it('gives nothing of the state away to be changed', () => {
    const room = worked()
    close(room)
    const report = reportNow(room.state, campaign)
    for (const day of report.days.values()) {
      day.tried = 999
      day.finals.clear()
    }
    report.agents.clear()
    assert.equal(reportNow(room.state, campaign).days.get('2026-11-24')?.tried, 8)
  })

  it('knows for how long shifts were open', () => {
    const room = worked()
    assert.equal(hoursOpen(room.state, campaign, room.now), 8 / 60)
    close(room)
    room.pass(90 * minute)
    assert.equal(hoursOpen(room.state, campaign, room.now), 8 / 60)
  })
})
