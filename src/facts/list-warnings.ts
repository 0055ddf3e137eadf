import type { Instant } from '../basics/instant.ts'
import { day } from '../basics/instant.ts'
import type { ListId } from '../basics/list-id.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import { instantAt } from '../fieldwork/local-time.ts'
import type { Sheet } from './sheet.ts'
import type { State } from './state.ts'

/** T4: the norm for how old a file of the preference services may be. */
export const freshDays = 28

const services = { tps: 'TPS', ctps: 'CTPS' } as const satisfies Partial<Record<ListId, string>>

/** Whether the campaign leaves out whoever is on the preference services’ lists: it does, unless its sheet says no (T4). */
export function screens(sheet: Pick<Sheet, 'screens'>): boolean {
  return sheet.screens !== false
}

/** What is wrong with the files that a campaign is screened by, in sentences; none for one that does not screen. */
export function screenWarnings(state: State, sheet: Sheet, now: Instant): readonly string[] {
  return screens(sheet) ? listWarnings(state, now) : []
}

/** T4: a service whose file is missing, or too old to be trusted. */
export function listWarnings(state: State, now: Instant): readonly string[] {
  const lists = Object.keys(services) as (keyof typeof services)[]
  return lists.flatMap((list) => {
    const known = state.lists.get(list)
    if (known === undefined)
      return [`No ${services[list]} file has been imported, so people on it may be called (T4).`]
    if (!isStale(known.date, now)) return []
    return [
      `The ${services[list]} file is of ${dayWordsOf(known.date)}, more than ${freshDays} days old. Import a newer one (T4).`,
    ]
  })
}

export function isStale(date: string, now: Instant): boolean {
  return now - instantAt(date, 0) >= (freshDays + 1) * day
}
