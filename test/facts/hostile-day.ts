import type { CallId, CaseId, SampleId } from '../../src/basics/ids.ts'
import { minute, second } from '../../src/basics/instant.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { Ctx } from '../../src/facts/decide.ts'
import { endBreak, startCalls, takeBreak } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import type { World } from '../../src/facts/decide-dial.ts'
import { answerBlock } from '../../src/facts/decide-interview.ts'
import { closeSession, openSeatSession } from '../../src/facts/decide-people.ts'
import { redialLost } from '../../src/facts/decide-redial.ts'
import { confirmPresence, stepOut, stopRoom } from '../../src/facts/decide-room.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { stopSupervising, supervise } from '../../src/facts/decide-supervise.ts'
import { localDay } from '../../src/facts/local-day.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { addDays, instantAt } from '../../src/fieldwork/local-time.ts'
import { hangupCauses } from '../../src/phone/hangup-cause.ts'
import { expectedSeconds } from '../../src/scripts/expected-length.ts'
import type { Around, Log, Promises } from '../support/breach-finder.ts'
import {
  beginPilot,
  freshShift,
  hostileCode,
  mended,
  oneInterview,
  seats,
} from './hostile-deeds.ts'
import {
  campaign,
  caseOf,
  openGates,
  second as other,
  PaperRoom,
  seat,
  supervisor,
} from './paper-room.ts'

const script = 'script' as never
/** Days on which something is different, besides those that come by. */
const special = ['2026-03-29', '2026-05-04', '2026-08-03', '2026-10-25', '2026-11-30', '2026-12-25']
/** Seconds after midnight round which the rules change their minds. */
const edges = [8, 9, 9.5, 10, 12, 13, 16, 19, 20, 20.5, 21, 21.5].map((hours) => hours * 3_600)

const good: World = {
  recordWritable: true,
  listenable: true,
  attestation: 'good',
  mustNotRing: () => false,
  hasNumber: () => true,
}

const window = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
const sheetHours = {
  weekdays: window(8, 20),
  saturday: window(8, 21.5),
  sunday: window(9, 21.5),
}
const regime = { AM: window(7, 12.5), PM: window(12.5, 17.5), ED: window(17.5, 22) }

/** Offers every case that was ever touched, at any time: the rules must not lean on the queues. */
const careless = (room: PaperRoom) => ({
  add: () => undefined,
  *due(_samples: readonly SampleId[]): Generator<CaseId> {
    yield* room.state.cases.keys()
  },
})

/** A room in which everything that can go wrong does, day after day, and a log of what happened and what was around. */
export class HostileRoom extends PaperRoom {
  readonly log: Log[number][] = []
  readonly #random: Random
  #logged = 0

  constructor(seed: string) {
    super({
      slots: 12,
      settings: { presenceMs: 20 * minute, agentsPerSupervisor: 2, regime, firstInterviews: 1 },
      seed,
    })
    this.#random = seeded(`hostile/${seed}`)
    Object.assign(this.state, { retries: careless(this), appointments: careless(this) })
    this.#see(good)
    for (const number of seats) this.ready(number)
  }

  override ctx(): Ctx {
    const ctx = super.ctx()
    return { ...ctx, sheet: (hash) => ({ ...ctx.sheet(hash), hours: sheetHours }) }
  }

  get promises(): Promises {
    const { weekdays, saturday, sunday } = sheetHours
    return {
      regime,
      agentsPerSupervisor: 2,
      hours: [sunday, weekdays, weekdays, weekdays, weekdays, weekdays, saturday],
      expectedMs: expectedSeconds(this.script) * 1_000,
      firstInterviews: 1,
    }
  }

  /** So many things happen, and after each some seat looks for its next call. */
  work(steps: number): void {
    for (let step = 0; step < steps; step++) {
      this.pick(deeds)(this)
      for (const number of seats) this.place(number)
      this.#keep()
    }
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T
  }

  chance(share: number): boolean {
    return this.#random() < share
  }

  around(change: Partial<World>): void {
    this.#see({ ...good, ...change })
  }

  aCall(): CallId | undefined {
    return this.pick([...this.state.calls.keys()])
  }

