import { ok } from '../basics/result.ts'
import type { Script } from '../scripts/script.ts'
import { reportOf } from './import-report.ts'
import type { Imported, ImportMeta } from './imported.ts'
import { languageCode, languageFrom } from './languages.ts'
import { readerFaultSentence } from './questionnaire-fault.ts'
import { isOther, notTaken, withVersions } from './second-language.ts'
import { choiceLists } from './xlsform-choices.ts'
import { extraColumns, sayIn, turnsIn, versionsIn } from './xlsform-extras.ts'
import { frameFrom, lostClarifications, withClarifications } from './xlsform-frame.ts'
import { readSurvey } from './xlsform-survey.ts'
import { type Table, tableNamed } from './xlsform-table.ts'
import { plainName } from './xlsform-words.ts'
import type { Sheets } from './xlsx-workbook.ts'

/**
 * A draft from an XLSForm, and a report in which every row of its `survey` sheet is taken, changed or refused. The
 * draft still has to pass the checker; without a `survey` sheet or a single block there is none.
 */
export function importXlsForm(sheets: Sheets, meta: ImportMeta): Imported {
  const survey = tableNamed(sheets, 'survey')
  if (survey === undefined) return { report: reportOf([], [noSurvey(sheets)]) }
  const settings = tableNamed(sheets, 'settings')?.rows[0]
  const setting = (...names: string[]) => settings?.get(...names) ?? ''
  const spoken = languageOf(survey, setting('default_language'))
  if (!spoken.ok) return { report: reportOf([], [readerFaultSentence(spoken.error)]) }
  const { name: language } = spoken.value
  const { lists, notes } = choiceLists(tableNamed(sheets, 'choices'), headings('label', language))
  const { blocks, report } = readSurvey(survey, lists, ...wordHeadings(language))
  const organisation = meta.organisation ?? (setting('organisation') || '[organisation]')
  const subject = meta.subject ?? (setting('subject') || '[subject]')
  const { notes: framed, ...frame } = frameFrom(sheets, organisation, subject)
  const ids = [...frame.opening, ...blocks].map(({ id }) => id)
  const all = reportOf(report, [
    ...notes,
    ...framed,
    ...lostClarifications(sheets, ids),
    ...otherLanguages(survey, language)
      .filter((one) => languageCode(one) === undefined)
      .map(notTaken),
    ...unreadSheets(sheets),
    ...unreadColumns(survey, language),
  ])
  if (blocks.length === 0) return { report: all }
  const title = setting('form_title', 'title') || 'Untitled questionnaire'
  const script: Script = {
    format: 'gatehouse-script/1',
    name: slugOf(setting('form_id', 'id_string') || title),
    title,
    language: spoken.value.language,
    organisation,
    subject,
    ...frame,
    questions: withClarifications(blocks, sheets),
    ...turnsIn(sheets),
    ...sayIn(sheets),
    ...versionsIn(sheets),
  }
  const second = withVersions(
    script,
    otherLanguages(survey, language)
      .filter(isOther(script))
      .map((name) => {
        const { lists: own } = choiceLists(tableNamed(sheets, 'choices'), [`label::${name}`])
        const read = readSurvey(survey, own, ...wordHeadings(name, false))
        return { name, title: setting(`form_title::${name}`) || title, blocks: read.blocks }
      }),
  )
  return {
    script: second.script,
    report: { ...all, notes: [...all.notes, ...second.notes] },
  }
}

/** Where the words and the hints of a language stand; without `plain`, nothing stands in for what it lacks. */
function wordHeadings(language: string, plain = true): [string[], string[]] {
  const named = (name: string) => (plain ? headings(name, language) : [`${name}::${language}`])
  return [named('label'), [...named('hint'), ...named('guidance_hint')]]
}

/** Sheets that an XLSForm does not have, or whose answers belong to another device. */
function unreadSheets(sheets: Sheets): string[] {
  return sheets
    .filter(({ name, rows }) => rows.length > 1 && !readSheets.test(name))
    .map(({ name }) => `Sheet "${name.slice(0, 40)}" was not read.`)
}

const readSheets =
  /^(survey|choices|settings|opening|closings|asked|if_asked|probes|turns|say|versions)$/i

function slugOf(name: string): string {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(name)
    ? name
    : plainName(name.toLowerCase().replaceAll('_', '-')).toLowerCase()
}

function noSurvey(sheets: Sheets): string {
  const names = sheets.map(({ name }) => `"${name.slice(0, 40)}"`).join(', ')
  return `There is no sheet "survey" in this workbook, only ${names}. An XLSForm has the sheets "survey", "choices" and "settings".`
}

/**
 * The language whose words are taken, by the name that the headings give it: none when there is a plain `label`. The
 * form's own comes first, then English, then Welsh; another cannot be taken.
 */
function languageOf(survey: Table, usual: string): ReturnType<typeof languageFrom> {
  const own = usual.toLowerCase()
  if (survey.headings.includes('label') || labelLanguages(survey).length === 0) {
    const only = languageFrom([own === '' || own === 'default' ? 'en' : own])
    return only.ok ? ok({ ...only.value, name: '' }) : only
  }
  const all = labelLanguages(survey)
  const first = all.filter((one) => one === own || one.startsWith(`${own} (`))
  return languageFrom([...(own === '' ? [] : first), ...all])
}

function labelLanguages(survey: Table): string[] {
  return survey.headings
    .filter((one) => one.startsWith('label::'))
    .map((one) => one.slice('label::'.length))
}

function headings(name: string, language: string): string[] {
  return language === '' ? [name] : [`${name}::${language}`, name]
}

function otherLanguages(survey: Table, language: string): string[] {
  return labelLanguages(survey).filter((one) => one !== language)
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

function unreadColumns(survey: Table, language: string): string[] {
  const known = [
    ...read,
    ...headings('label', language),
    ...headings('hint', language),
    ...headings('guidance_hint', language),
  ]
  return survey.headings
    .filter((one) => one !== '' && !known.includes(one) && !one.startsWith('label::'))
    .map((one) => ({ one, rows: survey.rows.filter((row) => row.get(one) !== '').length }))
    .filter(({ rows }) => rows > 0)
    .map(
      ({ one, rows }) =>
        `Column "${one}" of the sheet "survey" was not read; it is filled in ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
    )
}
