import type { ReleasePageProps, ReleaseTable } from '../../views/governor/release-page.tsx'
import type { Actor } from '../facts/fact.ts'
import type { Release, State } from '../facts/state.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { type PublishedTable, withheldSentences } from '../results/published.ts'
import type { ReleaseDocument } from '../results/release-document.ts'
import type { ReleaseContent } from '../upkeep/prepare-release.ts'
import { dayText, timeText } from './chrome.ts'
import { releaseHeading, releaseLife, whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'

type Seen = Omit<ReleasePageProps, 'chrome'>

/** A release exactly as its frozen files say it. */
export function releaseSeen(
  state: State,
  documents: DocumentsCache,
  by: Actor,
  release: Release,
): Seen {
  const { files } = JSON.parse(documents.text(release.document)) as ReleaseContent
  const main = files.find(({ name }) => name === 'release.json')
  if (!main) throw new Error(`Release ${release.id} has no release.json`)
  const document = JSON.parse(main.text) as ReleaseDocument
  const at = `/governor/releases/${release.id}`
  const { text, tone } = releaseLife[release.life]
  return {
    campaign: document.campaign,
    number: String(document.number),
    state: text,
    tone,
    back: `/governor/campaigns/${release.campaign}/results`,
    facts: factsOf(state, release, document),
    heading: releaseHeading[release.life],
    tables: document.tables.map(tableSeen),
    files,
    ...(release.life === 'prepared'
      ? {
          approve: {
            action: `${at}/approve`,
            refusal: whyGreyed(state, by, 'APPROVE_RELEASE', release.touchedBy),
          },
        }
      : {}),
    deeds: deedsFor(release, at),
  }
}

function deedsFor(release: Release, at: string): Seen['deeds'] {
  switch (release.life) {
    case 'prepared':
      return [{ label: 'Send it back', action: `${at}/send-back`, look: 'secondary' }]
    case 'approved':
      return [{ label: 'Take the signed bundle', action: `${at}/bundle` }]
    case 'sent-back':
      return []
  }
}

function factsOf(state: State, release: Release, document: ReleaseDocument): Seen['facts'] {
  const { period, dispositions } = document
  const by = [...release.touchedBy].map((one) => staffName(state, one)).join('; ')
  return [
    {
      term: 'Prepared',
      text: `${timeText(release.preparedAt)}, ${dayText(release.preparedAt)}, ${by}`,
    },
    { term: 'Responses, about', text: document.base.toLocaleString('en-GB') },
    { term: 'Weeks', text: `${period.first} to ${period.last}` },
    { term: 'Rules', text: document.rulesVersion },
    { term: 'Checked by', text: document.checkedBy },
    { term: 'Questionnaire', text: `${document.script.title}, ${document.script.hash}` },
    { term: 'Cases, about', text: String(dispositions.total) },
    ...Object.entries(document.legend).map(([mark, meaning]) => ({
      term: `“${mark}”`,
      text: meaning,
    })),
  ]
}

function tableSeen(table: PublishedTable): ReleaseTable {
  const title = `${table.place}: ${table.words}`
  const columns = ['People', 'Percent']
  if (table.state === 'withheld')
    return { title, columns, rows: [], base: '', withheld: withheldSentences[table.why] }
  return {
    title,
    columns,
    rows: table.cells.map(({ label, count, percent }) => ({
      label,
      cells: [
        typeof count === 'number' ? count.toLocaleString('en-GB') : count,
        typeof percent === 'number' ? `${percent}%` : percent,
      ],
    })),
    base: `Base ${table.base.toLocaleString('en-GB')}, rounded. As of release ${table.asOf}.`,
  }
}
