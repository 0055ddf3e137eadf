import type { CaseId, KeyId, PersonId } from '../basics/ids.ts'
import { hour, type Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { instantAt, localTime } from '../fieldwork/local-time.ts'
import type { Entered } from './attempt-row.ts'

/**
 * What somebody who rings or writes may be told of one call to them (design 6). It names no case and no interview,
 * its time is coarse, and how long the call took is not in it: that would tell which way an interview went.
 */
export type ToldAttempt = {
  /** The call ended in this time, `until` no longer inside. */
  readonly from: Instant
  readonly until: Instant
  /** Which attempt it was at its case. */
  readonly n: number
  readonly outcome: AttemptOutcome
  readonly agent: PersonId
  readonly entered: readonly Entered[]
}

/** One attempt on its way into the enquiry index: the case says whose number it is, and goes no further. */
export type AttemptNote = {
  readonly case: CaseId
  readonly attempt: ToldAttempt
}

/** One day of the enquiry index: `2026-11-24`, and the key that hashes the numbers of that day alone. */
export type IndexDay = { readonly day: string; readonly key: KeyId }

/** No index is kept for longer, whatever a site sets. */
export const longestIndexDays = 28

/** Hours of the day at which another part of it begins. */
const parts = [0, 9, 13, 17, 21, 24] as const

/**
 * How closely the time of a call may be told: its hour where nobody was spoken to, otherwise the morning, the afternoon
 * or the evening. How many conversations an agent had in one hour tells how long they were, and so which way they went.
 */
export function timeTold(at: Instant, spoke: boolean): Pick<ToldAttempt, 'from' | 'until'> {
  const { date, msOfDay } = localTime(at)
  const now = Math.floor(msOfDay / hour)
  const part = parts.findLastIndex((begins) => begins <= now)
  const [from, until] = spoke ? [parts[part] ?? 0, parts[part + 1] ?? 24] : [now, now + 1]
  return { from: instantAt(date, from * hour), until: instantAt(date, until * hour) }
}

/** What the house asks of whoever keeps the enquiry index, once a fact that calls for it is on disk. */
export type IndexKeeping = {
  /** Writes the attempt under the keyed hash of its case's number, durable. Written twice, it is there once. */
  note(note: AttemptNote, into: IndexDay): Promise<void>
  /** Destroys the keys of all days but these, and takes their files away. Done again it does nothing. */
  keep(days: readonly IndexDay[]): Promise<void>
}
