import { notAskedKinds, notAskedWords } from './not-asked.ts'
import type { PublishedTable } from './published.ts'
import { withheldSentences } from './published.ts'
import type { ReleaseDocument } from './release-document.ts'
import { hiddenMark } from './rounding.ts'

export type ReleaseFile = { readonly name: string; readonly text: string }

/** The release in every form that leaves the box; the same document gives the same bytes (X6). */
export function releaseFiles(document: ReleaseDocument): readonly ReleaseFile[] {
  return [
    { name: 'release.json', text: documentText(document) },
    { name: 'tables.csv', text: tablesCsv(document.tables) },
    { name: 'dispositions.csv', text: dispositionsCsv(document) },
    { name: 'methods.txt', text: methodsText(document) },
  ]
}

export function documentText(document: ReleaseDocument): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}

const columns = [
  'place',
  'question',
  'kind',
  'as_of',
  'base',
  'option',
  'label',
  'count',
  'percent',
]

function tablesCsv(tables: readonly PublishedTable[]): string {
  return csv([columns, ...tables.flatMap(tableRows)])
}

function tableRows(table: PublishedTable): readonly (readonly (string | number)[])[] {
  const start = [table.place, table.words, table.kind, table.asOf, table.base]
  if (table.state === 'withheld') {
    return [[...start, '', withheldSentences[table.why], hiddenMark, hiddenMark]]
  }
  return table.cells.map((cell) => [...start, cell.option, cell.label, cell.count, cell.percent])
}

function dispositionsCsv({ dispositions }: ReleaseDocument): string {
  const rows = Object.entries(dispositions.counts).map(([name, count]) => [name, count])
  return csv([['disposition', 'cases'], ...rows, ['total', dispositions.total]])
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`
}

function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  // A spreadsheet runs a field that starts like a formula; a leading apostrophe makes it words again.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function notAskedLines({ notAsked }: ReleaseDocument): readonly string[] {
  if (notAsked === undefined) return []
  const parts = notAskedKinds.map((kind) => `${notAskedWords[kind]}: ${notAsked.counts[kind]}.`)
  return [
    `People whom the study does not ask have one disposition, whatever the reason. Why, counted together as of release ${notAsked.asOf}, of those that are mixed: ${parts.join(' ')}`,
  ]
}

function methodsText(document: ReleaseDocument): string {
  const { script, period } = document
  const lines = [
    script.title,
    `Campaign ${document.campaign}, release ${document.number}, rules ${document.rulesVersion}`,
    `Weeks ${period.first} to ${period.last}. About ${document.base} responses.`,
    `Script ${script.name}, SHA-256 ${script.hash}`,
    `Checked by: ${document.checkedBy}`,
    '',
    ...document.methods,
    ...notAskedLines(document),
    '',
    ...Object.entries(document.legend).map(([mark, meaning]) => `${mark}: ${meaning}`),
    ...document.tables.flatMap((table) =>
      table.state === 'withheld'
        ? [`${table.place}: not released. ${withheldSentences[table.why]}`]
        : [],
    ),
  ]
  return `${lines.join('\n')}\n`
}
