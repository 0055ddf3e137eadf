import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../basics/result.ts'
import { certificatesFor } from './certificates.ts'
import { checkPrompt } from './check-prompt.ts'
import { configurationHash } from './configuration-hash.ts'
import { makePrompts } from './make-prompts.ts'
import { soundsIn } from './message-faults.ts'
import { missingPrompts, promptFiles, promptsFile } from './prompt-files.ts'
import { promptText, wordsOf } from './prompt-texts.ts'
import { promptsIn } from './read-recordings.ts'
import { type KeptSecrets, readSecrets, type Secrets, secretsFor } from './secrets.ts'
import { readSiteSettings, type SettingFault, type SiteSettings } from './site-settings.ts'
import type { Speak } from './speech.ts'
import { type SwitchPlaces, switchFiles, type Templates, templateNames } from './switch-files.ts'
import { reachFile, switchReach } from './switch-reach.ts'
import type { SwitchboardFile } from './switchboard-file.ts'
import { type FileToWrite, writeFiles } from './write-files.ts'

export type InitAsked = {
  /** The settings file, already read. */
  readonly settings: string
  /** The folder that everything goes into: `/etc/gatehouse` on a box. */
  readonly to: string
  /** Where systemd reads what is added to units; nothing is written there when left out. */
  readonly units?: string
  /** In place of Debian's speech program. */
  readonly speak?: Speak
}

export type Initialised = {
  /** What was written or changed, below the folder. Empty when all was right already. */
  readonly changed: readonly string[]
  readonly settings: SiteSettings
}

const secretsPath = 'secrets.json'
const configurationFile = 'configuration.txt'
const templates = join(import.meta.dirname, '../../appliance/freeswitch')

/**
 * Makes a site's configuration and secrets out of its settings. Nothing is written unless every setting is right; done
 * again with the same settings it writes nothing. Secrets are drawn once and kept.
 */
export async function initSite(
  asked: InitAsked,
): Promise<Result<Initialised, readonly SettingFault[]>> {
  const read = readSiteSettings(asked.settings)
  if (!read.ok) return read
  const settings = read.value
  const before = await secretsBefore(asked.to)
  if (!before.ok) return err([{ where: join(asked.to, secretsPath), what: before.error }])
  const desks = settings.seats.filter(({ phone }) => phone === 'desk').map(({ seat }) => seat)
  const secrets = secretsFor(desks, before.value)
  const places = placesIn(asked.to)
  const certificates = await certificatesFor(places.tls, settings.lan.address)
  if (!certificates.ok) return err([{ where: places.tls, what: certificates.error }])
  const prompts = await spokenPrompts(asked, settings)
  if (!prompts.ok) return prompts
  const files = [
    ...siteFiles(settings, secrets, places, await readTemplates()),
    ...certificates.value,
    ...prompts.value,
  ]
  const reach = [{ path: reachFile, content: switchReach(settings), mode: 0o644 as const }]
  const units = asked.units === undefined ? [] : await writeFiles(asked.units, reach)
  return ok({ settings, changed: [...(await writeFiles(asked.to, files)), ...units] })
}

/** Where `gatehouse init` puts what the switch reads. */
export function placesIn(folder: string): SwitchPlaces {
  return {
    prompts: join(folder, 'prompts'),
    tls: join(folder, 'tls'),
    browserAccounts: '/run/gatehouse-accounts/seat-accounts.xml',
  }
}

/** The messages that are not there, and those of the speech program whose words are not right any more. */
async function spokenPrompts(
  { to: folder, speak }: InitAsked,
  settings: SiteSettings,
): Promise<Result<readonly FileToWrite[], readonly SettingFault[]>> {
  const before = await promptsIn(folder)
  if (!before.ok) return before
  const there = await soundsIn(folder)
  // One of the speech program that is not the sound it was is made again; one of the site waits for its people.
  const stay = Object.entries(before.value).filter(
    ([file, one]) =>
      one.from === 'site' ||
      (one.transcript === wordsOf(file, settings) && one.sha256 === there.get(file)),
  )
  const wanted = missingPrompts(Object.fromEntries(stay), settings.languages)
  const faults = wanted.flatMap(({ language, name }) =>
    checkPrompt(name, promptText(language, name, settings), settings),
  )
  // Our own words pass: what does not is the name that is put into them.
  if (faults[0] !== undefined) return err([{ where: 'organisation', what: faults[0] }])
  const made = await makePrompts(wanted, settings, speak)
  if (!made.ok) return err([{ where: join(folder, promptsFile), what: made.error }])
  return ok(promptFiles(Object.fromEntries(stay), made.value))
}

function siteFiles(
  settings: SiteSettings,
  secrets: Secrets,
  places: SwitchPlaces,
  from: Templates,
): readonly FileToWrite[] {
  const conf = switchFiles({ settings, secrets, places, templates: from })
  const switchboard = switchboardPart(settings, secrets, configurationHash(conf))
  return [
    { path: secretsPath, content: inJson(secrets), mode: 0o600 },
    { path: 'switchboard.json', content: inJson(switchboard), mode: 0o600 },
    // No secret: the box, which may not read the rest, holds the attestation to it.
    { path: configurationFile, content: `${switchboard.configuration}\n`, mode: 0o644 },
    ...[...conf].map(([name, content]) => ({
      path: `freeswitch/${name}`,
      content,
      mode: 0o640 as const,
    })),
  ]
}

/** What the box needs to know to reach its switch and place calls. */
function switchboardPart(
  { eslPort, signalsPort, lan, callerIds, seats, organisation, declineNumber }: SiteSettings,
  { eslPassword, signalsId }: Secrets,
  configuration: string,
): SwitchboardFile {
  return {
    format: 'gatehouse-switchboard/1',
    host: '127.0.0.1',
    port: eslPort,
    user: 'switchboard@gatehouse',
    password: eslPassword,
    signals: { port: signalsPort, id: signalsId, ports: [lan.tlsPort, lan.wssPort] },
    callerIds,
    seats,
    organisation,
    declineNumber,
    configuration,
  }
}

export async function readTemplates(): Promise<Templates> {
  const all = templateNames.map(
    async (name): Promise<[string, string]> => [
      name,
      await readFile(join(templates, name), 'utf8'),
    ],
  )
  return Object.fromEntries(await Promise.all(all))
}

async function secretsBefore(folder: string): Promise<Result<KeptSecrets | undefined, string>> {
  const text = await readFile(join(folder, secretsPath), 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  })
  return text === undefined ? ok(undefined) : readSecrets(text)
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
