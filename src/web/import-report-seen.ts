import * as v from 'valibot'
import type { ImportReportRow } from '../../views/governor/import-report.tsx'
import {
  type Counted,
  type ImportReport,
  type ImportRow,
  placeIn,
} from '../readers/import-report.ts'

const change = v.object({ what: v.string(), was: v.string(), now: v.string() })
const common = { row: v.number(), type: v.string(), name: v.string() }
const shape = v.object({
  format: v.literal('gatehouse-import-report/1'),
  // Reports on workbooks were kept before there were others.
  counted: v.optional(v.picklist(['row', 'line', 'block']), 'row'),
  rows: v.array(
    v.variant('outcome', [
      v.object({ ...common, outcome: v.literal('taken') }),
      v.object({ ...common, outcome: v.literal('changed'), changes: v.array(change) }),
      v.object({
        ...common,
        outcome: v.literal('refused'),
        reason: v.string(),
        whatToDo: v.string(),
      }),
    ]),
  ),
  notes: v.array(v.string()),
})

export type KeptReport = Pick<ImportReport, 'rows' | 'notes' | 'counted'>

/** The report as a frozen document, with its sums. */
export function reportText({ rows, notes, counted, counts }: ImportReport) {
  const { taken, changed, refused } = counts
  return {
    text: JSON.stringify({ format: 'gatehouse-import-report/1', counted, rows, notes }),
    counts: { taken, changed, refused },
  }
}

export function readReport(text: string): KeptReport {
  return v.parse(shape, JSON.parse(text))
}

/** Row by row in the order of the file. */
export function reportSeen({ rows, notes, counted }: KeptReport) {
  const count = (outcome: ImportRow['outcome']) =>
    String(rows.filter((row) => row.outcome === outcome).length)
  return {
    counts: [
      { term: parts[counted], text: String(rows.length) },
      { term: 'Taken as they stand', text: count('taken') },
      { term: 'Changed', text: count('changed') },
      { term: 'Refused', text: count('refused') },
    ],
    notes,
    rows: rows.map((row) => rowSeen(row, counted)),
  }
}

const parts = { row: 'Rows', line: 'Parts of the file', block: 'Blocks' } as const

function rowSeen(row: ImportRow, counted: Counted): ImportReportRow {
  const where = `${placeIn(counted, row.row)}${row.name === '' ? '' : `, ${row.name}`}`
  switch (row.outcome) {
    case 'taken':
      return { where, fate: 'taken', reason: row.type }
    case 'changed':
      return {
        where,
        fate: 'changed',
        reason: row.changes
          .map(({ what, was, now }) => `${capital(what)}: “${was}” is now “${now}”.`)
          .join(' '),
      }
    case 'refused':
      return { where, fate: 'refused', reason: `${row.reason} ${row.whatToDo}` }
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
