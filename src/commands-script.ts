import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import type { Said } from './upkeep/command-words.ts'
import type { ExportAsked, ImportAsked } from './writers/script-commands.ts'

type Say = (said: Said) => void

/** The commands about questionnaires: each reads one file. */
export function addScript(program: Command, say: Say): void {
  const script = program.command('script').description('questionnaires')
  const withBytes = async (file: string, run: (bytes: Uint8Array) => Promise<Said>) => {
    const bytes = await firstBytes(file)
    say(bytes === undefined ? cannotRead(file) : await run(bytes))
  }
  script
    .command('check <file>')
    .description('read a questionnaire and say what the checker finds')
    .option('--rules <file>', 'a site’s own rules, looked for besides those of the release')
    .option('--json', 'for machines')
    .action(async (file: string, { rules, json }: { rules?: string; json?: boolean }) => {
      const { scriptCheckCommand } = await import('./readers/script-commands.ts')
      const bytes = await firstBytes(file)
      const own = rules === undefined ? undefined : await firstBytes(rules)
      if (bytes === undefined) say(cannotRead(file))
      else if (rules !== undefined && own === undefined) say(cannotRead(rules))
      else say(await scriptCheckCommand({ file, bytes, rules, own, json }))
    })
  script
    .command('rules [file]')
    .description('print the rules for forbidden content, or check a site’s own rules')
    .action(async (file: string | undefined) => {
      const { rulesCommand } = await import('./readers/script-commands.ts')
      const bytes = file === undefined ? undefined : await firstBytes(file)
      if (file !== undefined && bytes === undefined) say(cannotRead(file))
      else say(rulesCommand(file, bytes))
    })
  script
    .command('import <file>')
    .description('read an XLSForm, LimeSurvey .lss, queXML or JSON: what was taken, and the script')
    .option('--organisation <words>', 'who does the research, where the file does not say')
    .option('--subject <words>', 'what it is about, where the file does not say')
    .option('--out <file>', 'write the script there, as JSON, and print the report alone')
    .option('--json', 'for machines: report and script as one object')
    .action(async (file: string, options: ImportAsked) => {
      const { importCommand } = await import('./writers/script-commands.ts')
      return withBytes(file, (bytes) => importCommand(file, bytes, options))
    })
  script
    .command('export <file>')
    .description('write a questionnaire as XLSForm, JSON or DDI-Codebook 2.5, and say what is lost')
    .requiredOption('--to <format>', 'xlsform, json or ddi')
    .option('--out <file>', 'the new file; otherwise the script’s own name, in this folder')
    .option('--json', 'for machines')
    .action(async (file: string, options: ExportAsked) => {
      const { exportCommand } = await import('./writers/script-commands.ts')
      return withBytes(file, (bytes) => exportCommand(file, bytes, options))
    })
  script
    .command('schema')
    .description('print the JSON Schema of a script')
    .action(async () => {
      const { schemaCommand } = await import('./writers/script-commands.ts')
      say(schemaCommand())
    })
}

/** Far more than any questionnaire has: the reader refuses what is cut off here. */
const mostBytes = 32 * 1024 * 1024

async function firstBytes(path: string): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of createReadStream(path, { end: mostBytes - 1 })) chunks.push(chunk)
  } catch {
    return undefined
  }
  return Buffer.concat(chunks)
}

/** A file that cannot be read is wrong usage, not a refusal. */
function cannotRead(path: string): Said {
  return { lines: [`${path} cannot be read. Check the name and that you may read it.`], exit: 2 }
}
