import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, type Instant, later } from '../../src/basics/instant.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { openSeatSession } from '../../src/facts/decide-people.ts'
import { assignSeats } from '../../src/facts/decide-seats.ts'
import { resetPin } from '../../src/facts/decide-secrets.ts'
import { type Gates, gateNames, shutGates } from '../../src/people/gates.ts'
import { governor, openGates, PaperRoom, seat, supervisor } from '../facts/paper-room.ts'

const signedGates = ['risk', 'interview', 'training', 'undertaking'] as const
const now = new PaperRoom().now
const all = openGates(now)

/** Every non-empty set of gates that could be missing: fifteen. */
const missing = Array.from({ length: 15 }, (_, i) =>
  signedGates.filter((_gate, bit) => ((i + 1) >> bit) & 1),
)

const without = (gates: readonly (keyof Gates)[]): Gates => {
  const left = { ...all }
  for (const gate of gates) delete left[gate]
  return left
}

const inTheWay: readonly (readonly [what: string, gates: Gates | undefined, shut: string[]])[] = [
  ...missing.map((gates) => [`${gates.join(', ')} missing`, without(gates), gates] as const),
  ['no gates at all', undefined, [...signedGates]],
  ...signedGates.flatMap((gate) => {
    const signed = all[gate] as NonNullable<Gates[typeof gate]>
    return [
      [`${gate} expired this instant`, { ...all, [gate]: { ...signed, until: now } }, [gate]],
      [`${gate} dated tomorrow`, { ...all, [gate]: { ...signed, on: later(now, day) } }, [gate]],
      [`${gate} signed by nobody`, { ...all, [gate]: { ...signed, signedBy: '' } }, [gate]],
    ] as const
  }),
  ['medium risk without an override', { ...all, risk: risk('RME') }, ['risk']],
  ['high risk', { ...all, risk: risk('RHI', true) }, ['risk']],
  ['a blocking alert', { ...all, blockingAlerts: ['XCU'] }, ['eligibility']],
  ['an excluded offence', { ...all, excludedOffences: ['FRAUD'] }, ['eligibility']],
] as never

function risk(level: 'RLO' | 'RME' | 'RHI', override?: boolean) {
  const { on, until, signedBy } = all.risk as NonNullable<Gates['risk']>
  return { signedBy, on, until, level, ...(override === undefined ? {} : { override }) }
}

describe('P1: nobody takes calls with a gate shut', () => {
  for (const [what, gates, shut] of inTheWay) {
    it(`${what}: no seat, no session, no dial; the record names the gate alone`, () => {
      assert.deepEqual(shutGates(gates, now), shut)
      const room = new PaperRoom()
      const person = room.person(
        'agent',
        'archer',
        gates ? { gates } : { gates: undefined as never },
      )
      const seating = [{ seat: seat(1), person }]
      const seated = room.do((state, ctx) => assignSeats(state, ctx, supervisor, seating))
      assert.deepEqual(seated, { seated: 0, notCleared: [person] })
      assert.equal(room.state.seats.size, 0)
      const named = room.facts.filter(({ type }) => type === 'seat.not_cleared')
      assert.deepEqual(
        named.map(({ data }) => data),
        shut.map((gate) => ({ gate: gateNames[gate as keyof typeof gateNames] })),
      )

      // Seated all the same, by whatever fault: the door and the dial ask again.
      room.add({
        type: 'seat.assigned',
        by: supervisor,
        on: { seat: seat(1), person },
        data: { workingName: 'Alex' },
      })
      const by = { person, role: 'agent', seat: seat(1) } as const
      const door = room.refused((state, ctx) => openSeatSession(state, ctx, by, 'token'))
      assert.equal(door.status, 403)
      assert.equal(door.sentence, 'Not cleared today: speak to your supervisor.')
      assert.deepEqual(room.facts.at(-1)?.data, { door: 'seat', why: 'not-cleared' })
      room.add(
        {
          type: 'session.opened',
          by,
          on: { seat: seat(1) },
          data: { token: 't', until: room.until },
        },
        { type: 'seat.line', on: { seat: seat(1) }, data: { up: true } },
        { type: 'agent.ready', by, on: { seat: seat(1) }, data: {} },
      )
      assert.equal(room.place(1), undefined)
      assert.ok(!room.types().includes('attempt.placed'))
      const said = JSON.stringify(room.facts.map(({ secret: _, ...clear }) => clear))
      assert.doesNotMatch(said, /XCU|FRAUD|RME|RHI/)
    })
  }

  it('with every gate open there is a seat, a session and a call', () => {
    const room = new PaperRoom()
    const person = room.person('agent', 'archer', {
      gates: openGates(now, { risk: risk('RME', true) }),
    })
    const seating = [{ seat: seat(1), person }]
    assert.equal(room.do((s, ctx) => assignSeats(s, ctx, supervisor, seating)).seated, 1)
    const by = { person, role: 'agent', seat: seat(1) } as const
    room.do((state, ctx) => openSeatSession(state, ctx, by, 'token'))
    room.add(
      { type: 'seat.line', on: { seat: seat(1) }, data: { up: true } },
      { type: 'agent.ready', by, on: { seat: seat(1) }, data: {} },
    )
    assert.ok(room.place(1))
  })
})

