import assert from 'node:assert/strict'
import type { CallId, CaseId, PersonId } from '../../src/basics/ids.ts'
import { hour, type Instant, later, minute, second } from '../../src/basics/instant.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { Call } from '../../src/calls/call.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import type { Ctx } from '../../src/facts/decide.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock, endOwnCall, takeExit } from '../../src/facts/decide-interview.ts'
import { acknowledge, openSeatSession } from '../../src/facts/decide-people.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  openingChecks,
  openShift,
  resumeRoom,
  stepOut,
  stopRoom,
} from '../../src/facts/decide-room.ts'
import { assignSeats } from '../../src/facts/decide-seats.ts'
import { supervise } from '../../src/facts/decide-supervise.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import {
  beginAgain,
  interviewCompleted,
  keysDestroyed,
  numberSuppressed,
  numbersErased,
} from '../../src/facts/decide-upkeep.ts'
import type { Actor, Fact, NewFact } from '../../src/facts/fact.ts'
import { localDay } from '../../src/facts/local-day.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { wantsListener } from '../../src/facts/quality-now.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import { addDays, instantAt } from '../../src/fieldwork/local-time.ts'
import type { HangupCause } from '../../src/phone/hangup-cause.ts'
import { expectedSeconds } from '../../src/scripts/expected-length.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import type { Around, Log, Promises } from '../support/breach-finder.ts'
import { asksLater, rungAgain, saysFirst } from './month-later.ts'
import { type MonthAsked, type Plan, planOf, regime, weekdays } from './month-plan.ts'
import { campaign, governor, PaperRoom, seat, supervisor } from './paper-room.ts'

/** Everybody looks this often. */
const step = 5 * second
const firstInterviews = 5

/** A month of a whole room: agents, respondents, supervisors, stand-downs and crashes, all by one seed. */
export class Month extends PaperRoom {
  /** Every line as it was written, with those that a shift takes along: for a checker of dials. */
  readonly log: Log[number][] = []
  /** The lines that the record keeps for good. */
  readonly record: Fact[] = []
  readonly counts = {
    heard: 0,
    dials: 0,
    crashes: 0,
    standDowns: 0,
    shifts: 0,
    wentOn: 0,
    redials: 0,
  }
  readonly #random: Random
  readonly #asked: MonthAsked
  readonly #plans = new Map<CallId, Plan>()
  readonly #never: ReadonlySet<number>

