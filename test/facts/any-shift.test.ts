import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import { endBreak, startCalls, takeBreak } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { endOwnCall, takeExit } from '../../src/facts/decide-interview.ts'
import { openSeatSession } from '../../src/facts/decide-people.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  handOver,
  resumeRoom,
  stepOut,
  stopRoom,
} from '../../src/facts/decide-room.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import {
  endAnyCall,
  stopSupervising,
  supervise,
  takeOver,
} from '../../src/facts/decide-supervise.ts'
import { boxStarted } from '../../src/facts/decide-upkeep.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import { shutGates } from '../../src/people/gates.ts'
import { hangupCauses } from '../../src/phone/hangup-cause.ts'
import { type ExitKind, exits } from '../../src/scripts/exits.ts'
import { type StopKind, stops } from '../../src/supervision/stops.ts'
import { fc } from '../support/fast-check.ts'
import { openGates, PaperRoom, seat, second, supervisor } from './paper-room.ts'

const seats = [1, 2, 3]
const causes = [...new Set(Object.values(hangupCauses)), 'other'] as const

type What = keyof typeof happenings

/** One thing that may happen in a room. Numbers are taken round the seats, calls and people there are. */
type Happening = {
  readonly what: What
  readonly seat: number
  readonly who: number
  readonly pick: number
}

const happenings = {
  dial: (room) => {
    for (const number of seats) place(room, number)
  },
  second: (room) => room.tick(1),
  minutes: (room, { pick }) => room.tick(30 * (1 + (pick % 8))),
  ringing: (room, { pick }) => each(room, pick, (call) => room.hear({ kind: 'ringing', call })),
  answered: (room, { pick }) => each(room, pick, (call) => room.hear({ kind: 'answered', call })),
  message: (room, { pick }) =>
    each(room, pick, (call) => room.hear({ kind: 'message-started', call })),
  ended: (room, { pick }) =>
    each(room, pick, (call) =>
      room.hear({ kind: 'ended', call, cause: causes[pick % causes.length] ?? 'other' }),
    ),
  late: (room) => {
    room.hear({ kind: 'answered', call: 'long-gone' as CallId })
    room.hear({ kind: 'ended', call: 'long-gone' as CallId, cause: 'normal' })
  },
  line: (room, { seat: number, pick }) =>
    room.hear(
      pick % 2
        ? { kind: 'seat-up', seat: seat(number) }
        : { kind: 'seat-down', seat: seat(number), cause: 'line-lost' },
    ),
  wire: (room, { pick }) =>
    room.hear(pick % 2 ? { kind: 'connected' } : { kind: 'disconnected', why: 'cut' }),
  gone: (room) => room.hear({ kind: 'supervising-stopped', supervisor: seat(90) }),
  assign: (room, { seat: number, who }) =>
    room.try((s, c) =>
      assignSeats(s, c, supervisor, [{ seat: seat(number), person: `agent-${who}` as never }]),
    ),
  signIn: (room, { seat: number, who, pick }) =>
    room.try((s, c) => openSeatSession(s, c, agentAt(number, who), `token-${number}-${pick}`)),
  ready: (room) => {
    for (const number of seats)
      for (const who of seats) room.try((s, c) => startCalls(s, c, agentAt(number, who)))
  },
  break: (room, { seat: number, who }) =>
    room.try((s, c) => takeBreak(s, c, agentAt(number, who), 'rest')),
  back: (room, { seat: number, who }) => room.try((s, c) => endBreak(s, c, agentAt(number, who))),
  exit: (room, { seat: number, who, pick }) =>
    room.try((s, c) =>
      takeExit(
        s,
        c,
        agentAt(number, who),
        (Object.keys(exits) as ExitKind[])[pick % 10] ?? 'child',
      ),
    ),
  end: (room, { seat: number, who }) => room.try((s, c) => endOwnCall(s, c, agentAt(number, who))),
  code: (room, { seat: number, who, pick }) => code(room, agentAt(number, who), pick),
  codeTaken: (room, { pick }) => code(room, supervisor, pick),
  release: (room, { seat: number }) =>
    room.try((s, c) => releaseFromSeat(s, c, supervisor, seat(number))),
  gates: (room, { who, pick }) => {
    const gates = openGates(room.now, pick % 2 ? {} : { blockingAlerts: ['XCU'] })
    room.try((s, c) => changeGates(s, c, undefined, `agent-${who}` as never, gates))
  },
  stop: (room, { pick }) =>
    room.try((s, c) =>
      stopRoom(s, c, supervisor, (Object.keys(stops) as StopKind[])[pick % 3] ?? 'freeze'),
    ),
  resume: (room) => room.try((s, c) => resumeRoom(s, c, supervisor)),
  present: (room, { pick }) =>
    room.try((s, c) => confirmPresence(s, c, pick % 2 ? supervisor : second)),
  away: (room, { pick }) => room.try((s, c) => stepOut(s, c, pick % 2 ? supervisor : second)),
  handOver: (room) => room.try((s, c) => handOver(s, c, supervisor, second.person)),
  supervise: (room, { seat: number, pick }) =>
    room.try((s, c) => supervise(s, c, supervisor, seat(number), pick % 2 ? 'listen' : 'whisper')),
  leave: (room) => room.try((s) => stopSupervising(s, supervisor)),
  take: (room, { pick }) =>
    each(room, pick, (id) =>
      room.try((s, c) => takeOver(s, c, pick % 2 ? supervisor : second, id)),
    ),
  cut: (room, { pick }) =>
    each(room, pick, (id) => room.try((s, c) => endAnyCall(s, c, supervisor, id))),
  crash: (room) => crash(room),
  close: (room) => room.try((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks))),
} satisfies Record<string, (room: PaperRoom, how: Happening) => unknown>

