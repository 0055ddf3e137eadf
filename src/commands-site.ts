import type { Command } from 'commander'
import { instant } from './basics/instant.ts'
import type { InitOptions } from './site/init-command.ts'
import type { ApplyOptions, InstallOptions } from './site/prompt-command.ts'
import type { AttestOptions } from './upkeep/attest-command.ts'
import type { Said } from './upkeep/command-words.ts'
import type { DoctorOptions } from './upkeep/doctor-command.ts'

const dataFolder = '/var/lib/gatehouse'
const unitsFolder = '/etc/systemd/system'
const siteFolder = '/etc/gatehouse'
const approvedFile = '/var/lib/gatehouse/approved-messages.json'
const attestFile = '/run/gatehouse-attest/attest.json'

/** The commands of whoever sets a box up: its configuration, its messages, and whether its switch can be trusted. */
export function addSite(program: Command, say: (said: Said) => void): void {
  program
    .command('init')
    .description('make the switch’s configuration and secrets out of the site’s settings')
    .requiredOption('--settings <file>', 'the site’s settings (JSON)')
    .option('--to <folder>', 'where everything goes', siteFolder)
    .option('--units <folder>', 'where systemd reads what is added to units', unitsFolder)
    .option('--json', 'for machines')
    .action(async (options: InitOptions) => {
      const { initCommand } = await import('./site/init-command.ts')
      say(await initCommand(unitsAside(options)))
    })
  addPrompts(program, say)
  program
    .command('attest')
    .description(
      'as root: look at the running switch, try every way to record, write what was found',
    )
    .option('--from <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--to <file>', 'where the box reads what was found', attestFile)
    .option('--wait <seconds>', 'how long to wait for a switch that does not listen yet', '0')
    .option('--json', 'for machines')
    .action(async (options: AttestOptions) => {
      const { attestCommand } = await import('./upkeep/attest-command.ts')
      say(await attestCommand(options, instant(Date.now())))
    })
  program
    .command('doctor')
    .description('how the box stands, in words, and what to do next')
    .option('--from <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--attested <file>', 'the attestation', attestFile)
    .option('--data <folder>', 'the data folder of the box', dataFolder)
    .option('--json', 'for machines')
    .action(async (options: DoctorOptions) => {
      const { doctorCommand } = await import('./upkeep/doctor-command.ts')
      say(await doctorCommand(options, instant(Date.now())))
    })
}

/** Where all goes into another folder, to be looked at, this machine's own units are left alone. */
function unitsAside(options: InitOptions): InitOptions {
  const aside = options.to !== siteFolder && options.units === unitsFolder
  return aside ? { ...options, units: options.to } : options
}

function addPrompts(program: Command, say: (said: Said) => void): void {
  const prompt = program.command('prompt').description('what the switch itself says to people')
  prompt
    .command('install <dir>')
    .description(
      'lay the site’s own recordings ready, for two governors: en/information.wav with every word in en/information.txt',
    )
    .option('--to <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--by <name>', 'who puts them there, for the governors to read')
    .option('--json', 'for machines')
    .action(async (dir: string, options: InstallOptions) => {
      const { promptInstallCommand } = await import('./site/prompt-command.ts')
      say(await promptInstallCommand(dir, options))
    })
  prompt
    .command('apply')
    .description('as root: put in use what two governors have approved, of what lies ready')
    .option('--to <folder>', 'where gatehouse init wrote everything', siteFolder)
    .option('--approved <file>', 'the hashes that the box hands over', approvedFile)
    .option('--json', 'for machines')
    .action(async (options: ApplyOptions) => {
      const { promptApplyCommand } = await import('./site/prompt-command.ts')
      say(await promptApplyCommand(options))
    })
}
