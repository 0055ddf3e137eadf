import { hour, minute, second } from '../basics/instant.ts'
import type { AttemptLimits } from './situation.ts'

/** The numbers that the dial rules compare with, each with the rule it comes from. */
export const dialLimits = {
  /** D7: nobody's phone is rung for less. Also what must be left of the hours for a call to start (D15, J8). */
  ringMs: 15 * second,
  /** D8. */
  lockAfterAbandonedMs: 72 * hour,
  /** D14: one redial of a lost line. */
  redialWithinMs: 2 * minute,
  /** D4, in percent of live calls. */
  abandonedStop: 3,
} as const

/** D14's cap and spacing, the most a campaign may set. The figure for all attempts is our own. */
export const attemptLimits: AttemptLimits = {
  attempts: 3,
  attemptsInAll: 6,
  spacingMs: 72 * hour,
}