  /** To a moment on this day or a later one, near an edge of the rules as often as not. */
  jump(): void {
    const today = localDay(this.now)
    const ahead = special.filter((date) => date > today)
    const date =
      this.chance(0.1) && ahead.length > 0
        ? this.pick(ahead)
        : addDays(today, this.pick([0, 0, 1, 1, 2, 3]))
    const at =
      this.pick(edges) * second +
      this.pick([-1, 0, 1]) * this.pick([1, 10, 20, 300, 1_800]) * second
    const moment = instantAt(date, at)
    if (moment > this.now) this.now = moment
  }

  #see(world: World): void {
    this.world = world
    this.#keep()
    this.log.push({ around: world } satisfies Around)
  }

  #keep(): void {
    this.log.push(...this.facts.slice(this.#logged))
    this.#logged = this.facts.length
  }
}

/** As often as not on a good morning, so that what goes wrong then is all that holds a call back. */
const spoilt = (deed: (room: HostileRoom) => unknown) => (room: HostileRoom) => {
  if (room.chance(0.6)) {
    room.now = instantAt(
      addDays(localDay(room.now), room.pick([1, 2, 3])),
      (10 + room.pick([0, 3, 7])) * 3_600_000,
    )
    freshShift(room, 600)
    mended(room)
  }
  deed(room)
}

const agentAt = (number: number) =>
  ({ person: `agent-${number}` as never, role: 'agent', seat: seat(number) }) as const

const causes = [...new Set(Object.values(hangupCauses)), 'other'] as const
const often = <T>(times: number, deed: T): T[] => Array.from({ length: times }, () => deed)

const spoils: readonly ((room: HostileRoom) => unknown)[] = [
  (room) => room.around({ recordWritable: false }),
  (room) => room.around({ nearlyFull: true }),
  (room) => room.around({ listenable: false }),
  (room) => room.around({ unapproved: 'A message.' }),
  (room) =>
    room.around({ attestation: room.pick(['missing', 'stale', 'failed', 'does-not-match']) }),
  (room) => {
    const refused = [0, 1, 2, 3, 4, 5].filter(() => room.chance(0.5)).map(caseOf)
    room.around({ mustNotRing: (id) => refused.includes(id) })
  },
  (room) => {
    const gone = Array.from({ length: 12 }, (_, slot) => caseOf(slot)).filter(() =>
      room.chance(0.5),
    )
    room.around({ hasNumber: (id) => !gone.includes(id) })
  },
  (room) => room.hear({ kind: 'disconnected', why: 'cut' }),
  (room) => room.hear({ kind: 'caller-id-differs', call: 'call' as CallId }),
  (room) => room.add({ type: 'campaign.paused', on: { campaign }, data: { rule: 'D4' } }),
  (room) => room.add({ type: 'script.retired', on: { script }, data: {} }),
  (room) => {
    const gates = openGates(
      room.now,
      room.pick([{ blockingAlerts: ['XCU'] }, { excludedOffences: ['FRAUD'] }]),
    )
    // Found out between two looks at who is cleared: the line alone, and nobody has been sent away yet.
    const person = `agent-${room.pick(seats)}` as never
    const key = room.ctx().key()
    room.add({
      type: 'person.gates_changed',
      on: { person },
      data: { key },
      secret: { gates },
    } as never)
  },
  (room) => room.try((s, c) => stepOut(s, c, room.pick([supervisor, other]))),
  (room) => room.try((s, c) => confirmPresence(s, c, other)),
  ...(['freeze', 'close', 'clear'] as const).map((stop) => (room: HostileRoom) => {
    room.try((s, c) => stopRoom(s, c, supervisor, stop))
    for (const number of seats) room.try((s, c) => startCalls(s, c, agentAt(number)))
  }),
  (room) => {
    // Nobody was there at the answer; and the line of an earlier release names no time for the next call.
    for (const number of seats) room.place(number)
    for (const call of [...room.state.calls.keys()]) {
      room.hear({ kind: 'message-started', call })
      hostileCode(room, call, ['line-lost'])
    }
    room.pass(room.pick([10, 3_600]) * second)
    mended(room)
  },
  (room) => {
    for (const number of seats) room.place(number)
    for (const call of [...room.state.calls.keys()]) {
      room.hear({ kind: 'ringing', call })
      hostileCode(room, call, ['call-back'])
    }
    room.pass(room.pick([10, 30]) * minute)
    mended(room)
  },
  // An interview that nobody heard, of somebody who is new; and then all is well.
  (room) => oneInterview(room, false),
  (room) => {
    oneInterview(room, room.chance(0.7))
    beginPilot(room, room.pick([1, 2, 30]))
  },
  (room) => beginPilot(room, room.pick([1, 30])),
  (room) => room.try((s, c) => takeBreak(s, c, agentAt(room.pick(seats)), 'rest')),
  (room) => room.try((s, c) => endBreak(s, c, agentAt(room.pick(seats)))),
  (room) => room.try((s, c) => startCalls(s, c, agentAt(room.pick(seats)))),
  (room) => room.hear({ kind: 'seat-down', seat: seat(room.pick(seats)), cause: 'line-lost' }),
  (room) => room.hear({ kind: 'seat-up', seat: seat(room.pick(seats)) }),
  (room) => room.try((s, c) => releaseFromSeat(s, c, supervisor, seat(room.pick(seats)))),
  (room) => {
    const number = room.pick(seats)
    const person = `agent-${number}` as never
    room.try((s, c) => assignSeats(s, c, supervisor, [{ seat: seat(number), person }]))
    room.try((s, c) => openSeatSession(s, c, agentAt(number), `again-${room.now}-${number}`))
    room.try((s, c) => startCalls(s, c, agentAt(number)))
  },
  (room) => {
    const token = room.pick([...room.state.sessions.keys()])
    if (token) room.try((s) => closeSession(s, token, 'signed-out'))
    // A press that was on its way when the session ended.
    const number = room.pick(seats)
    if (room.state.seats.has(seat(number)))
      room.add({ type: 'agent.ready', by: agentAt(number), on: { seat: seat(number) }, data: {} })
  },
]

