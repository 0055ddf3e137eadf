import type { Instant } from '../basics/instant.ts'
import { addDays } from '../fieldwork/local-time.ts'
import type { Settings } from './decide.ts'
import { localDay } from './local-day.ts'
import { longestKeepDays, usualKeepDays } from './retention.ts'
import type { Sheet } from './sheet.ts'
import type { Campaign, Person, ScriptVersion } from './state.ts'
import type { Complaint } from './state-enquiries.ts'

/** The local day on which a campaign's responses are destroyed; undefined while it is open, or when they are gone. */
export function responsesDue(campaign: Campaign, sheet: Sheet): string | undefined {
  if (campaign.closedAt === undefined || campaign.responsesGone) return undefined
  return addDays(localDay(campaign.closedAt), keepDaysOf(sheet))
}

/** Sheets that were written before the period could be set have the usual one. */
export function keepDaysOf({ keepDays = usualKeepDays }: Sheet): number {
  return Math.min(Math.max(keepDays, 1), longestKeepDays)
}

/** The local day on which the box erases a person by itself; undefined while they work here, or when they are erased. */
export function personDue(person: Person, { personDays }: Settings): string | undefined {
  if (!person.body || person.removedAt === undefined) return undefined
  return addDays(localDay(person.removedAt), personDays)
}

/** The local day on which what was found for a complaint is destroyed; undefined while it has no answer. */
export function complaintDue(
  { answered }: Complaint,
  { complaintDays }: Pick<Settings, 'complaintDays'>,
): string | undefined {
  return answered && addDays(localDay(answered.at), complaintDays)
}

/**
 * The local day on which the written reasons about a version are destroyed; undefined while it is proposed or in use, when
 * they have to be there, and where there are none.
 */
export function reasonsDue(
  { life, notes = [], notedAt, retiredAt }: ScriptVersion,
  { reasonDays }: Pick<Settings, 'reasonDays'>,
): string | undefined {
  if (notes.length === 0) return undefined
  const from = life === 'retired' ? retiredAt : life === 'drafted' ? notedAt : undefined
  return from && addDays(localDay(from), reasonDays)
}

/** How many days are left until a day, 0 on that day itself. */
export function daysUntil(day: string, now: Instant): number {
  return Math.round((Date.parse(day) - Date.parse(localDay(now))) / 86_400_000)
}
