import type { AttemptOutcome } from '../calls/outcome.ts'
import type { AaporCode } from './aapor.ts'

/** What one attempt's outcome does to its case. */
export type OutcomeRule = {
  /** `nobody` counts for spacing (D14); `not-rung` means that no phone rang. */
  readonly answeredBy: 'person' | 'nobody' | 'not-rung'
} & (
  | { readonly does: 'final'; readonly code: AaporCode; readonly suppress?: true }
  /** The case stays open. `atClose` is its code if nothing better ever comes of it. */
  | { readonly does: 'retry'; readonly atClose: AaporCode }
)

const final = (code: AaporCode) => ({ answeredBy: 'person', does: 'final', code }) as const
const retry = (answeredBy: OutcomeRule['answeredBy'], atClose: AaporCode) =>
  ({ answeredBy, does: 'retry', atClose }) as const

/**
 * Every outcome that an attempt can have, and nothing like a lead or a transfer (T2). Codes are of `aaporEdition`.
 * Ordered from the most to the least that it tells about the case: `codeAtClose` relies on it.
 */
export const outcomeRules = {
  completed: final('1.1'),
  partial: final('1.2'),
  'never-call': { ...final('2.112'), suppress: true },
  refuses: final('2.11'),
  'stop-and-delete': final('2.12'),
  'break-off': final('2.12'),
  'not-eligible': final('4.70'),
  distressed: final('2.36'),
  'knows-me': final('2.36'),
  language: final('2.332'),
  'line-lost': retry('person', '2.36'),
  'call-back': retry('person', '2.21'),
  child: retry('person', '3.21'),
  'wrong-person': retry('person', '3.30'),
  abandoned: retry('person', '3.16'),
  machine: retry('nobody', '3.14'),
  rejected: retry('nobody', '3.15'),
  'no-answer': retry('nobody', '3.13'),
  cancelled: retry('nobody', '3.13'),
  busy: retry('nobody', '3.12'),
  unobtainable: retry('nobody', '4.32'),
  'trunk-fault': retry('not-rung', '3.16'),
} as const satisfies Record<AttemptOutcome, OutcomeRule>

/** Whether the attempt is one of those that D14 spaces: a phone rang and no person answered. */
export function answeredByNobody(outcome: AttemptOutcome): boolean {
  return outcomeRules[outcome].answeredBy === 'nobody'
}

const byWhatItTells = Object.keys(outcomeRules) as AttemptOutcome[]

/**
 * The one final code of a case that was never settled, when its field work closes: that of the attempt that told most.
 * So "always busy" means every time, and a case that nobody tried is 3.11.
 */
export function codeAtClose(outcomes: readonly AttemptOutcome[]): AaporCode {
  const most = byWhatItTells.find((outcome) => outcomes.includes(outcome))
  if (most === undefined) return '3.11'
  const rule = outcomeRules[most]
  return rule.does === 'final' ? rule.code : rule.atClose
}
