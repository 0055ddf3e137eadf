import { hour, minute } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { OutcomeRule, outcomeRules } from './outcomes.ts'

type RetryOutcome = {
  [O in AttemptOutcome]: (typeof outcomeRules)[O] extends Extract<OutcomeRule, { does: 'retry' }>
    ? O
    : never
}[AttemptOutcome]

export type RetryRule = {
  /** At least this long before the next attempt. What nobody answered waits for D14's spacing too. */
  readonly delayMs: number
  /** Whether the next attempt moves to another part of the day. */
  readonly otherPart: boolean
  /** At least this long where it is the same outcome running. */
  readonly againMs?: number
  /** This outcome so many times running settles the case. */
  readonly settledBy?: 2
}

/** How long a case rests after each outcome that leaves it open (D14). */
export const retryRules: Readonly<Record<RetryOutcome, RetryRule>> = {
  'no-answer': { delayMs: 72 * hour, otherPart: true },
  busy: { delayMs: 72 * hour, otherPart: true },
  rejected: { delayMs: 72 * hour, otherPart: true },
  cancelled: { delayMs: 72 * hour, otherPart: false },
  machine: { delayMs: 72 * hour, otherPart: true },
  // The network can be wrong once, or the trunk mistaken about a whole sample; not two days running.
  unobtainable: { delayMs: 72 * hour, otherPart: false, settledBy: 2 },
  // A carrier that is down for hours must not use up the sample: six tries take days.
  'trunk-fault': { delayMs: 30 * minute, otherPart: false, againMs: 20 * hour },
  abandoned: { delayMs: 72 * hour, otherPart: false },
  'line-lost': { delayMs: 72 * hour, otherPart: false },
  // Ended by a stop of the room: whoever was cut off by us is not rung again the same day.
  'ended-by-us': { delayMs: 72 * hour, otherPart: false },
  // For an agent who may read Welsh.
  welsh: { delayMs: 20 * hour, otherPart: false },
  child: { delayMs: 72 * hour, otherPart: true },
  'wrong-person': { delayMs: 72 * hour, otherPart: true, settledBy: 2 },
  'call-back': { delayMs: 20 * hour, otherPart: false },
}

export function retryRuleOf(outcome: AttemptOutcome): RetryRule | undefined {
  return Object.hasOwn(retryRules, outcome) ? retryRules[outcome as RetryOutcome] : undefined
}
