import type { Asked, Block, Clarification, ClosingKind, OpeningBlock } from '../scripts/script.ts'
import { probesFor } from './xlsform-extras.ts'
import { type Frame, houseAsked, houseClosings, houseOpening } from './xlsform-house.ts'
import { type Table, type TableRow, tableNamed } from './xlsform-table.ts'
import type { Sheets } from './xlsx-workbook.ts'

/**
 * The opening, closings and answers to what people ask: from our own extra sheets where a workbook has them
 * (`opening`, `closings`, `asked`, `if_asked`), otherwise the house's words. Notes say which.
 */
export function frameFrom(
  sheets: Sheets,
  organisation: string,
  subject: string,
): Frame & { readonly notes: readonly string[] } {
  const opening = tableNamed(sheets, 'opening')
  const closings = tableNamed(sheets, 'closings')
  const asked = tableNamed(sheets, 'asked')
  const given = Object.fromEntries(
    (closings?.rows ?? [])
      .filter(isWhole('kind', 'say'))
      .map((row) => [row.get('kind'), row.get('say')]),
  )
  return {
    opening:
      opening === undefined ? houseOpening(organisation, subject) : openingFrom(opening, sheets),
    closings: { ...houseClosings, ...(given as Partial<Record<ClosingKind, string>>) },
    asked: asked === undefined ? houseAsked(organisation) : askedFrom(asked),
    notes: [
      ...filledIn('the opening', opening),
      ...filledIn('the closings', closings),
      ...filledIn('the answers to what people ask', asked),
      ...halfRows('opening', opening, ['id', 'read']),
      ...halfRows('closings', closings, ['kind', 'say']),
      ...halfRows('asked', asked, ['topic', 'asked', 'say']),
      ...halfRows('if_asked', tableNamed(sheets, 'if_asked'), ['block', 'asked', 'say']),
    ],
  }
}

/** Clarifications and probes belong to a block by its name; those of no block are named in the notes. */
export function withClarifications<B extends Block>(
  blocks: readonly B[],
  sheets: Sheets,
): readonly B[] {
  return blocks.map((block) => {
    const ifAsked = clarificationsFor(sheets, block.id)
    return {
      ...block,
      ...(ifAsked.length === 0 ? {} : { ifAsked }),
      ...probesFor(sheets, block.id),
    }
  })
}

export function lostClarifications(sheets: Sheets, ids: readonly string[]): string[] {
  return ['if_asked', 'probes'].flatMap((sheet) =>
    (tableNamed(sheets, sheet)?.rows ?? [])
      .filter((row) => !ids.includes(row.get('block')))
      .map(
        (row) =>
          `Sheet "${sheet}", row ${row.row}: not taken, because the script has no block "${row.get('block')}".`,
      ),
  )
}

function clarificationsFor(sheets: Sheets, id: string): Clarification[] {
  return (tableNamed(sheets, 'if_asked')?.rows ?? [])
    .filter((row) => row.get('block') === id && row.get('asked') !== '' && row.get('say') !== '')
    .map((row) => ({ asked: row.get('asked'), say: row.get('say') }))
}

function openingFrom(table: Table, sheets: Sheets): OpeningBlock[] {
  return table.rows.filter(isWhole('id', 'read')).map((row) => {
    const ifAsked = clarificationsFor(sheets, row.get('id'))
    const says = row
      .get('says')
      .split(/[\s,]+/)
      .filter((one) => one !== '')
    return {
      id: row.get('id'),
      kind: 'opening',
      read: row.get('read'),
      says: says as OpeningBlock['says'][number][],
      ...(ifAsked.length === 0 ? {} : { ifAsked }),
    }
  })
}

function askedFrom(table: Table): Asked[] {
  return table.rows.filter(isWhole('topic', 'asked', 'say')).map((row) => ({
    topic: row.get('topic') as Asked['topic'],
    asked: row.get('asked'),
    say: row.get('say'),
  }))
}

function isWhole(...headings: readonly string[]): (row: TableRow) => boolean {
  return (row) => headings.every((heading) => row.get(heading) !== '')
}

function halfRows(sheet: string, table: Table | undefined, headings: readonly string[]): string[] {
  return (table?.rows ?? [])
    .filter((row) => !isWhole(...headings)(row))
    .map(
      (row) =>
        `Sheet "${sheet}", row ${row.row}: not taken, because one of ${headings.join(', ')} is empty or a formula.`,
    )
}

function filledIn(what: string, table: Table | undefined): string[] {
  return table === undefined
    ? [
        `The form does not bring ${what}: the house's words stand there. Read them, and fill in what is in [ ] brackets.`,
      ]
    : []
}
