import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import type { SwitchCommand } from '../../src/phone/switch-port.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { HandClock, pass, until } from '../exchange/hand-clock.ts'
import { WireClient } from '../exchange/wire-client.ts'
import { BadWire } from './bad-wire.ts'
import { closeRooms, LiveRoom, seat01, supervisor, usual } from './live-room.ts'

const stranger = 'eeeeeeee-0000-4000-8000-000000000001'

describe('the connection to the switch', () => {
  const wires: BadWire[] = []
  afterEach(async () => {
    await closeRooms()
    for (const wire of wires.splice(0)) wire.close()
  })

  async function openThrough(wire = new BadWire()): Promise<{ room: LiveRoom; wire: BadWire }> {
    wires.push(wire)
    const room = await LiveRoom.open({ through: (port) => wire.listen(port) })
    return { room, wire }
  }

  it('is told of, and asks for no more events than it needs', async () => {
    const { room, wire } = await openThrough()
    assert.deepEqual(room.events, [{ kind: 'connected' }])
    const asked = wire.sent.join('').match(/^n?(?:ix)?events? .*$/gm)
    assert.deepEqual(asked, [
      'event json CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE BACKGROUND_JOB HEARTBEAT CUSTOM conference::maintenance sofia::gateway_state sofia::register sofia::unregister sofia::register_failure sofia::notify_watched_header gatehouse::never-again',
    ])
  })

  it('carries each command in one packet', async () => {
    const { room, wire } = await openThrough()
    await room.talking()
    const packets = wire.sent.filter((packet) => packet.includes('api '))
    assert.ok(packets.length >= 4)
    for (const packet of packets)
      assert.match(packet, /\n\n$/, 'a packet that ends inside a command')
  })

  it('is asked again, with back-off, when the switch is not there; until then every command is refused', async () => {
    const clock = new HandClock()
    const closed = await LiveRoom.open()
    const port = openSwitchboard(usual(clock, closed.exchange.port))
    const events: string[] = []
    port.listen(({ kind }) => events.push(kind))
    const { port: gone } = closed.exchange
    await closeRooms()
    const commands: readonly SwitchCommand[] = [
      { do: 'open-seat', seat: seat01 },
      { do: 'end-call', call: stranger as CallId },
      { do: 'stop-supervising', supervisor },
    ]
    void port.start()
    await until(clock, 'the bad news', () => events.includes('disconnected'))
    for (const command of commands) {
      const result = await port.send(command)
      assert.equal(result.ok ? '' : result.error.code, 'not-connected')
    }
    await pass(clock, 60_000, 500)
    const back = await startExchange({ clock, seed: 's', password: 'secret', port: gone })
    await until(clock, 'the connection', () => events.includes('connected'))
    assert.deepEqual(events, ['disconnected', 'connected'])
    await port.close()
    await back.close()
  })

  it('says so when the password is wrong, in words that do not repeat it', async () => {
    const room = await LiveRoom.open({ switchboard: { password: 'sesame' } })
    const [first] = room.events
    assert.equal(first?.kind, 'disconnected')
    assert.match(first.why, /does not accept the password/)
    assert.doesNotMatch(JSON.stringify(room.events), /sesame/)
  })

  it('is taken as lost when the switch says good-bye, and told once', async () => {
    const { room, wire } = await openThrough()
    const words = 'Disconnected, goodbye.\n'
    wire.inject(`Content-Type: text/disconnect-notice\nContent-Length: ${words.length}\n\n${words}`)
    await room.exchange.close()
    await room.told({ kind: 'disconnected' })
    await room.pass(20_000, 200)
    assert.equal(room.count({ kind: 'disconnected' }), 1)
    assert.equal(room.port.unknownEvents(), 0)
  })

  it('comes back by itself after it was cut in mid-call, and the conversation has gone on', async () => {
    const { room } = await openThrough()
    const call = await room.talking()
    room.exchange.cut()
    await room.told({ kind: 'disconnected' })
    const refused = await room.port.send({ do: 'end-call', call })
    assert.equal(refused.ok ? '' : refused.error.code, 'not-connected')
    await until(room.clock, 'the connection', () => room.count({ kind: 'connected' }) === 2)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
    assert.equal(room.count({ kind: 'stranger-ended' }) + room.count({ kind: 'seat-down' }), 0)
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call, cause: 'normal' })
  })

  it('catches up with an answer that came while it was down', async () => {
    const { room, wire } = await openThrough()
    await room.openSeat()
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    wire.freeze()
    await until(room.clock, 'talking', () => room.exchange.rooms()['seat-01']?.length === 2)
    wire.freeze(false)
    wire.cut()
    await room.told({ kind: 'in-conference', call, seat: seat01 })
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('tells of a call as lost that ended while it was down', async () => {
    const { room, wire } = await openThrough()
    const call = await room.talking()
    wire.cut()
    const other = new WireClient(room.exchange.port)
    other.send(`auth secret\n\napi uuid_kill ${call}\n\n`)
    await until(room.clock, 'the end', () => room.exchange.legs()[call] === undefined, 400)
    await room.told({ kind: 'ended', call, cause: 'line-lost' })
    other.end()
  })

  it('rings a seat again that was lost while it was down', async () => {
    const { room, wire } = await openThrough()
    await room.openSeat()
    wire.cut()
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01, cause: 'line-lost' })
    await until(room.clock, 'the seat', () => room.count({ kind: 'seat-up' }) === 2)
  })

  it('notices lost events within two comparisons, even when the connection never broke', async () => {
    const { room, wire } = await openThrough()
    const call = await room.talking()
    wire.turn = (chunk) => (chunk.includes('event-json') ? [] : [chunk])
    await room.pass(100)
    const other = new WireClient(room.exchange.port)
    other.send(`auth secret\n\napi uuid_kill ${call}\n\n`)
    await room.told({ kind: 'ended', call, cause: 'line-lost' }, 15_000)
    other.end()
  })

  it('is given up when the switch falls silent', async () => {
    const { room, wire } = await openThrough()
    wire.freeze()
    await room.told({ kind: 'disconnected' }, 40_000)
    wire.freeze(false)
    await until(room.clock, 'the connection', () => room.count({ kind: 'connected' }) === 2)
  })
})

