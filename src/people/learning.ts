import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'

/**
 * What somebody learned in this work, for the training record of the prison and for a certificate (J14): kept with the
 * person, under the person's own key, and never beside a call.
 */
export type Learning = {
  /** Unique learner number: ten digits, which carry no meaning. */
  readonly uln?: string
  readonly units: readonly LearningUnit[]
}

export type LearningUnit = {
  /** "Level 2 Certificate in Contact Centre Operations". */
  readonly qualification: string
  readonly level: Level
  /** "Communicate information to customers". */
  readonly unit: string
  /** The assessor's. Who that was stands on the line of the record. */
  readonly decision: LearningDecision
  /** The day on which it was made. */
  readonly on: Instant
}

export const levels = ['ENTRY', '1', '2', '3', '4', '5', '6', '7', '8'] as const
export type Level = (typeof levels)[number]

export const learningDecisions = { achieved: 'Achieved', 'not-yet': 'Not yet achieved' } as const
export type LearningDecision = keyof typeof learningDecisions

/** More units than anybody can be assessed in: what is above it is a slip. */
export const mostUnits = 60
const longestTitle = 120

/** "Entry level", "Level 2". */
export function levelWords(level: Level): string {
  return level === 'ENTRY' ? 'Entry level' : `Level ${level}`
}

/** A learner number as it was typed, with spaces or without; undefined where none was. */
export function readUln(raw: string): Result<string | undefined, string> {
  const digits = raw.normalize('NFKC').replace(/\s/g, '')
  if (digits === '') return ok(undefined)
  return /^[0-9]{10}$/.test(digits)
    ? ok(digits)
    : err('Enter the ten digits of the number, or nothing.')
}

/** A title as it was typed, or what to do about it; `what` is "the unit". */
export function readTitle(raw: string, what: string): Result<string, string> {
  const text = raw.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '') return err(`Enter the name of ${what}.`)
  if (text.length > longestTitle) return err(`Shorten it to ${longestTitle} letters.`)
  return /\p{Cc}/u.test(text) ? err('Type it again: it holds marks that cannot be read.') : ok(text)
}
