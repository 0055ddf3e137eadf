import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { afterEach, describe, it, mock } from 'node:test'
import { seeded } from '../../src/basics/seeded.ts'
import { readEslEvent } from '../../src/switchboard/esl-event.ts'
import { readHeaders } from '../../src/switchboard/raw-connection.ts'
import { readLegs, readMembers } from '../../src/switchboard/snapshot.ts'
import { eventIn } from '../exchange/esl-stream.ts'
import { readRecording } from '../exchange/recording.ts'
import { fc } from '../support/fast-check.ts'
import { until } from '../support/until.ts'
import { BadWire } from './bad-wire.ts'
import { closeRooms, LiveRoom } from './live-room.ts'

describe('the wire', () => {
  const wires: BadWire[] = []
  afterEach(async () => {
    await closeRooms()
    for (const wire of wires.splice(0)) wire.close()
  })

  async function openThrough(wire: BadWire): Promise<LiveRoom> {
    wires.push(wire)
    return LiveRoom.open({ through: (port) => wire.listen(port) })
  }

  for (const longest of [7, 60, 400, 1_500]) {
    it(`is read the same when it comes in pieces of up to ${longest} bytes`, async () => {
      const random = seeded(`pieces of ${longest}`)
      const wire = new BadWire()
      wire.turn = (chunk) => {
        const pieces: Buffer[] = []
        for (let at = 0; at < chunk.length; ) {
          const size = 1 + Math.floor(random() * longest)
          pieces.push(chunk.subarray(at, at + size))
          at += size
        }
        return pieces
      }
      wire.dribble = true
      const room = await openThrough(wire)
      const call = await room.talking()
      await room.send({ do: 'end-call', call })
      await room.told({ kind: 'ended', call, cause: 'normal' })
      assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference', 'ended'])
      assert.equal(room.count({ kind: 'disconnected' }), 0)
    })
  }

  it('is not broken by a percent sign that stands for nothing', async () => {
    const wire = new BadWire()
    const room = await openThrough(wire)
    const call = await room.talking()
    wire.inject('Content-Type: command/reply\nReply-Text: +OK 100% %zz %\n\n')
    wire.inject('Content-Type: log/data\nLog-File: 50%.c\nContent-Length: 2\n\n%%')
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'disconnected' }), 0)
  })

  it('sends each command as one write, at once', async () => {
    const cork = mock.method(Socket.prototype, 'cork')
    const noDelay = mock.method(Socket.prototype, 'setNoDelay')
    const room = await LiveRoom.open()
    assert.ok(noDelay.mock.calls.some(({ arguments: [on] }) => on === true))
    const before = cork.mock.callCount()
    await room.openSeat()
    assert.ok(cork.mock.callCount() > before)
    mock.restoreAll()
  })

  it('counts an event that nobody asked for, tells of it once, and goes on', async () => {
    const wire = new BadWire()
    const room = await openThrough(wire)
    const body = JSON.stringify({ 'Event-Name': 'DTMF', 'Unique-ID': 'x' })
    wire.inject(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`)
    await room.talking()
    assert.equal(room.port.unknownEvents(), 1)
    for (let i = 0; i < 99; i++)
      wire.inject(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`)
    await until('the hundredth', () => room.port.unknownEvents() === 100)
    assert.equal(room.count({ kind: 'unknown-events' }), 1)
  })

  it('is hung up and taken up again when what comes is not to be read', async () => {
    const wire = new BadWire()
    const room = await openThrough(wire)
    const call = await room.talking()
    wire.inject('Content-Length: 8\nContent-Type: text/event-json\n\n{"Event-')
    await room.told({ kind: 'disconnected' })
    await room.pass(2_000)
    assert.equal(room.count({ kind: 'connected' }), 2)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('reads any header text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { 'Reply-Text': value } = readHeaders(
          `Content-Type: x\nReply-Text: ${text.replaceAll('\n', ' ')}`,
        )
        assert.equal(value, text.replaceAll('\n', ' '))
      }),
    )
  })
})

