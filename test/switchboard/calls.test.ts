import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import type { FarEnd, RefusalStatus } from '../../src/exchange/far-end.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { answersIn, closeRooms, LiveRoom, seat01, usual } from './live-room.ts'

const refuses = (status: RefusalStatus): FarEnd => ({ does: 'refuse', after: 300, status })

describe('a call through the switch', () => {
  afterEach(closeRooms)

  it('rings, is answered, opens the sound, and ends when the agent ends it', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    assert.equal((await room.send({ do: 'end-call', call })).ok, true)
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference', 'ended'])
    assert.equal(room.port.unknownEvents(), 0)
  })

  it('ends when the respondent hangs up, and the seat stays up for the next', async () => {
    const room = await LiveRoom.open({
      farEnd: { does: 'answer', ringsAfter: 400, answersAfter: 3_000, hangsUpAfter: 4_000 },
    })
    const call = await room.talking()
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'seat-down' }), 0)
    const next = await room.dial()
    await room.told({ kind: 'in-conference', call: next })
  })

  for (const [status, cause] of [
    ['486', 'busy'],
    ['404', 'unobtainable'],
    ['484', 'unobtainable'],
    ['480', 'no-answer'],
    ['603', 'rejected'],
    ['503', 'trunk-fault'],
  ] as const) {
    it(`ends as ${cause} when the far end says ${status}`, async () => {
      const room = await LiveRoom.open({ farEnd: refuses(status) })
      await room.openSeat()
      const call = await room.dial()
      await room.told({ kind: 'ended', call })
      assert.deepEqual(
        room.events.filter((e) => 'call' in e),
        [{ kind: 'ended', call, cause }],
      )
    })
  }

  it('ends as a trunk fault when nothing listens behind the trunk', async () => {
    const room = await LiveRoom.open({ farEnd: { does: 'unreachable' } })
    await room.openSeat()
    const call = await room.dial()
    await room.told({ kind: 'ended', call, cause: 'trunk-fault' })
  })

  it('is cut off by the switch itself at the longest time', async () => {
    const room = await LiveRoom.open({ switchboard: { longestCallMs: 60_000 } })
    const call = await room.talking()
    await room.pass(58_000, 500)
    assert.equal(room.count({ kind: 'ended' }), 0)
    await room.told({ kind: 'ended', call }, 3_000)
  })

  it('ends with an apology that the agent does not hear', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    assert.equal((await room.send({ do: 'apologise', call })).ok, true)
    await room.pass(1_000)
    assert.equal(room.exchange.legs()[call], 'playback')
    assert.equal(room.exchange.rooms()['seat-01']?.length, 1)
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'message-started' }), 0)
  })

  it('may be ended twice: the second finds nothing left to do', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call })
    assert.equal((await room.send({ do: 'end-call', call })).ok, true)
    const never = await room.send({ do: 'end-call', call: 'never-was' as CallId })
    assert.equal(never.ok ? '' : never.error.code, 'refused')
  })
})

describe('a seat without an agent (D5)', () => {
  afterEach(closeRooms)

  it('D5: when the seat is lost in mid-call the respondent hears the message, and then the call ends', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    const lostAt = room.clock.now()
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'message-started', call, why: 'seat-lost' })
    assert.ok(room.clock.now() - lostAt <= 2_000)
    await room.told({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'seat-down', seat: seat01, cause: 'line-lost' }), 1)
  })

  it('D5: when the seat is lost while it rings, the message starts at the answer', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'message-started', call })
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'message-started'])
    assert.equal(room.count({ kind: 'message-started', why: 'seat-lost' }), 0, 'nobody had spoken')
    await room.told({ kind: 'ended', call })
  })

  it('D5: the message is heard out, whoever asks for the end', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'message-started', call })
    assert.equal((await room.send({ do: 'end-call', call })).ok, true)
    await room.pass(5_000, 100)
    assert.equal(room.exchange.legs()[call], 'playback')
  })

  it('is rung again until it is back, and its return is told', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01 })
    await room.pass(30_000, 100)
    // Once that the line was lost, and once that nobody is registered: however often it is rung.
    const causes = room.events.flatMap((event) => (event.kind === 'seat-down' ? event.cause : []))
    assert.deepEqual(causes, ['line-lost', 'not-registered'])
    room.exchange.absentSeat(seat01, false)
    await room.pass(16_000, 100)
    assert.equal(room.count({ kind: 'seat-up', seat: seat01 }), 2)
  })

  it('D1: no number is dialled for a seat that is down, busy or unknown', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    await room.dial()
    for (const seat of [seat01, '02' as SeatId]) {
      const call = 'dddddddd-0000-4000-8000-000000000001' as CallId
      const result = await room.send({ do: 'dial', call, case: 'sample.2' as CaseId, seat })
      assert.equal(result.ok ? '' : result.error.code, 'refused')
    }
  })

  it('is not closed in the middle of a conversation, and is told of when it is closed after', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    const result = await room.send({ do: 'close-seat', seat: seat01 })
    assert.equal(result.ok ? '' : result.error.code, 'refused')
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'ended', call })
    await room.send({ do: 'close-seat', seat: seat01 })
    await room.told({ kind: 'seat-down', seat: seat01, cause: 'normal' })
    await room.pass(20_000, 200)
    assert.deepEqual(room.exchange.legs(), {})
  })
})

describe('ringing (D7)', () => {
  afterEach(closeRooms)

  const never: FarEnd = { does: 'ring-out', ringsAfter: 400 }

  for (const ringMs of [15_000, 18_000, 25_000]) {
    it(`D7: an unanswered call set to ring ${ringMs} ms rings that long from the first ringing`, async () => {
      const room = await LiveRoom.open({ farEnd: never, switchboard: { ringMs } })
      await room.openSeat()
      const call = await room.dial()
      await room.told({ kind: 'ringing', call })
      const since = room.clock.now()
      await room.told({ kind: 'ended', call, cause: 'no-answer' })
      const rang = room.clock.now() - since
      assert.ok(rang >= ringMs - 20 && rang < ringMs + 500, `rang ${rang} ms`)
    })
  }

  it('D7: nobody can set a ring time under 15 s', () => {
    const settings = { ...usual(new HandClock(), 1), ringMs: 14_999 }
    assert.throws(() => openSwitchboard(settings), /at least 15 s/)
  })

  for (const after of [0, 3_000, 14_000]) {
    it(`D7: a call that is ended after ringing ${after} ms still rings 15 s`, async () => {
      const room = await LiveRoom.open({ farEnd: never })
      await room.openSeat()
      const call = await room.dial()
      await room.told({ kind: 'ringing', call })
      const since = room.clock.now()
      await room.pass(after)
      assert.equal((await room.send({ do: 'end-call', call })).ok, true)
      await room.told({ kind: 'ended', call, cause: 'cancelled' })
      const rang = room.clock.now() - since
      assert.ok(rang >= 14_980 && rang < 15_500, `rang ${rang} ms`)
    })
  }

  it('D5: whoever answers a call that nobody wants any more hears the apology, not silence', async () => {
    const room = await LiveRoom.open({ farEnd: answersIn(6_000) })
    await room.openSeat()
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    await room.send({ do: 'end-call', call })
    await room.told({ kind: 'answered', call })
    await room.pass(500)
    assert.equal(room.exchange.legs()[call], 'playback')
    await room.told({ kind: 'ended', call })
  })
})
