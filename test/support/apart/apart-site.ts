import { generateKeyPairSync } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeOf } from '../../../src/basics/byte-streams.ts'
import { hour } from '../../../src/basics/instant.ts'
import { realClock } from '../../../src/clock.ts'
import { type DiallerApart, diallerApart } from '../../../src/dialler/dialler-apart.ts'
import { boxAccount } from '../../../src/exchange/account.ts'
import type { Carrier } from '../../../src/exchange/far-end.ts'
import { type Exchange, startExchange } from '../../../src/exchange/start-exchange.ts'
import { instantAt } from '../../../src/fieldwork/local-time.ts'
import { trialSampleCsv } from '../../../src/fieldwork/trial-sample.ts'
import { sealSample } from '../../../src/readers/sample-seal.ts'
import type { DiallerConfig } from '../../../src/serve-config.ts'
import { signSample } from '../sign-file.ts'
import { startTestBox, type TestBox, workingDay } from '../test-box.ts'
import { type Child, type ChildOf, startChild } from './child.ts'
import { type SharedTime, sharedClock } from './shared-clock.ts'

const script = 'test/support/apart/dialler-process.ts'

/** A site in pieces: an exchange in this process, a dialler in another, and whatever box a test opens. */
export type ApartSite = {
  readonly dir: string
  readonly time: SharedTime
  readonly exchange: Exchange
  readonly config: DiallerConfig
  /** Every number that reached the carrier, where a test brought one. */
  readonly dialled: readonly string[]
  readonly dialler: Child
  /** In place of the one that ended, from another folder if there is one. */
  startDialler(data?: string): Promise<void>
  /** To its socket, or to one that leads there. */
  connect(through?: string): Promise<DiallerApart>
  /** A box in this process that has no number, no switch and no signing key. */
  openBox(dialler: DiallerApart, dir?: string): Promise<TestBox>
  /** A client's list as it comes to a prison: sealed to this dialler, and signed. */
  sealed(csv?: string): Promise<Uint8Array>
  close(): Promise<void>
}

export type ApartOptions = {
  readonly speed?: number
  /** Who answers, in place of the trial's people. */
  readonly carrier?: Carrier
  readonly of?: ChildOf
  readonly seats?: number
  /** Stands between the dialler and the exchange; gives the port to connect to. */
  through?(port: number): Promise<number>
  /** A real switch in place of the exchange, where its phones are registered. */
  readonly real?: Pick<DiallerConfig['switch'], 'port' | 'password' | 'user' | 'signals'>
  /** The recovery recipient in the dialler's settings. */
  readonly recovery?: string
}

export async function startApartSite(options: ApartOptions = {}): Promise<ApartSite> {
  const { speed = 20, of = {}, seats = 12 } = options
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-apart-'))
  await foldersFor(dir, of)
  const time = { begin: instantAt(workingDay, 10 * hour), wall: Date.now(), speed }
  const clock = sharedClock(time)
  const password = 'for-the-dialler-alone'
  const { carrier } = options
  const dialled: string[] = []
  const exchange = await startExchange({
    clock,
    seed: 'test',
    password,
    profile: { completes: 1 },
    ...(carrier ? { carrier: noting(carrier, dialled) } : {}),
  })
  const client = generateKeyPairSync('ed25519')
  const config: DiallerConfig = {
    site: 'test',
    data: join(dir, 'dialler'),
    socket: join(dir, 'run/box.sock'),
    masterKey: undefined,
    sampleSigners: [client.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    switch: {
      host: '127.0.0.1',
      port: (await options.through?.(exchange.port)) ?? exchange.port,
      password,
      user: boxAccount.user,
      ...options.real,
      callerIds: ['01134960000'],
      seats: Array.from({ length: seats }, (_, i) => ({
        ...{ seat: String(i + 1).padStart(2, '0'), address: '127.0.0.1' },
        phone: 'desk' as const,
      })),
    },
    accounts: join(dir, 'seat-accounts.xml'),
    expanded: join(dir, 'freeswitch.xml.fsxml'),
    drama: true,
    ...(options.recovery === undefined ? {} : { recovery: options.recovery }),
  }
  const start = (data = config.data) =>
    startChild(script, { config: { ...config, data }, time }, /listens at/, of)
  let dialler = await start()
  const connected: DiallerApart[] = []
  return {
    dir,
    time,
    exchange,
    dialled,
    config,
    get dialler() {
      return dialler
    },
    startDialler: async (data) => {
      dialler = await start(data)
    },
    connect: async (socket = config.socket) => {
      const { site } = config
      const one = await diallerApart({ socket, site, clock: realClock(), say: () => undefined })
      connected.push(one)
      return one
    },
    openBox: (apart, at = join(dir, 'site')) =>
      startTestBox({ dir: at, clock, apart: { exchange, dialler: apart } }),
    sealed: async (csv = trialSampleCsv('test')) => {
      const one = connected.at(-1) ?? (await diallerApartFor(config))
      const options = { fileName: 'a.csv', source: 'A list', date: '2026-11-02', drama: true }
      const sealed = await sealSample(bytesOf(csv), one.sampleRecipient, options)
      if (!sealed.ok) throw new Error(sealed.error.what)
      return signSample(await wholeOf(sealed.value.sealed), client.privateKey)
    },
    close: async () => {
      for (const one of connected) one.end()
      await dialler.stop()
      await exchange.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** As systemd makes them: the dialler's own folder, and one for its socket that its group may enter. */
async function foldersFor(dir: string, { uid, gid }: ChildOf): Promise<void> {
  await mkdir(join(dir, 'dialler'), { mode: 0o700 })
  await mkdir(join(dir, 'run'), { mode: 0o750 })
  if (uid === undefined || gid === undefined) return
  await chmod(dir, 0o755)
  for (const name of ['dialler', 'run']) await chown(join(dir, name), uid, gid)
}

function diallerApartFor({ socket, site }: DiallerConfig): Promise<DiallerApart> {
  return diallerApart({ socket, site, clock: realClock(), say: () => undefined })
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

function noting(carrier: Carrier, dialled: string[]): Carrier {
  return (number, ...rest) => {
    dialled.push(number)
    return carrier(number, ...rest)
  }
}