describe('legs on the switch that the box does not know', () => {
  afterEach(closeRooms)

  async function place(room: LiveRoom, name: string): Promise<WireClient> {
    const other = new WireClient(room.exchange.port)
    other.send(`auth secret\n\nbgapi originate {origination_uuid=${stranger}}${name} &park()\n\n`)
    await until(room.clock, 'the stranger', () => room.exchange.legs()[stranger] !== undefined)
    return other
  }

  it('are ended and told of, whatever they are', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    const other = await place(room, 'sofia/seats/seat07@x')
    await room.told({ kind: 'stranger-ended' }, 10_000)
    await room.pass(12_000, 100)
    assert.equal(room.exchange.legs()[stranger], undefined)
    assert.equal(room.count({ kind: 'stranger-ended' }), 1)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
    other.end()
  })

  it('are never our own, however often the two are compared', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    for (let n = 0; n < 5; n++) {
      const call = await room.dial()
      await room.told({ kind: 'in-conference', call })
      await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'listen' })
      await room.pass(1_000 + 700 * n)
      await room.send({ do: 'stop-supervising', supervisor })
      await room.send({ do: 'end-call', call })
      await room.told({ kind: 'ended', call, cause: 'normal' })
    }
    assert.equal(room.count({ kind: 'stranger-ended' }), 0)
  })

  it('are all that is ended after a restart: what the box still knows of goes on', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    const before = room.hearing()
    await room.port.close()
    const port = openSwitchboard({
      ...usual(room.clock, room.exchange.port),
      resume: { seats: [seat01], calls: [{ call, seat: seat01 }] },
    })
    const kinds: string[] = []
    port.listen(({ kind }) => kind !== 'seat-talking' && kinds.push(kind))
    void port.start()
    await until(room.clock, 'the connection', () => kinds.includes('connected'))
    assert.deepEqual(kinds, ['seat-up', 'answered', 'in-conference', 'connected'])
    assert.deepEqual(room.hearing(), before)
    void port.send({ do: 'end-call', call })
    await until(room.clock, 'the end', () => kinds.includes('ended'))
    await port.close()
  })
})
