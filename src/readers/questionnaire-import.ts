import { err, ok, type Result } from '../basics/result.ts'
import { readScript } from '../scripts/read-script.ts'
import type { Script } from '../scripts/script.ts'
import { type ImportReport, type ImportRow, reportOf } from './import-report.ts'
import type { Imported, ImportMeta } from './imported.ts'
import { importJson } from './json-script.ts'
import { importLss } from './lss-import.ts'
import type { ReaderFault } from './questionnaire-fault.ts'
import { importQuexml } from './quexml-import.ts'
import { textFrom } from './text-from.ts'
import { importXlsForm } from './xlsform-import.ts'
import { readWorkbook } from './xlsx-workbook.ts'
import { childOf, readXml, type XmlElement } from './xml-tree.ts'

export type Questionnaire = {
  readonly format: 'json' | 'xlsform' | 'limesurvey' | 'quexml'
  readonly script: Script
  /** Every row, or every part of the file, accounted for. */
  readonly report: ImportReport
}

/** Why there is no draft. With a workbook that could be read, the report still says what became of each row. */
export type NoQuestionnaire = {
  readonly faults: readonly ReaderFault[]
  readonly report?: ImportReport
}

const largest = 20 * 1024 * 1024

/**
 * A draft script from a file, by what the file holds and not by its name. The draft still has to pass the checker.
 * `fileName` is only used in what is said. Nothing throws on any bytes.
 */
export async function importQuestionnaire(
  fileName: string,
  bytes: Uint8Array,
  meta: ImportMeta = {},
): Promise<Result<Questionnaire, NoQuestionnaire>> {
  if (bytes.length === 0)
    return no('empty', 'The file is empty.', 'Save the questionnaire again and bring that copy.')
  if (bytes.length > largest)
    return no(
      'too-big',
      'The file is far larger than any questionnaire.',
      'Check that it is the right file.',
    )
  if (isZip(bytes) || isOldOffice(bytes)) return workbook(bytes, meta)
  const text = textFrom(bytes)
  if (!text.ok)
    return text.error === 'not-text'
      ? no('not-text', 'This is neither a workbook nor text.', bring)
      : no(
          'not-utf8',
          'The letters of this file are not saved as UTF-8.',
          'Export it again, or open it in an editor, choose Save as, choose UTF-8, and bring that copy.',
        )
  return fromText(fileName, text.value, meta)
}

function fromText(
  fileName: string,
  text: string,
  meta: ImportMeta,
): Result<Questionnaire, NoQuestionnaire> {
  if (/^\s*</.test(text)) return markup(text, meta)
  if (!/^\s*[[{"]/.test(text) && !/\.json$/i.test(fileName))
    return no('unknown', 'The box does not know this kind of file.', bring)
  const script = importJson(text)
  return script.ok
    ? ok({ format: 'json', script: script.value, report: wholeReport(script.value) })
    : err({ faults: script.error })
}

const bring = 'Bring an XLSForm (.xlsx), a LimeSurvey survey (.lss), queXML, or a script in JSON.'

/** JSON is taken whole or not at all: each block is an entry, taken as it stands. */
function wholeReport({ opening, questions }: Script): ImportReport {
  const rows = [...opening, ...questions].map(
    ({ id, kind }, index): ImportRow => ({
      row: index + 1,
      type: kind,
      name: id,
      outcome: 'taken',
    }),
  )
  return reportOf(rows, [], 'block')
}

/** LimeSurvey or queXML, told apart by the root element. */
function markup(text: string, meta: ImportMeta): Result<Questionnaire, NoQuestionnaire> {
  if (/^\s*<(!doctype\s+html|html)\b/i.test(text)) return err({ faults: [otherXml] })
  const root = readXml(text)
  if (!root.ok) return err({ faults: [root.error] })
  const kind = kindOf(root.value)
  if (typeof kind !== 'string') return err({ faults: [kind] })
  const imported = (kind === 'limesurvey' ? importLss : importQuexml)(root.value, meta)
  return imported.ok ? drafted(kind, imported.value) : err({ faults: [imported.error] })
}

function kindOf(root: XmlElement): 'limesurvey' | 'quexml' | ReaderFault {
  if (root.name === 'questionnaire') return 'quexml'
  const type = childOf(root, 'LimeSurveyDocType')?.text.trim()
  if (type === 'Survey') return 'limesurvey'
  if (type !== undefined)
    return {
      code: 'limesurvey-part',
      what: `This is a LimeSurvey file of the kind "${type.slice(0, 30)}", not a whole survey.`,
      whatToDo: 'Export the survey as "Survey structure (.lss)", and bring that.',
    }
  return otherXml
}

const otherXml: ReaderFault = {
  code: 'web-page',
  what: 'This is a web page or another kind of XML.',
  whatToDo: bring,
}

async function workbook(
  bytes: Uint8Array,
  meta: ImportMeta,
): Promise<Result<Questionnaire, NoQuestionnaire>> {
  const sheets = await readWorkbook(bytes)
  if (!sheets.ok) return err({ faults: [sheets.error] })
  return drafted('xlsform', importXlsForm(sheets.value, meta))
}

/** A draft is looked at once more as a whole: what no script may have is refused, with the place. */
function drafted(
  format: Questionnaire['format'],
  { script, report }: Imported,
): Result<Questionnaire, NoQuestionnaire> {
  if (script === undefined)
    return err({
      faults: [
        {
          code: 'nothing-taken',
          what: 'Nothing in this file can be asked by the box.',
          whatToDo:
            report.counts.rows === 0
              ? (report.notes[0] ?? 'Bring a questionnaire with questions in it.')
              : 'The report below says why, row by row.',
        },
      ],
      report,
    })
  const read = readScript(script)
  if (read.ok) return ok({ format, script: read.value, report })
  const faults = read.error.map(({ where, what }) => ({
    code: 'shape',
    where,
    what: `${what}.`,
    whatToDo: 'Correct it in the file and import it again.',
  }))
  return err({ faults, report })
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

function isOldOffice(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}

function no(code: string, what: string, whatToDo: string): Result<never, NoQuestionnaire> {
  return err({ faults: [{ code, what, whatToDo }] })
}
