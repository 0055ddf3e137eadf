import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Said } from './upkeep/command-words.ts'
import type { SealListAsked } from './upkeep/seal-list-command.ts'

type Imported = { list: string; source?: string; date?: string; dialler?: string; data?: string }

/** Files of people who must not be called. */
export function addSuppression(program: Command, say: (said: Said) => void): void {
  const lists = program.command('suppression').description('lists of people who must not be called')
  lists
    .command('import <file>')
    .description(
      'put a list in use: at a box at work by its dialler, or in a trial that is stopped',
    )
    .requiredOption('--list <list>', 'tps, ctps, dnc, barred, or client:NAME')
    .option('--source <words>', 'where the file is from; a sealed one says it itself')
    .option('--date <day>', 'the day it is of, for example 2026-11-02')
    .option('--dialler <socket>', 'of a box at work: where its dialler listens')
    .option('--data <folder>', 'the data folder of a trial')
    .action(async (file: string, { data, ...asked }: Imported) => {
      const { trialSettings } = await import('./config.ts')
      const { suppressionCommand } = await import('./dialler/suppression-command.ts')
      say(
        await suppressionCommand(file, {
          ...asked,
          data: resolve(data ?? join('trial-data', 'box')),
          settings: trialSettings,
        }),
      )
    })
  lists
    .command('seal <file>')
    .description('outside the prison: keep the numbers, drop everything else, seal them to one box')
    .requiredOption('--list <list>', 'tps, ctps, dnc, barred, or client:NAME')
    .requiredOption('--to <key>', 'the box’s public key file, box.pub')
    .requiredOption('--source <words>', 'where the file is from')
    .requiredOption('--date <day>', 'the day it is of, for example 2026-11-02')
    .option('--out <file>', 'where to write the sealed list')
    .option(
      '--sign <key>',
      'your private key (PEM, Ed25519): a box at work takes signed lists alone',
    )
    .option('--drama', 'take only numbers reserved for drama, as the trial does')
    .action(async (file: string, { list, ...asked }: SealListAsked & { list: string }) => {
      const { listNamed } = await import('./dialler/suppression-command.ts')
      const { sealListCommand } = await import('./upkeep/seal-list-command.ts')
      say(await sealListCommand(file, listNamed(list), asked))
    })
}
