import type { Edition } from '../fieldwork/editions.ts'
import type { DayCount } from './day-count.ts'

/** What is written down of field work as a whole: see `FactShapes`. */
export type FieldworkShapes = {
  /** `why`: the agent was not heard, or the seat was lost after the conversation had begun. */
  'attempt.abandoned': { data: { day: string; why?: 'not-heard' | 'seat-lost' } }
  /** Field work has closed: cases of a sample that no attempt had settled, by their places, under one final code. */
  'cases.coded': { data: { edition: Edition; code: string; slots: readonly number[] } }
  /** What a campaign's calls of one day came to in the shift that closes: a part of that day's compliance sheet (D16). */
  'calls.counted': { data: { day: string } & DayCount }
  /** A supervisor signs the sheet of a day as far as `upTo`, its last count. */
  'compliance.signed': { data: { day: string; upTo: number } }
}

export type FieldworkFacts = Exclude<keyof FieldworkShapes, 'attempt.abandoned'>
