import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeUdpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { sounds } from './real/laboratory.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const scenario = join(import.meta.dirname, '../fixtures/carrier/rings-back.xml')
const caller = '07700900456'

describe('somebody rings back, on a real FreeSWITCH (D11)', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: RealRoom
  let sound: Sound
  let phone: FarEndPhone
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  afterEach(async () => {
    await room.close()
    await phone.vanish()
    sound.close()
  })
  after(() => freeSwitch.close())

  type Asked = { readonly number: string; readonly at: number }
  async function ringBack(options: {
    readonly answer?: (asked: Asked) => Promise<boolean>
    readonly from?: string
    readonly privacy?: string
  }): Promise<Asked[]> {
    const asked: Asked[] = []
    const neverAgain = async (number: string) => {
      const one = { number, at: performance.now() }
      asked.push(one)
      return (await options.answer?.(one)) ?? true
    }
    room = await RealRoom.open(freeSwitch, programs.sipp, { settings: { neverAgain } })
    sound = await Sound.open()
    phone = await FarEndPhone.play(programs.sipp, scenario, await freeUdpPort(), [
      ...['-m', '1', '-key', 'caller', options.from ?? caller, '-key', 'rtp', String(sound.port)],
      ...['-key', 'privacy', options.privacy ?? 'X-Nothing: 0'],
      `127.0.0.1:${freeSwitch.ports.carrier}`,
    ])
    return asked
  }
  const hears = (name: keyof typeof sounds, withinMs = 12_000) =>
    until(`the message ${name}`, () => sound.hears(sounds[name].hz, 200) > 6_000, withinMs)

  it('hears who called and why, and good-bye when no key is pressed; no agent is ever rung', async () => {
    const asked = await ringBack({})
    await room.openSeat('01' as SeatId)
    await hears('call-back')
    await hears('good-bye', 30_000)
    assert.equal(await phone.ended(), 0)
    assert.deepEqual(asked, [])
    assert.equal((await room.members('01' as SeatId)).length, 1)
  })

  it('who presses 9 goes on the list by the number that the carrier gave, and hears that once it is in the record', async () => {
    let done = 0
    const asked = await ringBack({
      answer: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        done = performance.now()
        return true
      },
    })
    await hears('call-back')
    sound.press(9)
    await hears('noted')
    const heard = sound.heardFrom(sounds.noted.hz, 0, 6_000) ?? 0
    assert.ok(done > 0 && heard >= done - 60, `confirmed ${done - heard} ms before it was recorded`)
    assert.ok(heard - done < 1_000, `confirmed ${heard - done} ms after it was recorded`)
    assert.deepEqual(
      asked.map(({ number }) => number),
      [caller],
    )
    assert.equal(await phone.ended(), 0)
    assert.doesNotMatch(JSON.stringify(room.told), /7700900456/, 'P2')
  })

  for (const [what, answer] of [
    ['the record cannot be written', async () => false],
    ['the box does not answer', () => new Promise<boolean>(() => undefined)],
  ] as const) {
    it(`who presses 9 while ${what} hears after 5 s that it is not noted, and whom to ring`, async () => {
      const asked = await ringBack({ answer })
      await hears('call-back')
      sound.press(9)
      await hears('not-noted')
      const waited = (sound.heardFrom(sounds['not-noted'].hz, 0, 6_000) ?? 0) - (asked[0]?.at ?? 0)
      assert.ok(waited > 4_500 && waited < 6_000, `said after ${waited} ms`)
      assert.equal(await phone.ended(), 0)
    })
  }

  it('who presses 9 while our process is gone hears that it is not noted', async () => {
    await ringBack({})
    await hears('call-back')
    await room.port.close()
    sound.press(9)
    await hears('not-noted')
  })

  it('who presses other keys is asked once more, and then hears good-bye', async () => {
    const asked = await ringBack({})
    await hears('call-back')
    const pressing = setInterval(() => sound.press(5), 700)
    await hears('good-bye', 20_000).finally(() => clearInterval(pressing))
    assert.deepEqual(asked, [])
  })

  for (const [what, options] of [
    ['shows no number', { from: 'anonymous' }],
    ['withholds the number, though the carrier tells it', { privacy: 'Privacy: id' }],
  ] as const) {
    it(`who ${what} hears that it cannot be noted from there, and whom to ring`, async () => {
      const asked = await ringBack(options)
      await hears('withheld')
      assert.equal(await phone.ended(), 0)
      assert.deepEqual(asked, [])
    })
  }
})
