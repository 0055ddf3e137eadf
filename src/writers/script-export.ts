import { importQuestionnaire } from '../readers/questionnaire-import.ts'
import type { Script } from '../scripts/script.ts'
import { lostInDdi, scriptDdi } from './script-ddi.ts'
import { scriptJson } from './script-json.ts'
import { scriptXlsform } from './script-xlsform.ts'
import { whatIsLost } from './what-is-lost.ts'

export const exportFormats = ['xlsform', 'json', 'ddi'] as const
export type ExportFormat = (typeof exportFormats)[number]

export type ScriptExport = {
  /** `household-insurance.xlsx` */
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** What the format could not hold, a sentence each. */
  readonly lost: readonly string[]
}

/** A script in one of the formats that other programs read. XLSForm is read back, so that what is lost is known. */
export async function exportScript(script: Script, format: ExportFormat): Promise<ScriptExport> {
  const text = (words: string) => new TextEncoder().encode(words)
  switch (format) {
    case 'json':
      return {
        fileName: `${script.name}.json`,
        mediaType: 'application/json',
        bytes: text(scriptJson(script)),
        lost: [],
      }
    case 'ddi':
      return {
        fileName: `${script.name}.ddi.xml`,
        mediaType: 'application/xml',
        bytes: text(scriptDdi(script)),
        lost: lostInDdi,
      }
    case 'xlsform': {
      const bytes = await scriptXlsform(script)
      return {
        fileName: `${script.name}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes,
        lost: await lostOnTheWayBack(script, bytes),
      }
    }
  }
}

async function lostOnTheWayBack(script: Script, bytes: Uint8Array): Promise<readonly string[]> {
  const back = await importQuestionnaire(`${script.name}.xlsx`, bytes)
  if (!back.ok)
    return back.error.faults.map(
      ({ what }) => `The workbook cannot be read back by the box. ${what}`,
    )
  return whatIsLost(script, back.value.script).map(
    ({ where, was, now }) => `${where}: “${was}” comes back as “${now}”.`,
  )
}
