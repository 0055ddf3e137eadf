import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './basics/clock.ts'
import { instant } from './basics/instant.ts'
import type { BoxParts } from './box-parts.ts'
import { realClock } from './clock.ts'
import { startColleagues } from './colleagues.ts'
import { type TrialConfig, trialCallerId } from './config.ts'
import { boxAccount } from './exchange/account.ts'
import { hearFrom } from './exchange/ear-server.ts'
import { openEars } from './exchange/ears.ts'
import { startExchange } from './exchange/start-exchange.ts'
import { keepOpen } from './keep-open.ts'
import { type DataFolder, openDataFolder } from './record/data-folder.ts'
import { realDisk } from './record/real-disk.ts'
import { viewApart } from './record/view-apart.ts'
import { espeak } from './site/speech.ts'
import { stopAsked } from './stop-asked.ts'
import { openSwitchboard } from './switchboard/open-switchboard.ts'
import { trialClock } from './trial-clock.ts'
import { trialRecovery } from './upkeep/recovery-key.ts'
import { prepareTrialFiles } from './upkeep/trial-files.ts'
import { sampleIdentity, trialKeys } from './upkeep/trial-keys.ts'
import { trialPeople } from './upkeep/trial-people.ts'
import { version } from './version.ts'
import { loadAssets } from './web/assets.ts'
import { type Entrance, takePort } from './web/take-port.ts'

const site = 'trial'

/** Runs the trial until it is told to stop. Gives the exit code. */
export async function runTrial(config: TrialConfig, say: (line: string) => void): Promise<number> {
  const entrance = await takePort(config.port)
  if (!entrance.ok) {
    say(entrance.error)
    return 1
  }
  const folder = await openDataFolder(join(config.dataDir, 'box'))
  if (!folder.ok) {
    say(folder.error)
    entrance.value.close()
    return 1
  }
  const code = await runWith(config, entrance.value, folder.value, say)
  await folder.value.release()
  return code
}

async function runWith(
  config: TrialConfig,
  entrance: Entrance,
  folder: DataFolder,
  say: (line: string) => void,
): Promise<number> {
  const { port } = entrance
  const { disk, free } = folder
  if (config.fresh) await beginAgain(config.dataDir, folder)
  // What belongs to the world outside the box lies beside it: the client's file, and the region's keys.
  const outside = realDisk(config.dataDir)
  const { clock, stop: stopClock } = await trialClock(disk, config)
  const exchange = await exchangeFor(config, clock)
  const ears = openEars(exchange.hear)
  const assets = await loadAssets()
  await trialRecovery(disk, outside)
  const parts = async (): Promise<BoxParts> => ({
    disk,
    free,
    clock,
    settings: config.settings,
    assets,
    mode: 'trial',
    version,
    site,
    bundleKeys: await trialKeys(disk, outside),
    speak: espeak,
    makeView: viewApart(join(config.dataDir, 'box')),
    wall: () => instant(Date.now()),
    sampleIdentity: await sampleIdentity(disk, outside),
    origin: () => `http://localhost:${port}`,
    makePhone: (numbers, resume, neverAgain) =>
      openSwitchboard({
        clock,
        wireClock: realClock(),
        host: '127.0.0.1',
        port: exchange.port,
        password: exchangePassword,
        user: boxAccount.user,
        numbers,
        resume,
        neverAgain,
        callerId: trialCallerId.replaceAll(' ', ''),
      }),
    makeTrial: async (writer, passwords) => {
      await prepareTrialFiles(outside, config.seed)
      const people = await trialPeople(writer, passwords, clock.now(), config.colleagues)
      return { speed: config.speed, people, hear: ears.hear }
    },
  })
  let welcomed = false
  const code = await keepOpen({
    entrance,
    folder,
    parts,
    machine: realClock(),
    opened: (box) => {
      const colleagues = startColleagues({ app: box.app, house: box.house, ears, clock })
      if (!welcomed)
        for (const line of welcome(config, box.house.trial?.people ?? [], port)) say(line)
      welcomed = true
      return colleagues.stop
    },
    stop: stopAsked(),
    say,
  })
  await stopClock()
  if (code === 0) await exchange.close()
  return code
}

/** Empties the trial's folder around the box's own, which this process holds. */
async function beginAgain(dataDir: string, folder: DataFolder): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name !== 'box') await rm(join(dataDir, name), { recursive: true, force: true })
  await folder.empty()
}

/** No secret: the trial's exchange listens on loopback alone. */
export const exchangePassword = 'loopback-only'

async function exchangeFor(config: TrialConfig, clock: Clock) {
  if (config.exchange) {
    const { port, earPort } = config.exchange
    return {
      port,
      hear: hearing((call, spoken) => hearFrom(earPort, call, spoken)),
      close: async () => undefined,
    }
  }
  const exchange = await startExchange({ clock, seed: config.seed, password: exchangePassword })
  return {
    port: exchange.port,
    hear: hearing(async (call, spoken) => exchange.ear.hear(call, spoken)),
    close: () => exchange.close(),
  }
}

type Hear = Parameters<typeof openEars>[0]

function hearing(hear: Hear): Hear {
  return hear
}

type People = NonNullable<Awaited<ReturnType<typeof trialPeople>>>

function welcome(config: TrialConfig, people: People, port: number): string[] {
  const row = (one: People[number]) =>
    one.username
      ? `  ${one.role.padEnd(11)} ${one.name.padEnd(22)} ${one.username.padEnd(12)} ${one.password}${one.pin ? `   PIN ${one.pin}` : ''}`
      : `  ${one.role.padEnd(11)} ${one.name.padEnd(22)} PIN ${one.pin}${one.note ? `   (${one.note})` : ''}`
  return [
    '',
    `Gatehouse trial is at http://localhost:${port}`,
    '',
    'The people of the trial (all invented):',
    ...people.map(row),
    '',
    `The box runs ${config.speed} times as fast as life. Its data is in ${join(config.dataDir, 'box')}.`,
    `A sample to import: ${config.dataDir}/to-import/sample.csv`,
    `A questionnaire to import: ${config.dataDir}/to-import/household-insurance.xlsx (or .json)`,
    `Back it up with npx gatehouse backup DIR --data ${join(config.dataDir, 'box')}. What opens a backup is outside the box, in ${config.dataDir}/region/recovery.txt.`,
    'Stop it with Ctrl-C; start it again and it goes on where it was.',
  ]
}
