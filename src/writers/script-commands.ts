import { writeFile } from 'node:fs/promises'
import { reportLines } from '../readers/import-report.ts'
import { readerFaultSentence } from '../readers/questionnaire-fault.ts'
import { importQuestionnaire, type NoQuestionnaire } from '../readers/questionnaire-import.ts'
import { type ExportFormat, exportFormats, exportScript } from './script-export.ts'
import { scriptJson } from './script-json.ts'
import { scriptSchema } from './script-schema.ts'

/** What a command prints, and how it exits: 0 done, 1 refused, 2 wrong usage. */
type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

export type ImportAsked = {
  readonly organisation?: string
  readonly subject?: string
  readonly out?: string
  readonly json?: boolean
}

/**
 * `gatehouse script import FILE`: the report on every part of the file, and the script in our JSON, printed or written
 * to a new file. With `json` both are one object for machines.
 */
export async function importCommand(
  file: string,
  bytes: Uint8Array,
  { organisation, subject, out, json }: ImportAsked,
): Promise<Said> {
  const meta = { ...(organisation ? { organisation } : {}), ...(subject ? { subject } : {}) }
  const read = await importQuestionnaire(file, bytes, meta)
  if (!read.ok) return refusal(file, read.error, json)
  const { script, report, format } = read.value
  if (out !== undefined && !(await isWritten(out, scriptJson(script)))) return inTheWay(out)
  if (json) return { lines: [JSON.stringify({ ok: true, format, report, script })], exit: 0 }
  const told = out === undefined ? scriptJson(script).trimEnd() : `Written to ${out}.`
  return { lines: [...reportLines(report), told], exit: 0 }
}

export type ExportAsked = { readonly to: string; readonly out?: string; readonly json?: boolean }

/** `gatehouse script export FILE --to FORMAT`: a new file, and what the format could not hold. Nothing is written over. */
export async function exportCommand(
  file: string,
  bytes: Uint8Array,
  { to, out, json }: ExportAsked,
): Promise<Said> {
  const format = exportFormats.find((one) => one === to)
  if (format === undefined)
    return {
      lines: [`--to takes ${exportFormats.join(', ')}, and not "${to.slice(0, 40)}".`],
      exit: 2,
    }
  const read = await importQuestionnaire(file, bytes)
  if (!read.ok) return refusal(file, read.error, json)
  const { report, script } = read.value
  const made = await exportScript(script, format)
  const path = out ?? made.fileName
  if (!(await isWritten(path, made.bytes))) return inTheWay(path)
  if (json)
    return { lines: [JSON.stringify({ ok: true, format, path, lost: made.lost, report })], exit: 0 }
  const left = report.counts.changed + report.counts.refused
  return {
    lines: [
      ...(left > 0 ? reportLines(report) : []),
      ...made.lost,
      `"${script.title}" is written to ${path} as ${names[format]}${made.lost.length === 0 ? ', whole' : ''}.`,
    ],
    exit: 0,
  }
}

/** `gatehouse script schema`: the JSON Schema of our JSON. */
export function schemaCommand(): Said {
  return { lines: [JSON.stringify(scriptSchema(), null, 2)], exit: 0 }
}

const names: Readonly<Record<ExportFormat, string>> = {
  xlsform: 'an XLSForm',
  json: 'JSON',
  ddi: 'DDI-Codebook 2.5',
}

function refusal(file: string, { faults, report }: NoQuestionnaire, json?: boolean): Said {
  if (json) return { lines: [JSON.stringify({ ok: false, faults, report })], exit: 1 }
  const told = report === undefined || report.counts.rows === 0 ? [] : reportLines(report)
  return { lines: [`${file}: refused.`, ...faults.map(readerFaultSentence), ...told], exit: 1 }
}

function inTheWay(path: string): Said {
  return {
    lines: [
      `${path} cannot be written: there is a file of that name already, or the folder is not there. Give another name with --out.`,
    ],
    exit: 1,
  }
}

async function isWritten(path: string, content: string | Uint8Array): Promise<boolean> {
  return writeFile(path, content, { flag: 'wx' }).then(
    () => true,
    () => false,
  )
}
