import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { ok, type Result } from './basics/result.ts'
import { addSuppression } from './commands-lists.ts'
import { addSample } from './commands-sample.ts'
import { addScript } from './commands-script.ts'
import { addSite } from './commands-site.ts'
import type { CountersignAsked } from './record/countersign-command.ts'
import type { BackupAsked } from './upkeep/backup-command.ts'
import type { Apart } from './upkeep/backup-content.ts'
import type { Said } from './upkeep/command-words.ts'
import type { RepairAsked } from './upkeep/repair-command.ts'
import type { RestoreAsked } from './upkeep/restore-command.ts'
import type { ShowAsked } from './upkeep/show-asked.ts'

type Say = (said: Said) => void

const trialBox = join('trial-data', 'box')

/**
 * The commands that need no running box. Each reads files, says what it found, and changes nothing it is not asked to.
 * Each loads what it needs when it is called: to load all of the house takes longer than most of them.
 */
export function addCommands(program: Command, say: Say): void {
  addBundle(program, say)
  addRecord(program, say)
  addPerson(program, say)
  addScript(program, say)
  addSample(program, say)
  addSuppression(program, say)
  addBackup(program, say)
  addRestore(program, say)
  addRepair(program, say)
  addSite(program, say)
}

function addBundle(program: Command, say: Say): void {
  program
    .command('bundle')
    .description('bundles of released results')
    .command('verify <file>')
    .description('check a bundle: its signature, its seal and every file in it')
    .option('--site <key>', 'the public key of the site that made it (PEM)')
    .option('--identity <key>', 'the age identity of the region, to open the contents')
    .option('--json', 'for machines')
    .action(async (file: string, options: { site?: string; identity?: string; json?: boolean }) => {
      const { verifyBundleCommand } = await import('./bundles/verify-command.ts')
      say(await verifyBundleCommand({ file, ...options }))
    })
}

function addBackup(program: Command, say: Say): void {
  program
    .command('backup <dir>')
    .description('back up a box, running or not: sealed, read back, synced; no number is in it')
    .option('--data <folder>', 'the data folder of the box')
    .option('--recovery <key>', 'the public key file of the recovery recipient')
    .option('--keep <days>', 'backups older than this are removed: 35, or fewer')
    .option('--dialler <socket>', 'of a box at work: where its dialler listens')
    .option('--json', 'for machines')
    .action(async (dir: string, options: Partial<BackupAsked> & { dialler?: string }) => {
      const { backupCommand } = await import('./upkeep/backup-command.ts')
      const { dialler, ...rest } = options
      const apart = await apartOf(dialler)
      if (!apart.ok) return say({ lines: [apart.error], exit: 1 })
      const data = resolve(options.data ?? trialBox)
      say(await backupCommand(dir, { ...rest, data, apart: apart.value }, new Date()))
    })
}

/** What a box at work has elsewhere: its master key with systemd, its lists with the dialler. */
async function apartOf(dialler: string | undefined): Promise<Result<Apart, string>> {
  const { masterKeyOf } = await import('./serve-config.ts')
  const { askBackupPart } = await import('./dialler/ask-backup.ts')
  // By hand, with the box at work: where systemd keeps what it gave to the box.
  const masterKey = await masterKeyOf(undefined, dialler && '/run/credentials/gatehouse.service')
  if (!masterKey.ok) return masterKey
  const part = dialler === undefined ? {} : { part: () => askBackupPart(dialler) }
  return ok({ masterKey: masterKey.value, ...part })
}

function addRestore(program: Command, say: Say): void {
  program
    .command('restore <file>')
    .description('make a new box out of a backup; changes nothing unless everything is right')
    .requiredOption('--to <folder>', 'the new data folder: empty, or not there yet')
    .requiredOption('--identity <key>', 'the file of the recovery identity')
    .option('--witness <file...>', 'witnesses kept outside the box: the newest of them counts')
    .option('--newest <lines>', 'the size of the newest witness that there is anywhere')
    .option('--destroyed <keys...>', 'keys that a later printed report lists as destroyed')
    .option('--dialler <folder>', 'of a box at work: the new folder of its dialler')
    .option('--bundles <n>', 'the highest number of a bundle that the region holds')
    .option('--json', 'for machines')
    .action(async (file: string, options: RestoreAsked) => {
      const { restoreCommand } = await import('./upkeep/restore-command.ts')
      const { trialSettings } = await import('./config.ts')
      say(await restoreCommand(file, options, new Date(), trialSettings))
    })
}

