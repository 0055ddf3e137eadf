import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hour } from '../../src/basics/instant.ts'
import { fasterClock } from '../../src/clock.ts'
import { serveEar } from '../../src/exchange/ear-server.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { exchangePassword } from '../../src/trial.ts'
import { type ChildBox, startChildBox } from '../support/child-box.ts'
import { workingDay } from '../support/test-box.ts'

/** Fast enough that phones are answered at once; slow enough that a shift outlives many starts of the box. */
const speed = 10

/** The box as a process of its own, at one address through all its lives, and an exchange that outlives it. */
export type Site = {
  readonly origin: string
  readonly exchange: Exchange
  /** Every number that the trunk was asked for, in order. */
  readonly dialled: readonly string[]
  /** The trial's folder; the box's own is `box` in it. */
  readonly data: string
  readonly box: Pick<ChildBox, 'pid' | 'lines'>
  /** Starts it again where it was; gives the milliseconds until it served its pages. */
  start(): Promise<number>
  kill(): Promise<void>
  stop(): Promise<number | null>
  /** The box's folder as it lies on the disk now, at another place. The caller takes it away. */
  copy(): Promise<string>
  close(): Promise<void>
}

export type SiteOptions = {
  /** An empty folder to use, on a disk of the test's choice; a temporary one when absent. */
  readonly at?: string
  readonly threads?: number
}

/** Everybody answers soon, says nothing of their own accord, and stays until the call is ended. */
const willing: FarEnd = { does: 'answer', ringsAfter: 200, answersAfter: 500 }

export async function openSite({ at, threads = 2 }: SiteOptions = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-site-'))
  const data = join(at ?? folder, 'trial')
  const dialled: string[] = []
  const clock = fasterClock({ begin: instantAt(workingDay, 10 * hour), speed })
  const exchange = await startExchange({
    clock,
    seed: 'faults',
    password: exchangePassword,
    carrier: (number) => {
      dialled.push(number)
      return willing
    },
  })
  const ear = await serveEar(() => ({ says: '', takes: 0 }))
  const life = (port: number) =>
    startChildBox({
      ...{ data, speed, port, threads, colleagues: 0, untimed: true },
      exchange: { port: exchange.port, earPort: ear.port },
    })
  let box = await life(0)
  const { port, origin } = box
  return {
    origin,
    exchange,
    dialled,
    data,
    get box() {
      return box
    },
    start: async () => {
      const began = performance.now()
      box = await life(port)
      return performance.now() - began
    },
    kill: () => box.kill(),
    stop: () => box.stop(),
    copy: async () => {
      const to = await mkdtemp(join(tmpdir(), 'gatehouse-copy-'))
      await cp(join(data, 'box'), to, { recursive: true })
      return to
    },
    close: async () => {
      await box.kill()
      await ear.close()
      await exchange.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
