import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTemplates } from '../../../src/site/init-site.ts'
import { type Language, type MessageName, messageNames } from '../../../src/site/messages.ts'
import { promptFiles } from '../../../src/site/prompt-files.ts'
import { promptText } from '../../../src/site/prompt-texts.ts'
import { type Secrets, secretsFor } from '../../../src/site/secrets.ts'
import type { SiteSettings } from '../../../src/site/site-settings.ts'
import { switchFiles } from '../../../src/site/switch-files.ts'
import { freeTcpPort, freeUdpPort } from './free-port.ts'
import { tone } from './tones.ts'

export type Ports = {
  readonly esl: number
  /** Where the switch tells what it answers to seats. */
  readonly signals: number
  readonly seats: number
  readonly carrier: number
  /** Where the trunk's far end listens. */
  readonly trunk: number
}

export async function freePorts(): Promise<Ports> {
  return {
    esl: await freeTcpPort(),
    signals: await freeUdpPort(),
    seats: await freeUdpPort(),
    carrier: await freeUdpPort(),
    trunk: await freeUdpPort(),
  }
}

const seats = Array.from({ length: 20 }, (_, i) => String(i + 1).padStart(2, '0')).concat('90')

/** What each message sounds like here: a tone of its own (Hz), and how long (s). */
export const sounds: Readonly<Record<MessageName, { readonly hz: number; readonly s: number }>> = {
  information: { hz: 1_700, s: 3 },
  apology: { hz: 1_900, s: 2 },
  'call-back': { hz: 2_100, s: 6 },
  noted: { hz: 2_300, s: 2 },
  'not-noted': { hz: 2_500, s: 2 },
  withheld: { hz: 2_700, s: 2 },
  'good-bye': { hz: 2_900, s: 2 },
}

/** The product's own configuration of the switch, for a site that is this machine's loopback. */
export function laboratorySettings(ports: Ports): SiteSettings {
  return {
    organisation: 'Example Research',
    declineNumber: '08081570001',
    languages: ['en'],
    callerIds: ['01632960000'],
    lan: { address: '127.0.0.1', tlsPort: 5061, wssPort: 7443 },
    seats: seats.map((seat) => ({ seat, address: '127.0.0.1', phone: 'desk' })),
    trunk: {
      address: '127.0.0.1',
      port: ports.trunk,
      transport: 'udp',
      srtp: false,
      inboundFrom: ['127.0.0.0/8'],
      pingSeconds: 0,
      local: { address: '127.0.0.1', port: ports.carrier },
    },
    eslPort: ports.esl,
    signalsPort: ports.signals,
  }
}

export function laboratorySecrets(): Secrets {
  return secretsFor(seats)
}

/** Writes everything the switch reads into a folder, and gives its configuration. */
export async function writeLaboratory(
  folder: string,
  settings: SiteSettings,
  secrets: Secrets,
  seatsPort: number | undefined,
): Promise<ReadonlyMap<string, string>> {
  const places = {
    prompts: join(folder, 'prompts'),
    tls: join(folder, 'tls'),
    browserAccounts: join(folder, 'seat-accounts.xml'),
  }
  const templates = await readTemplates()
  // Without a port of their own, seats speak TLS and secure WebSockets, as on a box.
  const plain = seatsPort === undefined ? {} : { plainSeats: seatsPort }
  const files = switchFiles({ settings, secrets, places, templates, ...plain })
  mkdirSync(join(folder, 'freeswitch'), { recursive: true })
  for (const [name, text] of files) writeFileSync(join(folder, 'freeswitch', name), text)
  for (const language of settings.languages) writeSounds(folder, language, settings)
  return files
}

/** Tones, listed as what a speech program made of the release's own words. */
function writeSounds(folder: string, language: Language, site: SiteSettings): void {
  mkdirSync(join(folder, 'prompts', language), { recursive: true })
  const made = messageNames.map((name) => {
    const { hz, s } = sounds[name]
    const transcript = promptText(language, name, site)
    return { language, name, transcript, sound: tone(hz, s), from: 'speech program' } as const
  })
  for (const { path, content } of promptFiles({}, made)) writeFileSync(join(folder, path), content)
}
