import type {
  CallId,
  CampaignId,
  CaseId,
  KeyId,
  PersonId,
  SampleId,
  SeatId,
} from '../basics/ids.ts'
import { hour, type Instant, instant } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import type { AttemptRow, Entered } from './attempt-row.ts'
import { addCounts, type DayCount, noCalls, tenths } from './day-count.ts'
import type { Fact } from './fact.ts'
import type { AtSeat } from './seat-count.ts'
import type { State } from './state.ts'
import { type Checks, tallyCheck, tallyWorked, type Worked } from './tally-quality.ts'
import { type AttemptNote, type ToldAttempt, timeTold } from './told-attempt.ts'

/**
 * What the calls of the open shift come to. Their own facts lie with the steps and go with them: only this is written
 * into the record when the shift closes, in an order that tells nothing of when a call was or how long it took.
 */
export type Tally = {
  /** By case and attempt, `rowName`. */
  readonly attempts: Map<string, Tallied>
  /** Who entered a call that is still up. */
  readonly entered: Map<CallId, readonly Entered[]>
  /** The day on which a call that is still to be coded was abandoned. */
  readonly abandoned: Map<CallId, string>
  /** Keys of the shift's interviews. */
  readonly interviewKeys: Set<KeyId>
  readonly destroyed: Set<KeyId>
  readonly erased: Map<SampleId, readonly number[]>
  readonly suppressed: Set<CaseId>
  /** How many completed interviews of a campaign took so many minutes, rounded up; absent before the first. */
  minutes?: Map<CampaignId, Map<number, number>>
  /** The hours and the length of what was worked, by campaign. */
  readonly worked: Map<CampaignId, Worked>
  /** Checks of completed interviews, by campaign and agent. */
  readonly checks: Map<string, Checks>
  /** What happened at seats around the calls, by seat and person; absent before the first. */
  atSeats?: Map<string, AtSeat>
  /** By campaign and local day, for the compliance sheets (D16). */
  readonly days: Map<CampaignId, Map<string, DayCount>>
}

export type Tallied = {
  readonly agent: PersonId
  readonly seat: SeatId
  readonly campaign: CampaignId
  readonly day: string
  /** When it ended, as it may be told: for the enquiry index alone, which has it for longer. */
  readonly told?: Pick<ToldAttempt, 'from' | 'until'>
  readonly row: AttemptRow
}

export function emptyTally(): Tally {
  return {
    attempts: new Map(),
    entered: new Map(),
    abandoned: new Map(),
    interviewKeys: new Set(),
    destroyed: new Set(),
    erased: new Map(),
    suppressed: new Set(),
    worked: new Map(),
    checks: new Map(),
    days: new Map(),
  }
}

/** Attempt `n` at a case: no other attempt has this name. */
export function rowName({ case: id, n }: Pick<AttemptRow, 'case' | 'n'>): string {
  return `${id} ${n}`
}

/** Keeps what the coded attempt comes to, while a shift with a key of its own is open. */
export function tallyAttempt(state: State, fact: Fact<'attempt.coded'>, call: Call): void {
  countCall(state, fact, call)
  if (state.shift?.key === undefined) return
  const { tally } = state
  const { outcome, final, notBefore, until, kept, suppress, day } = fact.data
  const entered = tally.entered.get(call.id)
  const abandoned = tally.abandoned.get(call.id)
  tally.entered.delete(call.id)
  tally.abandoned.delete(call.id)
  const row: AttemptRow = {
    case: call.case,
    n: state.cases.get(call.case)?.attempts ?? 1,
    outcome,
    ...(call.state === 'wrapping-up' ? { spoke: true } : {}),
    ...(abandoned === undefined ? {} : { abandoned }),
    ...(final === undefined ? {} : { final }),
    // An appointment is a window already; a retry at the full hour tells nothing of when this call ended.
    ...(notBefore === undefined
      ? {}
      : { notBefore: outcome === 'call-back' ? notBefore : nextFullHour(notBefore) }),
    ...(until === undefined ? {} : { until }),
    ...(kept === undefined ? {} : { kept }),
    ...(suppress ? { suppress } : {}),
    ...(call.redials ? { redial: call.redials.by } : {}),
    ...(entered ? { entered } : {}),
  }
  const { agent, seat, campaign } = call
  tally.attempts.set(rowName(row), {
    agent,
    seat,
    campaign,
    day,
    told: timeTold(fact.at, call.state === 'wrapping-up'),
    row,
  })
  tallyWorked(tally, call, row)
  tallyCheck(state, call, outcome)
}

/** A supervisor's entering, taking over or ending of a call, kept with the call's row. */
export function tallyEntered(state: State, call: CallId, how: Entered): void {
  if (state.shift?.key === undefined || !state.calls.has(call)) return
  const known = state.tally.entered.get(call) ?? []
  if (known.some(({ by, did }) => by === how.by && did === how.did)) return
  state.tally.entered.set(call, [...known, how])
}

export function tallyAbandoned(state: State, fact: Fact<'attempt.abandoned'>, call: Call): void {
  const { day, why } = fact.data
  if (state.shift?.key !== undefined) state.tally.abandoned.set(call.id, day)
  // Only where nobody was there at the answer does the message answer it (D5).
  const toMessage =
    call.state === 'talking' && why === undefined
      ? { longestToMessage: tenths(fact.at - call.answeredAt) }
      : {}
  countDay(state, call.campaign, day, {
    abandoned: 1,
    ...(why === 'not-heard' ? { silent: 1 } : {}),
    ...toMessage,
  })
}

/** One more call of its day, as its outcome is known: so the day's sheet and its `shift.calls` agree. */
function countCall(state: State, fact: Fact<'attempt.coded'>, call: Call): void {
  const { outcome, day, broke = [] } = fact.data
  // Rung out, by the ring clock or by the network; who turns a call away has stopped the ringing themselves.
  const rang = call.state === 'ringing' && outcome === 'no-answer'
  countDay(state, call.campaign, day, {
    calls: 1,
    // An answering machine is no live call: counted as one, it would hide abandoned calls (D2).
    live: call.state === 'wrapping-up' && outcome !== 'machine' ? 1 : 0,
    repeats: broke.includes('repeat') ? 1 : 0,
    outside: broke.includes('hours') ? 1 : 0,
    ...(rang ? { shortestRing: tenths(fact.at - call.ringingAt) } : {}),
  })
}

function countDay({ tally }: State, campaign: CampaignId, day: string, more: Partial<DayCount>) {
  const days = tally.days.get(campaign) ?? new Map<string, DayCount>()
  tally.days.set(campaign, days.set(day, addCounts(days.get(day) ?? noCalls, more)))
}

function nextFullHour(at: Instant): Instant {
  return instant(Math.ceil(at / hour) * hour)
}

/** The attempts of the open shift as the enquiry index has them: what a crash may have kept from it is noted again. */
export function notesOf({ attempts }: Tally): readonly AttemptNote[] {
  return [...attempts.values()].flatMap(({ agent, told, row }) => {
    const { case: id, n, outcome, entered = [] } = row
    return told ? [{ case: id, attempt: { ...told, n, outcome, agent, entered } }] : []
  })
}
