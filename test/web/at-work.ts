import assert from 'node:assert/strict'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import type { State } from '../../src/facts/state.ts'
import type { Script } from '../../src/scripts/script.ts'
import { liveCampaign, personNamed } from '../support/a-live-day.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox, type TestBoxOptions, testOrigin } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { type StaffAt, signedIn } from './staff-at.ts'

export const pins = { Archer: '100001', Barrett: '100002', Cadwallader: '100003' } as const
export type Agent = keyof typeof pins

/** A room at work: a live campaign, a shift that Helen Marsh opened, agents brought to their seats as a test asks. */
export class RoomAtWork {
  readonly test: TestBox
  readonly staff: StaffAt
  readonly seats = new Map<string, BrowserJar>()

  constructor(test: TestBox, staff: StaffAt) {
    this.test = test
    this.staff = staff
  }

  get ahead(): State {
    return this.test.box.house.writer.ahead
  }

  jar(seat: string): BrowserJar {
    const jar = this.seats.get(seat) ?? new BrowserJar(this.test.box)
    this.seats.set(seat, jar)
    return jar
  }

  look(seat: string): Promise<Page> {
    return this.jar(seat).get(`/seat/${seat}`)
  }

  async press(
    seat: string,
    what: string,
    fields: readonly (readonly [string, string])[] = [],
  ): Promise<Page> {
    return this.jar(seat).post(`/seat/${seat}/${what}`, fields, await this.look(seat))
  }

  async assign(agent: Agent, seat: string): Promise<void> {
    const person = personNamed(this.test.box.house, agent)
    const page = await this.staff.post('/supervisor/seating', [
      ['person', person],
      [`seat-${person}`, String(Number(seat))],
    ])
    assert.equal(page.status, 200)
  }

  /** Seated, signed in, has read the notice, has a line. */
  async sit(agent: Agent, seat: string): Promise<void> {
    await this.assign(agent, seat)
    await this.press(seat, 'pin', [['pin', pins[agent]]])
    await this.press(seat, 'acknowledge')
    await until(`the line of seat ${seat}`, () => this.ahead.seats.get(seat as SeatId)?.lineUp)
  }

  /** And on a call that a respondent has answered. */
  async talk(agent: Agent, seat: string): Promise<CallId> {
    await this.sit(agent, seat)
    await this.press(seat, 'ready')
    return this.nextCall(seat)
  }

  async nextCall(seat: string): Promise<CallId> {
    await until(`a call at seat ${seat}`, async () =>
      (await this.look(seat)).view.startsWith('at '),
    )
    const call = this.ahead.seats.get(seat as SeatId)?.call
    assert.ok(call)
    return call
  }

  async call(id: CallId) {
    return this.ahead.calls.get(id)
  }
}

export async function roomAtWork(
  options: TestBoxOptions = {},
  change?: (script: Script) => Script,
  declared?: Partial<Sheet>,
): Promise<RoomAtWork> {
  const test = await startTestBox({ profile: { completes: 1 }, speed: 20, ...options })
  return roomOn(test, undefined, change, declared)
}

/** The same on a box that is there, with the client's file as it comes to it. */
export async function roomOn(
  test: TestBox,
  sample?: Uint8Array,
  change?: (script: Script) => Script,
  declared?: Partial<Sheet>,
): Promise<RoomAtWork> {
  await liveCampaign(test, sample, change, declared)
  const staff = await signedIn(test, 'h.marsh')
  const page = await staff.get('/supervisor/open')
  const [campaign = ''] = page.options('campaign')
  const checks = page.values('check').map((one): [string, string] => ['check', one])
  const opened = await staff.post('/supervisor/open', [
    ['slot', 'AM'],
    ['campaign', campaign],
    ...checks,
  ])
  assert.equal(opened.view, 'seating', opened.text.slice(0, 300))
  return new RoomAtWork(test, staff)
}

/** Any request at all, with no manners of a browser but those given. */
export function raw(
  test: TestBox,
  path: string,
  init: RequestInit = {},
): Response | Promise<Response> {
  const headers = new Headers(init.headers)
  if (!headers.has('host')) headers.set('host', new URL(testOrigin).host)
  return test.box.app.request(`${testOrigin}${path}`, { ...init, headers })
}

/** A post as a page of ours would make it, but for the form's token. */
export function formPost(
  test: TestBox,
  path: string,
  body: string | ReadableStream | FormData,
  headers: Record<string, string> = {},
): Response | Promise<Response> {
  return raw(test, path, {
    method: 'POST',
    body,
    headers: {
      origin: testOrigin,
      'sec-fetch-site': 'same-origin',
      ...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...headers,
    },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
}

/** Every address of the box, with something in place of each name. */
export function addresses(test: TestBox): (readonly [method: 'GET' | 'POST', path: string])[] {
  const seen = new Set<string>()
  return test.box.app.routes.flatMap(({ path, method }) => {
    const address = path.replace(':seat', '01').replace(/:\w+/g, 'x').replace('*', 'x')
    if (!['GET', 'POST'].includes(method) || seen.has(`${method} ${address}`)) return []
    seen.add(`${method} ${address}`)
    return [[method as 'GET' | 'POST', address] as const]
  })
}
