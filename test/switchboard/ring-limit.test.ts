import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import { second } from '../../src/basics/instant.ts'
import { err, ok } from '../../src/basics/result.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { CallBook } from '../../src/switchboard/call-book.ts'
import type { Line } from '../../src/switchboard/link.ts'
import { EndedLegs } from '../../src/switchboard/office.ts'
import { HandClock, settle } from '../exchange/hand-clock.ts'
import { closeRooms, LiveRoom, seat01 } from './live-room.ts'

const ringMs = 15 * second

describe('somebody answers as the ring time ends (D5, D7)', () => {
  afterEach(closeRooms)

  it('whose answer the box has not heard of yet is not hung up on', async () => {
    const room = await LiveRoom.open({
      farEnd: { does: 'answer', ringsAfter: 400, answersAfter: ringMs - 300 },
      switchboard: { ringMs },
    })
    await room.openSeat()
    // So that no comparison with the switch falls between the answer and the end of the ring time.
    await room.pass(3_000, 100)
    const news = ['CHANNEL_ANSWER', 'add-member', 'start-talking']
    const call = await room.dial()
    await room.told({ kind: 'ringing', call })
    room.exchange.play({ fate: (event) => (news.includes(event) ? 'lost' : 'told') })
    await room.told({ kind: 'in-conference', call }, ringMs + 1_000)
    await room.pass(10_000)
    assert.equal(room.exchange.legs()[call], 'conference')
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('who is hung up on in the moment of the answer is abandoned, and none of those who did not answer', async () => {
    const { book, call, told, asked, clock } = await ringing()
    clock.move(ringMs)
    await settle()
    assert.deepEqual(asked.splice(0), [
      'conference seat-01 json_list',
      `uuid_kill ${call} NO_ANSWER`,
    ])
    book.hear({ kind: 'answered', leg: call })
    book.hear({ kind: 'joined', leg: call, room: 'seat-01', member: 2 })
    book.hear({ kind: 'hung-up', leg: call, cause: 'no-answer' })
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['ringing', 'message-started', 'ended'],
    )
    assert.deepEqual(asked, [`uuid_transfer ${call} apology XML gatehouse`])
  })

  it('a switch that does not say who has come in, or does not hear the order, is asked again', async () => {
    const { book, call, told, asked, clock, silent } = await ringing()
    const leg = { leg: call, state: 'ringing', doing: '', phone: undefined, apart: false } as const
    const snapshot = { legs: [leg], members: [] }
    for (const what of ['conference', 'uuid_kill']) {
      silent(what)
      clock.move(ringMs)
      await settle()
      book.settle({ snapshot, asked: 1, gap: true })
      await settle()
    }
    silent(undefined)
    book.hear({ kind: 'answered', leg: call })
    book.hear({ kind: 'joined', leg: call, room: 'seat-01', member: 2 })
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['ringing', 'answered', 'in-conference'],
    )
    assert.ok(asked.length >= 4, `${asked}`)
  })
})

describe('the seat is lost while its call rings (D5, D7)', () => {
  afterEach(closeRooms)
  const rings: FarEnd = { does: 'ring-out', ringsAfter: 400 }

  for (const [what, lostAfter, back, least, most] of [
    ['it rings 15 s, and not on to its full time', 5_000, false, 15_000, 15_500],
    ['after 15 s it is ended at once', 17_000, false, 17_000, 17_500],
    ['and comes back: it rings its full time', 5_000, true, 25_000, 25_500],
  ] as const) {
    it(what, async () => {
      const room = await LiveRoom.open({ farEnd: rings })
      await room.openSeat()
      const call = await room.dial()
      await room.told({ kind: 'ringing', call })
      const since = room.clock.now()
      await room.pass(lostAfter)
      room.exchange.absentSeat(seat01, !back)
      room.exchange.dropSeat(seat01)
      await room.told({ kind: 'ended', call, cause: 'no-answer' })
      const rang = room.clock.now() - since
      assert.ok(rang >= least - 20 && rang < most, `rang ${rang} ms`)
    })
  }

  it('before it rings at all: it rings 15 s', async () => {
    const room = await LiveRoom.open({ farEnd: { ...rings, ringsAfter: 3_000 } })
    await room.openSeat()
    const call = await room.dial()
    room.exchange.absentSeat(seat01)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01 })
    await room.told({ kind: 'ringing', call })
    const since = room.clock.now()
    await room.told({ kind: 'ended', call, cause: 'no-answer' })
    const rang = room.clock.now() - since
    assert.ok(rang >= 14_980 && rang < 15_500, `rang ${rang} ms`)
  })
})

/** A call that rings, on a switch of which a test says what it answers. */
async function ringing() {
  const clock = new HandClock()
  const [told, asked]: [SwitchEvent[], string[]] = [[], []]
  let deaf: string | undefined
  const line: Line = {
    api: async (command) => {
      asked.push(command)
      if (deaf !== undefined && command.startsWith(deaf))
        return err({ code: 'timed-out', what: 'No answer.' })
      return ok(command.startsWith('conference') ? '[]' : '+OK')
    },
    background: async () => ok(undefined),
  }
  const tell = (event: SwitchEvent) => void told.push(event)
  const none = () => undefined
  const book = new CallBook(
    { clock, line, tell, asked: () => 0, endedLegs: new EndedLegs() },
    ringMs,
    { isReady: () => true, joined: none, answeredNow: none, moved: none, ended: none },
  )
  const call = 'eeeeeeee-0000-4000-8000-000000000001' as CallId
  book.enter(call, '01' as SeatId, 'a job')
  book.hear({ kind: 'ringing', leg: call })
  const silent = (what: string | undefined) => {
    deaf = what
  }
  return { book, call, told, asked, clock, silent }
}
