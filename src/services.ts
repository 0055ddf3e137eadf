import type { Command } from 'commander'
import type { Result } from './basics/result.ts'
import { heldNumberCommand } from './dialler/held-number-command.ts'
import { runDialler } from './run-dialler.ts'
import { runServe } from './serve.ts'
import { diallerConfig, serveConfig } from './serve-config.ts'
import { stopAsked } from './stop-asked.ts'

/** The commands of a site's machine: what its units run, each until it is told to stop, and what is read there alone. */
export function addServices(
  program: Command,
  say: (line: string) => void,
  exit: (code: 0 | 1 | 2) => void,
): void {
  const run =
    <C>(
      read: (file: string) => Promise<Result<C, string>>,
      work: (config: C, around: { say: typeof say; stop: Promise<'stop'> }) => Promise<0 | 1>,
    ) =>
    async ({ settings }: { settings: string }) => {
      const config = await read(settings)
      if (config.ok) return exit(await work(config.value, { say, stop: stopAsked() }))
      say(config.error)
      exit(1)
    }
  program
    .command('serve')
    .description('run the box of a site: its pages, its record, its rules')
    .option('--settings <file>', 'the settings of the box', '/etc/gatehouse/gatehouse.json')
    .action(run(serveConfig, runServe))
  program
    .command('dialler')
    .description('run what alone reads numbers and reaches the switch, for the box beside it')
    .option('--settings <file>', 'the settings of the dialler', '/etc/gatehouse/dialler.json')
    .action(run(diallerConfig, runDialler))
  program
    .command('held-number <case>')
    .description(
      'at the machine itself: the number that two governors hold, for the emergency services',
    )
    .option('--settings <file>', 'the settings of the dialler', '/etc/gatehouse/dialler.json')
    .action(async (case_: string, { settings }: { settings: string }) => {
      const config = await diallerConfig(settings)
      const said = config.ok
        ? await heldNumberCommand(case_, config.value)
        : { lines: [config.error], exit: 1 as const }
      for (const line of said.lines) say(line)
      exit(said.exit)
    })
}
