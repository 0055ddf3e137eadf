import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { inspect } from 'node:util'
import { minute } from '../../src/basics/instant.ts'
import { pass } from '../exchange/hand-clock.ts'
import { until } from '../support/until.ts'
import { BadWire } from './bad-wire.ts'
import { closeRooms, LiveRoom, seat01 } from './live-room.ts'

const leg = 'eeeeeeee-0000-4000-8000-000000000001'
const caller = '07700900456'

describe('what the switch tells besides its calls', () => {
  const wires: BadWire[] = []
  afterEach(async () => {
    await closeRooms()
    for (const wire of wires.splice(0)) wire.close()
  })

  async function open(neverAgain?: (number: string) => Promise<boolean>) {
    const wire = new BadWire()
    wires.push(wire)
    const through = (port: number) => wire.listen(port)
    const switchboard = neverAgain === undefined ? {} : { neverAgain }
    return { wire, room: await LiveRoom.open({ through, switchboard }) }
  }
  function say(wire: BadWire, event: Record<string, string>): void {
    const body = JSON.stringify(event)
    wire.inject(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`)
  }
  const pressedNine = {
    'Event-Name': 'CUSTOM',
    'Event-Subclass': 'gatehouse::never-again',
    'Unique-ID': leg,
    'Caller-Caller-ID-Number': caller,
  }
  const transfers = (wire: BadWire) => wire.sent.filter((one) => one.includes('uuid_transfer'))

  it('who rang back and pressed 9 is told that it is noted once it is, and not before (T3, D11)', async () => {
    let record: (done: boolean) => void = () => undefined
    const asked: string[] = []
    const { wire, room } = await open((number) => {
      asked.push(number)
      return new Promise((resolve) => {
        record = resolve
      })
    })
    say(wire, pressedNine)
    await until('the box to be asked', () => asked.length === 1)
    assert.deepEqual(asked, [caller])
    assert.deepEqual(transfers(wire), [])
    record(true)
    await until('the words', () => transfers(wire).length === 1)
    assert.match(
      transfers(wire)[0] ?? '',
      new RegExp(`uuid_transfer ${leg} noted XML call-back-ends`),
    )
    assert.doesNotMatch(inspect([room.events, room.port], { depth: 20 }), /7700900456/, 'P2')
    assert.equal(room.port.unknownEvents(), 0)
  })

  for (const [what, answer] of [
    ['could not be recorded', async () => false],
    ['failed', () => Promise.reject(new Error('disk'))],
  ] as const) {
    it(`nothing is confirmed when it ${what}`, async () => {
      let asked = 0
      const { wire, room } = await open(() => {
        asked += 1
        return answer()
      })
      say(wire, pressedNine)
      await until('the box to be asked', () => asked === 1)
      await room.openSeat()
      assert.deepEqual(transfers(wire), [])
    })
  }

  for (const bad of ['', 'x y', '../../', `${leg}\napi shutdown`]) {
    it(`an id that is none of the switch’s own, ${inspect(bad)}, is put into no command`, async () => {
      let asked = 0
      const { wire, room } = await open(async () => {
        asked += 1
        return true
      })
      say(wire, { ...pressedNine, 'Unique-ID': bad })
      await until('the box to be asked', () => asked === 1)
      await room.openSeat()
      assert.deepEqual(transfers(wire), [])
    })
  }

  it('a seat whose phone calls, or registers as another, is told of by its seat', async () => {
    const { wire, room } = await open()
    say(wire, {
      'Event-Name': 'CHANNEL_HANGUP_COMPLETE',
      'Channel-Name': 'sofia/seats/seat01@gatehouse',
      'Call-Direction': 'inbound',
      'Unique-ID': leg,
      'Hangup-Cause': 'CALL_REJECTED',
    })
    await room.told({ kind: 'seat-misused', seat: seat01 })
    const refused = { 'Event-Name': 'CUSTOM', 'Event-Subclass': 'sofia::register_failure' }
    say(wire, { ...refused, 'to-user': 'seat02' })
    await room.told({ kind: 'seat-misused', seat: '02' as never })
    say(wire, { ...refused, 'to-user': 'somebody else' })
    await room.openSeat()
    assert.equal(room.count({ kind: 'seat-misused' }), 2)
  })

  it('nobody is suspected when a phone whose cable was pulled registers anew and is refused for a minute', async () => {
    const { wire, room } = await open()
    const refused = () =>
      say(wire, {
        'Event-Name': 'CUSTOM',
        'Event-Subclass': 'sofia::register_failure',
        'to-user': 'seat01',
      })
    await room.openSeat()
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01 })
    refused()
    await pass(room.clock, 30_000)
    refused()
    await pass(room.clock, 1_000)
    assert.equal(room.count({ kind: 'seat-misused' }), 0)
    await pass(room.clock, 30_000)
    refused()
    await room.told({ kind: 'seat-misused', seat: seat01 })
  })

  it('a seat whose phone sends requests on its line is told of at once, then once a minute with a count', async () => {
    const { wire, room } = await open()
    const line = (message: string, channel = 'sofia/seats/seat01') =>
      say(wire, {
        'Event-Name': 'CUSTOM',
        'Event-Subclass': 'sofia::notify_watched_header',
        'Channel-Name': channel,
        'Unique-ID': leg,
        'SIP-Message': message,
      })
    for (const usual of ['SIP/2.0 200 OK', 'BYE sip:x SIP/2.0', 'ACK sip:x SIP/2.0', ''])
      line(usual)
    line('INFO sip:x SIP/2.0', 'sofia/trunk/x')
    for (const odd of ['INFO', 'MESSAGE', 'INVITE', 'REFER']) line(`${odd} sip:x SIP/2.0`)
    await room.told({ kind: 'seat-misused', seat: seat01, count: 1 })
    line('INFO sip:x SIP/2.0', 'sofia/seats/seat02@127.0.0.1')
    await room.told({ kind: 'seat-misused', seat: '02' as never, count: 1 })
    await pass(room.clock, minute)
    await room.told({ kind: 'seat-misused', seat: seat01, count: 3 })
    await pass(room.clock, 10 * minute)
    assert.equal(room.count({ kind: 'seat-misused' }), 3)
  })
})