  constructor(asked: MonthAsked) {
    super({
      slots: asked.cases,
      seed: asked.seed,
      settings: {
        presenceMs: 40 * minute,
        regime,
        agentsPerSupervisor: 6,
        firstInterviews,
        seats: Array.from({ length: Math.ceil(asked.agents / 2) }, (_, n) => seat(n + 1)),
      },
    })
    this.#asked = asked
    this.sheet = { goesOn: true }
    this.#random = seeded(`month/${asked.seed}`)
    this.#never = new Set(
      Array.from({ length: Math.ceil(asked.cases / 50) }, () => this.#below(asked.cases)),
    )
    this.world = {
      ...this.world,
      mustNotRing: (id: CaseId) => this.#never.has(Number(id.slice(id.lastIndexOf('.') + 1))),
    }
    this.log.push({ around: this.world } satisfies Around, ...this.facts)
    this.record.push(...this.facts)
    this.facts.length = 0
    for (let n = 1; n <= asked.agents; n++) this.person('agent', `agent-${n}`)
    for (let n = 1; n <= this.#supervisors; n++) this.person('supervisor', `supervisor-${n}`)
  }

  get promises(): Promises {
    return {
      regime,
      agentsPerSupervisor: 6,
      hours: [undefined, weekdays, weekdays, weekdays, weekdays, weekdays, weekdays],
      expectedMs: expectedSeconds(this.script) * second,
      firstInterviews,
    }
  }

  override ctx(): Ctx {
    const ctx = super.ctx()
    const hours = { weekdays, saturday: weekdays, sunday: null }
    return { ...ctx, sheet: (hash) => ({ ...ctx.sheet(hash), hours }) }
  }

  override add(...facts: readonly NewFact[]): void {
    // What the room begins with is written down when this class is there.
    if (this.log === undefined) {
      super.add(...facts)
      return
    }
    for (const fact of facts) {
      const goes = goesWithShift(this.state, fact)
      super.add(fact)
      const [made] = this.facts.splice(0)
      if (made === undefined) continue
      this.log.push(made)
      if (!goes) this.record.push(made)
      if (made.type === 'attempt.placed') this.counts.dials += 1
      if (made.type === 'interview.resumed') this.counts.wentOn += 1
      if (made.type === 'call.returned') this.counts.redials += 1
      if (made.type === 'supervision.begun') this.counts.heard += 1
    }
  }

  /** Works until the month is over, then closes the field. */
  live(): void {
    this.#shift('AM', localDay(this.now), 'open')
    this.#shift('PM', localDay(this.now), 'to open')
    for (let day = 1; day < this.#asked.days; day++) {
      const today = addDays(localDay(this.now), 1)
      // Sunday.
      const next = new Date(`${today}T12:00Z`).getUTCDay() === 0 ? addDays(today, 1) : today
      this.#shift('AM', next, 'to open')
      this.#shift('PM', next, 'to open')
    }
    this.pass(5 * 24 * hour)
    const token = 'close'
    this.add({
      type: 'session.opened',
      by: governor,
      data: { token, until: later(this.now, hour) },
    })
    this.add({
      type: 'session.stepped_up',
      by: governor,
      data: { token, until: later(this.now, hour) },
    })
    this.do((s, c) => closeCampaign(s, c, governor, campaign, token))
    this.#keepHouse()
  }

  get #supervisors(): number {
    return Math.ceil(this.#asked.agents / 2 / 6)
  }

  #shift(slot: 'AM' | 'PM', day: string, how: 'open' | 'to open'): void {
    const until = instantAt(day, regime[slot].to * minute)
    if (how === 'to open') {
      this.now = instantAt(day, regime[slot].from * minute)
      const checks = Object.keys(openingChecks)
      this.do((s, c) => openShift(s, c, supervisor, { slot, until, campaign, checks }))
    }
    this.counts.shifts += 1
    const half = Math.ceil(this.#asked.agents / 2)
    this.#present()
    for (let n = 1; n <= half; n++) this.#sit(n, slot === 'AM' ? n : n + half)
    const standDown = this.#chance(0.2) ? later(this.now, this.#below(160) * minute) : undefined
    const crash = this.#chance(0.5) ? later(this.now, this.#below(170) * minute) : undefined
    const waits = { standDown, crash, present: later(this.now, 30 * minute), until }
    while (this.now < later(this.state.shift?.until ?? until, -10 * second)) this.#turn(waits, half)
    this.#end(half)
  }

  #turn(
    waits: { standDown: Instant | undefined; crash: Instant | undefined; present: Instant },
    half: number,
  ): void {
    this.pass(step)
    this.do(tick)
    if (waits.crash !== undefined && this.now >= waits.crash) {
      this.#crash()
      waits.crash = undefined
    }
    if (this.now >= waits.present) {
      // Now and then nobody confirms in time, and the room stands still until somebody does.
      if (this.#chance(0.9)) this.#present()
      waits.present = later(this.now, 30 * minute)
    }
    if (waits.standDown !== undefined && this.now >= waits.standDown) {
      waits.standDown = undefined
      this.#standDown()
    }
    this.#listen()
    for (let n = 1; n <= half; n++) this.#work(n)
    this.#keepHouse()
  }

  /** The supervisor goes to a seat that waits for a listener, and stays as long as its agent is new. */
  #listen(): void {
    const now = this.state.supervising.get(supervisor.person)
    const wants = (at?: { readonly agent?: PersonId }) =>
      at?.agent !== undefined && wantsListener(this.state, this.ctx(), at.agent)
    if (now && wants(this.state.seats.get(now.seat))) return
    const waits = [...this.state.seats.values()].find((at) => !at.call && wants(at))
    if (waits) this.try((s, c) => supervise(s, c, supervisor, waits.id, 'listen'))
  }

