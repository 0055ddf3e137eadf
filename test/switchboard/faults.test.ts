import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import type { Fate } from '../../src/exchange/faults.ts'
import { fc } from '../support/fast-check.ts'
import { BadWire } from './bad-wire.ts'
import { FaultyShift, type Trouble } from './faulty-shift.ts'
import { closeRooms, LiveRoom, seat01, supervisor } from './live-room.ts'

const ownEvents = [
  ...['CHANNEL_PROGRESS', 'CHANNEL_ANSWER', 'CHANNEL_HANGUP_COMPLETE', 'BACKGROUND_JOB'],
  ...['add-member', 'del-member', 'rejected-join-only', 'start-talking', 'stop-talking'],
]
const only = (names: readonly string[], fate: Fate) => (event: string) =>
  names.includes(event) ? fate : 'told'

const named: Readonly<Record<string, readonly Trouble[]>> = {
  'nothing at all': [],
  ...Object.fromEntries(
    ownEvents.map((event) => [
      `every ${event} lost`,
      [{ do: 'play', faults: { fate: only([event], 'lost') }, for: 30_000 }],
    ]),
  ),
  'every event lost': [{ do: 'play', faults: { fate: () => 'lost' }, for: 40_000 }],
  'every event twice': [{ do: 'play', faults: { fate: () => 'twice' }, for: 30_000 }],
  'every event 3 s late': [
    { do: 'play', faults: { fate: () => ({ lateBy: 3_000 }) }, for: 30_000 },
  ],
  'the ends of calls 12 s late': [
    {
      do: 'play',
      faults: { fate: only(['CHANNEL_HANGUP_COMPLETE', 'del-member'], { lateBy: 12_000 }) },
      for: 60_000,
    },
  ],
  'chunks of one byte': [{ do: 'play', faults: { chunks: [1] }, for: 3_000 }],
  'chunks of 64 KiB': [{ do: 'play', faults: { chunks: [65_536] }, for: 30_000 }],
  'answers 4 s late': [{ do: 'play', faults: { answersAfter: 4_000 }, for: 40_000 }],
  'answers later than anybody waits': [
    { do: 'play', faults: { answersAfter: 25_000 }, for: 60_000 },
  ],
  'every line of the switch taken': [{ do: 'play', faults: { busyOut: true }, for: 20_000 }],
  'every line taken, and a seat lost': [
    { do: 'play', faults: { busyOut: true }, for: 100 },
    { do: 'drop-seat', seat: '02' as SeatId, for: 20_000 },
  ],
  'the socket dropped in the middle of a word': [
    { do: 'play', faults: { breaksAfter: 1_000 }, for: 10_000 },
    { do: 'play', faults: { breaksAfter: 5_003 }, for: 20_000 },
  ],
  'the socket cut again and again': Array.from({ length: 8 }, (_, n): Trouble => {
    return { do: 'cut', for: 700 * (n + 1) }
  }),
  'a call taken over, and the news of it late': [
    { do: 'play', faults: { fate: only(['del-member'], { lateBy: 4_000 }) }, for: 5_000 },
    { do: 'take-over', seat: '01' as SeatId, for: 20_000 },
  ],
  'a seat lost in mid-call, and nobody told': [
    { do: 'play', faults: { fate: () => 'lost' }, for: 3_000 },
    { do: 'drop-seat', seat: '01' as SeatId, for: 20_000 },
  ],
}

describe('whatever the wire does, no call is lost or dialled twice, each is closed, and the seats come back', () => {
  afterEach(closeRooms)

  for (const [what, troubles] of Object.entries(named)) {
    it(`after ${what}`, async () => {
      const shift = await FaultyShift.open()
      await shift.live(troubles.length > 0 ? troubles : [{ do: 'play', faults: {}, for: 30_000 }])
      await shift.comesRight()
      assert.ok(shift.calls >= 3, 'every seat was dialled')
    })
  }

  it('after any of these, one after the other, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 6 }), async (troubles) => {
        const shift = await FaultyShift.open()
        await shift.live(troubles)
        await shift.comesRight()
        await closeRooms()
      }),
      { numRuns: Number(process.env['GATEHOUSE_FAULT_RUNS'] ?? 25), endOnFailure: true },
    )
  })
})

describe('news that comes late', () => {
  afterEach(closeRooms)

  it('of a leg leaving the agent for the supervisor makes no abandoned call of it (D2)', async () => {
    const room = await LiveRoom.open()
    const call = await room.talking()
    await room.openSeat(supervisor)
    room.exchange.play({ fate: only(['del-member'], { lateBy: 3_000 }) })
    await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    await room.told({ kind: 'supervising', seat: seat01, supervisor, mode: 'join' })
    await room.pass(12_000)
    assert.equal(room.count({ kind: 'message-started' }), 0, 'nobody was left alone')
    assert.equal(room.exchange.rooms()[`seat-${supervisor}`]?.length, 2, 'they talk on')
  })
})

describe('news that is false', () => {
  const wires: BadWire[] = []
  afterEach(async () => {
    await closeRooms()
    for (const wire of wires.splice(0)) wire.close()
  })

  it('of the end of a call does not leave the respondent on the line', async () => {
    const wire = new BadWire()
    wires.push(wire)
    const room = await LiveRoom.open({ through: (port) => wire.listen(port) })
    const call = await room.talking()
    const event = { 'Event-Name': 'CHANNEL_HANGUP_COMPLETE', 'Unique-ID': call }
    const body = JSON.stringify({ ...event, 'Hangup-Cause': 'NORMAL_CLEARING' })
    wire.inject(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`)
    await room.told({ kind: 'ended', call })
    await room.pass(70_000, 100)
    assert.equal(room.exchange.legs()[call], undefined, 'the leg is ended')
    assert.equal(room.count({ kind: 'stranger-ended' }), 1, 'and told of')
    assert.equal(room.exchange.rooms()['seat-01']?.length, 1, 'the agent is alone')
  })
})

const fateOf: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom<Fate>('lost', 'twice'),
  fc.integer({ min: 20, max: 9_000 }).map((lateBy) => ({ lateBy })),
)
const chosen = fc.record({ events: fc.subarray(ownEvents, { minLength: 1 }), fate: fateOf })
const chunk = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 300, max: 30_000 }))
const lasting = fc.integer({ min: 200, max: 15_000 })

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc
    .record({
      fate: fc.option(chosen, { nil: undefined }),
      chunks: fc.option(fc.array(chunk, { minLength: 1, maxLength: 5 }), { nil: undefined }),
      answersAfter: fc.option(fc.integer({ min: 0, max: 24_000 }), { nil: undefined }),
      breaksAfter: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
      busyOut: fc.option(fc.boolean(), { nil: undefined }),
      lasts: lasting,
    })
    .map(({ fate, lasts, ...faults }): Trouble => {
      const told = fate && { fate: only(fate.events, fate.fate) }
      return { do: 'play', faults: { ...faults, ...told }, for: lasts }
    }),
  fc.record({ do: fc.constantFrom('cut' as const, 'end-all' as const), for: lasting }),
  fc.record({
    do: fc.constantFrom('drop-seat' as const, 'take-over' as const),
    seat: fc.constantFrom('01' as SeatId, '02' as SeatId, '03' as SeatId),
    for: lasting,
  }),
)
