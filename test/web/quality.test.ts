import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import type { AgentCount } from '../../src/facts/campaign-report.ts'
import { agentIn, emptyAgent } from '../../src/facts/campaign-report.ts'
import { reportOf } from '../../src/facts/fold-quality.ts'
import { belowTarget, qualitySeen, warningsIn } from '../../src/web/quality-seen.ts'
import { noteAt } from '../../src/web/report-links.ts'
import { campaign, PaperRoom, seat } from '../facts/paper-room.ts'

/** A room whose agents have worked before, by name. */
function roomOf(agents: Readonly<Record<string, Partial<AgentCount>>>): PaperRoom {
  const room = new PaperRoom()
  const known = room.state.campaigns.get(campaign)
  assert.ok(known, 'the campaign is there')
  let number = 0
  for (const [name, counts] of Object.entries(agents)) {
    number += 1
    room.ready(number, name)
    Object.assign(agentIn(reportOf(known), name as PersonId), emptyAgent(), counts)
  }
  return room
}

const seen = (room: PaperRoom) => qualitySeen(room.state, room.ctx(), campaign)
const fine = { answered: 100, completed: 20, monitored: 5, validated: 2, machine: 20 }

describe('R9, R10: the supervisor’s page of monitoring and checks', () => {
  it('says how many interviews are still to be heard and asked about, and warns at the sign-off', () => {
    const room = roomOf({
      Baker: fine,
      Archer: { ...fine, monitored: 0, validated: 0 },
    })
    const [archer, baker] = seen(room).agents
    assert.deepEqual(
      [archer?.heard.text, archer?.asked.text, archer?.first.text],
      ['1 more to hear', '2 more to ask about', 'New: 5 to hear'],
    )
    assert.deepEqual(
      [baker?.heard.text, baker?.asked.text, baker?.first.text],
      ['On target', 'On target', 'All heard'],
    )
    const [line, ...more] = belowTarget(room.state, room.ctx(), campaign)
    assert.deepEqual(more, [])
    assert.match(
      line ?? '',
      /^Archer, Archer: 1 more interview to be heard; 2 more interviews to be asked about; new, with 5/,
    )
  })

  it('R11: asks for the share that the site asks for', () => {
    const room = roomOf({ Baker: { ...fine, monitored: 5 } })
    const ctx = { ...room.ctx(), settings: { ...room.settings, heardPercent: 50 } }
    const page = qualitySeen(room.state, ctx, campaign)
    assert.deepEqual([page.heardPercent, page.agents[0]?.heard.text], [50, '5 more to hear'])
    assert.equal(seen(room).heardPercent, 5)
  })

  it('names whose outcomes are unlike the room’s, and how many warnings there are', () => {
    const rest = Object.fromEntries(
      Array.from({ length: 5 }, (_, n) => [`Honest${n}`, { ...fine, answered: 300, machine: 60 }]),
    )
    const room = roomOf({ ...rest, Cheat: { ...fine, answered: 300, machine: 170 } })
    const { warnings, agents } = seen(room)
    assert.equal(warnings.length, 1)
    assert.match(warnings[0] ?? '', /^Cheat, Cheat: far more calls end as “machine”/)
    const unlike = agents.filter(({ mix }) => mix.text === 'Unlike the room')
    assert.deepEqual(
      unlike.map(({ name }) => name),
      ['Cheat, Cheat'],
    )
    assert.equal(warningsIn(room.state, room.ctx(), campaign), 1)
  })

  it('J10: is by name, and holds neither a count of interviews, nor a pace, nor a rank', () => {
    const page = (completed: number) =>
      JSON.stringify(
        seen(
          roomOf({
            Zeta: {
              answered: completed * 5,
              completed,
              monitored: completed,
              validated: completed,
            },
            Alpha: { answered: 500, completed: 90, monitored: 90, validated: 90 },
          }),
        ),
      )
    assert.equal(page(20), page(80), 'four times as many interviews, and the same page')
    assert.ok(page(20).indexOf('Alpha') < page(20).indexOf('Zeta'), 'by name')
    assert.doesNotMatch(page(80), /hour|rank|best|average/i)
  })

  it('R10: a new agent’s seat says how many are still to be heard', () => {
    const room = roomOf({ Archer: { ...fine, monitored: 2 } })
    const at = room.state.seats.get(seat(1))
    assert.ok(at, 'the seat is there')
    assert.deepEqual(noteAt(room.state, room.ctx(), at, 0), { note: 'New: 3 to hear' })
    assert.deepEqual(noteAt(room.state, room.ctx(), at, 2), {
      note: 'Reads too fast: 2 in this shift. New: 3 to hear',
    })
  })

  it('R10: two interviews in each week are heard of whoever is no longer new, and the supervisor is warned of fewer', () => {
    // The room's day is Tuesday 24 November.
    const week = (monday: string, completed: number, heard: number) => ({
      ...{ ...fine, week: { monday, completed, heard } },
    })
    const room = roomOf({
      Archer: week('2026-11-23', 6, 1),
      Baker: week('2026-11-23', 6, 2),
      Cooper: week('2026-11-16', 6, 0),
      Draper: { ...week('2026-11-23', 6, 0), monitored: 1 },
    })
    assert.deepEqual(
      seen(room).agents.map((one) => one.week.text),
      ['1 more to hear', 'On target', 'On target', 'On target'],
      'last week is over, and the first interviews of a new agent are asked for by themselves',
    )
    assert.deepEqual(seen(room).warnings, [
      'Archer, Archer: 1 more interview of this week to be heard. Listen before the week is over.',
    ])
    assert.match(
      belowTarget(room.state, room.ctx(), campaign).join(),
      /^Archer, Archer: 1 more interview to be heard this week\./,
    )
  })

  it('says so where nobody has worked yet', () => {
    assert.match(seen(new PaperRoom()).whole, /^No interview/)
  })
})
