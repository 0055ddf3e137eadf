import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hour, minute } from '../../src/basics/instant.ts'
import { type EarServer, serveEar } from '../../src/exchange/ear-server.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { exchangePassword } from '../../src/trial.ts'
import { work } from '../support/agent-hands.ts'
import { type Browsers, openBrowsers, type Somebody } from '../support/browsers.ts'
import { type CanarySample, canarySample } from '../support/canary-sample.ts'
import { type ChildBox, startChildBox } from '../support/child-box.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { type GearedClock, gearedClock } from '../support/geared-clock.ts'
import { type RecordingProxy, recordingProxy } from '../support/recording-proxy.ts'
import { workingDay } from '../support/test-box.ts'

/** Somebody at work can follow: a respondent waits for the next word. */
export const walkingSpeed = 30
/** Nobody follows: the colleagues work alone. */
export const runningSpeed = 100
/** Nobody works between the two slots: hours go by. */
export const idleSpeed = 500

/** How many of the trial's people are played by the box. */
export const colleagues = 8

/** Of them, who sits where from the morning on. */
export const seated = {
  'Ambrose, Colleague': '7',
  'Bellamy, Colleague': '8',
  'Cortez, Colleague': '9',
  'Dunmore, Colleague': '10',
}

/** They come when nobody has to follow what is done, so that the day is over sooner. */
export const seatedLater = {
  'Ekwueme, Colleague': '3',
  'Farrow, Colleague': '4',
  'Gilligan, Colleague': '5',
  'Haddad, Colleague': '6',
}

/** Everything that one day at the box needs: the box as a process, the exchange here, a browser for each person. */
export type Day = {
  box: ChildBox
  readonly exchange: Exchange
  /** The exchange's clock; the box has its own, at the speed it was started with. */
  readonly exchangeClock: GearedClock
  readonly browsers: Browsers
  readonly people: Readonly<
    Record<'ruth' | 'owen' | 'helen' | 'sian' | 'daniel' | 'leon', Somebody>
  >
  /** Every byte that reached the two agents' browsers went through here. */
  readonly wire: RecordingProxy
  readonly sample: CanarySample
  /** The trial's folder: `box`, `to-import`, `region`. */
  readonly data: string
  start(speed: number): Promise<void>
  close(): Promise<void>
}

export async function beginDay(): Promise<Day> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-day-'))
  const data = join(folder, 'trial')
  const exchangeClock = gearedClock(instantAt(workingDay, 10 * hour), walkingSpeed)
  const exchange = await startExchange({
    clock: exchangeClock,
    seed: 'a long day',
    password: exchangePassword,
    profile: mostlyWilling,
    // A busy machine is slow to follow at many times the speed of life.
    waits: 15 * minute,
  })
  const ear: EarServer = await serveEar((call, spoken) => exchange.ear.hear(call, spoken))
  const ports = { port: exchange.port, earPort: ear.port }
  const start = (speed: number, port = 0, fresh = false) =>
    startChildBox({ data, speed, port, fresh, colleagues, exchange: ports })
  const browsers = await openBrowsers()
  const wire = await recordingProxy()
  const agent = () => browsers.somebody({ proxy: wire.address })
  const day: Day = {
    box: await start(walkingSpeed, 0, true),
    exchange,
    exchangeClock,
    browsers,
    people: {
      ruth: await browsers.somebody(),
      owen: await browsers.somebody(),
      helen: await browsers.somebody(),
      sian: await browsers.somebody(),
      daniel: await agent(),
      leon: await agent(),
    },
    wire,
    sample: canarySample('a long day'),
    data,
    start: async (speed) => {
      day.box = await start(speed, day.box.port)
    },
    close: async () => {
      await browsers.close()
      await day.box.stop()
      await wire.close()
      await ear.close()
      await exchange.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return day
}

/** Enough who go along to fill tables within a day, and some of those who do not. */
const mostlyWilling = {
  completes: 84,
  'rings-out': 4,
  busy: 2,
  unobtainable: 1,
  machine: 3,
  refuses: 3,
  'hangs-up': 2,
  'call-back': 1,
} as const

export type RecordLine = {
  readonly seq: number
  readonly type: string
  readonly on?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, unknown>>
}

/** The facts of the open shift's calls among those of the record, as they lie on the disk. */
export function factsOfDay({ data }: Pick<Day, 'data'>): Promise<readonly Fact[]> {
  return factsOnDisk(realDisk(join(data, 'box')))
}

/** The record as it lies on the disk, whatever the process that wrote it is doing. */
export async function recordOnDisk({ data }: Pick<Day, 'data'>): Promise<readonly RecordLine[]> {
  const folder = join(data, 'box', 'record')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith('{"seq"'))
    .flatMap((line) => parsed(line) ?? [])
}

function parsed(line: string): RecordLine | undefined {
  try {
    return JSON.parse(line) as RecordLine
  } catch {
    // The last line may be half written while the box is at work.
    return undefined
  }
}

/** No line says that the clock of the box went back, or forward. */
export async function noClockWentBack(day: Pick<Day, 'data'>): Promise<void> {
  const jumps = (await factsOfDay(day)).filter(({ type }) => type === 'clock.jumped')
  assert.deepEqual(jumps, [])
}

/** Two agents at work until there has been enough. What goes wrong with them is told to whoever waits for them. */
export function bothWork({ people }: Day, enough: Parameters<typeof work>[2]): Promise<unknown> {
  const both = Promise.all(
    [people.daniel, people.leon].map(({ page }) => work(page, 'mouse', enough)),
  )
  both.catch(() => undefined)
  return both
}
