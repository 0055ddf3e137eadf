import assert from 'node:assert/strict'
import { generateIdentity } from 'age-encryption'
import type { CallId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { type Box, openBox } from '../../src/box.ts'
import type { BoxParts } from '../../src/box-parts.ts'
import { makeSiteKey, readSigningKey } from '../../src/bundles/sign.ts'
import { trialSettings } from '../../src/config.ts'
import type { SwitchCommand, SwitchEvent, SwitchPort } from '../../src/phone/switch-port.ts'
import { trialPeople } from '../../src/upkeep/trial-people.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { morning } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { RoomAtWork } from '../web/at-work.ts'
import { signedIn } from '../web/staff-at.ts'
import { liveCampaign } from './a-live-day.ts'
import { quickPasswords } from './quick-passwords.ts'
import { type TestBox, testOrigin } from './test-box.ts'
import { until } from './until.ts'

/** What a box on paper is made of: a disk that a test can break, a clock it moves, a switch that does what it says. */
export type PaperParts = {
  readonly parts: BoxParts
  readonly disk: SimulatedDisk
  readonly clock: HandClock
  readonly sent: SwitchCommand[]
  tell(event: SwitchEvent): void
}

export type PaperBox = PaperParts & { readonly box: Box }

export async function paperParts(disk = new SimulatedDisk()): Promise<PaperParts> {
  const clock = new HandClock(morning)
  const sent: SwitchCommand[] = []
  let tell: (event: SwitchEvent) => void = () => undefined
  const makePhone = (): SwitchPort => ({
    send: async (command) => {
      sent.push(command)
      return ok(undefined)
    },
    listen: (listener) => {
      tell = listener
    },
    start: async () => tell({ kind: 'connected' }),
    close: async () => undefined,
  })
  const key = readSigningKey(makeSiteKey().signing)
  if (!key.ok) throw new Error(key.error.what)
  const parts: BoxParts = {
    disk,
    clock,
    settings: trialSettings,
    assets: await loadAssets(),
    mode: 'trial',
    version: 'test',
    site: 'test',
    bundleKeys: { signing: key.value, recipients: [] },
    sampleIdentity: await generateIdentity(),
    wall: () => instant(Date.now()),
    origin: () => testOrigin,
    passwords: quickPasswords(),
    makePhone,
    makeTrial: async (writer, passwords) => ({
      speed: 1,
      people: await trialPeople(writer, passwords, clock.now(), 0, {}),
      hear: async () => undefined,
    }),
  }
  return { parts, disk, clock, sent, tell: (event) => tell(event) }
}

export async function openPaperBox(): Promise<PaperBox> {
  const paper = await paperParts()
  const opened = await openBox(paper.parts)
  if (!opened.ok) throw new Error(opened.error)
  return { ...paper, box: opened.value }
}

/** A live campaign and an open shift. `box` may be a getter: the room then follows whatever box is open. */
export async function paperRoom(paper: Pick<PaperBox, 'box' | 'clock'>): Promise<RoomAtWork> {
  const test = paper as unknown as TestBox
  await liveCampaign(test)
  const staff = await signedIn(test, 'h.marsh')
  const page = await staff.get('/supervisor/open')
  const checks = page.values('check').map((one): [string, string] => ['check', one])
  const campaign: [string, string] = ['campaign', page.options('campaign')[0] ?? '']
  await staff.post('/supervisor/open', [['slot', 'AM'], campaign, ...checks])
  return new RoomAtWork(test, staff)
}

/** Seats 1 and 2 are taken, and a respondent has answered at seat 1. */
export async function paperTalk(
  { sent, tell }: Pick<PaperBox, 'sent' | 'tell'>,
  room: RoomAtWork,
): Promise<CallId> {
  for (const [agent, seat, pin] of [
    ['Archer', '01', '100001'],
    ['Barrett', '02', '100002'],
  ] as const) {
    await room.assign(agent, seat)
    await room.press(seat, 'pin', [['pin', pin]])
    await room.press(seat, 'acknowledge')
    tell({ kind: 'seat-up', seat: seat as never })
  }
  await room.press('01', 'ready')
  const dial = await until('the first dial', () => sent.find((one) => one.do === 'dial'))
  assert.ok('call' in dial)
  tell({ kind: 'answered', call: dial.call })
  await until('the interview', async () => (await room.look('01')).view.startsWith('at '))
  return dial.call
}
