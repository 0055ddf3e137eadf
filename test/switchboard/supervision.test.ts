import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import type { SuperviseMode } from '../../src/phone/switch-port.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { until } from '../exchange/hand-clock.ts'
import { BadWire } from './bad-wire.ts'
import { closeRooms, LiveRoom, seat01, supervisor, usual } from './live-room.ts'

/** The three legs of a supervised conversation. */
type Three = { readonly agent: string; readonly call: CallId; readonly watcher: string }

/** The supervisor's own conference. */
const own = 'seat-90'

async function supervised(room: LiveRoom, call: CallId, mode: SuperviseMode): Promise<Three> {
  const agent = Object.keys(room.hearing()).find((uuid) => uuid !== call) ?? ''
  const done = await room.send({ do: 'supervise', seat: seat01, supervisor, mode })
  assert.equal(done.ok, true)
  await room.told({ kind: 'supervising', seat: seat01, supervisor, mode })
  const watcher = Object.keys(room.hearing()).find((uuid) => uuid !== call && uuid !== agent) ?? ''
  return { agent, call, watcher }
}

async function turnTo(room: LiveRoom, mode: SuperviseMode): Promise<void> {
  assert.equal((await room.send({ do: 'supervise', seat: seat01, supervisor, mode })).ok, true)
  await room.told({ kind: 'supervising', mode })
}

/** Who must hear whom in each mode (the agent and the respondent always hear each other). */
function expected({ agent, call, watcher }: Three, mode: SuperviseMode) {
  const heard = {
    listen: [[], []],
    whisper: [[watcher], []],
    join: [[watcher], [watcher]],
  } as const
  const [byAgent, byRespondent] = heard[mode]
  return {
    [watcher]: [agent, call].sort(),
    [agent]: [call, ...byAgent].sort(),
    [call]: [agent, ...byRespondent].sort(),
  }
}

describe('a supervisor', () => {
  afterEach(closeRooms)

  for (const mode of ['listen', 'whisper', 'join'] as const) {
    it(`who begins with ${mode} is heard by those who should hear, and by nobody else`, async () => {
      const room = await LiveRoom.open()
      const three = await supervised(room, await room.talking(), mode)
      assert.deepEqual(room.hearing(), expected(three, mode))
    })
  }

  it('can go from any mode to any other', async () => {
    const room = await LiveRoom.open()
    const three = await supervised(room, await room.talking(), 'listen')
    for (const mode of ['whisper', 'join', 'whisper', 'listen', 'join', 'listen'] as const) {
      await turnTo(room, mode)
      assert.deepEqual(room.hearing(), expected(three, mode), mode)
    }
  })

  it('who whispers to a waiting agent is not heard by the next respondent, even if the wire is slow', async () => {
    const wire = new BadWire()
    const room = await LiveRoom.open({ through: (port) => wire.listen(port) })
    await room.openSeat()
    const [agent = ''] = Object.keys(room.hearing())
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'whisper' })
    await room.told({ kind: 'supervising', mode: 'whisper' })
    const [watcher = ''] = Object.keys(room.hearing()).filter((uuid) => uuid !== agent)
    assert.deepEqual(room.hearing()[agent], [watcher])
    const call = await room.dial()
    wire.freeze()
    await until(room.clock, 'the answer', () => room.hearing()[call] !== undefined)
    assert.deepEqual(room.hearing()[call], [agent])
    wire.close()
  })

  it('nobody is rung for a seat that is lost while a whisper is muted for its next call (D1)', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'whisper' })
    await room.told({ kind: 'supervising', mode: 'whisper' })
    room.exchange.play({ answersAfter: 200 })
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await assert.rejects(room.dial(), /is not connected/)
    await room.pass(1_000)
    assert.deepEqual(room.exchange.legs(), {}, 'no leg to anybody')
  })

  it('who whispers is heard by the agent again once the respondent is there, and after', async () => {
    const room = await LiveRoom.open()
    const three = await supervised(room, await room.talking(), 'whisper')
    await room.send({ do: 'end-call', call: three.call })
    await room.told({ kind: 'ended', call: three.call })
    await room.pass(100)
    assert.deepEqual(room.hearing()[three.agent], [three.watcher])
    const call = await room.dial()
    await room.told({ kind: 'in-conference', call })
    await room.pass(100)
    assert.deepEqual(room.hearing(), expected({ ...three, call }, 'whisper'))
  })

  it('who arrives just after the seat was lost opens no conference', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'listen' })
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await room.pass(1_000)
    assert.deepEqual(room.exchange.rooms(), {})
  })

  it('leaves without a trace in the conversation', async () => {
    const room = await LiveRoom.open()
    const { agent, call } = await supervised(room, await room.talking(), 'join')
    await room.send({ do: 'stop-supervising', supervisor })
    await room.told({ kind: 'supervising-stopped', supervisor })
    assert.deepEqual(room.hearing(), { [agent]: [call], [call]: [agent] })
  })

  it('moves from one seat to another', async () => {
    const room = await LiveRoom.open()
    await supervised(room, await room.talking(), 'listen')
    await room.openSeat('02' as SeatId)
    await room.send({ do: 'supervise', seat: '02' as SeatId, supervisor, mode: 'listen' })
    await room.told({ kind: 'supervising', seat: '02' as SeatId })
    assert.equal(Object.keys(room.hearing('seat-01')).length, 2)
    assert.equal(Object.keys(room.hearing('seat-02')).length, 2)
    assert.equal(room.count({ kind: 'stranger-ended' }), 0)
  })

  it('cannot enter the conference of a seat that is not connected, so none is opened by a supervisor', async () => {
    const room = await LiveRoom.open()
    const done = await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'join' })
    assert.equal(done.ok ? '' : done.error.code, 'refused')
    assert.deepEqual(room.exchange.rooms(), {})
  })

  it('D5: who only listens does not keep a respondent in silence when the agent is lost', async () => {
    const room = await LiveRoom.open()
    const { call } = await supervised(room, await room.talking(), 'listen')
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'message-started', call })
    await room.told({ kind: 'supervising-stopped', supervisor })
  })
})

