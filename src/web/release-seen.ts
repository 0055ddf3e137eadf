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

/** The frozen files of a release, and the document in them. */
export function releaseFiles(
  documents: DocumentsCache,
  release: Release,
): ReleaseContent & { readonly document: ReleaseDocument } {
  const content = JSON.parse(documents.text(release.document)) as ReleaseContent
  const main = content.files.find(({ name }) => name === 'release.json')
  if (!main) throw new Error(`Release ${release.id} has no release.json`)
  return { ...content, document: JSON.parse(main.text) as ReleaseDocument }
}

/** A release exactly as its frozen files say it. */
export function releaseSeen(
  state: State,
  documents: DocumentsCache,
  by: Actor,
  release: Release,
): Seen {
  const { files, document } = releaseFiles(documents, release)
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
    told: toldWords(state, release),
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

/** A look counts as told (X6): what that means for a release that did not leave, or comes again. */
function toldWords(state: State, release: Release): string | undefined {
  if (release.life === 'sent-back')
    return 'These tables have been looked at, so they count as told, though they never left. The next release is held to them as to one that did. Until it can tell more, “Prepare a release” brings these same tables again, to the letter.'
  if (release.life !== 'prepared') return undefined
  const before = [...state.releases.values()].find(
    (one) => one.document === release.document && one.life === 'sent-back',
  )
  return (
    before &&
    `These are the tables that were first prepared at ${timeText(before.preparedAt)}, ${dayText(before.preparedAt)}, and sent back, to the letter. No more can be told yet: it would tell what fewer than 10 people said. Approve them as they are, or send them back and prepare a release when more interviews are complete and mixed.`
  )
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
