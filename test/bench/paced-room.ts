import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import { until } from '../support/until.ts'
import { BenchAgent, type Pace } from './bench-agent.ts'
import { openBenchRoom, supervisorCookie } from './bench-room.ts'
import { Browser, computers, follow, type Send } from './browser.ts'
import { type Measure, quantile } from './measure.ts'
import { idleWait, longestWait } from './waits.ts'

/** Others can be told, for a look at a smaller room. */
const seats = Number(process.env['GATEHOUSE_BENCH_SEATS'] ?? 100)
const everyMs = 3_000
const measuredMs = 45_000
const promised = 50

/**
 * A hundred agents who read before they answer: an answer every three seconds, drawn around that, at moments that no
 * slowness of the box puts off. At the speed of life, each seat with its stream open, and a supervisor's page and the
 * board on the wall that follow everything. Room, switch and browsers share this one thread.
 */
export async function pacedRoom(): Promise<readonly Measure[]> {
  const test = await openBenchRoom(seats, { speed: 1 })
  const server = serve({ fetch: test.box.app.fetch, hostname: '127.0.0.1', port: 0 })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const http = computers(port)
  const room = test.box.house.settings.seats.map(
    (seat, at) => new BenchAgent(test, new Browser(http.at(at)), seat, readingPace(seeded(seat))),
  )
  const streams: (() => void)[] = []
  try {
    await Promise.all(room.map((one) => one.signIn()))
    for (const { seat, cookie } of room)
      streams.push(follow(port, `/seat/${seat}/stream`, cookie, () => undefined))
    const staff = await supervisorCookie(test.box.house)
    for (const path of ['/supervisor', '/room'])
      streams.push(watching(port, http.at(seats), path, staff))
    return await measured(room)
  } finally {
    for (const stop of streams) stop()
    http.close()
    server.close()
    await test.close()
  }
}

async function measured(room: readonly BenchAgent[]): Promise<Measure[]> {
  let enough = false
  const work = Promise.all(room.map((one) => one.work(() => enough)))
  // From here on calls begin and end as they come; before, they all began together.
  const atWork = () => room.filter(({ took }) => took.length > 0).length
  await until('every agent has answered', () => atWork() === seats, 600_000)
  for (const { took } of room) took.length = 0
  const before = process.cpuUsage()
  const begun = performance.now()
  const wait = await longestWait(() => new Promise((resolve) => setTimeout(resolve, measuredMs)))
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - begun) / 1_000
  const took = room.flatMap((one) => one.took)
  enough = true
  await work
  const idle = await idleWait()
  const what = `${seats} agents at a reading pace`
  const answer = (share: number): Measure => ({
    what: `${what}: answer to next page, p${share * 100}`,
    ...{ figure: quantile(took, share), unit: 'ms', limit: promised },
    against: `the promise; ${(took.length / seconds).toFixed(0)} answers a second`,
  })
  return [
    answer(0.5),
    answer(0.99),
    {
      what: `${what}: longest wait for a turn`,
      ...{ figure: wait, unit: 'ms', limit: promised },
      against: `the promise; a thread with nothing to do: ${idle.toFixed(1)} ms`,
    },
    {
      what: `${what}: computing in each second`,
      ...{ figure: (user + system) / 1_000 / seconds, unit: 'ms', limit: 1_000 },
      against: 'one core; switch and browsers are in it',
    },
  ]
}

/** An open loop: the next moment follows the last one, and not the page, so that a page that is late is felt. */
function readingPace(random: Random): Pace {
  let due: number | undefined
  return {
    answer: async () => {
      due = (due ?? performance.now()) + everyMs * (0.5 + random())
      const left = due - performance.now()
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
      return due
    },
    rest: () => {
      due = undefined
    },
  }
}

/** Fetches the page again whenever its stream tells of something newer, as its script does. */
function watching(port: number, send: Send, path: string, cookie: string) {
  const browser = new Browser(send, cookie)
  let shown = 0
  let newest = 0
  let fetching = false
  const catchUp = async () => {
    if (fetching) return
    fetching = true
    while (newest > shown) shown = Math.max(newest, (await browser.get(path)).version)
    fetching = false
  }
  return follow(port, `${path}/stream`, cookie, (version) => {
    newest = version
    // When the room is closed a page may be cut off in the middle.
    catchUp().catch(() => undefined)
  })
}