describe('J5: a gate that shuts ends the work at once', () => {
  const flips: readonly (readonly [string, (room: PaperRoom) => void])[] = [
    [
      'a governor adds an alert',
      (room) => {
        const gates = openGates(room.now, { blockingAlerts: ['XCU'] })
        room.do((s, ctx) => changeGates(s, ctx, undefined, 'agent-1' as never, gates))
      },
    ],
    [
      'a gate runs out in the middle of the shift',
      (room) => {
        const until = later(room.now, 60_000)
        const training = { signedBy: 'Adeyemi, Ruth', on: 0 as Instant, until }
        const gates = openGates(room.now, { training })
        room.do((s, ctx) => changeGates(s, ctx, undefined, 'agent-1' as never, gates))
        assert.ok(room.state.seats.get(seat(1))?.agent, 'cleared for another minute')
        room.tick(60)
      },
    ],
    [
      'the person is removed',
      (room) => {
        room.add({ type: 'person.removed', on: { person: 'agent-1' as never }, data: {} })
        room.tick(1)
      },
    ],
  ]
  for (const [what, flip] of flips) {
    it(`${what}: the session ends and the live call goes to the supervisor`, () => {
      const room = new PaperRoom()
      room.ready(1)
      const id = room.talk(1)
      flip(room)
      assert.equal(room.state.sessions.size, 0)
      assert.equal(room.state.seats.get(seat(1))?.agent, undefined)
      const call = room.state.calls.get(id)
      assert.equal(call?.state === 'talking' && call.takenOverBy, supervisor.person)
      assert.deepEqual(room.commands('take-over').length, 1)
    })

    it(`${what}, and no supervisor is there: the respondent hears an apology, not the agent`, () => {
      const room = new PaperRoom()
      room.ready(1)
      const call = room.talk(1)
      room.add({ type: 'presence.stepped_out', by: supervisor, data: {} })
      flip(room)
      assert.equal(room.state.seats.get(seat(1))?.agent, undefined)
      assert.deepEqual(room.commands('take-over'), [])
      assert.deepEqual(room.commands('apologise')[0], { do: 'apologise', call })
      assert.ok(room.commands('close-seat').length > 0, 'the headset leaves the conversation')
    })
  }

  it('a phone that still rings for an agent who had to go is never put through to the headset', () => {
    const room = new PaperRoom()
    room.ready(1)
    const call = room.place(1)
    assert.ok(call)
    room.hear({ kind: 'ringing', call })
    const gates = openGates(room.now, { blockingAlerts: ['XCU'] })
    room.do((s, ctx) => changeGates(s, ctx, undefined, 'agent-1' as never, gates))
    assert.deepEqual(
      room
        .commands()
        .slice(-2)
        .map((one) => one.do),
      ['end-call', 'close-seat'],
    )
    room.hear({ kind: 'answered', call })
    assert.equal(room.state.interviews.size, 0)
    assert.equal(room.state.calls.get(call)?.state, 'abandoned', 'and it counts as abandoned (D2)')
  })

  it('two agents who must go at once do not both go to the one supervisor’s line', () => {
    const room = new PaperRoom()
    for (const number of [1, 2]) {
      room.ready(number)
      room.talk(number)
    }
    room.add(
      { type: 'person.removed', on: { person: 'agent-1' as never }, data: {} },
      { type: 'person.removed', on: { person: 'agent-2' as never }, data: {} },
    )
    room.tick(2)
    assert.equal(room.commands('take-over').length, 1)
    assert.ok(room.commands('apologise').length >= 1)
    for (const one of room.state.seats.values()) assert.equal(one.agent, undefined)
  })
})

describe('G8: nothing new is sealed for somebody who left', () => {
  const gone = (erased: boolean) => {
    const room = new PaperRoom()
    const person = room.person('agent', 'archer', { gates: all })
    room.add({ type: 'person.removed', by: governor, on: { person }, data: {} })
    if (erased) {
      const data = { why: 'agreed', keys: [], signed: [] } as const
      room.add({ type: 'person.erased', by: governor, on: { person }, data })
    }
    return { room, person }
  }
  for (const erased of [false, true])
    it(`no gates and no PIN for who was ${erased ? 'erased' : 'removed'}`, () => {
      const { room, person } = gone(erased)
      const before = room.state.people.get(person)?.keys.length
      const gates = room.refused((s, c) => changeGates(s, c, undefined, person, all))
      const pin = room.refused((s, c) => resetPin(s, c, supervisor, person, 'hash'))
      assert.deepEqual([gates.status, pin.status], [404, 404])
      assert.equal(room.state.people.get(person)?.keys.length, before)
    })
})

describe('one seat, one agent', () => {
  it('two people at one seat are refused with the number of that seat, and nobody is seated', () => {
    const room = new PaperRoom()
    const people = ['agent-1', 'agent-2', 'agent-3'].map((name) => room.person('agent', name))
    const seating = people.map((person, n) => ({ seat: seat(n === 2 ? 4 : 7), person }))
    const tried = assignSeats(room.state, room.ctx(), supervisor, seating)
    assert.ok(!tried.ok, 'refused')
    assert.match(
      tried.error.sentence,
      /^Seat 7 is chosen for two people\. Give each agent one seat/,
    )
  })
})
