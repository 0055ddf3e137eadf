import { Command } from 'commander'
import { addCommands } from './commands.ts'
import { type TrialOptions, trialConfig, WrongUsage } from './config.ts'
import { addServices } from './services.ts'

const program = new Command('gatehouse')
  .description('A call centre for prisons that keeps no number on a screen and no sound of a call.')
  .exitOverride()

program
  .command('trial')
  .description(
    'Start the trial: the embedded exchange, made-up people, pages on this machine alone.',
  )
  .option('--fresh', 'begin again with an empty data folder')
  .option('--codes', 'staff sign in with a one-time code as well; the front page shows it')
  .option(
    '--first-interviews <n>',
    'hold new agents back until so many of their interviews were heard, 5 to 10',
  )
  .option(
    '--pilot-interviews <n>',
    'begin a campaign with so many interviews that a supervisor hears, 20 to 30',
  )
  .option('--untimed', 'nothing that is read or said is timed, to try the pages quickly')
  .option('--speed <times>', 'how many times faster than life the box runs')
  .option('--seed <words>', 'the same seed gives the same respondents')
  .option('--colleagues <n>', 'how many agents the box plays by itself')
  .option('--port <port>', 'the port pages are served at, on this machine alone')
  .option('--data <folder>', 'where the trial keeps its data')
  .option(
    '--exchange <ports>',
    'use an exchange that runs elsewhere on this machine: PORT/EAR-PORT',
  )
  .action(async (options: TrialOptions) => {
    const { runTrial } = await import('./trial.ts')
    process.exitCode = await runTrial(trialConfig(options), console.log)
  })

addServices(program, console.log, (exit) => {
  process.exitCode = exit
})

addCommands(program, ({ lines, exit }) => {
  for (const line of lines) console.log(line)
  process.exitCode = exit
})

// Whoever reads along may stop, as `head` does.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause
})

try {
  await program.parseAsync()
} catch (cause) {
  if (cause instanceof WrongUsage) {
    console.error(cause.message)
    process.exitCode = 2
  } else if (cause instanceof Error && 'exitCode' in cause) {
    process.exitCode = cause.exitCode === 0 ? 0 : 2
  } else throw cause
}
