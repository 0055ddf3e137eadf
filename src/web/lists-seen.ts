import type { ListRow } from '../../views/governor/lists-page.tsx'
import type { Instant } from '../basics/instant.ts'
import { clientList, type ListId } from '../basics/list-id.ts'
import { isStale, listWarnings } from '../facts/list-warnings.ts'
import type { State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { ListSeen } from './services.ts'

const names = {
  tps: 'TPS',
  ctps: 'CTPS',
  'do-not-call': 'Do not call, kept elsewhere',
  barred: 'Barred numbers',
} as const

/** The lists as their page shows them. A client’s is named when a campaign here is of that client. */
export function listsSeen(
  state: State,
  documents: DocumentsCache,
  lists: readonly ListSeen[],
  now: Instant,
): { readonly rows: readonly ListRow[]; readonly warnings: readonly string[] } {
  const clients = clientNames(state, documents)
  // Of barred numbers governors see nothing (J6).
  const shown = lists.filter(({ list }) => list !== 'barred')
  const rows = shown.map(({ list, source, date, entries }): ListRow => {
    const ages = list === 'tps' || list === 'ctps'
    const stale = ages && isStale(date, now)
    return {
      name: nameOf(list, clients),
      source,
      date: dayWordsOf(date),
      entries: /^\d+$/.test(entries) ? Number(entries).toLocaleString('en-GB') : entries,
      state: stale
        ? { text: 'Too old', tone: 'stop' }
        : { text: ages ? 'Fresh' : 'In use', tone: ages ? 'good' : 'plain' },
    }
  })
  return { rows, warnings: listWarnings(state, now) }
}

function nameOf(list: ListId, clients: ReadonlyMap<ListId, string>): string {
  if (Object.hasOwn(names, list)) return names[list as keyof typeof names]
  const client = clients.get(list)
  return client === undefined
    ? 'Exclusions of a client of no campaign here'
    : `Exclusions of ${client}`
}

function clientNames(state: State, documents: DocumentsCache): ReadonlyMap<ListId, string> {
  const all = [...state.campaigns.values()].map(({ sheet }) => documents.sheet(sheet).client.trim())
  return new Map(all.filter((name) => name !== '').map((name) => [clientList(name), name]))
}
