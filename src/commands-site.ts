import type { Command } from 'commander'
import { instant } from './basics/instant.ts'
import { type InitOptions, initCommand } from './site/init-command.ts'
import { promptInstallCommand } from './site/prompt-command.ts'
import { type AttestOptions, attestCommand } from './upkeep/attest-command.ts'
import type { Said } from './upkeep/command-words.ts'
import { type DoctorOptions, doctorCommand } from './upkeep/doctor-command.ts'

const siteFolder = '/etc/gatehouse'
const attestFile = '/run/gatehouse-attest/attest.json'

/** The commands of whoever sets a box up: its configuration, its messages, and whether its switch can be trusted. */
export function addSite(program: Command, say: (said: Said) => void): void {
  program
    .command('init')
    .description('make the switch’s configuration and secrets out of the site’s settings')
    .requiredOption('--settings <file>', 'the site’s settings (JSON)')
    .option('--to <folder>', 'where everything goes', siteFolder)
    .option('--json', 'for machines')
    .action(async (options: InitOptions) => say(await initCommand(options)))
  program
    .command('prompt')
    .description('what the switch itself says to people')
    .command('install <dir>')
    .description(
      'the site’s own recordings: en/information.wav with every word in en/information.txt',
    )
    .option('--to <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--json', 'for machines')
    .action(async (dir: string, options: { to: string; json?: boolean }) =>
      say(await promptInstallCommand(dir, options)),
    )
  program
    .command('attest')
    .description(
      'as root: look at the running switch, try every way to record, write what was found',
    )
    .option('--from <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--to <file>', 'where the box reads what was found', attestFile)
    .option('--json', 'for machines')
    .action(async (options: AttestOptions) =>
      say(await attestCommand(options, instant(Date.now()))),
    )
  program
    .command('doctor')
    .description('how the box stands, in words, and what to do next')
    .option('--from <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--attested <file>', 'the attestation', attestFile)
    .option('--json', 'for machines')
    .action(async (options: DoctorOptions) =>
      say(await doctorCommand(options, instant(Date.now()))),
    )
}