const deeds: readonly ((room: HostileRoom) => unknown)[] = [
  ...often(4, (room: HostileRoom) =>
    room.try((s, c) => supervise(s, c, supervisor, seat(room.pick(seats)), 'listen')),
  ),
  (room) => room.try((s) => stopSupervising(s, supervisor)),
  ...often(4, mended),
  ...often(3, freshShift),
  ...often(3, (room: HostileRoom) => room.jump()),
  ...often(5, (room: HostileRoom) => {
    room.jump()
    freshShift(room)
    mended(room)
  }),
  ...often(3, (room: HostileRoom) => room.tick(room.pick([1, 5, 20, 60]))),
  ...often(3, (room: HostileRoom) =>
    room.pass(room.pick([1, 10, 60, 600, 4_000, 72 * 3_600]) * second),
  ),
  ...often(4, (room: HostileRoom) => hostileCode(room, room.aCall())),
  ...often(3, (room: HostileRoom) => tell(room, 'ringing')),
  ...often(5, (room: HostileRoom) => tell(room, 'answered')),
  ...often(6, (room: HostileRoom) => tell(room, 'ended')),
  (room) => tell(room, 'message-started'),
  ...often(4, lostLine),
  ...often(2, spoilt(lostLine)),
  ...often(2, (room: HostileRoom) => {
    for (const call of room.state.calls.values()) {
      if (call.state !== 'wrapping-up') continue
      const outcome = room.pick(outcomesFor(room.state, room.ctx(), call))
      room.try((s, c) => confirmOutcome(s, c, agentAt(Number(call.seat)), outcome))
    }
  }),
  ...spoils.map(spoilt),
]

/** A line is lost in the middle, and the supervisor is asked soon enough, or not; then all goes on as it likes. */
function lostLine(room: HostileRoom): void {
  const number = room.pick(seats)
  const id = room.place(number) ?? room.state.seats.get(seat(number))?.call
  if (!id) return
  room.hear({ kind: 'answered', call: id })
  for (let n = 0; n < 12; n++) {
    const call = room.state.calls.get(id)
    const now = call?.state === 'talking' ? room.state.interviews.get(call.interview) : undefined
    if (!now || now.at === 'completed') break
    const page = { place: now.at, turn: now.turns, answer: { kind: 'said' } } as const
    const done = room.try((s, c) => answerBlock(s, c, agentAt(number), page))
    if ('refused' in done) break
  }
  room.hear({ kind: 'ended', call: id, cause: room.pick(causes) })
  room.pass(room.pick([1, 60, 119, 120, 121, 900]) * second)
  if (room.chance(0.3)) room.pick(spoils)(room)
  room.try((s, c) => redialLost(s, c, supervisor, id, room.world))
}

function tell(room: HostileRoom, kind: 'ringing' | 'answered' | 'ended' | 'message-started'): void {
  const call = room.aCall()
  if (call === undefined) return
  room.hear(kind === 'ended' ? { kind, call, cause: room.pick(causes) } : { kind, call })
}