function addRepair(program: Command, say: Say): void {
  program
    .command('repair <file>')
    .description('put back lines and documents that a disk has spoiled, out of a backup')
    .option('--data <folder>', 'the data folder of the box, which must not run')
    .requiredOption('--identity <key>', 'the file of the recovery identity')
    .option('--json', 'for machines')
    .action(async (file: string, options: Omit<RepairAsked, 'data'> & { data?: string }) => {
      const { repairCommand } = await import('./upkeep/repair-command.ts')
      say(await repairCommand(file, { ...options, data: options.data ?? trialBox }, new Date()))
    })
}

type VerifyAsked = { verifier?: string[]; witness?: string[]; root?: string[]; json?: boolean }

function addRecord(program: Command, say: Say): void {
  const record = program.command('record').description('the record of everything that happened')
  record
    .command('countersign <witness>')
    .description('at the region: print a witness of a box with the region’s signature under it')
    .requiredOption('--key <pem>', 'the file of the region’s Ed25519 key')
    .requiredOption('--name <word>', 'the name that the region signs by')
    .requiredOption('--verifier <key>', 'the verifier key that the box printed when it was set up')
    .action(async (witness: string, options: CountersignAsked) => {
      const { countersignCommand } = await import('./record/countersign-command.ts')
      say(await countersignCommand(witness, options))
    })
  record
    .command('verify [dir]')
    .description('check every line, link and checkpoint of a box’s record')
    .option(
      '--verifier <key...>',
      'the verifier key that the box printed when it was set up; more for who else signs witnesses',
    )
    .option('--witness <file...>', 'checkpoints that were kept outside the box')
    .option('--root <printed...>', 'a root off a printed shift report: 1204:ab12-cd34-…')
    .option('--json', 'for machines')
    .action(async (dir: string | undefined, options: VerifyAsked) => {
      const { verifyRecordCommand } = await import('./record/verify-command.ts')
      say(await verifyRecordCommand({ dir: resolve(dir ?? trialBox), ...options }))
    })
  record
    .command('facts')
    .description(
      'print everything that the record can hold, what is sealed, and how long it is kept',
    )
    .option('--json', 'for machines')
    .action(async (options: { json?: boolean }) => {
      const { factsCommand } = await import('./upkeep/facts-command.ts')
      say(factsCommand(options))
    })
  record
    .command('show [dir]')
    .description('print the record in plain sentences, oldest first; what is sealed stays sealed')
    .option('--person <digits>', 'who did it or to whom: the first digits of the token')
    .option('--seat <n>', 'at this seat')
    .option('--campaign <words>', 'the name of the campaign, or a part of it')
    .option('--deed <name>', 'one kind of deed, such as APPROVE_SCRIPT')
    .option(
      '--case <case>',
      'everything done about one case: the first digits of its sample, and its slot',
    )
    .option('--day <day>', 'one day, for example 2026-11-24')
    .option('--from <time>', 'from this day, or this minute, such as 2026-11-24T10:30')
    .option('--to <time>', 'up to this day or minute, which is inside')
    .option('--audit <stream>', 'as audit events in JSON, of staff, prisoner or box')
    .action(async (dir: string | undefined, options: ShowAsked) => {
      const { showRecordCommand } = await import('./upkeep/show-command.ts')
      for await (const said of showRecordCommand(resolve(dir ?? trialBox), options)) say(said)
    })
}

function addPerson(program: Command, say: Say): void {
  program
    .command('person')
    .description('people who work with the box')
    .command('export <name>')
    .description(
      'everything that the box holds about one person, by prison number or username; the box must be stopped',
    )
    .option('--data <dir>', 'the data folder of the box')
    .option('--json', 'for machines')
    .action(async (name: string, { data, json }: { data?: string; json?: boolean }) => {
      const { exportPersonCommand } = await import('./upkeep/person-command.ts')
      const { trialSettings } = await import('./config.ts')
      say(
        await exportPersonCommand({
          dir: resolve(data ?? trialBox),
          name,
          json: json === true,
          settings: trialSettings,
        }),
      )
    })
}
