import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import type { Said } from './upkeep/command-words.ts'
import type { SealAsked, SealTerminal } from './upkeep/seal-command.ts'

/** What is done with samples outside the prison. */
export function addSample(program: Command, say: (said: Said) => void): void {
  program
    .command('sample')
    .description('samples of numbers')
    .command('seal <file>')
    .description(
      'outside the prison: keep the numbers of a CSV, XLSX or fixed-width file, drop everything else, seal them to one box',
    )
    .requiredOption('--to <key>', 'the box’s public key file, box.pub')
    .requiredOption('--source <words>', 'where the numbers come from, for people who ask (T5)')
    .requiredOption('--date <day>', 'when the file was made, for example 2026-11-02')
    .option('--out <file>', 'where to write the sealed sample')
    .option(
      '--sign <key>',
      'your private key (PEM, Ed25519): a box at work takes signed samples alone',
    )
    .option('--column <n>', 'which columns hold numbers, in the order to try them: 3 or 3,5')
    .option('--region <n>', 'which column holds the region, one of the twelve of the UK')
    .option('--sector <n>', 'which column holds the sector of business')
    .option('--delimiter <sign>', 'what parts the columns; \\t for a tab')
    .option('--widths <list>', 'the widths of the columns of a fixed-width file: 12,30,16')
    .option('--encoding <name>', 'how the text is encoded')
    .option('--look', 'say how the file is laid out and what its columns hold, and seal nothing')
    .option('--yes', 'do not ask whether what was found is right')
    .option('--drama', 'take only numbers reserved for drama, as the trial does')
    .action(async (file: string, options: SealAsked) => {
      const { sealSampleCommand } = await import('./upkeep/seal-command.ts')
      say(await sealSampleCommand(file, options, terminal()))
    })
}

/** Undefined when nobody sits there: then nothing is asked, and no bar is drawn. */
function terminal(): SealTerminal | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  return {
    confirm: async (lines) => {
      process.stderr.write(`${lines.join('\n')}\n`)
      const asking = createInterface({ input: process.stdin, output: process.stderr })
      const answer = await asking.question('Is this right? Type yes to seal it: ')
      asking.close()
      return /^y(es)?$/i.test(answer.trim())
    },
    progress: (read, of) => {
      process.stderr.write(`\r${Math.floor((read / Math.max(1, of)) * 100)} of 100 read `)
      if (read === of) process.stderr.write('\n')
    },
  }
}