/** The process dies, and comes back with what the view and the lines tell; the switch says which legs are gone. */
function crash(room: PaperRoom): void {
  const seal = (_key: unknown, _place: string, content: unknown) => JSON.stringify(content)
  const open = (_key: unknown, _place: string, sealed: string) => JSON.parse(sealed) as unknown
  const view: unknown = JSON.parse(JSON.stringify(dumpState(room.state, { seal })))
  const state = loadState(view, { open })
  assert.ok(state)
  Object.assign(room, { state })
  room.do((s, c) => boxStarted(s, c, { version: 'x', mode: 'trial', cutBytes: 0 }))
  room.hear({ kind: 'connected' })
  for (const call of [...room.state.calls.keys()])
    room.hear({ kind: 'ended', call, cause: 'normal' })
}

function agentAt(number: number, who: number) {
  return { person: `agent-${who}` as never, role: 'agent', seat: seat(number) } as const
}

function each(room: PaperRoom, pick: number, work: (call: CallId) => unknown): void {
  const calls = [...room.state.calls.keys()]
  const call = calls[pick % Math.max(1, calls.length)]
  if (call) work(call)
}

function code(room: PaperRoom, by: Actor, pick: number): void {
  for (const call of room.state.calls.values()) {
    if (call.state !== 'wrapping-up') continue
    const listed = outcomesFor(room.state, room.ctx(), call)
    const outcome = listed[pick % listed.length]
    if (outcome) room.try((s, c) => confirmOutcome(s, c, by, outcome))
  }
}

/** Places the next call of a seat, and asserts that every condition of D1, P1, P8, J8 and P9 held when it did. */
function place(room: PaperRoom, number: number): CallId | undefined {
  const { state, now } = room
  const at = { ...state.seats.get(seat(number)) }
  const busy = [...state.calls.values()].filter((one) => one.seat === seat(number))
  const present = [...(state.shift?.supervisors.values() ?? [])].some(
    (one) => one.state === 'present' && now < one.until,
  )
  const switchUp = state.switchUp
  const stop = state.shift?.stop
  const before = new Set([...state.calls.values()].map((one) => one.case))
  const id = room.place(number)
  if (id === undefined) return undefined
  const agent = at.agent && state.people.get(at.agent)
  assert.ok(at.mode?.is === 'ready' && at.signedIn && at.lineUp, 'D1: an agent is ready here')
  assert.equal(shutGates(agent ? agent.body?.gates : undefined, now).length, 0, 'P1')
  assert.deepEqual(busy, [], 'D1: one call a seat')
  assert.ok(present, 'P8: a supervisor is present')
  assert.ok(switchUp, 'P9: it can be listened to')
  assert.equal(stop, undefined, 'J8: nothing stops the room')
  assert.ok((state.shift?.until ?? 0) - now > 15_000 + 3 * minute, 'J8: the slot is long enough')
  const call = state.calls.get(id)
  assert.ok(call && !before.has(call.case), 'D1: nobody is rung twice at once')
  assert.notEqual(call?.case, forbidden, 'T3')
  return id
}

