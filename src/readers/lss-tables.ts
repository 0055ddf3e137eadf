import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/** A row of one of the tables that a `.lss` file is a dump of. Empty where there is no such column. */
export type LssRow = { readonly line: number; get(column: string): string }

export type LssTables = (name: string) => readonly LssRow[]

/** The tables of a LimeSurvey survey, by name; a table that is not there has no rows. */
export function lssTables(root: XmlElement): LssTables {
  const read = new Map<string, readonly LssRow[]>()
  return (name) => {
    const known = read.get(name)
    if (known !== undefined) return known
    const rows = childOf(root, name)
    const table = rows && childOf(rows, 'rows')
    const found = table === undefined ? [] : childrenOf(table, 'row').map(rowFrom)
    read.set(name, found)
    return found
  }
}

function rowFrom(row: XmlElement): LssRow {
  const values = new Map(row.children.map((cell) => [cell.name, cell.text.trim()]))
  return { line: row.line, get: (column) => values.get(column) ?? '' }
}

/** The tables in one language, however the version of LimeSurvey spreads the words over them. */
export type LssSurvey = {
  readonly language: string
  /** Other languages that the survey has words in. */
  readonly others: readonly string[]
  readonly title: string
  /** Title, welcome and end text in that language. */
  readonly settings: LssRow | undefined
  readonly groups: readonly LssRow[]
  /** In the order in which they are asked. */
  readonly questions: readonly LssRow[]
  readonly parts: (qid: string) => readonly LssRow[]
  /** Sub-questions of none of these questions. */
  readonly stray: (known: ReadonlySet<string>) => readonly LssRow[]
  readonly answers: (qid: string) => readonly LssRow[]
  readonly conditions: readonly LssRow[]
  /** How many rows each table has that a script has no room for. */
  readonly apart: Readonly<Record<string, number>>
  readonly attributes: readonly LssRow[]
  readonly defaults: readonly LssRow[]
}

/**
 * Until version 3 each row carries its own words and language; since version 4 the words stand in tables of their own,
 * `question_l10ns` and the like, joined by an id. Here both look like the older.
 */
export function lssSurvey(tables: LssTables, language: string): LssSurvey {
  const spoken = (rows: readonly LssRow[]) =>
    rows.filter((row) => row.get('language') === '' || row.get('language') === language)
  const worded = (name: string, words: string, key: string) => {
    const found = new Map(spoken(tables(words)).map((row) => [row.get(key), row]))
    return spoken(tables(name)).map((row) => joined(row, found.get(row.get(key))))
  }
  const groups = worded('groups', 'group_l10ns', 'gid').sort(by('group_order'))
  const place = new Map(groups.map((row, index) => [row.get('gid'), index]))
  const questions = worded('questions', 'question_l10ns', 'qid')
    .sort(by('question_order'))
    .sort((a, b) => (place.get(a.get('gid')) ?? 1e6) - (place.get(b.get('gid')) ?? 1e6))
  const parts = grouped(
    worded('subquestions', 'question_l10ns', 'qid').sort(by('question_order')),
    'parent_qid',
  )
  const answers = grouped(worded('answers', 'answer_l10ns', 'aid').sort(by('sortorder')), 'qid')
  const allSettings = tables('surveys_languagesettings')
  const settings =
    allSettings.find((row) => row.get('surveyls_language') === language) ?? allSettings[0]
  return {
    language,
    others: languagesOf(tables).filter((one) => one !== language),
    title: settings?.get('surveyls_title') ?? '',
    settings,
    groups,
    questions,
    parts: (qid) => parts.get(qid) ?? [],
    stray: (known) => [...parts].flatMap(([qid, rows]) => (known.has(qid) ? [] : rows)),
    answers: (qid) => answers.get(qid) ?? [],
    conditions: tables('conditions'),
    apart: Object.fromEntries(
      Object.keys(apart).map((name) => [name, tables(name).length] as const),
    ),
    attributes: spoken(tables('question_attributes')).sort(
      (a, b) => a.get('language').length - b.get('language').length,
    ),
    defaults: spoken(tables('defaultvalues')),
  }
}

/** Tables of what LimeSurvey knows beside questions, and what an author does instead. */
export const apart = {
  quota:
    'Quotas: set targets on the campaign, or an end of the kind "quota full" where one is looked at',
  assessments: 'Assessments: the box adds no answers up',
} as const satisfies Record<string, string>

/** Every language of the survey, its own first. */
export function languagesOf(tables: LssTables): readonly string[] {
  const [survey] = tables('surveys')
  const named = [survey?.get('language') ?? '', survey?.get('additional_languages') ?? '']
  const worded = tables('surveys_languagesettings').map((row) => row.get('surveyls_language'))
  const all = [...named.flatMap((one) => one.split(/\s+/)), ...worded]
  return [...new Set(all.filter((one) => one !== ''))]
}

function joined(row: LssRow, words: LssRow | undefined): LssRow {
  return words === undefined
    ? row
    : { line: row.line, get: (name) => row.get(name) || words.get(name) }
}

function by(column: string): (a: LssRow, b: LssRow) => number {
  return (a, b) => Number(a.get(column)) - Number(b.get(column))
}

function grouped(rows: readonly LssRow[], key: string): ReadonlyMap<string, readonly LssRow[]> {
  const found = new Map<string, LssRow[]>()
  for (const row of rows) found.set(row.get(key), [...(found.get(row.get(key)) ?? []), row])
  return found
}
