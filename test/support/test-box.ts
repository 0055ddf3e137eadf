import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { Clock } from '../../src/basics/clock.ts'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour, instant } from '../../src/basics/instant.ts'
import { type Box, openBox } from '../../src/box.ts'
import { makeSiteKey, readSigningKey } from '../../src/bundles/sign.ts'
import { realClock } from '../../src/clock.ts'
import { trialCallerId, trialSettings, untimed } from '../../src/config.ts'
import type { Dialler } from '../../src/dialler/dialler.ts'
import { boxAccount } from '../../src/exchange/account.ts'
import { type Ears, openEars } from '../../src/exchange/ears.ts'
import {
  type Exchange,
  type ExchangeSettings,
  startExchange,
} from '../../src/exchange/start-exchange.ts'
import type { Settings } from '../../src/facts/decide.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { type SoundSettings, soundOf } from '../../src/phone/seat-sound.ts'
import type { Disk } from '../../src/record/disk.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import type { Speak } from '../../src/site/speech.ts'
import type { Directory } from '../../src/switchboard/account-book.ts'
import type { NeverAgain, NumberSource } from '../../src/switchboard/number-source.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import type { Resume } from '../../src/switchboard/resume.ts'
import type { SwitchboardSettings } from '../../src/switchboard/settings.ts'
import type { SpokenMessages } from '../../src/upkeep/spoken-messages.ts'
import { trialPeople } from '../../src/upkeep/trial-people.ts'
import { type Assets, loadAssets } from '../../src/web/assets.ts'
import { gearedClock } from './geared-clock.ts'
import { quickPasswords } from './quick-passwords.ts'

export type TestBox = {
  readonly box: Box
  readonly exchange: Exchange
  readonly ears: Ears
  readonly clock: Clock
  readonly dir: string
  readonly disk: Disk
  readonly sitePem: string
  readonly identity: string
  /** Stops everything and takes the folder away. */
  close(): Promise<void>
  /** Stops everything; the folder stays. */
  stop(): Promise<void>
}

export type TestBoxOptions = {
  readonly speed?: number
  readonly colleagues?: number
  readonly codes?: boolean
  /** Secrets are hashed as slowly as on a live box, where that is what is looked at. */
  readonly slowPasswords?: true
  readonly profile?: ExchangeSettings['profile']
  readonly seed?: string
  /** Where the room differs from the trial's. */
  readonly settings?: Partial<Settings>
  /** Local time of day the clock begins at, on a Tuesday that is no holiday. */
  readonly at?: number
  /** In place of a clock of its own, for example one that goes on from another box's. */
  readonly clock?: Clock
  /** A box that was here before: the same folder. */
  readonly dir?: string
  /** Stands between the box and its disk, to make it fail. */
  readonly overDisk?: (disk: Disk) => Disk
  /** Where the box is served, for a real browser. */
  readonly origin?: () => string
  /** Seats that speak through browsers, and who learns their accounts. */
  readonly sound?: SoundSettings
  readonly directory?: Directory
  /** What a switch of this machine says to people. */
  readonly messages?: SpokenMessages
  /** The speech program; without it no sound of scripts is made. */
  readonly speak?: Speak
  /** Bytes free on its disk; without it no watch is kept. */
  readonly free?: () => Promise<number>
  /** Another switch in place of the exchange. */
  readonly phone?: (parts: PhoneParts) => ReturnType<typeof openSwitchboard>
  /** The box's sample identity, when it goes on from another. */
  readonly identity?: string
  /** An exchange that runs already, and a dialler of another process that uses it. */
  readonly apart?: { readonly exchange: Exchange; readonly dialler: Dialler }
}

export type PhoneParts = Required<
  Pick<SwitchboardSettings, 'numbers' | 'resume' | 'neverAgain' | 'clock'>
>

function accountsOf({ sound, directory }: TestBoxOptions) {
  if (directory === undefined) return {}
  const isBrowser = (seat: SeatId) => soundOf(sound, seat) === 'browser'
  return { accounts: { directory, isBrowser } }
}

/** A Tuesday in term: no bank holiday anywhere in the United Kingdom. */
export const workingDay = '2026-11-24'
export const testOrigin = 'http://localhost:8099'

let assets: Promise<Assets> | undefined

/** The whole box in this process: real disk in a temporary folder, real wire to a real exchange, a fast clock. */
export async function startTestBox(options: TestBoxOptions = {}): Promise<TestBox> {
  const { speed = 60, colleagues = 0, profile, seed = 'test', at = 10 * hour } = options
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'gatehouse-')))
  const real = realDisk(join(dir, 'box'))
  const disk = options.overDisk?.(real) ?? real
  const clock = options.clock ?? gearedClock(instantAt(workingDay, at), speed)
  const password = 'test'
  const exchange =
    options.apart?.exchange ??
    (await startExchange({
      ...{ clock, seed, password },
      // At many times the speed of life a busy machine would be too slow for whoever waits a minute and a half.
      waits: hour,
      ...(profile ? { profile } : {}),
    }))
  const ears = openEars(async (call, spoken) => exchange.ear.hear(call, spoken))
  const { signing, site } = makeSiteKey()
  const key = readSigningKey(signing)
  if (!key.ok) throw new Error(key.error.what)
  const identity = options.identity ?? (await generateIdentity())
  assets ??= loadAssets()
  const here = {
    sampleIdentity: identity,
    makePhone: (numbers: NumberSource, resume: Resume, neverAgain: NeverAgain) =>
      options.phone?.({ numbers, resume, neverAgain, clock }) ??
      openSwitchboard({
        clock,
        wireClock: realClock(),
        host: '127.0.0.1',
        port: exchange.port,
        password,
        user: boxAccount.user,
        numbers,
        resume,
        neverAgain,
        callerId: '01134960000',
        ...accountsOf(options),
      }),
  }
  const opened = await openBox({
    disk,
    clock,
    settings: {
      ...trialSettings,
      callerIds: [trialCallerId],
      // Tests press faster than anybody speaks or reads; those about reading say so.
      ...untimed,
      practiceKinds: 0,
      codes: options.codes === true,
      ...options.settings,
    },
    assets: await assets,
    mode: 'trial',
    version: 'test',
    site: 'test',
    bundleKeys: { signing: key.value, recipients: [await identityToRecipient(identity)] },
    wall: () => instant(Date.now()),
    ...(options.slowPasswords ? {} : { passwords: quickPasswords() }),
    origin: options.origin ?? (() => testOrigin),
    ...(options.speak ? { speak: options.speak } : {}),
    ...(options.free ? { free: options.free } : {}),
    ...(options.sound ? { sound: options.sound } : {}),
    ...(options.messages ? { messages: options.messages } : {}),
    ...(options.apart ? { dialler: options.apart.dialler } : here),
    makeTrial: async (writer, passwords) => ({
      speed,
      people: await trialPeople(
        writer,
        passwords,
        clock.now(),
        colleagues,
        options.slowPasswords ? undefined : {},
      ),
      hear: ears.hear,
    }),
  }).catch(async (cause: unknown) => {
    await exchange.close()
    throw cause
  })
  if (!opened.ok) {
    await exchange.close()
    throw new Error(opened.error)
  }
  const box = opened.value
  const stop = async () => {
    await box.close()
    if (!options.apart) await exchange.close()
  }
  return {
    box,
    exchange,
    ears,
    clock,
    dir,
    disk,
    sitePem: site,
    identity,
    stop,
    close: async () => {
      await stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
