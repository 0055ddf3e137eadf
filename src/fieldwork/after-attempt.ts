import { type Instant, later } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { AaporCode } from './aapor.ts'
import { type DayPart, nextPartAfter } from './day-parts.ts'
import { attemptLimits } from './dial-limits.ts'
import { currentEdition, type Edition, editions } from './editions.ts'
import { codeAtClose, outcomeRules } from './outcomes.ts'
import { retryRuleOf } from './retry-rules.ts'
import type { AttemptLimits } from './situation.ts'

export type AttemptMade = {
  readonly outcome: AttemptOutcome
  readonly now: Instant
  /** Attempts at this case, this one included. */
  readonly attempts: number
  /** Of these, those in which no phone rang. */
  readonly notRung?: number
  /** The outcome of the attempt before, if there was one. */
  readonly before?: AttemptOutcome
  /** Of all attempts before, the outcome that told most about the case. */
  readonly told?: AttemptOutcome
  /** Whether any agent may read the language that the person wanted. */
  readonly spoken?: boolean
  readonly edition?: Edition
  /** When the person asked to be called, if they did. */
  readonly asked?: Instant
  /** The person asked for this very call, and it rang nowhere: it is still to be made. */
  readonly stillAsked?: boolean
  /** The parts of the day in which this room works. */
  readonly open?: readonly DayPart[]
  readonly limits?: AttemptLimits
}

/** What the record writes down about the case with the outcome: either it is final, or it rests until `notBefore`. */
export type CaseChange =
  | { readonly final: AaporCode; readonly suppress?: true }
  | { readonly notBefore: Instant }

/** What an attempt makes of its case: the outcome table, the retry rules and the cap of D14 in one answer. */
export function afterAttempt(made: AttemptMade): CaseChange {
  const { outcome, now, before, told, asked, open = [], limits = attemptLimits } = made
  const { edition = currentEdition } = made
  const rule = outcomeRules[outcome]
  if (rule.does === 'final') {
    const code = editions[edition].of[outcome]
    return 'suppress' in rule ? { final: code, suppress: true } : { final: code }
  }
  const retry = retryRuleOf(outcome)
  const settled = retry?.settledBy === 2 && before === outcome
  const nobodySpeaksIt = outcome === 'welsh' && made.spoken !== true
  if (retry === undefined || settled || nobodySpeaksIt || isUsedUp(made, limits)) {
    // A number that is believed to be out of use has whatever a person once said there, and nothing less.
    const heard =
      settled && told && outcomeRules[told].answeredBy !== 'person' ? [] : [told, before]
    return { final: codeAtClose([...heard, outcome], edition) }
  }
  if (outcome === 'call-back' && asked !== undefined) return { notBefore: asked }
  const delayMs = before === outcome ? (retry.againMs ?? retry.delayMs) : retry.delayMs
  return { notBefore: retry.otherPart ? nextPartAfter(now, delayMs, open) : later(now, delayMs) }
}

/** The cap on all attempts holds for each; ours is on those in which a phone rang, and on none that was asked for. */
function isUsedUp(made: AttemptMade, limits: AttemptLimits): boolean {
  const { outcome, attempts, notRung = 0, stillAsked = false } = made
  if (attempts >= limits.attemptsInAll) return true
  return outcome !== 'call-back' && !stillAsked && attempts - notRung >= limits.attempts
}
