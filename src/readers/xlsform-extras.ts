import type {
  Bands,
  BlockTurn,
  Ends,
  Language,
  SayHint,
  Script,
  Turning,
} from '../scripts/script.ts'
import { type TableRow, tableNamed } from './xlsform-table.ts'
import type { Sheets } from './xlsx-workbook.ts'

/**
 * What a script says and an XLSForm does not, in columns and sheets of our own: other programs leave them alone. A
 * value that no script has is passed on as it is, so that the shape of the script refuses it by its place.
 */
export const extraColumns = [
  'turn',
  'last',
  'bands',
  'end_first',
  'end_last',
  'ranks',
  'then_read',
  'ends_as',
  'cell',
  'say',
  'no_return',
]

/** How the answers or rows turn: the column `turn`, or the parameter that XLSForm has for it. */
export function turnOf(row: TableRow): { rotate?: Turning } {
  const own = row.get('turn')
  if (own !== '') return { rotate: own === 'no' ? false : (own as Turning) }
  return /\brandomize\s*=\s*true\b/i.test(row.get('parameters')) ? { rotate: true } : {}
}

export function reversedOf(row: TableRow): { rotate?: false | 'reverse' } {
  const own = row.get('turn')
  return own === '' ? {} : { rotate: own === 'no' ? false : (own as 'reverse') }
}

export function lastOf(
  row: TableRow,
  codes: ReadonlyMap<string, string>,
): { last?: readonly string[] } {
  const own = listIn(row.get('last'))
  return own === undefined ? {} : { last: own.map((code) => codes.get(code) ?? code) }
}

/** Whether nobody goes back from here. */
export function noReturnOf(row: TableRow): { noReturn?: boolean } {
  const own = row.get('no_return')
  return own === ''
    ? {}
    : { noReturn: own === 'yes' ? true : own === 'no' ? false : (own as never) }
}

export function bandsOf(row: TableRow): { bands?: Bands } {
  const own = row.get('bands')
  return own === '' ? {} : { bands: own as Bands }
}

export function endsOf(row: TableRow): { ends?: Ends } {
  const [first, last] = [row.get('end_first'), row.get('end_last')]
  return first === '' && last === '' ? {} : { ends: { first, last } }
}

/** The sheet `turns`: which blocks change places, as `a b | c`. */
export function turnsIn(sheets: Sheets): { turns?: readonly BlockTurn[] } {
  const table = tableNamed(sheets, 'turns')
  if (table === undefined) return {}
  return {
    turns: table.rows.map((row) => ({
      parts: row
        .get('parts')
        .split('|')
        .map((part) => listIn(part) ?? []),
      by:
        row.get('by') === 'yes'
          ? true
          : row.get('by') === 'no'
            ? false
            : (row.get('by') as Turning),
    })),
  }
}

/**
 * How hard words are said: the sheet `say`, one word a row, and the column `say` of a question, as
 * `indemnity = in-DEM-ni-tee; premium = PREE-mee-um`. The sheet comes first where both name a word.
 */
export function sayIn(sheets: Sheets): Pick<Script, 'say'> {
  const own = (tableNamed(sheets, 'say')?.rows ?? []).map((row): SayHint => {
    const [word, say, language] = [row.get('word'), row.get('say'), row.get('language')]
    return { word, say, ...(language === '' ? {} : { language: language as Language }) }
  })
  const beside = (tableNamed(sheets, 'survey')?.rows ?? []).flatMap((row) =>
    hintsIn(row.get('say')),
  )
  const hints = new Map<string, SayHint>()
  for (const hint of [...own, ...beside]) {
    const name = `${hint.language ?? ''} ${hint.word.toLowerCase()}`
    if (!hints.has(name)) hints.set(name, hint)
  }
  return hints.size === 0 ? {} : { say: [...hints.values()] }
}

function hintsIn(cell: string): SayHint[] {
  return cell
    .split(/[;\n]/)
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [word = '', ...say] = one.split('=')
      return { word: word.trim(), say: say.join('=').trim() }
    })
}

/** The sheet `versions`: the words of another language, text by text. */
export function versionsIn(sheets: Sheets): Pick<Script, 'versions'> {
  const rows = tableNamed(sheets, 'versions')?.rows ?? []
  const found = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const words = found.get(row.get('language')) ?? new Map<string, string>()
    found.set(row.get('language'), words.set(row.get('key'), row.get('text')))
  }
  if (found.size === 0) return {}
  const all = [...found].map(([language, words]) => [language, Object.fromEntries(words)] as const)
  return { versions: Object.fromEntries(all) }
}

/** The sheet `probes`: neutral words for one block each. */
export function probesFor(sheets: Sheets, id: string): { probes?: readonly string[] } {
  const rows = (tableNamed(sheets, 'probes')?.rows ?? []).filter((row) => row.get('block') === id)
  return rows.length === 0 ? {} : { probes: rows.map((row) => row.get('say')) }
}

/** `a b` or `a, b`; `-` is the empty list, and an empty cell is none at all. */
export function listIn(text: string): readonly string[] | undefined {
  if (text.trim() === '') return undefined
  return text.split(/[\s,]+/).filter((one) => one !== '' && one !== '-')
}
