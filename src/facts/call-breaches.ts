import { hour, type Instant, minute } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import { isBankHoliday } from '../fieldwork/bank-holidays.ts'
import { localTime } from '../fieldwork/local-time.ts'
import { answeredByNobody } from '../fieldwork/outcomes.ts'
import type { Hours } from './sheet.ts'
import type { Case } from './state.ts'

/** What the rules forbid about when a call was placed, as its compliance sheet counts it. */
export type Breach = 'hours' | 'repeat'

/**
 * Looks at a call that is over as somebody with the rulebook would, and not by the table that let it be placed: so a
 * fault of the table is counted here and not hidden (D8, D14, D15, D16). `case_` is as it was before this attempt.
 */
export function breachesOf(call: Call, case_: Case, hours: Hours): readonly Breach[] {
  return [
    ...(outsideHours(call.placedAt, hours) ? (['hours'] as const) : []),
    ...(tooSoonAgain(call, case_) ? (['repeat'] as const) : []),
  ]
}

function outsideHours(at: Instant, { weekdays, saturday, sunday }: Hours): boolean {
  const { date, weekday, msOfDay } = localTime(at)
  const earliest = weekday === 'Sun' ? 10 : 9
  if (isBankHoliday(date) || msOfDay < earliest * hour || msOfDay >= 21 * hour) return true
  const window = weekday === 'Sun' ? sunday : weekday === 'Sat' ? saturday : weekdays
  return window === null || msOfDay < window.from * minute || msOfDay >= window.to * minute
}

const lockedMs = 72 * hour

function tooSoonAgain({ placedAt }: Call, case_: Case): boolean {
  const { abandonedAt, attempts, lastAt, lastOutcome, askedBack } = case_
  const within = (since: Instant) => since < placedAt && placedAt - since < lockedMs
  if (abandonedAt !== undefined && within(abandonedAt)) return true
  // A call that the person asked for is exempt from the spacing (D14), and never from D8.
  if (attempts === 0 || askedBack || lastOutcome === undefined) return false
  return answeredByNobody(lastOutcome) && within(lastAt)
}
