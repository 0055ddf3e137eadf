import type { Context } from 'hono'
import { FactsPage } from '../../views/auditor/facts-page.tsx'
import { page } from '../../views/page.ts'
import { everyLine, manual } from '../facts/manual.ts'
import type { House } from './house.ts'
import { deedWords } from './record-seen.ts'
import { type StaffHere, staffChrome } from './staff.ts'

/** Reads nothing of the record itself: what it can hold, and not what it holds. */
export function factsPage(c: Context, house: House, here: StaffHere, back: string): Response {
  const facts = manual().map(({ deed, type, clear, sealed, kept }) => ({
    deed: `${deedWords(deed)} (${type})`,
    clear: clear.map(({ name, words }) => `${name}: ${words}`),
    sealed: (sealed?.parts ?? []).map(({ name, words }) => `${name}: ${words}`),
    kept: sealed ? `${kept} Sealed under a key that is ${sealed.under}.` : kept,
  }))
  const lines = everyLine.map(({ name, words }) => [name, words] as const)
  return c.html(
    page(
      <FactsPage
        chrome={staffChrome(c, house, here)}
        back={back}
        everyLine={lines}
        facts={facts}
      />,
    ),
  ) as Response
}
