import type { Clock } from './basics/clock.ts'
import type { SeatId } from './basics/ids.ts'
import { realClock, wallClock } from './clock.ts'
import { LedgerTrouble } from './dialler/ledger.ts'
import { openDiallerRoom } from './dialler/open-room.ts'
import { serveDialler } from './dialler/serve-dialler.ts'
import { SignerTrouble } from './record/checkpoint-signer.ts'
import { type DataFolder, openDataFolder } from './record/data-folder.ts'
import type { DiallerConfig } from './serve-config.ts'
import { accountsFile } from './site/seat-sound.ts'
import { directoryFile } from './switchboard/directory-file.ts'
import { openSwitchboard } from './switchboard/open-switchboard.ts'
import { signalSettings } from './switchboard/signal-settings.ts'
import { tellSystemd } from './tell-systemd.ts'
import { diallerPart } from './upkeep/dialler-backup.ts'

export type DiallerAround = {
  say(line: string): void
  readonly stop: Promise<'stop'>
  readonly clock?: Clock
}

/** The dialler's process, until it is told to stop: numbers, switch and signature, for one box on this machine. */
export async function runDialler(config: DiallerConfig, around: DiallerAround): Promise<0 | 1> {
  const folder = await openDataFolder(config.data)
  if (!folder.ok) {
    around.say(folder.error)
    return 1
  }
  try {
    return await serveFrom(config, around, folder.value)
  } catch (cause) {
    if (!(cause instanceof SignerTrouble || cause instanceof LedgerTrouble)) throw cause
    around.say(cause.message)
    return 1
  } finally {
    await folder.value.release()
  }
}

async function serveFrom(
  config: DiallerConfig,
  { say, stop, clock = wallClock() }: DiallerAround,
  { disk }: DataFolder,
): Promise<0 | 1> {
  const { host, port, user, password, callerIds, seats } = config.switch
  const browsers = new Set(seats.flatMap(({ seat, phone }) => (phone === 'browser' ? seat : [])))
  const directory = directoryFile(config.accounts, accountsFile({ seats }), config.expanded)
  const [callerId = ''] = callerIds
  const { recovery } = config
  const opened = await openDiallerRoom({
    disk,
    clock,
    site: config.site,
    masterKey: config.masterKey,
    seats: seats.map((one) => one.seat as SeatId),
    drama: config.drama,
    signers: config.sampleSigners,
    ...(recovery === undefined
      ? {}
      : { makeBackup: (place: Parameters<typeof diallerPart>[0]) => diallerPart(place, recovery) }),
    makePhone: (numbers, resume, neverAgain) =>
      openSwitchboard({
        clock,
        wireClock: realClock(),
        host,
        port,
        password,
        ...(user === undefined ? {} : { user }),
        numbers,
        resume,
        neverAgain,
        // With desk phones alone there is no account to give, and the switch is asked to read nothing again.
        ...(browsers.size > 0
          ? { accounts: { directory, isBrowser: (seat: SeatId) => browsers.has(seat) } }
          : {}),
        callerId,
        ...signalSettings(config.switch),
        // A laboratory's phones, as its numbers.
        plainDesks: config.drama,
      }),
  })
  if (!opened.ok) {
    say(opened.error)
    return 1
  }
  const room = opened.value
  let fail: (cause: Error) => void = () => undefined
  const failed = new Promise<Error>((resolve) => {
    fail = resolve
  })
  const { socket } = config
  const served = await serveDialler({ ...room, socket, say, onFailed: (cause) => fail(cause) })
  say(`The dialler listens at ${socket}.`)
  tellSystemd()
  const ended = await Promise.race([stop, failed])
  await served.close()
  await room.calls.close()
  if (ended === 'stop') {
    await room.close()
    return 0
  }
  // The words of the system alone: whatever else was at hand stays in this process.
  const code = 'code' in ended && typeof ended.code === 'string' ? ended.code : ended.name
  say(`The dialler failed (${code}). It starts again from what is on its disk.`)
  return 1
}
