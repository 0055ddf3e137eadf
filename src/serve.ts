import { readFile } from 'node:fs/promises'
import type { Clock } from './basics/clock.ts'
import { instant } from './basics/instant.ts'
import type { Box } from './box.ts'
import type { BoxParts } from './box-parts.ts'
import { realClock, wallClock } from './clock.ts'
import { diallerApart } from './dialler/dialler-apart.ts'
import { keepOpen } from './keep-open.ts'
import { openDataFolder } from './record/data-folder.ts'
import { viewApart } from './record/view-apart.ts'
import type { ServeConfig } from './serve-config.ts'
import { espeak } from './site/speech.ts'
import { tellSystemd } from './tell-systemd.ts'
import { letFirstGovernorsIn } from './upkeep/first-governors.ts'
import { siteKeys } from './upkeep/site-keys.ts'
import { watchMessages } from './upkeep/spoken-messages.ts'
import { type AttestationWatch, watchAttestation } from './upkeep/watch-attestation.ts'
import { version } from './version.ts'
import { loadAssets } from './web/assets.ts'
import { type Entrance, takePort } from './web/take-port.ts'

/** What a test puts in place of the world. */
export type Around = {
  say(line: string): void
  readonly stop: Promise<'stop'>
  readonly clock?: Clock
  readonly makeTrial?: BoxParts['makeTrial']
  /** In place of a switch that is looked at: neither it nor its messages are. */
  readonly attestation?: BoxParts['attestation']
  opened?(box: Box): () => void
}

/** The box at work, until it is told to stop: pages, record and rules. Numbers and the switch are the dialler's. */
export async function runServe(config: ServeConfig, around: Around): Promise<0 | 1> {
  const { say } = around
  const tls = await certificate(config)
  if (typeof tls === 'string') {
    say(tls)
    return 1
  }
  const entrance = await takePort({ ...config.listen, tls })
  if (!entrance.ok) {
    say(entrance.error)
    return 1
  }
  const folder = await openDataFolder(config.data)
  if (!folder.ok) {
    say(folder.error)
    entrance.value.close()
    return 1
  }
  const code = await serveWith(config, around, entrance.value, folder.value)
  await folder.value.release()
  return code
}

async function serveWith(
  config: ServeConfig,
  around: Around,
  entrance: Entrance,
  folder: { readonly disk: BoxParts['disk']; free(): Promise<number> },
): Promise<0 | 1> {
  const { say, stop, clock = wallClock(), makeTrial, opened } = around
  const { disk, free } = folder
  const { site, settings, masterKey, data, origin, governors } = config
  const machine = realClock()
  const connecting = diallerApart({ socket: config.dialler, site, clock: machine, say })
  const dialler = await Promise.race([connecting, stop])
  if (dialler === 'stop') {
    entrance.close()
    return 0
  }
  const assets = await loadAssets()
  const watch = await attestationOf(config, machine)
  const messages = around.attestation ? undefined : await watchMessages(config.messages, machine)
  const keys = await siteKeys(disk, config, dialler.sampleRecipient)
  const parts = async (): Promise<BoxParts> => ({
    disk,
    free,
    clock,
    settings,
    assets,
    mode: 'live',
    version,
    site,
    masterKey,
    bundleKeys: keys,
    speak: espeak,
    makeView: viewApart(data),
    wall: () => instant(Date.now()),
    origin: () => origin,
    dialler,
    sound: config.sound,
    attestation: around.attestation ?? watch.now,
    ...(messages ? { messages } : {}),
    ...(makeTrial
      ? { makeTrial }
      : {
          firstPeople: (writer, passwords) =>
            letFirstGovernorsIn({ disk, writer, passwords, governors, folder: data, say }),
        }),
  })
  let ready = false
  const code = await keepOpen({
    entrance,
    folder,
    parts,
    machine,
    opened: (box) => {
      if (!ready) {
        say(`Gatehouse is at ${origin}, on port ${entrance.port}.`)
        tellSystemd()
      }
      ready = true
      return opened?.(box) ?? (() => undefined)
    },
    stop,
    say,
  })
  watch.stop()
  messages?.stop()
  dialler.end()
  return code
}

/** As root left it; by the machine's own time, as it was written. */
function attestationOf(config: ServeConfig, clock: Clock): Promise<AttestationWatch> {
  const { attestation: file, configuration } = config
  return watchAttestation({ file, configuration, proc: '/proc', clock })
}

/** There, and not for this user to read, is another thing to put right than not there. */
export function noCertificate(path: string, code: string | undefined): string {
  const what =
    code === 'EACCES'
      ? `is not for this user to read. Make it the box's own: chown gatehouse ${path}, and chmod 600.`
      : "cannot be read. Put the site's key and certificate there."
  return `${path}, named in tls, ${what} Pages are served over TLS alone.`
}

async function certificate({ tls }: ServeConfig) {
  const texts: string[] = []
  for (const path of [tls.key, tls.certificate]) {
    const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => cause)
    if (typeof text !== 'string') return noCertificate(path, text.code)
    texts.push(text)
  }
  const [key = '', cert = ''] = texts
  return { key, cert }
}