  #standDown(): void {
    this.counts.standDowns += 1
    const stop = this.#pick(['freeze', 'close', 'clear'] as const)
    this.try((s, c) => stopRoom(s, c, supervisor, stop))
    const over = later(this.now, 10 * minute)
    const half = Math.ceil(this.#asked.agents / 2)
    while (this.now < over) {
      this.pass(step)
      this.do(tick)
      for (let n = 1; n <= half; n++) this.#work(n)
      this.#keepHouse()
    }
    this.try((s, c) => resumeRoom(s, c, supervisor))
    for (let n = 1; n <= half; n++) {
      const by = this.#agentAt(n)
      if (by) this.try((s, c) => startCalls(s, c, by))
    }
  }

  #present(): void {
    this.try((s, c) => confirmPresence(s, c, supervisor))
    for (let n = 1; n <= this.#supervisors; n++) this.try((s, c) => confirmPresence(s, c, nth(n)))
    if (this.#supervisors > 1 && this.#chance(0.1)) this.try((s, c) => stepOut(s, c, nth(1)))
  }

  #sit(number: number, agent: number): void {
    const person = `agent-${agent}` as PersonId
    this.do((s, c) => assignSeats(s, c, supervisor, [{ seat: seat(number), person }]))
    this.hear({ kind: 'seat-up', seat: seat(number) })
    const by = { person, role: 'agent', seat: seat(number) } as const
    this.do(() => acknowledge(by))
    this.do((s, c) => openSeatSession(s, c, by, `t-${agent}-${this.state.seq}`))
    this.do((s, c) => startCalls(s, c, by))
  }

