import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CaseId, SeatId } from '../../src/basics/ids.ts'
import { soundOf } from '../../src/phone/seat-sound.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { accountsFile, siteSound } from '../../src/site/seat-sound.ts'
import { directoryFile } from '../../src/switchboard/directory-file.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import {
  AtHeadset,
  allows,
  type HeadsetRoom,
  openHeadsetRoom,
  pretend,
} from '../headset/headset-room.ts'
import { signIn, staff } from '../support/staff-hands.ts'
import { until } from '../support/until.ts'
import { noBrowser } from '../views/browser.ts'
import { BadWire } from './bad-wire.ts'
import { membersIn } from './real/conference-members.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeTcpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { FarEndPhone } from './real/sipp.ts'

const found = findRealSwitch()
const skip = 'missing' in found ? found.missing : noBrowser
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat01 = '01' as SeatId
const seat90 = '90' as SeatId
const seats = ['01', '02', '03', '90'].map((seat) => ({
  ...{
    seat,
    address: '127.0.0.1',
    phone: seat === '03' ? ('desk' as const) : ('browser' as const),
  },
}))

describe('a seat in a real browser on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: HeadsetRoom
  let agent: AtHeadset
  let helen: AtHeadset
  let carrier: FarEndPhone
  let wire: BadWire
  const told: { event: SwitchEvent; at: number }[] = []
  const frames: string[] = []
  const dialled: string[] = []

  before(async () => {
    const wssPort = await freeTcpPort()
    const lan = { address: '127.0.0.1', tlsPort: await freeTcpPort(), wssPort }
    freeSwitch = await FreeSwitch.open(programs.freeswitch, {
      ...{ settings: { lan, seats }, secure: true },
    })
    carrier = await FarEndPhone.open(programs.sipp, 'answer-hold', freeSwitch.ports.trunk)
    wire = new BadWire()
    const server = `wss://127.0.0.1:${await wire.listen(wssPort)}`
    const sound = { ...siteSound(freeSwitch.settings), server }
    const file = join(freeSwitch.folder, 'seat-accounts.xml')
    const directory = directoryFile(file, accountsFile(freeSwitch.settings))
    room = await openHeadsetRoom({
      speed: 1,
      sound,
      phone: (parts) => {
        const accounts = {
          directory,
          isBrowser: (seat: SeatId) => soundOf(sound, seat) === 'browser',
        }
        const noting = (case_: CaseId) => {
          const number = parts.numbers(case_)
          if (number !== undefined) dialled.push(number)
          return number
        }
        const settings = { ...parts, numbers: noting, accounts, callerId: '01134960000' }
        const port = openSwitchboard({ ...settings, ...freeSwitch.account })
        const listen = (hear: (event: SwitchEvent) => void) =>
          port.listen((event) => {
            told.push({ event, at: performance.now() })
            hear(event)
          })
        return { ...port, listen }
      },
    })
    agent = await AtHeadset.open([...pretend, allows, '--ignore-certificate-errors'])
    helen = await AtHeadset.open([...pretend, allows, '--ignore-certificate-errors'])
    agent.page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => frames.push(payload.toString()))
      socket.on('framesent', ({ payload }) => frames.push(payload.toString()))
    })
  })
  after(async () => {
    await agent?.close()
    await helen?.close()
    await room?.close()
    wire?.close()
    await carrier?.vanish()
    await freeSwitch?.close()
  })
  const down = () => count({ kind: 'seat-down', seat: seat01 })
  const up = () => count({ kind: 'seat-up', seat: seat01 })
  const count = (wanted: Partial<SwitchEvent>) =>
    told.filter(({ event }) =>
      Object.entries(wanted).every(([name, value]) => Reflect.get(event, name) === value),
    ).length
  /** Packets that came, and sound in them, after what there was. */
  const hears = async (more: number) => {
    const before = await agent.received()
    await until(`${more} packets with sound`, async () => {
      const now = await agent.received()
      return now.packets > before.packets + more && now.energy > before.energy + 0.0005
    })
  }

  it('registers over WSS with the account of this shift, and is in its conference at once', async () => {
    await agent.signIn(room)
    await agent.passTest()
    const since = performance.now()
    await until('the seat is up', () => up() === 1)
    const took = performance.now() - since
    await agent.says(/Your microphone is on/)
    assert.ok(took < 5_000, `the seat came up ${took} ms after the test was passed`)
    await until('its first packets', async () => (await agent.received()).codec === 'audio/PCMA')
    const [member, ...others] = membersIn(await freeSwitch.ask('conference json_list'), 'seat-01')
    assert.ok(member)
    assert.deepEqual(others, [])
  })

  it('speaks and hears: the respondent’s telephone sends back what the agent says, packet by packet', async () => {
    const silence = await agent.received()
    await agent.page.getByRole('button', { name: 'Ready' }).click()
    await agent.page.locator('#live[data-view^="at "]').waitFor()
    await until('audio is open', () => count({ kind: 'in-conference', seat: seat01 }) === 1)
    // The fake microphone beeps; SIPp sends each packet back, so what is heard has gone both ways through the switch.
    await hears(100)
    const sound = await agent.received()
    assert.ok(sound.energy > silence.energy * 10 || silence.energy === 0, 'it is silent before')
  })

  it('keeps the call when the WSS is cut, registers again by itself, and the leg is the same', async () => {
    const legs = await freeSwitch.ask('conference seat-01 list')
    const before = down()
    wire.cut()
    await agent.says(/You can go on talking/)
    await hears(50)
    await agent.says(/Your microphone is on/)
    await hears(50)
    assert.equal(await freeSwitch.ask('conference seat-01 list').then(legsOf), legsOf(legs))
    assert.equal(down(), before)
  })

  it('ends the call by the machine exit, and the seat stays up for the next', async () => {
    const before = down()
    await agent.page.keyboard.press('m')
    await until('the call is over', () => count({ kind: 'ended' }) === 1)
    await agent.page.locator('#live:not([data-view^="at "])').waitFor()
    assert.equal(down(), before)
    await agent.says(/Your microphone is on/)
  })

  it('is listened to by a supervisor at another browser, whose phone takes a second call of the box', async () => {
    await signIn(helen.page, room.origin, staff.helen)
    await helen.page.bringToFront()
    await helen.page.goto(`${room.origin}/supervisor/headset`)
    await helen.passTest()
    await until('the supervisor’s line is up', () => count({ kind: 'seat-up', seat: seat90 }) === 1)
    await room.supervise(seat01, 'listen')
    await until(
      'she listens',
      () => count({ kind: 'supervising', seat: seat01, mode: 'listen' }) === 1,
    )
    const before = await helen.received()
    await until('she hears the agent', async () => {
      const now = await helen.received()
      return now.packets > before.packets + 100 && now.energy > before.energy + 0.0005
    })
    assert.equal(membersIn(await freeSwitch.ask('conference json_list'), 'seat-01').length, 2)
  })

  it('P2: nothing of the respondent came over the browser’s line, and it was called once', () => {
    const all = frames.join('\n')
    assert.equal(all.match(/^INVITE /gm)?.length, 1)
    assert.ok(dialled.length > 0)
    for (const number of dialled) assert.ok(!all.includes(number.replace(/^\+?44/, '')), number)
  })

  it('is rung again by itself after the switch was killed', async () => {
    await freeSwitch.kill()
    await agent.says(/line is lost|being mended/)
    await freeSwitch.start()
    await until('the seat is up again', () => up() === 2, 60_000)
    await agent.says(/Your microphone is on/, 60_000)
  })

  it('cannot be registered by anybody with the account once the shift’s seat is closed', async () => {
    const before = await room.test.box.house.sound?.accounts.of(seat01)
    assert.ok(before)
    await room.release(seat01)
    await until('the account is gone', async () => {
      return (await room.test.box.house.sound?.accounts.of(seat01)) === undefined
    })
    await until('the switch has forgotten it', async () => {
      const user = await freeSwitch.ask('user_exists id seat01 gatehouse')
      return user.trim() === 'false'
    })
    await until('nobody is registered', async () => {
      const all = await freeSwitch.ask('show registrations as json')
      return !all.includes('"reg_user":"seat01"')
    })
  })
})

/** The uuids of a conference's list, in order. */
function legsOf(list: string): string {
  return (list.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []).sort().join(' ')
}
