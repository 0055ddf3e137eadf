import type { PersonId, SeatId } from '../basics/ids.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { unwant } from './fold-calls.ts'
import { must } from './must.ts'
import type { FactType } from './shapes.ts'
import type { LinePlace } from './shift-place.ts'
import type { Seat, Shift, State } from './state.ts'
import { emptyTally } from './tally.ts'

type RoomFacts =
  | 'shift.opened'
  | 'shift.closed'
  | 'seat.assigned'
  | 'seat.not_cleared'
  | 'seat.released'
  | 'seat.line'
  | 'seat.misused'
  | 'agent.silent'
  | 'agent.not_heard'
  | 'seat.account_given'
  | 'agent.ready'
  | 'agent.break_started'
  | 'agent.break_ended'
  | 'agent.display_changed'
  | 'agent.help_called'
  | 'agent.help_answered'
  | 'agent.readings_counted'
  | 'presence.confirmed'
  | 'presence.stepped_out'
  | 'presence.handed_over'
  | 'presence.lapsed'
  | 'room.stopped'
  | 'room.resumed'
  | 'switch.connected'
  | 'switch.disconnected'

function placeOf({ seq, at, by }: Fact<FactType>): LinePlace {
  return { seq, at, ...(by ? { by: by.person } : {}) }
}

