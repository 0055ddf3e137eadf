import type { AttemptOutcome } from '../calls/outcome.ts'
import { mostTelling, rang } from '../fieldwork/outcomes.ts'
import type { Fact } from './fact.ts'
import { keepOrForget } from './fold-kept.ts'
import { forgetWindow, putToWait } from './fold-windows.ts'
import { tallyLength } from './interview-length.ts'
import { must } from './must.ts'
import type { Case, State } from './state.ts'
import { tallyAttempt } from './tally.ts'

/** What the outcome tells of its case for good, in whatever order outcomes are folded. */
export function tellCase(case_: Case, outcome: AttemptOutcome): void {
  const most = mostTelling(case_.told, outcome)
  if (most !== undefined) case_.told = most
  if (outcome === 'welsh') case_.language = 'cy'
  if (!rang(outcome)) case_.notRung = (case_.notRung ?? 0) + 1
}

/** An attempt has its outcome: the call leaves the state, the case moves on, the seat is free. */
export function foldCoded(state: State, fact: Fact<'attempt.coded'>): void {
  const call = must(fact.on.call && state.calls.get(fact.on.call), fact.seq, 'a call')
  const case_ = must(state.cases.get(call.case), fact.seq, 'a case')
  const campaign = must(state.campaigns.get(call.campaign), fact.seq, 'a campaign')
  const { outcome, final, notBefore, until, kept, suppress, pauseUntil, day } = fact.data

  state.calls.delete(call.id)
  case_.attempts += 1
  case_.lastAt = fact.at
  case_.lastOutcome = outcome
  tellCase(case_, outcome)
  // A window outlasts a call to it that rang nowhere.
  case_.askedBack = outcome === 'call-back' || until !== undefined
  forgetWindow(case_)
  if (notBefore !== undefined) putToWait(state, case_, notBefore, until)
  const spoke = call.state === 'wrapping-up'
  keepOrForget(state, { ...call, outcome, spoke, kept, until, final })
  if (suppress) state.toSuppress.add(case_.id)
  if (final !== undefined) {
    case_.final = { code: final }
    state.doomedNumbers.add(case_.id)
  }

  campaign.outcomes.set(outcome, (campaign.outcomes.get(outcome) ?? 0) + 1)
  if (outcome === 'completed') {
    campaign.completed += 1
    tallyLength(state, call)
  }
  // An answering machine is no live call: counted as one, it would hide abandoned calls (D2).
  if (spoke && outcome !== 'machine') {
    const counts = campaign.days.get(day) ?? { abandoned: 0, passed: 0 }
    counts.passed += 1
    campaign.days.set(day, counts)
  }

  tallyAttempt(state, fact, call)
  state.validations.delete(call.id)

  const seat = state.seats.get(call.seat)
  if (seat?.call !== call.id) return
  delete seat.call
  seat.lastCall = { call: call.id, case: call.case }
  seat.lastOutcome = outcome
  seat.since = fact.at
  if (pauseUntil !== undefined) seat.pauseUntil = pauseUntil
}
