import { ok } from '../basics/result.ts'
import { languageCode, languageFrom } from './languages.ts'
import { extraColumns } from './xlsform-extras.ts'
import { type Table, tableNamed } from './xlsform-table.ts'
import type { Sheets } from './xlsx-workbook.ts'

/** Where the words of a form stand. */
export type Spoken = {
  /** As the headings name the language; empty for a plain `label`. */
  readonly name: string
  /** The language of a plain `label` that is not taken, since it is another's. */
  readonly foreign?: string
}

/**
 * The language whose words are taken. That of a plain `label` with anything under it comes first, then the form's own,
 * then English, then Welsh; another cannot be taken.
 */
export function languageOf(survey: Table, usual: string) {
  const own = usual.toLowerCase()
  const all = labelLanguages(survey)
  const isPlain = all.length === 0 || survey.rows.some((row) => row.get('label') !== '')
  if (isPlain) {
    const said = own === '' || own === 'default' ? 'en' : own
    const only = languageFrom([said])
    if (only.ok) return ok({ ...only.value, name: '' })
    const another = languageFrom(all.length === 0 ? [said] : all)
    return another.ok ? ok({ ...another.value, foreign: said }) : languageFrom([said, ...all])
  }
  const first = all.filter((one) => one === own || one.startsWith(`${own} (`))
  return languageFrom([...(own === '' ? [] : first), ...all])
}

/** Where the words and the hints of a language stand; without `plain`, nothing stands in for what it lacks. */
export function wordHeadings(language: string, plain: boolean): [string[], string[]] {
  const named = (name: string) => (plain ? headings(name, language) : [`${name}::${language}`])
  return [named('label'), [...named('hint'), ...named('guidance_hint')]]
}

export function otherLanguages(survey: Table, language: string): string[] {
  return labelLanguages(survey).filter((one) => one !== language)
}

function labelLanguages(survey: Table): string[] {
  return survey.headings
    .filter((one) => one.startsWith('label::'))
    .map((one) => one.slice('label::'.length))
}

function headings(name: string, language: string): string[] {
  return language === '' ? [name] : [`${name}::${language}`, name]
}

const read = [
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'relevant',
  'relevance',
  'appearance',
  'parameters',
  'constraint',
  'choice_filter',
  'disabled',
  'required',
  'default',
  'calculation',
  'disclosure',
  ...extraColumns,
  'media::image',
  'media::audio',
  'media::video',
  'image',
  'audio',
  'video',
]

/** Columns that were not read although something stands in them, a sentence each. */
export function unreadColumns(survey: Table, language: string): string[] {
  const known = [
    ...read,
    ...headings('label', language),
    ...headings('hint', language),
    ...headings('guidance_hint', language),
  ]
  return unreadIn('survey', survey, (one) => known.includes(one) || isOtherWords(one))
}

/** The same of the answers: a column is read, too, where the filter of a question names it. */
export function unreadOfChoices(choices: Table | undefined, survey: Table): string[] {
  if (choices === undefined) return []
  const filters = survey.rows.map((row) => row.get('choice_filter').toLowerCase())
  const named = new Set(
    filters.flatMap((filter) => filter.match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []),
  )
  return unreadIn(
    'choices',
    choices,
    (one) =>
      /^(list|list_?name|name|value|label)$/.test(one) || isOtherWords(one) || named.has(one),
  )
}

function unreadIn(sheet: string, table: Table, isRead: (heading: string) => boolean): string[] {
  return [...new Set(table.headings)]
    .filter((one) => one !== '' && !isRead(one))
    .map((one) => ({ one, rows: table.rows.filter((row) => row.get(one) !== '').length }))
    .filter(({ rows }) => rows > 0)
    .map(
      ({ one, rows }) =>
        `Column "${one}" of the sheet "${sheet}" was not read; it is filled in ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
    )
}

/** Words of another language have a sentence of their own. */
function isOtherWords(heading: string): boolean {
  const [name = '', language = ''] = heading.split('::')
  return name === 'label'
    ? language !== ''
    : /hint$/.test(name) && languageCode(language) !== undefined
}

/** What of the two sheets of questions stands where nothing is read: under no heading, or under one that came before. */
export function unreadCells(sheets: Sheets): string[] {
  return ['survey', 'choices'].flatMap((name) => {
    const table = tableNamed(sheets, name)
    const beside = (table?.rows ?? []).filter((row) => row.beside > 0).map(({ row }) => row)
    const twice = (table?.twice ?? []).map(
      (heading) =>
        `Sheet "${name}": "${heading}" stands above two columns, and of the second only what the first leaves empty was read. Give each a heading of its own.`,
    )
    return beside.length === 0
      ? twice
      : [
          ...twice,
          `Sheet "${name}": what stands in columns without a heading was not read, first in row ${beside[0]}, in ${beside.length} ${beside.length === 1 ? 'row' : 'rows'}.`,
        ]
  })
}
