import { err, type Result } from '../basics/result.ts'
import { builtInText } from '../scripts/built-in-rules.ts'
import type { RuleFault, Rules } from '../scripts/read-rules.ts'
import { readSiteRules, siteIndex } from '../scripts/site-rules.ts'
import { checkScriptFile } from './questionnaire-check.ts'

export type Printed = { readonly lines: readonly string[]; readonly exit: 0 | 1 }

/** A file of site rules from its bytes: the door at which a hostile one stops. Nothing throws on any bytes. */
export function importSiteRules(
  bytes: Uint8Array,
  inForce?: Rules,
): Result<Rules, readonly RuleFault[]> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return readSiteRules(text.replace(/^\ufeff/, ''), inForce)
  } catch {
    return err([{ line: 1, what: 'This is not a text file. Save the rules as plain text, UTF-8.' }])
  }
}

/** What `gatehouse script check FILE [--rules FILE] [--json]` prints. */
export async function scriptCheckCommand(asked: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly rules: string | undefined
  readonly own: Uint8Array | undefined
  readonly json: boolean | undefined
}): Promise<Printed> {
  const json = asked.json === true
  if (asked.own === undefined) return checkScriptFile(asked.file, asked.bytes, { json })
  const own = importSiteRules(asked.own)
  if (!own.ok) return { lines: faultLines(asked.rules ?? 'the rules', own.error), exit: 1 }
  return checkScriptFile(asked.file, asked.bytes, { json, siteRules: siteIndex(own.value) })
}

/** What `gatehouse script rules [FILE]` prints: the rules of the release, or what is wrong with a site's own. */
export function rulesCommand(file: string | undefined, bytes: Uint8Array | undefined): Printed {
  if (file === undefined || bytes === undefined)
    return { lines: builtInText.trim().split('\n'), exit: 0 }
  const own = importSiteRules(bytes)
  if (!own.ok) return { lines: faultLines(file, own.error), exit: 1 }
  const { rules } = own.value
  return {
    lines: [
      `${file}: ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}, each of which finds its examples.`,
      'They are looked for besides the rules of the release, which nothing takes away.',
    ],
    exit: 0,
  }
}

function faultLines(file: string, faults: readonly RuleFault[]): string[] {
  return [`${file}: refused.`, ...faults.map(({ line, what }) => `Line ${line}. ${what}`)]
}