export const foldRoom: { readonly [T in RoomFacts]: Handler<T> } = {
  'shift.opened': (state, fact) => {
    const id = must(fact.on.shift, fact.seq, 'a shift')
    const { slot, campaign } = fact.data
    const also = fact.data.also === undefined ? {} : { also: fact.data.also }
    state.shifts.set(id, { id, slot, campaign, ...also, opened: placeOf(fact) })
    state.shift = {
      id,
      slot,
      openedAt: fact.at,
      until: fact.data.until,
      campaign,
      ...also,
      ...(fact.data.key === undefined ? {} : { key: fact.data.key }),
      supervisors: new Map(),
      stop: undefined,
    }
    state.tally = emptyTally()
    state.seats.clear()
  },
  'shift.closed': (state, fact) => {
    const place = fact.on.shift && state.shifts.get(fact.on.shift)
    if (place) place.closed = placeOf(fact)
    const seating = new Map<SeatId, PersonId>()
    for (const seat of state.seats.values()) if (seat.agent) seating.set(seat.id, seat.agent)
    if (seating.size > 0) state.lastSeating = seating
    const key = state.shift?.key
    for (const one of fact.data.keys ?? []) state.doomedKeys.add(one)
    state.shift = undefined
    state.tally = emptyTally()
    state.seats.clear()
    state.supervising.clear()
    state.validations.clear()
    // Of sign-ins that ended with the steps an older view may still know.
    for (const { token, seat } of [...state.sessions.values()])
      if (seat !== undefined) state.sessions.delete(token)
    if (key === undefined) return
    state.doomedKeys.add(key)
    // None is up. Where the facts of their end are gone with the steps, an older view may still hold them.
    for (const { campaign, notAsked } of state.completing.values()) {
      const known = state.campaigns.get(campaign)
      if (known && !notAsked) known.waitingToMerge += 1
    }
    state.completing.clear()
    state.keeping.clear()
    state.calls.clear()
    state.interviews.clear()
  },
  'seat.assigned': (state, fact) => {
    const id = must(fact.on.seat, fact.seq, 'a seat')
    const before = state.seats.get(id)
    state.seats.set(id, {
      id,
      agent: must(fact.on.person, fact.seq, 'a person'),
      workingName: fact.data.workingName,
      signedIn: false,
      lineUp: before?.lineUp ?? false,
      mode: { is: 'not-ready' },
      since: fact.at,
    })
  },
  'seat.not_cleared': () => undefined,
  'seat.account_given': () => undefined,
  'seat.misused': () => undefined,
  'seat.released': (state, fact) => {
    const seat = seatOf(state, fact)
    seat.signedIn = false
    seat.mode = { is: 'not-ready' }
    seat.since = fact.at
    const call = seat.call && state.calls.get(seat.call)
    if (call) unwant(state, call)
    delete seat.agent
    delete seat.workingName
  },
  'seat.line': (state, fact) => {
    const seat = fact.on.seat && state.seats.get(fact.on.seat)
    if (!seat) return
    seat.lineUp = fact.data.up
    delete seat.lineCause
    if (fact.data.cause) seat.lineCause = fact.data.cause
  },
  'agent.ready': (state, fact) => {
    const seat = seatOf(state, fact)
    setMode(seat, { is: 'ready' }, fact.at)
    delete seat.notHeard
  },
  'agent.silent': (state, fact) => {
    const call = must(fact.on.call, fact.seq, 'a call')
    seatOf(state, fact).silent = { call, at: fact.at }
  },
  'agent.not_heard': (state, fact) => {
    const seat = seatOf(state, fact)
    setMode(seat, { is: 'not-ready' }, fact.at)
    seat.notHeard = true
  },
  'agent.break_started': (state, fact) =>
    setMode(seatOf(state, fact), { is: 'break', code: fact.data.code }, fact.at),
  'agent.break_ended': (state, fact) => setMode(seatOf(state, fact), { is: 'not-ready' }, fact.at),
  'agent.display_changed': (state, fact) => {
    const person = fact.by && state.people.get(fact.by.person)
    if (person) person.display = fact.data
  },
  'agent.help_called': (state, fact) => {
    seatOf(state, fact).helpAt = fact.at
  },
  'agent.help_answered': (state, fact) => {
    delete seatOf(state, fact).helpAt
  },
  'agent.readings_counted': () => undefined,
  'presence.confirmed': (state, fact) => {
    const person = must(fact.by?.person, fact.seq, 'a supervisor')
    shiftOf(state, fact.seq).supervisors.set(person, { until: fact.data.until, state: 'present' })
  },
  'presence.stepped_out': (state, fact) => {
    const shift = shiftOf(state, fact.seq)
    const here = shift.supervisors.get(must(fact.by?.person, fact.seq, 'a supervisor'))
    if (here) here.state = 'stepped-out'
    shift.lastLeft = 'stepped-out'
  },
  'presence.handed_over': (state, fact) => {
    const shift = shiftOf(state, fact.seq)
    const from = fact.by && shift.supervisors.get(fact.by.person)
    if (from) from.state = 'stepped-out'
    shift.supervisors.set(fact.data.to, { until: fact.data.until, state: 'present' })
  },
  'presence.lapsed': (state, fact) => {
    const here = fact.on.person && state.shift?.supervisors.get(fact.on.person)
    if (here) here.state = 'lapsed'
    if (state.shift) state.shift.lastLeft = 'lapsed'
  },
  'room.stopped': (state, fact) => {
    shiftOf(state, fact.seq).stop = fact.data.stop
    if (fact.data.stop !== 'clear') return
    // Nobody may be there after a fire: every agent says again that they are ready (D1), and who answers a phone that
    // still rings finds no agent.
    for (const seat of state.seats.values()) setMode(seat, { is: 'not-ready' }, fact.at)
    for (const call of state.calls.values()) unwant(state, call)
  },
  'room.resumed': (state, fact) => {
    shiftOf(state, fact.seq).stop = undefined
  },
  'switch.connected': (state) => {
    state.switchUp = true
  },
  'switch.disconnected': (state) => {
    // The legs outlive the wire: a seat's line is as it was until the switch says otherwise.
    state.switchUp = false
  },
}

function seatOf(
  state: State,
  fact: { readonly seq: number; readonly on: { readonly seat?: SeatId } },
): Seat {
  return must(fact.on.seat && state.seats.get(fact.on.seat), fact.seq, 'a seat')
}

function shiftOf(state: State, seq: number): Shift {
  return must(state.shift, seq, 'a shift')
}

function setMode(seat: Seat, mode: Seat['mode'], at: Seat['since']): void {
  seat.mode = mode
  seat.since = at
  delete seat.pauseUntil
}
