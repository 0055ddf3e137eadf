import { ok } from '../basics/result.ts'
import { addDays } from '../fieldwork/local-time.ts'
import type { Ctx, Decided, Decision, Effect } from './decide.ts'
import { complaintDue } from './due.ts'
import type { NewFact } from './fact.ts'
import { localDay } from './local-day.ts'
import type { State } from './state.ts'
import { longestIndexDays } from './told-attempt.ts'

/** The key of today's part of the enquiry index, unless there is one: each day has its own (design 6). */
export function beginIndexDay(state: State, ctx: Ctx): readonly NewFact[] {
  const day = localDay(ctx.now)
  if (state.enquiryDays.has(day)) return []
  return [{ type: 'enquiry.day_begun', data: { day, key: ctx.key() } }]
}

/** The same as a decision of its own, for a shift that goes on into another day. */
export function beginIndexDayNow(state: State, ctx: Ctx): Decision {
  return ok({ facts: beginIndexDay(state, ctx), reply: undefined })
}

/**
 * Whether a day is still kept: today is the last of so many. A day that lies ahead was begun by a clock that was wrong, and
 * would be kept for too long.
 */
export function isIndexDay(day: string, today: string, days: number = longestIndexDays): boolean {
  const first = addDays(today, 1 - Math.min(Math.max(days, 1), longestIndexDays))
  return day >= first && day <= addDays(today, 1)
}

/** What of the index and of answered complaints has reached its day. */
export function endOfEnquiries(state: State, ctx: Ctx): Omit<Decided<undefined>, 'reply'> {
  const today = localDay(ctx.now)
  const { enquiryDays } = ctx.settings
  const over = [...state.enquiryDays].filter(([day]) => !isIndexDay(day, today, enquiryDays))
  const facts: NewFact[] = []
  if (over.length > 0) {
    const data = { days: over.map(([day]) => day), keys: over.map(([, key]) => key) }
    facts.push({ type: 'enquiry.days_ended', data })
  }
  for (const [enquiry, one] of state.complaints) {
    const due = complaintDue(one, ctx.settings)
    if (due === undefined || today < due) continue
    facts.push({ type: 'complaint.forgotten', on: { enquiry }, data: { keys: [one.key] } })
  }
  const effects: Effect[] = facts.length > 0 ? [{ do: 'keep-days' }, { do: 'destroy-keys' }] : []
  return { facts, effects }
}