describe('a supervisor who takes over', () => {
  afterEach(closeRooms)

  for (const from of ['listen', 'whisper', 'join', undefined] as const) {
    it(`from ${from ?? 'outside'} talks to the respondent, and the agent hears no more`, async () => {
      const room = await LiveRoom.open()
      const call = await room.talking()
      const [agent = ''] = Object.keys(room.hearing()).filter((uuid) => uuid !== call)
      if (from !== undefined) await supervised(room, call, from)
      await takeOver(room, call)
      const [watcher = ''] = Object.keys(room.hearing(own)).filter((uuid) => uuid !== call)
      assert.deepEqual(room.hearing(own), { [watcher]: [call], [call]: [watcher] })
      assert.deepEqual(room.hearing(), { [agent]: [] })
      const mayEnd = room.exchange.rooms()[own]?.filter((one) => one.endsRoom)
      assert.deepEqual(
        mayEnd?.map(({ uuid }) => uuid),
        [watcher],
      )
      for (const kind of ['message-started', 'seat-down', 'supervising-stopped'] as const)
        assert.equal(room.count({ kind }), 0, kind)
    })
  }

  it('whose line is up for the shift needs no ringing', async () => {
    const room = await LiveRoom.open()
    await room.openSeat(supervisor)
    const call = await room.talking()
    await takeOver(room, call)
    assert.equal(Object.keys(room.hearing(own)).length, 2)
    assert.equal(Object.keys(room.exchange.legs()).length, 3)
  })

  it('and cannot be rung leaves the respondent with the agent, and is told of', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    room.exchange.absentSeat(supervisor)
    await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    await room.told({ kind: 'supervising-stopped', supervisor })
    assert.equal(Object.keys(room.hearing()).length, 2)
    assert.equal(room.count({ kind: 'supervising' }), 0)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('D5: at no moment leaves the respondent in a conference alone', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await supervised(room, call, 'listen')
    let alone = 0
    void room.port.send({ do: 'take-over', call, seat: seat01, supervisor })
    while (room.count({ kind: 'supervising', mode: 'join' }) === 0) {
      await room.pass(20)
      const hears = room.hearing()[call] ?? room.hearing(own)[call]
      if (hears?.length === 0) alone += 1
    }
    assert.equal(alone, 0)
  })

  it('has the agent back for the next call when this one has ended', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await supervised(room, call, 'listen')
    await takeOver(room, call)
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call, cause: 'normal' })
    await room.told({ kind: 'supervising-stopped', supervisor })
    const next = await room.dial()
    await room.told({ kind: 'in-conference', call: next, seat: seat01 })
    assert.equal(room.count({ kind: 'seat-down' }), 0)
  })

  it('D1: keeps the seat from being dialled for until the call has ended', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await takeOver(room, call)
    await assert.rejects(room.dial(), /already on a call/)
  })

  it('D5: when the supervisor is lost too, the respondent hears the message', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await takeOver(room, call)
    room.exchange.dropSeat(supervisor)
    await room.told({ kind: 'message-started', call })
    await room.told({ kind: 'supervising-stopped', supervisor })
    await room.told({ kind: 'ended', call })
    assert.equal(room.count({ kind: 'supervising-stopped' }), 1)
    assert.equal(Object.keys(room.hearing()).length, 1)
  })

  it('D5: goes on when the agent whose call it was is lost', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await takeOver(room, call)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01 })
    await until(room.clock, 'the seat', () => room.count({ kind: 'seat-up', seat: seat01 }) === 2)
    assert.equal(Object.keys(room.hearing(own)).length, 2)
    assert.equal(Object.keys(room.hearing()).length, 1)
    assert.equal(room.count({ kind: 'message-started' }), 0)
  })

  it('is found with the respondent by the next process', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await takeOver(room, call)
    const before = room.hearing(own)
    await room.port.close()
    const port = openSwitchboard({
      ...usual(room.clock, room.exchange.port),
      resume: { seats: [seat01, supervisor], calls: [{ call, seat: seat01 }] },
    })
    const kinds: string[] = []
    port.listen(({ kind }) => kind !== 'seat-talking' && kinds.push(kind))
    void port.start()
    await until(room.clock, 'the connection', () => kinds.includes('connected'))
    assert.deepEqual(kinds, ['seat-up', 'seat-up', 'answered', 'in-conference', 'connected'])
    assert.deepEqual(room.hearing(own), before)
    await port.close()
  })

  it('cannot leave before the call has ended', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await takeOver(room, call)
    const done = await room.send({ do: 'stop-supervising', supervisor })
    assert.equal(done.ok ? '' : done.error.code, 'refused')
  })

  it('needs a conversation to take over', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    const call = await room.dial()
    const done = await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    assert.equal(done.ok ? '' : done.error.code, 'refused')
  })
})

async function takeOver(room: LiveRoom, call: CallId): Promise<void> {
  assert.equal((await room.send({ do: 'take-over', call, seat: seat01, supervisor })).ok, true)
  await until(room.clock, 'the move', () => {
    const [here, there] = [room.hearing(), room.hearing(own)].map((one) => Object.keys(one).length)
    return here === 1 && there === 2
  })
  assert.ok(room.count({ kind: 'supervising', seat: seat01, supervisor, mode: 'join' }) > 0)
}
