import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { usualSeatAddress } from '../../src/switchboard/settings.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeTcpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { RealRoom } from './real/real-room.ts'
import { SecondSwitch } from './real/second-switch.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat = '01' as SeatId
const respondentSays = 800

describe('a desk phone as a box has it, over TLS with SRTP, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let tlsPort: number
  let room: RealRoom
  let phone: SecondSwitch | undefined
  before(async () => {
    tlsPort = await freeTcpPort()
    const lan = { address: '127.0.0.1', tlsPort, wssPort: await freeTcpPort() }
    freeSwitch = await FreeSwitch.open(programs.freeswitch, { secure: true, settings: { lan } })
  })
  afterEach(async () => {
    await room.close()
    await phone?.close()
  })
  after(() => freeSwitch.close())

  const plug = async () => {
    phone = await SecondSwitch.open(programs.freeswitch, {
      ...{ tls: join(freeSwitch.folder, 'tls'), media: 'encrypted' as const },
      registersAt: {
        port: tlsPort,
        user: 'seat01',
        password: freeSwitch.secrets.desks['01'] ?? '',
      },
    })
    await until('the phone to be registered', async () => (await contacts()).length === 1)
  }
  const contacts = async () =>
    (await freeSwitch.ask('sofia status profile seats reg')).match(/^Contact:.*/gm) ?? []
  const open = async (trunk?: FarEndPhone) => {
    const settings = { plainDesks: false, seatAddress: usualSeatAddress }
    room = await RealRoom.open(freeSwitch, programs.sipp, { settings, ...(trunk ? { trunk } : {}) })
  }

  it('registers as its seat, answers the box by itself, and both are heard, encrypted on its line', async () => {
    await plug()
    const respondent = await Sound.open()
    respondent.say(respondentSays)
    await open(await FarEndPhone.withSound(programs.sipp, respondent, freeSwitch.ports.trunk))
    await room.openSeat(seat)
    const leg = (await room.members(seat))[0]?.leg ?? ''
    const suite = await freeSwitch.ask(`uuid_getvar ${leg} rtp_secure_media_negotiated`)
    assert.match(suite, /AES_CM_128_HMAC_SHA1_80/)
    await room.talking(seat)
    // The phone sends back what it hears: the respondent hears the own voice, through both lines.
    await until(
      'the respondent’s tone, from the phone',
      () => respondent.hears(respondentSays) > 1_500,
    )
    assert.equal(room.count({ kind: 'seat-misused' }), 0, 'nothing that it sends is out of place')
    respondent.close()
  })

  it('that sends its sound in the clear is not up', async () => {
    await open()
    const plain = room.phones.get(seat)
    const settings = {
      plainDesks: false,
      seatAddress: () => `sofia/seats/seat01@127.0.0.1:${plain?.port}`,
    }
    const told = await room.restart({ ...settings, resume: { seats: [seat], calls: [] } })
    assert.ok(!told.includes('seat-up'), told.join())
    assert.equal(await room.legs(), 0)
  })

  it('whose cable is pulled is registered with again, by another cable, in less than a minute', async (t) => {
    await plug()
    await open()
    await room.openSeat(seat)
    phone?.freeze()
    const pulled = performance.now()
    await room.hears({ kind: 'seat-down', seat })
    t.diagnostic(`seat down after ${Math.round(performance.now() - pulled)} ms`)
    const frozen = phone
    const before = room.count({ kind: 'seat-up', seat })
    await plugAgain()
    await until(
      'the seat to be up again',
      () => room.count({ kind: 'seat-up', seat }) > before,
      90_000,
    )
    const took = performance.now() - pulled
    t.diagnostic(`up again after ${Math.round(took)} ms`)
    await frozen?.close()
    assert.ok(took < 60_000, `${took} ms`)
  })

  async function plugAgain(): Promise<void> {
    phone = await SecondSwitch.open(programs.freeswitch, {
      ...{ tls: join(freeSwitch.folder, 'tls'), media: 'encrypted' as const },
      registersAt: {
        port: tlsPort,
        user: 'seat01',
        password: freeSwitch.secrets.desks['01'] ?? '',
      },
    })
  }
})