  #agentAt(number: number): (Actor & { readonly seat: ReturnType<typeof seat> }) | undefined {
    const person = this.state.seats.get(seat(number))?.agent
    return person && { person, role: 'agent', seat: seat(number) }
  }

  /** One look of whoever sits there, and of whoever is at the other end. */
  #work(number: number): void {
    const at = this.state.seats.get(seat(number))
    const by = this.#agentAt(number)
    if (!at || !by) return
    const call = at.call && this.state.calls.get(at.call)
    if (!call) {
      const placed = this.place(number)
      if (placed) this.#plans.set(placed, planOf(this.#random, this.now))
      return
    }
    const plan = this.#plans.get(call.id)
    if (call.state === 'wrapping-up') this.#code(call, by)
    else if (plan && plan.at <= this.now) this.#goOn(call, plan, by)
  }

  #goOn(call: Call, plan: Plan, by: Actor): void {
    if (call.state === 'placing' || call.state === 'ringing') this.#answer(call, plan)
    if (call.state === 'abandoned') this.#hangUp(call, 'normal')
    if (call.state === 'talking') this.#talk(call, plan, by)
  }

  #talk(call: Call & { readonly state: 'talking' }, plan: Plan, by: Actor): void {
    const interview = this.state.interviews.get(call.interview)
    if (!interview) return
    const over = interview.ending !== undefined || interview.at === 'completed'
    if (over) {
      asksLater(this, call, interview, by, this.#random)
      this.try((s, c) => endOwnCall(s, c, by))
      this.#hangUp(call, 'normal')
      return
    }
    plan.at = later(this.now, step)
    if (plan.leaves && interview.turns >= plan.leaves.after) {
      const { how } = plan.leaves
      if (how === 'hang-up') this.#hangUp(call, 'normal')
      else this.try((s, c) => takeExit(s, c, by, how))
      return
    }
    if (saysFirst(this, call, interview, by)) return
    const { at: place, seed, turns: turn, answers } = interview
    const options = optionsAt(this.script, place, seed, answers)
    const picked = options[this.#below(Math.max(1, options.length))]
    const answer = picked
      ? ({ kind: 'one', option: picked.id } as const)
      : ({ kind: 'said' } as const)
    this.try((s, c) => answerBlock(s, c, by, { place, turn, answer }))
  }

  #answer(call: Call, plan: Plan): void {
    if (plan.ends !== 'busy' && plan.ends !== 'unobtainable' && plan.ends !== 'trunk-fault')
      this.hear({ kind: 'ringing', call: call.id })
    if (plan.ends === 'talks') {
      this.hear({ kind: 'answered', call: call.id })
      plan.at = later(this.now, step)
    } else if (plan.ends === 'nobody-there') {
      this.hear({ kind: 'message-started', call: call.id })
      plan.at = later(this.now, 20 * second)
    } else if (plan.ends === 'no-answer' && call.state === 'placing')
      plan.at = later(this.now, (20 + this.#below(6)) * second)
    else this.#hangUp(call, plan.ends)
  }

  #hangUp(call: Call, cause: HangupCause): void {
    this.hear({ kind: 'ended', call: call.id, cause })
    this.#plans.delete(call.id)
  }

  #code(call: Call & { readonly state: 'wrapping-up' }, by: Actor): void {
    const again = rungAgain(this, call, this.#random)
    if (again) return void this.#plans.set(again, planOf(this.#random, this.now))
    const [likeliest] = outcomesFor(this.state, this.ctx(), call)
    if (likeliest) this.try((s, c) => confirmOutcome(s, c, by, likeliest))
  }

  /** Nobody rings any more, what is up ends, and the shift is closed. */
  #end(half: number): void {
    this.try((s, c) => stopRoom(s, c, supervisor, 'close'))
    for (let n = 0; n < 60 && this.state.calls.size > 0; n++) {
      this.pass(step)
      this.do(tick)
      for (let at = 1; at <= half; at++) this.#work(at)
      for (const call of [...this.state.calls.values()])
        if (call.state !== 'wrapping-up' && n > 30) this.#hangUp(call, 'normal')
      this.#keepHouse()
    }
    this.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    this.#keepHouse()
    this.#plans.clear()
  }

  /** What the box does with its files, and says afterwards. */
  #keepHouse(): void {
    for (const effect of this.effects.splice(0)) {
      if (effect.do === 'finish-interview') this.do((s) => interviewCompleted(s, effect.interview))
      if (effect.do === 'suppress') this.do(() => numberSuppressed(effect.case))
      if (effect.do === 'erase-numbers' && this.state.doomedNumbers.size > 0)
        this.do(() => numbersErased([...this.state.doomedNumbers]))
      if (effect.do === 'destroy-keys' && this.state.doomedKeys.size > 0)
        this.do((s) => keysDestroyed(s, [...s.doomedKeys]))
    }
  }

  /** The process is gone and another begins, with what the last view and the lines after it say. */
  #crash(): void {
    this.counts.crashes += 1
    const sealed: unknown[] = []
    const seal = (_key: unknown, _of: unknown, content: unknown) => {
      sealed.push(structuredClone(content))
      return String(sealed.length - 1)
    }
    const view: unknown = JSON.parse(JSON.stringify(dumpState(this.state, { seal: seal as never })))
    const state = loadState(view, {
      open: ((_k: unknown, _o: unknown, at: string) => sealed[Number(at)]) as never,
    })
    assert.ok(state, 'the view is of this release')
    Object.assign(this, { state })
    this.effects.length = 0
    this.do(beginAgain)
    this.hear({ kind: 'disconnected', why: 'cut' })
    this.hear({ kind: 'connected' })
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n)
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T
  }
}

function nth(n: number): Actor {
  return { person: `supervisor-${n}` as PersonId, role: 'supervisor' }
}
