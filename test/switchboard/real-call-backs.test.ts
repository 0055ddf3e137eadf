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
import { caller, type Message, type RingBack, ringsBack } from './rings-back.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const scenario = join(import.meta.dirname, '../fixtures/carrier/rings-back.xml')

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

  const ringBack: RingBack = async ({ answer, shows = 'number' }) => {
    const asked: { number: string; at: number }[] = []
    const neverAgain = async (number: string) => {
      asked.push({ number, at: performance.now() })
      return (await answer?.()) ?? true
    }
    room = await RealRoom.open(freeSwitch, programs.sipp, { settings: { neverAgain } })
    sound = await Sound.open()
    const from = shows === 'nothing' ? 'anonymous' : caller
    phone = await FarEndPhone.play(programs.sipp, scenario, await freeUdpPort(), [
      ...['-m', '1', '-key', 'caller', from, '-key', 'rtp', String(sound.port)],
      ...['-key', 'privacy', shows === 'withheld' ? 'Privacy: id' : 'X-Nothing: 0'],
      `127.0.0.1:${freeSwitch.ports.carrier}`,
    ])
    const hears = async (message: Message) => {
      const { hz } = sounds[message]
      await until(`the message ${message}`, () => sound.hears(hz, 200) > 6_000, 30_000)
      return sound.heardFrom(hz, 0, 6_000) ?? assert.fail('it was heard')
    }
    return {
      ...{ asked, hears, press: (key) => sound.press(key) },
      ended: async () => assert.equal(await phone.ended(), 0),
      boxGone: () => room.port.close(),
      told: () => JSON.stringify(room.told),
    }
  }

  ringsBack(ringBack, () => performance.now())

  it('reaches no agent: the seat that is open stays alone in its conference', async () => {
    const one = await ringBack({})
    await room.openSeat('01' as SeatId)
    await one.hears('call-back')
    await one.hears('good-bye')
    assert.equal((await room.members('01' as SeatId)).length, 1)
  })
})
