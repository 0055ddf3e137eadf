import type { Script } from '../scripts/script.ts'
import { reportOf } from './import-report.ts'
import type { Imported, ImportMeta } from './imported.ts'
import { languageCode } from './languages.ts'
import { readerFaultSentence } from './questionnaire-fault.ts'
import { isOther, notTaken, withVersions } from './second-language.ts'
import { choiceLists } from './xlsform-choices.ts'
import {
  languageOf,
  otherLanguages,
  type Spoken,
  unreadCells,
  unreadColumns,
  unreadOfChoices,
  wordHeadings,
} from './xlsform-columns.ts'
import { sayIn, turnsIn, versionsIn } from './xlsform-extras.ts'
import { frameFrom, lostClarifications, withClarifications } from './xlsform-frame.ts'
import { readSurvey } from './xlsform-survey.ts'
import { tableNamed } from './xlsform-table.ts'
import { slugOf } from './xlsform-words.ts'
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
  const { name: language, foreign }: Spoken = spoken.value
  const [labels, hints] = wordHeadings(language, foreign === undefined)
  const { lists, notes } = choiceLists(tableNamed(sheets, 'choices'), labels)
  const { blocks, report } = readSurvey(survey, lists, labels, hints)
  const organisation = meta.organisation ?? (setting('organisation') || '[organisation]')
  const subject = meta.subject ?? (setting('subject') || '[subject]')
  const { notes: framed, ...frame } = frameFrom(sheets, organisation, subject)
  const ids = [...frame.opening, ...blocks].map(({ id }) => id)
  const all = reportOf(report, [
    ...notes,
    ...framed,
    ...lostClarifications(sheets, ids),
    ...[...otherLanguages(survey, language), ...(foreign === undefined ? [] : [foreign])]
      .filter((one) => languageCode(one) === undefined)
      .map(notTaken),
    ...unreadSheets(sheets),
    ...unreadColumns(survey, language),
    ...unreadOfChoices(tableNamed(sheets, 'choices'), survey),
    ...unreadCells(sheets),
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

/** Sheets that an XLSForm does not have, or whose answers belong to another device. */
function unreadSheets(sheets: Sheets): string[] {
  return sheets
    .filter(({ name, rows }) => rows.length > 1 && !readSheets.test(name))
    .map(({ name }) => `Sheet "${name.slice(0, 40)}" was not read.`)
}

const readSheets =
  /^(survey|choices|settings|opening|closings|asked|if_asked|probes|turns|say|versions)$/i

function noSurvey(sheets: Sheets): string {
  const names = sheets.map(({ name }) => `"${name.slice(0, 40)}"`).join(', ')
  return `There is no sheet "survey" in this workbook, only ${names}. An XLSForm has the sheets "survey", "choices" and "settings".`
}
