import type { AttemptOutcome } from '../calls/outcome.ts'
import type { AaporCode } from './aapor.ts'
import { currentEdition, type Edition, editions } from './editions.ts'

/** What one attempt's outcome does to its case. Which code it comes to is for the edition to say (`editions.ts`). */
export type OutcomeRule = {
  /** `nobody` counts for spacing (D14); `not-rung` means that no phone rang. */
  readonly answeredBy: 'person' | 'nobody' | 'not-rung'
} & ({ readonly does: 'final'; readonly suppress?: true } | { readonly does: 'retry' })

const final = { answeredBy: 'person', does: 'final' } as const
const retry = (answeredBy: OutcomeRule['answeredBy']) => ({ answeredBy, does: 'retry' }) as const

/**
 * Every outcome that an attempt can have, and nothing like a lead or a transfer (T2). Ordered from the most to the
 * least that it tells about the case: `mostTelling` relies on it. Whoever refused is never asked again: no refusal is
 * retried, and there are no conversion attempts.
 */
export const outcomeRules = {
  completed: final,
  partial: final,
  'never-call': { ...final, suppress: true },
  'never-call-other': { ...final, suppress: true },
  refuses: final,
  'stop-and-delete': final,
  'break-off': final,
  'not-eligible': final,
  distressed: final,
  'knows-me': final,
  language: final,
  // With an agent who may read Welsh; `afterAttempt` makes it final where there is none.
  welsh: retry('person'),
  'ended-by-us': retry('person'),
  'line-lost': retry('person'),
  'call-back': retry('person'),
  child: retry('person'),
  'wrong-person': retry('person'),
  abandoned: retry('person'),
  machine: retry('nobody'),
  rejected: retry('nobody'),
  'no-answer': retry('nobody'),
  cancelled: retry('nobody'),
  busy: retry('nobody'),
  unobtainable: retry('nobody'),
  'trunk-fault': retry('not-rung'),
} as const satisfies Record<AttemptOutcome, OutcomeRule>

/** Whether the attempt is one of those that D14 spaces: a phone rang and no person answered. */
export function answeredByNobody(outcome: AttemptOutcome): boolean {
  return outcomeRules[outcome].answeredBy === 'nobody'
}

/** Whether a phone rang somewhere: what never got so far is no attempt that D14 caps. */
export function rang(outcome: AttemptOutcome): boolean {
  return outcomeRules[outcome].answeredBy !== 'not-rung'
}

const rank = new Map(Object.keys(outcomeRules).map((outcome, index) => [outcome, index]))

/** The one of them that tells most about its case; undefined of none. */
export function mostTelling(
  ...outcomes: readonly (AttemptOutcome | undefined)[]
): AttemptOutcome | undefined {
  let most: AttemptOutcome | undefined
  for (const outcome of outcomes) {
    if (outcome === undefined) continue
    if (most === undefined || (rank.get(outcome) ?? 0) < (rank.get(most) ?? 0)) most = outcome
  }
  return most
}

/**
 * The one final code of a case when its field work closes: that of the attempt that told most. So "always busy" means
 * every time, a refusal is never covered by what came after it, and a case that nobody tried has a code of its own.
 */
export function codeAtClose(
  outcomes: readonly (AttemptOutcome | undefined)[],
  edition: Edition = currentEdition,
): AaporCode {
  const most = mostTelling(...outcomes)
  return most === undefined ? editions[edition].untried : editions[edition].of[most]
}
