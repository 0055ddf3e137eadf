import type { Command } from 'commander'
import type { Result } from './basics/result.ts'
import { stopAsked } from './stop-asked.ts'

/** How one of them reads its settings, and runs. */
type Service<C> = {
  readonly read: (file: string) => Promise<Result<C, string>>
  readonly work: (
    config: C,
    around: { say: (line: string) => void; stop: Promise<'stop'> },
  ) => Promise<0 | 1>
}

/** The commands of a site's machine: what its units run, each until it is told to stop, and what is read there alone. */
export function addServices(
  program: Command,
  say: (line: string) => void,
  exit: (code: 0 | 1 | 2) => void,
): void {
  const run =
    <C>(load: () => Promise<Service<C>>) =>
    async ({ settings }: { settings: string }) => {
      const { read, work } = await load()
      const config = await read(settings)
      if (config.ok) return exit(await work(config.value, { say, stop: stopAsked() }))
      say(config.error)
      exit(1)
    }
  program
    .command('serve')
    .description('run the box of a site: its pages, its record, its rules')
    .option('--settings <file>', 'the settings of the box', '/etc/gatehouse/gatehouse.json')
    .action(
      run(async () => {
        const { serveConfig } = await import('./serve-config.ts')
        const { runServe } = await import('./serve.ts')
        return { read: serveConfig, work: runServe }
      }),
    )
  program
    .command('dialler')
    .description('run what alone reads numbers and reaches the switch, for the box beside it')
    .option('--settings <file>', 'the settings of the dialler', '/etc/gatehouse/dialler.json')
    .action(
      run(async () => {
        const { diallerConfig } = await import('./serve-config.ts')
        const { runDialler } = await import('./run-dialler.ts')
        return { read: diallerConfig, work: runDialler }
      }),
    )
  program
    .command('held-number <case>')
    .description(
      'at the machine itself: the number that two governors hold, for the emergency services',
    )
    .option('--settings <file>', 'the settings of the dialler', '/etc/gatehouse/dialler.json')
    .action(async (case_: string, { settings }: { settings: string }) => {
      const { diallerConfig } = await import('./serve-config.ts')
      const { heldNumberCommand } = await import('./dialler/held-number-command.ts')
      const config = await diallerConfig(settings)
      const said = config.ok
        ? await heldNumberCommand(case_, config.value)
        : { lines: [config.error], exit: 1 as const }
      for (const line of said.lines) say(line)
      exit(said.exit)
    })
}
