import type { Call } from '../calls/call.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { foldCoded } from './fold-coded.ts'
import { foldHolds } from './fold-holds.ts'
import { foldIncidents } from './fold-incidents.ts'
import { goOnAfterLoss, redialOf } from './fold-redial.ts'
import { foldWindows, forgetWindow } from './fold-windows.ts'
import { must } from './must.ts'
import type { State } from './state.ts'
import { tallyAbandoned, tallyEntered } from './tally.ts'

type CallFacts =
  | 'attempt.placed'
  | 'attempt.ringing'
  | 'attempt.answered'
  | 'attempt.abandoned'
  | 'attempt.ended'
  | 'attempt.coded'
  | 'appointments.lost'
  | 'interview.begun'
  | 'interview.step_refused'
  | 'interview.closing_forced'
  | 'interview.apologised'
  | 'interview.completing'
  | 'interview.completed'
  | 'interview.ended'
  | 'key.destroyed'
  | 'supervision.begun'
  | 'supervision.ended'
  | 'call.taken_over'
  | 'call.ended_by_supervisor'
  | 'incident.opened'
  | 'incident.closed'
  | 'hold.requested'
  | 'hold.agreed'
  | 'hold.reading_asked'
  | 'hold.read_out'
  | 'hold.released'
  | 'hold.ended'

