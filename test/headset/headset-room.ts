import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { SeatId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import { openingChecks, openShift, stepOut, stopRoom } from '../../src/facts/decide-room.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { supervise } from '../../src/facts/decide-supervise.ts'
import type { SuperviseMode } from '../../src/phone/switch-port.ts'
import type { StopKind } from '../../src/supervision/stops.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { type Invited, SipFarEnd } from '../support/sip-far-end.ts'
import { type Received, type SoundPeer, watchConnections } from '../support/sound-peer.ts'
import { pressPin } from '../support/staff-hands.ts'
import { startTestBox, type TestBox, type TestBoxOptions } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { executablePath, quiet, slowed } from '../views/browser.ts'

/** A sound card that is not there, a microphone that beeps, and a person who presses "Allow". */
export const pretend = [
  '--use-fake-device-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
]
export const allows = '--use-fake-ui-for-media-stream'

export type HeadsetRoom = {
  readonly test: TestBox
  readonly origin: string
  readonly farEnd: SipFarEnd
  /** The supervisor presses one of the three stops. */
  stop(stop: StopKind): Promise<void>
  release(seat: SeatId): Promise<void>
  stepOut(): Promise<void>
  supervise(seat: SeatId, mode: SuperviseMode): Promise<void>
  close(): Promise<void>
}

/** A box whose seats 01 and 02 speak through browsers, an open shift, and two agents brought to those seats. */
export async function openHeadsetRoom(options: TestBoxOptions = {}): Promise<HeadsetRoom> {
  const farEnd = await SipFarEnd.open()
  let origin = 'http://localhost:1'
  const test = await startTestBox({
    speed: 10,
    profile: { completes: 1 } as never,
    sound: { usual: 'browser', server: farEnd.url, seats: { ['03' as SeatId]: 'desk-phone' } },
    directory: farEnd.directory,
    origin: () => origin,
    ...options,
  })
  const server = serve({ fetch: test.box.app.fetch, port: 0, hostname: '127.0.0.1' })
  await until('the pages', () => server.listening)
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const campaign = await liveCampaign(test)
  const { writer } = test.box.house
  const by = { person: personNamed(test.box.house, 'Marsh'), role: 'supervisor' } as const
  must(
    await writer.do((s, c) =>
      openShift(s, c, by, {
        slot: 'AM',
        until: (c.now + 120 * minute) as typeof c.now,
        campaign,
        checks: Object.keys(openingChecks),
      }),
    ),
  )
  const seating = (['Archer', 'Barrett', 'Cadwallader'] as const).map((name, at) => ({
    seat: `0${at + 1}` as SeatId,
    person: personNamed(test.box.house, name),
  }))
  must(await writer.do((s, c) => assignSeats(s, c, by, seating)))
  const { sound } = test.box.house
  await until('an account', () => sound?.accounts.of('01' as SeatId))
  return {
    test,
    origin,
    farEnd,
    stop: async (stop) => {
      must(await writer.do((s, c) => stopRoom(s, c, by, stop)))
    },
    stepOut: async () => {
      must(await writer.do((s, c) => stepOut(s, c, by)))
    },
    supervise: async (seat, mode) => {
      must(await writer.do((s, c) => supervise(s, c, by, seat, mode)))
    },
    release: async (seat) => {
      must(await writer.do((s, c) => releaseFromSeat(s, c, by, seat)))
    },
    close: async () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await farEnd.close()
      await test.close()
    },
  }
}

/** One person at one seat's browser, with a headset that beeps. */
export class AtHeadset {
  readonly context: BrowserContext
  readonly page: Page
  readonly complaints: string[] = []
  readonly received: () => Promise<Received>
  readonly #profile: string

  private constructor(
    context: BrowserContext,
    page: Page,
    profile: string,
    received: () => Promise<Received>,
  ) {
    this.context = context
    this.page = page
    this.#profile = profile
    this.received = received
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/WebSocket|status of 40[39]/.test(message.text()))
        this.complaints.push(message.text())
    })
  }

  static async open(args: readonly string[] = [...pretend, allows]): Promise<AtHeadset> {
    const profile = mkdtempSync(join(tmpdir(), 'gatehouse-headset-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [...quiet, ...args],
      viewport: { width: 1366, height: 768 },
    })
    slowed(context).setDefaultTimeout(20_000)
    const page = await context.newPage()
    const received = await watchConnections(page)
    return new AtHeadset(context, page, profile, received)
  }

  /** From the PIN to the page that asks whether one is ready. */
  async signIn({ origin }: HeadsetRoom, seat = '01', pin = '100001'): Promise<void> {
    const { page } = this
    // A page behind another is given no frames, and waits long for what a person would see at once.
    await page.bringToFront()
    await page.goto(`${origin}/seat/${seat}`)
    await page.getByRole('heading', { name: 'Enter your PIN' }).waitFor()
    await pressPin(page, pin, 'Continue')
    const monitored = page.getByRole('button', { name: 'I have read this' })
    const ready = page.getByRole('heading', { name: 'Are you ready?' })
    await monitored.or(ready).waitFor()
    if (await monitored.isVisible()) await monitored.click()
    await ready.waitFor()
  }

  async passTest(): Promise<void> {
    await this.says(/Can you hear yourself/, 60_000)
    await this.page.getByRole('button', { name: 'I can hear myself' }).click()
  }

  /** Signed in, tested, registered, and in the box's call. */
  async connect(room: HeadsetRoom, peer: SoundPeer): Promise<Invited> {
    await this.signIn(room)
    await this.passTest()
    await room.farEnd.registered('seat01')
    const called = await call(room.farEnd, peer)
    assert.equal(called.status, 200)
    await this.says(/Your microphone is on/)
    return called
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click()
    await this.page.getByRole('heading', { name: 'Enter your PIN' }).waitFor()
  }

  words(): Promise<string> {
    return this.page.locator('#headset [role=status]').innerText()
  }

  async says(words: RegExp, withinMs = 20_000): Promise<void> {
    await until(
      `the strip says ${words}`,
      async () => words.test(await this.page.locator('#headset [role=status]').innerText()),
      withinMs,
    ).catch(async (cause: unknown) => {
      throw new Error(`${cause}: it says “${await this.words()}”`)
    })
  }

  async close(): Promise<void> {
    await this.context.close()
    rmSync(this.#profile, { recursive: true, force: true })
  }
}

/** Calls a seat as the box would, with sound both ways. */
export async function call(farEnd: SipFarEnd, peer: SoundPeer, user = 'seat01') {
  const called = await farEnd.invite(user, { sdp: await peer.offer() })
  if (called.status === 200) await peer.answered(called.sdp)
  return called
}