const forbidden = 'sample.3'

function holds({ state }: PaperRoom): void {
  const bySeat = new Map<string, number>()
  for (const call of state.calls.values()) bySeat.set(call.seat, (bySeat.get(call.seat) ?? 0) + 1)
  for (const count of bySeat.values()) assert.equal(count, 1, 'one call a seat, always')
  const taken = [...state.calls.values()].filter(
    (call) => call.state === 'talking' && call.takenOverBy,
  )
  assert.ok(taken.length <= 1, 'one call on the supervisor’s one line')
  for (const call of state.calls.values()) {
    if (call.state !== 'talking') continue
    assert.ok(state.interviews.has(call.interview), 'a conversation has its interview')
    const agent = state.seats.get(call.seat)?.agent
    const held = call.takenOverBy ?? (agent === call.agent ? agent : undefined)
    assert.ok(held || call.closeBy !== undefined, 'somebody has the page, or the box is ending it')
  }
  const sat = [...state.seats.values()].flatMap((one) => one.agent ?? [])
  assert.equal(new Set(sat).size, sat.length, 'nobody sits twice')
  const up = [...state.calls.values()].map((call) => call.case)
  assert.equal(new Set(up).size, up.length, 'no case is with two agents')
  for (const { id, final, notBefore } of state.cases.values()) {
    const ways = [up.includes(id), final !== undefined, notBefore !== undefined]
    assert.equal(ways.filter(Boolean).length, 1, `${id} is up, waits, or is finished: ${ways}`)
  }
  assert.ok(state.shift || up.length === 0, 'no case is with anybody after the shift')
  for (const { passed, abandoned } of state.campaigns.get('campaign' as never)?.days.values() ?? [])
    assert.ok(passed >= 0 && abandoned >= 0)
}

describe('D1: whatever happens in a shift', () => {
  it('no call is placed but for one agent who is ready, none is placed twice, and every call comes to its outcome, after a crash too', () => {
    const happening = fc.record({
      // What makes calls, more often, or most shifts would stand still.
      what: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(happenings) as What[])) },
        { weight: 2, arbitrary: fc.constantFrom<What>('dial', 'ringing', 'answered', 'ended') },
        { weight: 1, arbitrary: fc.constantFrom<What>('code', 'second', 'ready', 'signIn') },
        { weight: 1, arbitrary: fc.constantFrom<What>('resume', 'present', 'assign') },
      ),
      seat: fc.constantFrom(...seats),
      who: fc.constantFrom(...seats),
      pick: fc.nat(100),
    })
    let placed = 0
    fc.assert(
      fc.property(fc.array(happening, { minLength: 30, maxLength: 120, size: 'max' }), (day) => {
        const room = new PaperRoom({ until: 20 * 60, seed: JSON.stringify(day[0]) })
        room.world = { ...room.world, mustNotRing: (one) => one === forbidden }
        for (const number of seats) room.ready(number)
        for (const how of day) {
          happenings[how.what](room, how)
          holds(room)
        }
        placed += room.types().filter((type) => type === 'attempt.placed').length
        // The legs end, sooner or later; then nobody has to do anything for the calls to be gone.
        for (const call of [...room.state.calls.keys()])
          room.hear({ kind: 'ended', call, cause: 'normal' })
        room.tick(4 * 60)
        assert.equal(room.state.calls.size, 0)
        assert.equal(room.state.interviews.size, 0)
      }),
      // So many that chance never leaves too few calls to say anything.
      { numRuns: 450 },
    )
    assert.ok(placed > 1_000, `${placed} calls were placed`)
  })
})