export const foldCalls: { readonly [T in CallFacts]: Handler<T> } = {
  'attempt.placed': (state, fact) => {
    const { call, case: case_, seat: at, campaign, sample } = fact.on
    const id = must(call, fact.seq, 'a call')
    const caseId = must(case_, fact.seq, 'a case')
    const seat = must(at && state.seats.get(at), fact.seq, 'a seat')
    const agent = must(seat.agent, fact.seq, 'an agent')
    const on = {
      case: caseId,
      campaign: must(campaign, fact.seq, 'a campaign'),
      seat: seat.id,
      agent,
    }
    const { stratum } = fact.data
    const redial = redialOf(state, fact, id)
    const known = state.cases.get(caseId)
    const placed = {
      ...{ id, ...on, placedAt: fact.at, ...redial },
      ...(stratum && { stratum }),
      ...(known?.until === undefined ? {} : { askedUntil: known.until }),
    }
    state.calls.set(id, { ...placed, state: 'placing' })
    seat.call = id
    seat.since = fact.at
    if (known) {
      delete known.notBefore
      forgetWindow(known)
    } else
      state.cases.set(caseId, {
        id: caseId,
        campaign: on.campaign,
        attempts: 0,
        lastAt: fact.at,
        askedBack: false,
      })
    if (fact.data.fresh !== undefined && sample) {
      const known = must(state.samples.get(sample), fact.seq, 'a sample')
      // Where the sample has strata, its places are not tried in their order.
      known.nextFresh = Math.max(known.nextFresh, fact.data.fresh + 1)
    }
  },
  'attempt.ringing': (state, fact) => {
    const call = callOf(state, fact)
    if (call.state === 'placing')
      state.calls.set(call.id, { ...call, state: 'ringing', ringingAt: fact.at })
  },
  'attempt.answered': (state, fact) => {
    const call = callOf(state, fact)
    const interview = must(fact.on.interview, fact.seq, 'an interview')
    if (call.state === 'placing' || call.state === 'ringing') {
      state.calls.set(call.id, { ...call, state: 'talking', answeredAt: fact.at, interview })
    }
    if (call.redials) goOnAfterLoss(state, interview)
    for (const [by, { seat, mode }] of state.supervising)
      if (seat === call.seat) tallyEntered(state, call.id, { by, did: mode })
    touchSeat(state, call, fact)
  },
  'attempt.abandoned': (state, fact) => {
    const call = callOf(state, fact)
    tallyAbandoned(state, fact, call)
    state.calls.set(call.id, { ...call, state: 'abandoned', answeredAt: fact.at })
    const case_ = must(state.cases.get(call.case), fact.seq, 'a case')
    case_.abandonedAt = fact.at
    dayOf(state, call, fact.data.day, fact.seq).abandoned += 1
  },
  'attempt.ended': (state, fact) => {
    const call = callOf(state, fact)
    if (call.state === 'talking') {
      const { closeBy: _, apologised: __, ...rest } = call
      state.calls.set(call.id, {
        ...rest,
        state: 'wrapping-up',
        endedAt: fact.at,
        cause: fact.data.cause,
      })
    }
    touchSeat(state, call, fact)
  },
  'attempt.coded': foldCoded,
  'interview.begun': (state, fact) => {
    const id = must(fact.on.interview, fact.seq, 'an interview')
    if (state.shift?.key !== undefined) state.tally.interviewKeys.add(fact.data.key)
    state.interviews.set(id, {
      id,
      key: fact.data.key,
      call: must(fact.on.call, fact.seq, 'a call'),
      seed: '',
      at: '',
      answers: {},
      trail: [],
      turns: 0,
    })
  },
  'interview.step_refused': () => undefined,
  'interview.closing_forced': (state, fact) => {
    const call = callOf(state, fact)
    if (call.state !== 'talking') return
    state.calls.set(call.id, { ...call, closeBy: fact.data.endsAt })
    const interview = state.interviews.get(call.interview)
    if (interview && !interview.ending)
      state.interviews.set(interview.id, { ...interview, ending: { by: 'box' } })
  },
  'interview.apologised': (state, fact) => {
    const call = callOf(state, fact)
    if (call.state === 'talking') state.calls.set(call.id, { ...call, apologised: true })
  },
  'interview.completing': (state, fact) => {
    const id = must(fact.on.interview, fact.seq, 'an interview')
    const campaign = must(fact.on.campaign, fact.seq, 'a campaign')
    // Without its body the key is gone already: the answers reached the pool, and only step 4 is missing.
    const body = fact.secret ? { body: fact.secret } : {}
    const cells = fact.secret && state.interviews.get(id)?.cells
    const { key, notAsked } = fact.data
    const kind = notAsked ? { notAsked } : {}
    state.completing.set(id, { key, campaign, ...kind, ...body, ...(cells && { cells }) })
    state.interviews.delete(id)
    state.doomedKeys.add(fact.data.key)
    if (state.shift?.key !== undefined) state.tally.interviewKeys.add(fact.data.key)
  },
  'interview.completed': (state, fact) => {
    const known = state.completing.delete(must(fact.on.interview, fact.seq, 'an interview'))
    const campaign = fact.on.campaign && state.campaigns.get(fact.on.campaign)
    if (known && campaign) campaign.waitingToMerge += 1
  },
  'interview.ended': (state, fact) => {
    if (fact.on.interview) state.completing.delete(fact.on.interview)
    const interview = fact.on.interview && state.interviews.get(fact.on.interview)
    if (!interview) return
    state.doomedKeys.add(interview.key)
    state.interviews.delete(interview.id)
  },
  'key.destroyed': (state, fact) => {
    const gone = new Set(fact.data.keys)
    for (const key of gone) {
      state.doomedKeys.delete(key)
      if (state.carriedKeys.delete(key)) state.destroyedKeys.add(key)
      if (state.tally.interviewKeys.has(key)) state.tally.destroyed.add(key)
    }
    for (const campaign of state.campaigns.values())
      if (gone.has(campaign.poolKey)) campaign.poolGone = true
  },
  'supervision.begun': (state, fact) => {
    const by = must(fact.by?.person, fact.seq, 'a supervisor')
    const seat = must(fact.on.seat, fact.seq, 'a seat')
    // Before the answer there is nothing to hear; whoever is on the line then, enters with it.
    const on = fact.on.call && state.calls.get(fact.on.call)
    if (on && on.state === 'talking') tallyEntered(state, on.id, { by, did: fact.data.mode })
    state.supervising.set(by, {
      seat,
      mode: fact.data.mode,
      ...(fact.on.call ? { call: fact.on.call } : {}),
    })
  },
  'supervision.ended': (state, fact) => {
    state.supervising.delete(must(fact.by?.person, fact.seq, 'a supervisor'))
  },
  'call.taken_over': (state, fact) => {
    const call = callOf(state, fact)
    const by = must(fact.by?.person, fact.seq, 'a supervisor')
    tallyEntered(state, call.id, { by, did: 'took-over' })
    if (call.state === 'talking') state.calls.set(call.id, { ...call, takenOverBy: by })
  },
  'call.ended_by_supervisor': (state, fact) => {
    const call = callOf(state, fact)
    if (fact.by) tallyEntered(state, call.id, { by: fact.by.person, did: 'ended' })
    unwant(state, call)
    const interview = call.state === 'talking' && state.interviews.get(call.interview)
    if (interview && !interview.ending)
      state.interviews.set(interview.id, { ...interview, ending: { by: 'box' } })
  },
  ...foldHolds,
  ...foldWindows,
  ...foldIncidents,
}

/** A call that still rings, and that nobody is to take any more. */
export function unwant(state: State, call: Call): void {
  if (call.state === 'placing' || call.state === 'ringing')
    state.calls.set(call.id, { ...call, unwanted: true })
}

function callOf(state: State, fact: Fact): Call {
  return must(fact.on.call && state.calls.get(fact.on.call), fact.seq, 'a call')
}

function touchSeat(state: State, call: Call, fact: Fact): void {
  const seat = state.seats.get(call.seat)
  if (seat?.call === call.id) seat.since = fact.at
}

/** The day's count of live calls, for the abandoned-call rate (D2). */
function dayOf(
  state: State,
  call: Call,
  day: string,
  seq: number,
): { abandoned: number; passed: number } {
  const campaign = must(state.campaigns.get(call.campaign), seq, 'a campaign')
  const counts = campaign.days.get(day) ?? { abandoned: 0, passed: 0 }
  campaign.days.set(day, counts)
  return counts
}
