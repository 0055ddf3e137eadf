import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import argon2 from 'argon2'
import { trialHashes } from '../../src/upkeep/trial-hashes.ts'
import { personNamed } from '../support/a-live-day.ts'
import type { TestBox } from '../support/test-box.ts'
import { type Bare, openBare } from './bare-web.ts'
import { BenchAgent } from './bench-agent.ts'
import { openBenchRoom, pin } from './bench-room.ts'
import { Browser, computers, inProcess, type Send } from './browser.ts'
import { type Measure, quantile, timed } from './measure.ts'
import { pacedRoom } from './paced-room.ts'
import { idleWait, longestWait } from './waits.ts'

const seats = 114
const promisedWait = 50

/** An agent's press and the page that follows it, in a room that is really at work. */
export async function webBench(): Promise<readonly Measure[]> {
  const test = await openBenchRoom(seats, { slowPasswords: true })
  const bare = await openBare()
  const server = serve({ fetch: test.box.app.fetch, hostname: '127.0.0.1', port: 0 })
  try {
    return [...(await pacedRoom()), ...(await measured(test, bare, server))]
  } finally {
    server.close()
    await bare.close()
    await test.close()
  }
}

async function measured(test: TestBox, bare: Bare, server: ServerType): Promise<Measure[]> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  const http = computers((server.address() as AddressInfo).port)
  const room = test.box.house.settings.seats.map(
    (seat, at) =>
      new BenchAgent(test, new Browser(at === 0 ? inProcess(test.box.app) : http.at(at)), seat),
  )
  const measures: Measure[] = []
  const signed = (from: number, to: number) =>
    Promise.all(room.slice(from, to).map((one) => one.signIn()))
  await signed(0, 2)
  measures.push(...(await answering('1 agent, no socket', room.slice(0, 1), bare, bare.inProcess)))
  measures.push(...(await answering('1 agent', room.slice(1, 2), bare, bare.http)))
  measures.push(...(await signingIn(() => signed(2, 14))))
  measures.push(...(await answering('12 agents', room.slice(2, 14), bare, bare.http)))
  const joined = Promise.all(room.slice(14).map((one) => one.signIn()))
  measures.push(...(await answering('12 agents, 100 sign in', room.slice(2, 14), bare, bare.http)))
  await joined
  measures.push(...(await answering('100 agents', room.slice(14), bare, bare.http)))
  measures.push(await releasing(test))
  http.close()
  return measures
}

async function answering(
  what: string,
  agents: readonly BenchAgent[],
  bare: Bare,
  through: Send,
): Promise<Measure[]> {
  // More than a hundred interviews in all: from there on responses are mixed, and a release can be made.
  const answers = agents.length === 1 ? 150 : 800
  const before = agents.map(({ took }) => took.length)
  const given = () => agents.reduce((sum, { took }, at) => sum + took.length - (before[at] ?? 0), 0)
  const wait = await longestWait(() =>
    Promise.all(agents.map((one) => one.work(() => given() >= answers))),
  )
  const took = agents.flatMap((one, at) => one.took.slice(before[at]))
  const bareTook = await bare.answers(through, agents.length, answers)
  const against = 'hono alone: as many bytes synced, as long a page, as many at once'
  const row = (share: number): Measure => ({
    what: `${what}: answer to next page, p${share * 100}`,
    figure: quantile(took, share),
    unit: 'ms',
    limit: quantile(bareTook, share),
    against,
  })
  return [row(0.5), row(0.99), await waitRow(what, wait)]
}

async function waitRow(what: string, figure: number): Promise<Measure> {
  const idle = await idleWait()
  const against = `the promise; a thread with nothing to do: ${idle.toFixed(1)} ms`
  return {
    what: `${what}: longest wait for a turn`,
    figure,
    unit: 'ms',
    limit: promisedWait,
    against,
  }
}

async function signingIn(signIn: () => Promise<unknown>): Promise<Measure[]> {
  let figure = 0
  const wait = await longestWait(async () => {
    figure = await timed(signIn)
  })
  const hash = trialHashes[pin] ?? ''
  const limit = await timed(async () => {
    for (let one = 0; one < 12; one++) await argon2.verify(hash, pin)
  })
  const against = '12 argon2 checks, one after the other'
  return [
    { what: '12 agents sign in at once', figure, unit: 'ms', limit, against },
    await waitRow('12 agents sign in', wait),
  ]
}

/** A release of what the room has gathered: the longest single work that the box does. */
async function releasing(test: TestBox): Promise<Measure> {
  await test.box.idle()
  const { house } = test.box
  const [campaign] = house.writer.ahead.campaigns.keys()
  if (campaign === undefined) throw new Error('There is no campaign')
  const by = { person: personNamed(house, 'Adeyemi'), role: 'governor' } as const
  const wait = await longestWait(async () => {
    const prepared = await house.services.prepareRelease(by, campaign)
    if (!prepared.ok) throw new Error(prepared.error)
  })
  return waitRow(
    `a release of ${house.writer.ahead.campaigns.get(campaign)?.mergedResponses} responses`,
    wait,
  )
}
