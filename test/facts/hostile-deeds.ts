import type { CallId } from '../../src/basics/ids.ts'
import { type Instant, later, minute, second } from '../../src/basics/instant.ts'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  openingChecks,
  openShift,
  resumeRoom,
} from '../../src/facts/decide-room.ts'
import { resumeCampaign } from '../../src/facts/decide-studies.ts'
import { closeIncident, supervise } from '../../src/facts/decide-supervise.ts'
import { localDay } from '../../src/facts/local-day.ts'
import { currentEdition, editions } from '../../src/fieldwork/editions.ts'
import { outcomeRules } from '../../src/fieldwork/outcomes.ts'
import type { HostileRoom } from './hostile-day.ts'
import { campaign, openGates, supervisor } from './paper-room.ts'

export const seats = [1, 2, 3]
const script = 'script' as never

export function settleAll(room: HostileRoom): void {
  for (const call of [...room.state.calls.keys()])
    room.hear({ kind: 'ended', call, cause: 'normal' })
  for (const call of [...room.state.calls.values()]) hostileCode(room, call.id)
}

/** As a line of an earlier release, which thought otherwise of caps and spacing: the rules alone hold the case back. */
export function hostileCode(
  room: HostileRoom,
  id: CallId | undefined,
  outcomes = Object.keys(outcomeRules) as AttemptOutcome[],
): void {
  const call = id && room.state.calls.get(id)
  if (!call || call.state === 'placing' || call.state === 'talking') return
  const outcome = room.pick(outcomes)
  const rule = outcomeRules[outcome]
  const code = editions[currentEdition].of[outcome]
  const final = rule.does === 'final' && room.chance(0.8) ? { final: code } : {}
  const waits = room.chance(0.3)
    ? { notBefore: later(room.now, room.pick([5, 600, 4_000]) * minute) }
    : {}
  // A window that nobody ever closes.
  const asked = outcome === 'call-back' && room.chance(0.7)
  const window = asked
    ? { notBefore: room.now, until: later(room.now, room.pick([1, 20, 300]) * minute) }
    : waits
  const data = { outcome, day: localDay(room.now), ...final, ...('final' in final ? {} : window) }
  const on = { call: call.id, case: call.case, campaign: call.campaign, seat: call.seat }
  room.add({ type: 'attempt.coded', on, data })
  if (call.state === 'wrapping-up')
    room.add({
      type: 'interview.ended',
      on: { interview: call.interview, call: call.id },
      data: {},
    })
}

export function freshShift(room: HostileRoom, minutes = room.pick([3, 20, 120, 600])): void {
  settleAll(room)
  room.try((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  const until = later(room.now, minutes * minute) as Instant
  const slot = room.pick(['AM', 'PM', 'ED'] as const)
  const checks = Object.keys(openingChecks)
  room.try((s, c) => openShift(s, c, supervisor, { slot, until, campaign, checks }))
  for (const number of seats) room.ready(number)
}

/** Everything as it should be, so that calls go on. */
export function mended(room: HostileRoom): void {
  room.around({})
  room.hear({ kind: 'connected' })
  for (const one of room.state.incidents.keys())
    room.try((s, c) => closeIncident(s, c, supervisor, one))
  room.try((s, c) => resumeRoom(s, c, supervisor))
  room.add({ type: 'script.approved', on: { script }, data: {} })
  room.add({ type: 'campaign.approved', on: { campaign }, data: {} })
  // Of a campaign without a pilot batch the line says nothing.
  room.add({ type: 'campaign.pilot_passed', on: { campaign, script }, data: { heard: 1 } })
  room.try((s, c) => resumeCampaign(s, c, supervisor, campaign, 'checked'))
  for (const number of seats) {
    const person = `agent-${number}` as never
    room.try((s, c) => changeGates(s, c, undefined, person, openGates(room.now)))
    if (room.state.shift) room.ready(number)
  }
  room.try((s, c) => confirmPresence(s, c, supervisor))
}

/** One interview that somebody hears, or that nobody does, and the room goes on. */
export function oneInterview(room: HostileRoom, heard: boolean): void {
  for (const number of seats) room.place(number)
  const [call] = room.state.calls.values()
  if (!call) return
  if (heard) room.try((s, c) => supervise(s, c, supervisor, call.seat, 'listen'))
  for (const kind of ['ringing', 'answered'] as const) room.hear({ kind, call: call.id })
  room.hear({ kind: 'ended', call: call.id, cause: 'normal' })
  hostileCode(room, call.id, ['completed'])
  settleAll(room)
  room.pass(10 * second)
  mended(room)
}

/** A campaign that begins with a pilot batch of so many interviews, and goes on in it (R14). */
export function beginPilot(room: HostileRoom, interviews: number): void {
  room.add({ type: 'campaign.approved', on: { campaign }, data: { pilot: interviews } })
}
