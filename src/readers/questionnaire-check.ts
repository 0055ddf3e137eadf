import { sha256 } from '../basics/hash.ts'
import { canonicalText } from '../scripts/canonical.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
import { type ScriptReport, scriptReport, scriptReportLines } from '../scripts/script-report.ts'
import { type ImportReport, reportLines } from './import-report.ts'
import { readerFaultSentence } from './questionnaire-fault.ts'
import { importQuestionnaire } from './questionnaire-import.ts'

export type CheckAsked = { readonly siteRules?: RuleIndex; readonly json?: boolean }

/** What `gatehouse script check FILE` prints, and how it exits: 1 when anything is refused or nothing could be read. */
export async function checkScriptFile(
  name: string,
  bytes: Uint8Array,
  { siteRules, json }: CheckAsked = {},
): Promise<{ readonly lines: readonly string[]; readonly exit: 0 | 1 }> {
  const read = await importQuestionnaire(name, bytes)
  if (!read.ok) {
    const { faults, report } = read.error
    return {
      lines: [`${name}: refused.`, ...faults.map(readerFaultSentence), ...linesOf(report)],
      exit: 1,
    }
  }
  const { script, report } = read.value
  const checked = scriptReport(script, siteRules)
  const { refused, findings } = checked
  const hash = sha256(canonicalText(script))
  if (json === true) return { lines: [forMachines(name, hash, checked)], exit: refused > 0 ? 1 : 0 }
  return {
    lines: [
      ...linesOf(report),
      ...scriptReportLines(script, checked),
      refused > 0
        ? `${name}: refused, for ${refused} ${refused === 1 ? 'reason' : 'reasons'}.`
        : `${name}: "${script.title}" is sound, with ${checked.places} places and ${findings.length} to review.`,
      `SHA-256 ${hash}`,
    ],
    exit: refused > 0 ? 1 : 0,
  }
}

/** The same as one JSON object: `findings`, `routes` with their seconds, `readingAge` by language. */
function forMachines(name: string, hash: string, checked: ScriptReport): string {
  const { routes, ...rest } = checked
  const ways = routes && {
    whole: routes.whole,
    cutAt: routes.cutAt,
    shortest: routes.shortest,
    longest: routes.longest,
  }
  return JSON.stringify({ file: name, hash, ...rest, routes: ways })
}

function linesOf(report: ImportReport | undefined): string[] {
  return report === undefined || report.counts.rows === 0 ? [] : reportLines(report)
}
