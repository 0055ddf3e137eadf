import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { closeRooms, LiveRoom, seat01, supervisor } from './live-room.ts'

describe('an agent who is not heard after the answer (D12)', () => {
  afterEach(closeRooms)

  async function silentRoom(): Promise<LiveRoom> {
    const room = await LiveRoom.open()
    await room.openSeat()
    room.exchange.silentSeat(seat01)
    await room.pass(200)
    return room
  }
  const silences = (room: LiveRoom) => room.count({ kind: 'agent-silent' })

  it('alarms the supervisor 2 s after the answer, and the respondent hears the message after 5 s', async () => {
    const room = await silentRoom()
    const call = await room.dial()
    await room.told({ kind: 'in-conference', call })
    const answered = room.clock.now()
    await room.told({ kind: 'agent-silent', call, seat: seat01 })
    const alarmed = room.clock.now() - answered
    assert.ok(alarmed >= 1_960 && alarmed <= 2_200, `alarmed after ${alarmed} ms`)
    await room.told({ kind: 'message-started', call, why: 'not-heard' })
    const played = room.clock.now() - answered
    assert.ok(played >= 4_960 && played <= 5_300, `the message after ${played} ms`)
    assert.equal(room.exchange.legs()[call], 'playback', 'the switch plays it')
    assert.equal(room.exchange.rooms()['seat-01']?.length, 1, 'the agent stays in their room')
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.equal(silences(room), 1, 'told once')
    assert.equal(room.count({ kind: 'seat-down' }), 0, 'the seat stays up')
  })

  it('is no alarm when the agent speaks in time, and none when they fall silent later', async () => {
    const room = await silentRoom()
    const call = await room.dial()
    await room.told({ kind: 'in-conference', call })
    await room.pass(1_500)
    room.exchange.silentSeat(seat01, false)
    await room.pass(2_000)
    room.exchange.silentSeat(seat01)
    await room.pass(20_000, 100)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('plays no message when the agent speaks after the alarm', async () => {
    const room = await silentRoom()
    const call = await room.dial()
    await room.told({ kind: 'agent-silent', call })
    room.exchange.silentSeat(seat01, false)
    await room.pass(10_000, 100)
    assert.equal(room.count({ kind: 'message-started' }), 0, 'they talk')
  })

  it('is asked of the switch before anything is done: the news that they speak may be lost', async () => {
    const room = await silentRoom()
    const call = await room.dial()
    await room.told({ kind: 'in-conference', call })
    room.exchange.play({ fate: (event) => (event === 'start-talking' ? 'lost' : 'told') })
    room.exchange.silentSeat(seat01, false)
    await room.pass(10_000, 100)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('is looked for though the news that they stopped before the answer was lost', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    await room.told({ kind: 'seat-talking', seat: seat01, talking: true })
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    // A moment before the answer, so that no comparison with the switch comes between.
    await room.pass(4_800)
    room.exchange.play({ fate: (event) => (event === 'stop-talking' ? 'lost' : 'told') })
    room.exchange.silentSeat(seat01)
    await room.told({ kind: 'in-conference', call })
    const answered = room.clock.now()
    await room.told({ kind: 'agent-silent', call, seat: seat01 })
    assert.ok(room.clock.now() - answered <= 2_200, 'as soon as any other')
    await room.told({ kind: 'message-started', call, why: 'not-heard' })
  })

  it('is not looked for once a supervisor has the call', async () => {
    const room = await silentRoom()
    await room.openSeat(supervisor)
    const call = await room.dial()
    await room.told({ kind: 'in-conference', call })
    await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    await room.pass(10_000, 100)
    assert.equal(silences(room) + room.count({ kind: 'message-started' }), 0, 'somebody talks')
  })

  it('is not looked for where seats carry no sound, nor for a call that was found again', async () => {
    const deaf = await LiveRoom.open({ switchboard: { silence: 'not-watched' } })
    await deaf.openSeat()
    deaf.exchange.silentSeat(seat01)
    await deaf.told({ kind: 'in-conference', call: await deaf.dial() })
    await deaf.pass(10_000, 100)
    assert.equal(silences(deaf), 0, 'not watched')
    const room = await silentRoom()
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    room.exchange.play({ fate: () => 'lost' })
    await room.told({ kind: 'in-conference', call })
    room.exchange.play({})
    await room.pass(10_000, 100)
    assert.equal(silences(room), 0, 'nobody knows how long they have talked')
  })

  it('tells of the seat’s own voice alone (R1), and leaves nothing behind of who else spoke', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call })
    const voices = room.events.filter(({ kind }) => kind === 'seat-talking')
    for (const voice of voices) assert.deepEqual(Object.keys(voice), ['kind', 'seat', 'talking'])
    const others = room.events.filter(({ kind }) => kind !== 'seat-talking')
    assert.doesNotMatch(JSON.stringify(others), /talk|voice|heard/i)
  })
})