describe('what is kept of the recorded events of a real FreeSWITCH', () => {
  const kept = (name: string) =>
    readRecording(name).received.flatMap((message) => {
      const event = eventIn(message)
      if (event === undefined) return []
      const read = readEslEvent((header) => event[header], event['_body'] ?? '')
      return typeof read === 'string' ? [] : [read]
    })
  const names = [
    'answer-then-agent-ends',
    'no-answer',
    'cancel-while-ringing',
    'trunk-down',
    'rejected-486',
    'seat-lost-mid-call',
    'supervisor-listen-whisper-barge',
  ]

  for (const name of names) {
    it(`P2: holds no number (${name})`, () => {
      const text = JSON.stringify(kept(name))
      assert.ok(text.length > 100)
      assert.doesNotMatch(text, /7700900123|1632960000|seat01@|"sup01/)
    })
  }

  it('is what happened', () => {
    const call = 'bbbbbbbb-0000-4000-8000-000000000001'
    const ofCall = kept('answer-then-agent-ends').filter(
      (event) => 'leg' in event && event.leg === call && event.kind !== 'voice',
    )
    assert.deepEqual(ofCall, [
      { kind: 'ringing', leg: call },
      { kind: 'answered', leg: call },
      { kind: 'joined', leg: call, room: 'seat-01', member: 57 },
      { kind: 'left', leg: call, room: 'seat-01', alive: false },
      { kind: 'hung-up', leg: call, cause: 'normal' },
    ])
  })

  it('P2: a recorded list of channels and conferences is stripped to uuids, rooms and states', () => {
    const { received } = readRecording('reconnect-mid-call-2')
    const body = (start: string) =>
      received.find((message) => message.body.startsWith(start))?.body ?? ''
    const legs = readLegs(body('{"row_count"'))
    const members = readMembers(body('[{'))
    assert.equal(legs?.length, 2)
    assert.equal(members?.length, 2)
    assert.deepEqual(legs[0], {
      leg: 'aaaaaaaa-0000-4000-8000-000000000001',
      state: 'up',
      doing: 'conference',
      phone: '01',
      apart: false,
    })
    assert.doesNotMatch(JSON.stringify([legs, members]), /7700900123/)
  })

  it('an answer that is not a list at all is no snapshot', () => {
    assert.equal(readLegs('-ERR Command not found!\n'), undefined)
    assert.deepEqual(readLegs('{"row_count": 0}\n'), [])
    assert.deepEqual(readMembers('+OK No active conferences.\n'), [])
    assert.equal(readMembers('[{"conference_name":'), undefined)
  })

  for (const name of ['sofia/seats/seat07@10.0.0.7', 'sofia/seats/seat07']) {
    it(`knows whose phone is at the end of ${name}`, () => {
      const row = { uuid: 'x', direction: 'outbound', name, application: '', callstate: 'ACTIVE' }
      const [leg] = readLegs(JSON.stringify({ row_count: 1, rows: [row] })) ?? []
      assert.equal(leg?.phone, '07')
    })
  }

  it('leaves alone a member of the public who rings us and the attestation’s own call, and only those', () => {
    const row = (uuid: string, name: string, direction: string) => ({
      uuid,
      name,
      direction,
      application: 'playback',
      callstate: 'ACTIVE',
    })
    const rows = [
      row('in', 'sofia/carrier/anonymous', 'inbound'),
      row('seat', 'sofia/seats/seat01@10.0.0.5', 'inbound'),
      row('out', 'sofia/carrier/x', 'outbound'),
      row('trunk', 'sofia/trunk/anonymous', 'inbound'),
      row('attest', 'null/attest', 'outbound'),
      row('null', 'null/other', 'outbound'),
    ]
    assert.deepEqual(
      readLegs(JSON.stringify({ row_count: 6, rows }))?.map(({ apart }) => apart),
      [true, false, false, true, true, false],
    )
  })
})
