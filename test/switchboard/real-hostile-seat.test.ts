import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { Attacker } from './hostile/attack-room.ts'
import { type Attack, inside, offer, outside, redirects } from './hostile/scenario.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone, register } from './real/sipp.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const [seat01, seat02] = ['01' as SeatId, '02' as SeatId]

describe('a hostile seat with valid SIP credentials, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: RealRoom
  let attacker: Attacker
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
    attacker = new Attacker(programs.sipp, freeSwitch)
  })
  afterEach(() => room.close())
  after(async () => {
    attacker.close()
    await freeSwitch.close()
  })

  /** Every leg there is, and who is with whom, as the switch itself says. */
  async function everything(): Promise<string> {
    const legs = JSON.parse(await freeSwitch.ask('show channels as json'))
    const rows: { uuid: string; name: string }[] = legs.rows ?? []
    const members = [...(await room.members(seat01)), ...(await room.members(seat02))]
    return JSON.stringify([
      rows.map(({ uuid, name }) => `${uuid} ${name}`).sort(),
      members.map((one) => JSON.stringify(one)).sort(),
    ])
  }

  /** The same, once the switch's own table has caught up with the legs that are up. */
  async function settled(legs: number): Promise<string> {
    await until('every leg in the table', async () => (await room.legs()) === legs)
    return everything()
  }

  async function twoCalls(): Promise<void> {
    room = await RealRoom.open(freeSwitch, programs.sipp, { carrier: 'answer-hold' })
    await room.talking(seat01)
    await room.talking(seat02)
  }

  const fromOutside: Readonly<Record<string, Attack>> = {
    'a call to a number': {
      method: 'INVITE',
      to: 'sip:07700900456@gatehouse',
      type: 'application/sdp',
      body: offer,
      status: 403,
    },
    'a call to another seat': {
      method: 'INVITE',
      to: 'sip:seat02@gatehouse',
      type: 'application/sdp',
      body: offer,
      status: 403,
    },
    'a call to the box’s own extension': {
      method: 'INVITE',
      to: 'sip:respondent-02@gatehouse',
      type: 'application/sdp',
      body: offer,
      status: 403,
    },
    'a SUBSCRIBE to calls': {
      method: 'SUBSCRIBE',
      to: 'sip:seat02@gatehouse',
      headers: ['Event: dialog', 'Expires: 300', 'Accept: application/dialog-info+xml'],
      status: 405,
    },
    'a SUBSCRIBE to presence': {
      method: 'SUBSCRIBE',
      to: 'sip:seat02@gatehouse',
      headers: ['Event: presence', 'Expires: 300'],
      status: 405,
    },
    'a PUBLISH': {
      method: 'PUBLISH',
      to: 'sip:seat01@gatehouse',
      headers: ['Event: presence', 'Expires: 300'],
      type: 'application/pidf+xml',
      body: ['<presence/>'],
      status: 405,
    },
    'a MESSAGE to another seat': {
      method: 'MESSAGE',
      to: 'sip:seat02@gatehouse',
      type: 'text/plain',
      body: ['hello'],
      status: 202,
    },
    'a REFER of nobody’s call': {
      method: 'REFER',
      to: 'sip:seat01@gatehouse',
      headers: ['Refer-To: <sip:07700900456@gatehouse>'],
      status: 405,
    },
    'an INFO of nobody’s call': {
      method: 'INFO',
      to: 'sip:seat02@gatehouse',
      type: 'application/dtmf-relay',
      body: ['Signal=9', 'Duration=160'],
      status: 200,
    },
    'a NOTIFY': {
      method: 'NOTIFY',
      to: 'sip:seat02@gatehouse',
      headers: ['Event: check-sync', 'Subscription-State: active'],
      status: 481,
    },
  }
  for (const [what, attack] of Object.entries(fromOutside)) {
    it(`${what} is answered ${attack.status}: no leg is made or moved`, async () => {
      await twoCalls()
      const before = await settled(4)
      const { code, saw } = await attacker.outside(outside(attack))
      assert.equal(code, 0, saw)
      assert.equal(await everything(), before)
      await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
    })
  }

  for (const header of ['Replaces', 'Join']) {
    it(`an INVITE with ${header} of another seat’s call, its ids all known, is refused: nobody is moved or heard`, async () => {
      await twoCalls()
      const before = await settled(4)
      const leg = (await room.members(seat02)).map((one) => one.leg)
      for (const uuid of leg) {
        const read = async (name: string) =>
          (await freeSwitch.ask(`uuid_getvar ${uuid} ${name}`)).trim()
        const [call, from, to] = [
          await read('sip_call_id'),
          await read('sip_from_tag'),
          await read('sip_to_tag'),
        ]
        const headers = [`${header}: ${call};to-tag=${to};from-tag=${from}`]
        const attack = {
          method: 'INVITE',
          to: 'sip:seat02@gatehouse',
          headers,
          type: 'application/sdp',
          body: offer,
          status: 403,
        }
        const { code, saw } = await attacker.outside(outside(attack))
        assert.equal(code, 0, saw)
      }
      assert.equal(await everything(), before)
    })
  }

  const fromInside: Readonly<Record<string, Attack>> = {
    'a REFER to a number': {
      method: 'REFER',
      headers: ['Refer-To: <sip:07700900456@gatehouse>', 'Referred-By: <sip:seat01@gatehouse>'],
      status: 405,
    },
    'a re-INVITE to another place': {
      method: 'INVITE',
      type: 'application/sdp',
      body: offer.map((one) => one.replace('[local_ip]', '127.0.0.9')),
      status: 200,
    },
    'a re-INVITE that holds': {
      method: 'INVITE',
      type: 'application/sdp',
      body: [...offer, 'a=sendonly'],
      status: 200,
    },
    'DTMF in an INFO': {
      method: 'INFO',
      type: 'application/dtmf-relay',
      body: ['Signal=9', 'Duration=160'],
      status: 200,
    },
    'a wish to record in an INFO': { method: 'INFO', headers: ['Record: on'], status: 488 },
    'another name for itself': {
      method: 'INFO',
      headers: ['From-Name: x'],
      type: 'message/update_display',
      body: ['from=x'],
      status: 200,
    },
    'a MESSAGE in the call': {
      method: 'MESSAGE',
      type: 'text/plain',
      body: ['hello'],
      status: 202,
    },
    'a SUBSCRIBE in the call': {
      method: 'SUBSCRIBE',
      headers: ['Event: conference', 'Expires: 300'],
      status: 405,
    },
  }
  for (const [what, attack] of Object.entries(fromInside)) {
    it(`${what}, inside the seat’s own call, moves nobody`, async () => {
      room = await RealRoom.open(freeSwitch, programs.sipp, { carrier: 'answer-hold' })
      await room.talking(seat02)
      const phone = await attacker.atSeat(room, seat01, inside(attack))
      await room.openSeat(seat01)
      const before = await settled(3)
      const leg = (await room.members(seat01))[0]?.leg ?? ''
      const media = () => freeSwitch.ask(`uuid_getvar ${leg} remote_media_ip`)
      const where = await media()
      const answer = `SIP/2.0 ${attack.status}`
      await until('the answer of the switch', () => attacker.saw().includes(answer))
      assert.equal(await everything(), before)
      assert.equal(await media(), where)
      await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
      await room.send({ do: 'close-seat', seat: seat01 })
      assert.equal(await phone.ended(), 0, attacker.saw())
    })
  }

  it('a seat that answers the box’s call with a 302 is not up, and nobody else is rung', async () => {
    room = await RealRoom.open(freeSwitch, programs.sipp, { carrier: 'answer-hold' })
    await attacker.atSeat(
      room,
      seat01,
      redirects(`sip:07700900456@127.0.0.1:${freeSwitch.ports.trunk}`),
    )
    await room.send({ do: 'open-seat', seat: seat01 })
    await room.hears({ kind: 'seat-down', seat: seat01 })
    await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
    // The carrier holds what it answers: a call that went there would stay.
    await until('no leg to be left', async () => (await room.legs()) === 0)
  })

  /** A seat on whose line all is well, and the contact that its phone has registered. */
  async function registered(): Promise<() => Promise<string>> {
    const status = () => freeSwitch.ask('sofia status profile seats reg')
    room = await RealRoom.open(freeSwitch, programs.sipp)
    const at = room.phones.get(seat01)?.port ?? 0
    await freeSwitch.ask('sofia profile seats flush_inbound_reg')
    await until('nobody to be registered', async () => !(await status()).includes('Contact:'))
    // The switch asks phones whether they are there, and forgets one that does not answer just then: only what it has
    // asked and been answered stays.
    await until('its own registration, and an answer of its phone', async () => {
      const now = await status()
      if (now.includes('Contact:')) return /Ping-Time:\s+(?!0\.00\b)\d/.test(now)
      await room.phones.get(seat01)?.vanish()
      const done = register(programs.sipp, 'seat01', passwordOf('01'), at, freeSwitch.ports.seats)
      await done.catch(() => 'forgotten too late: once more')
      room.phones.set(seat01, await FarEndPhone.open(programs.sipp, 'answer-hold', at))
      return false
    })
    await room.openSeat(seat01)
    return async () => (await status()).match(/Contact:.*/g)?.join() ?? ''
  }
  const passwordOf = (seat: string) => freeSwitch.secrets.desks[seat] ?? ''
  const gone = { contact: '<sip:[who]@[local_ip]:[local_port]>;expires=0' }
  const all = { contact: '*', headers: ['Expires: 0'] }
  const anew = { headers: ['Expires: 300'] }

  it('a registration for nobody is told of, and where it took the place of the seat’s own the seat is closed', async () => {
    const contacts = await registered()
    const before = await contacts()
    const attack = { method: 'REGISTER', of: 'sip:gatehouse', ...anew, status: 200 }
    const { code, saw } = await attacker.outside(outside(attack))
    assert.equal(code, 0, saw)
    assert.notEqual(
      await contacts(),
      before,
      'FreeSWITCH 1.10.12 takes it (sofia_reg.c 1430, 3372)',
    )
    await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
    await room.hears({ kind: 'seat-down', seat: seat01, cause: 'phone-changed' })
    await until('its line to be gone', async () => (await room.legs()) === 0)
    const refused = await room.port.send({
      ...{ do: 'dial', call: randomUUID() as CallId, case: 'sample.1' as CaseId, seat: seat01 },
    })
    assert.ok(!refused.ok, 'nobody is dialled for it')
  })

  it('all its contacts are not to be taken away at once, of its own name; of nobody’s it is told of', async () => {
    const contacts = await registered()
    const before = await contacts()
    const own = { method: 'REGISTER', of: 'sip:seat01@gatehouse', ...all, status: 403 }
    const first = await attacker.outside(outside(own))
    assert.equal(first.code, 0, first.saw)
    assert.equal(await contacts(), before)
    await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
    const nobody = { method: 'REGISTER', of: 'sip:gatehouse', ...all, status: 200 }
    const second = await attacker.outside(outside(nobody), 'seat02')
    assert.equal(second.code, 0, second.saw)
    await room.hears({ kind: 'seat-misused', seat: seat02, count: 1 })
  })

  it('a registration that makes room for itself by taking the seat’s own away closes the seat', async () => {
    const contacts = await registered()
    const own = { method: 'REGISTER', of: 'sip:seat01@gatehouse' }
    for (const attack of [
      { ...own, ...gone, status: 200 },
      { ...own, ...anew, status: 200 },
    ]) {
      const { code, saw } = await attacker.outside(outside(attack))
      assert.equal(code, 0, saw)
    }
    await until('another contact', async () => (await contacts()) !== '')
    await room.hears({ kind: 'seat-down', seat: seat01, cause: 'phone-changed' })
    await room.hears({ kind: 'seat-misused', seat: seat01, count: 1 })
  })

  it('a second registration, another’s account and another’s address are refused', async () => {
    await registered()
    const password = freeSwitch.secrets.desks['01'] ?? ''
    const status = () => freeSwitch.ask('sofia status profile seats reg')
    const contacts = async () => (await status()).match(/Contact:.*/g)
    const before = await contacts()
    const again = (of: string): Attack => ({
      method: 'REGISTER',
      of: `sip:${of}@gatehouse`,
      headers: ['Expires: 300'],
      status: 403,
    })
    for (const [what, who, options] of [
      ['a second contact', 'seat01', {}],
      ['another seat’s name', 'seat02', { secret: password }],
      ['another address', 'seat02', { from: '127.0.0.2' }],
    ] as const) {
      const { code, saw } = await attacker.outside(outside(again(who)), who, options)
      assert.equal(code, 0, `${what}: ${saw}`)
      await room.hears({ kind: 'seat-misused', seat: who.slice(-2) as SeatId })
    }
    assert.deepEqual(await contacts(), before)
    await until('one registration', async () => (await contacts())?.length === 1)
  })
})
