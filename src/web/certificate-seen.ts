import type { CertificateProps } from '../../views/auditor/certificate-page.tsx'
import type { KeptRow } from '../../views/auditor/kept-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Settings } from '../facts/decide.ts'
import type { Deletion } from '../facts/deletions.ts'
import { personDue, reasonsDue, responsesDue } from '../facts/due.ts'
import { kept } from '../facts/retention.ts'
import type { State } from '../facts/state.ts'
import { dayWordsOf, momentWords } from '../fieldwork/day-words.ts'
import { decodeCheckpoint } from '../record/checkpoint.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { printedRoot } from '../record/printed-root.ts'
import { clockText } from './chrome.ts'

type Certificate = Omit<CertificateProps, 'chrome' | 'back' | 'campaigns'>

/** What was destroyed, by which lines, what is due next, and the root over all of it (G7). */
export function certificateSeen(
  state: State,
  documents: DocumentsCache,
  from: {
    readonly campaign: CampaignId | undefined
    readonly deletions: readonly Deletion[]
    /** A note that this box has just signed. */
    readonly witness: string
    readonly now: Instant
    readonly settings: Settings
  },
): Certificate {
  const checkpoint = decodeCheckpoint(from.witness.slice(0, from.witness.indexOf('\n\n') + 1))
  if (!checkpoint.ok)
    throw new Error(`The signer gave what is not a witness. ${checkpoint.error.what}`)
  const { origin, size, root } = checkpoint.value
  const known = from.campaign && state.campaigns.get(from.campaign)
  return {
    of: known ? documents.sheet(known.sheet).title : 'The whole box',
    rows: from.deletions.map((one) => ({
      at: momentWords(one.at),
      what: one.what,
      lines: one.first === one.last ? String(one.first) : `${one.first} to ${one.last}`,
      keys: one.keys.map((key) => key.match(/.{4}/g)?.join(' ') ?? key),
      ...(one.keys.length === 0
        ? {}
        : {
            gone:
              one.gone === undefined ? 'Not overwritten yet' : `Overwritten in line ${one.gone}`,
          }),
    })),
    due: dueNext(state, documents, from.settings, from.campaign),
    witness: {
      origin,
      lines: String(size),
      root: printedRoot(root),
      at: clockText(from.now),
    },
  }
}

function dueNext(
  state: State,
  documents: DocumentsCache,
  settings: Settings,
  only: CampaignId | undefined,
): Certificate['due'] {
  const campaigns = [...state.campaigns.values()].flatMap((one) => {
    const sheet = documents.sheet(one.sheet)
    const day = responsesDue(one, sheet)
    if (day === undefined || (only !== undefined && one.id !== only)) return []
    return [{ day, term: `Responses of “${sheet.title}”` }]
  })
  const people = [...state.people.values()].flatMap((one) => {
    const day = only === undefined ? personDue(one, settings) : undefined
    return day === undefined ? [] : [{ day, term: 'A person who was removed' }]
  })
  const reasons = [...state.scripts.values()].flatMap((one) => {
    const day = only === undefined ? reasonsDue(one, settings) : undefined
    const term = `Written reasons about “${documents.script(one.hash).title}”`
    return day === undefined ? [] : [{ day, term }]
  })
  const held = [...state.holds]
    .filter(([id, { over }]) => {
      return !over && (only === undefined || state.cases.get(id)?.campaign === only)
    })
    .map(([, { until }]) => ({ term: 'A number held for an incident', text: momentWords(until) }))
  const days = [...campaigns, ...people, ...reasons].sort((a, b) => (a.day < b.day ? -1 : 1))
  return [...held, ...days.map(({ day, term }) => ({ term, text: dayWordsOf(day) }))]
}

/** The one table of retention, with this site's own periods. */
export function keptSeen(settings: Settings): readonly KeptRow[] {
  return kept.map(({ howLong, ...row }) => ({ ...row, howLong: howLong(settings) }))
}
