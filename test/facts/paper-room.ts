import assert from 'node:assert/strict'
import type {
  CallId,
  CampaignId,
  CaseId,
  DocumentHash,
  InterviewId,
  KeyId,
  PersonId,
  SampleId,
  SeatId,
  ShiftId,
} from '../../src/basics/ids.ts'
import { day, hour, type Instant, later } from '../../src/basics/instant.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { KeptInterview } from '../../src/calls/kept-interview.ts'
import { trialSettings } from '../../src/config.ts'
import type { Ctx, Decision, Effect, Refusal, Settings } from '../../src/facts/decide.ts'
import { placeNext, type World } from '../../src/facts/decide-dial.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import { interviewKept } from '../../src/facts/decide-upkeep.ts'
import type { Actor, Fact, NewFact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import type { PersonBody } from '../../src/facts/shapes.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { foldStep, type NewStep } from '../../src/facts/step.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import type { Counted } from '../../src/fieldwork/quota.ts'
import type { Gates } from '../../src/people/gates.ts'
import type { Role } from '../../src/people/person.ts'
import type { SwitchCommand, SwitchEvent } from '../../src/phone/switch-port.ts'
import type { Script } from '../../src/scripts/script.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { sheetFor } from '../support/a-live-day.ts'

export const campaign = 'campaign' as CampaignId
export const sample = 'sample' as SampleId
const scriptHash = 'script' as DocumentHash
const sheetHash = 'sheet' as DocumentHash

export const seat = (number: number) => String(number).padStart(2, '0') as SeatId

/** Every gate signed by a named member of staff, from long ago until far ahead. */
export function openGates(now: Instant, changed: Partial<Gates> = {}): Gates {
  const signed = { signedBy: 'Adeyemi, Ruth', on: later(now, -day), until: later(now, 365 * day) }
  return {
    risk: { ...signed, level: 'RLO' },
    interview: signed,
    training: signed,
    undertaking: signed,
    blockingAlerts: [],
    excludedOffences: [],
    ...changed,
  }
}

type PaperRoomOptions = {
  readonly slots?: number
  readonly script?: Script
  readonly settings?: Partial<Settings>
  readonly seed?: string
  /** Minutes after midnight at which the shift ends. */
  readonly until?: number
}

/**
 * The state and the decisions alone: no disk, no switch, no web. A shift is open with one supervisor present, and the
 * clock is moved by hand.
 */
export class PaperRoom {
  readonly state: State = emptyState()
  readonly facts: Fact[] = []
  readonly steps: NewStep[] = []
  readonly effects: Effect[] = []
  readonly settings: Settings
  readonly script: Script
  now: Instant = instantAt('2026-11-24', 10 * hour)
  world: World = {
    recordWritable: true,
    listenable: true,
    attestation: 'nothing-to-attest',
    mustNotRing: () => false,
    hasNumber: () => true,
  }
  /** What is declared besides. */
  sheet: Partial<Sheet> = {}
  /** What is kept for another day, by its key. */
  readonly slots = new Map<KeyId, KeptInterview>()
  counted: Counted = { of: () => 0, unknown: 0 }
  readonly #chance: Random
  #made = 0

  constructor(options: PaperRoomOptions = {}) {
    const { slots = 100, script = trialScript(), settings = {}, seed = 'paper' } = options
    this.settings = { ...trialSettings, ...settings }
    this.script = script
    this.#chance = seeded(seed)
    this.#found(slots, later(instantAt('2026-11-24', 0), (options.until ?? 13 * 60) * 60_000))
  }

  /** What a decision comes to: its reply, or why not. What it says to the record is folded either way. */
  try<R>(decide: (state: State, ctx: Ctx) => Decision<R>): { ok: R } | { refused: Refusal } {
    const decision = decide(this.state, this.ctx())
    if (!decision.ok) {
      this.add(...(decision.error.facts ?? []))
      return { refused: decision.error }
    }
    const doomedBefore = new Set(this.state.doomedKeys)
    this.add(...decision.value.facts)
    this.#seesToKeys(doomedBefore, decision.value.effects ?? [])
    for (const step of decision.value.steps ?? []) {
      foldStep(this.state, step)
      this.steps.push(step)
    }
    this.effects.push(...(decision.value.effects ?? []))
    for (const effect of decision.value.effects ?? [])
      if (effect.do === 'keep-interview') this.#putAway(effect.interview)
    return { ok: decision.value.reply }
  }

  do<R>(decide: (state: State, ctx: Ctx) => Decision<R>): R {
    const done = this.try(decide)
    if ('refused' in done) assert.fail(`${done.refused.rule}: ${done.refused.sentence}`)
    return done.ok
  }

  /** The refusal of a decision that must be refused. */
  refused<R>(decide: (state: State, ctx: Ctx) => Decision<R>): Refusal {
    const done = this.try(decide)
    if ('ok' in done) assert.fail('This was to be refused')
    return done.refused
  }

  add(...facts: readonly NewFact[]): void {
    for (const { on = {}, ...fact } of facts) {
      const whole = { ...fact, seq: this.state.seq + 1, at: this.now, on } as unknown as Fact
      fold(this.state, whole)
      this.facts.push(whole)
    }
  }

  /** G7: a key that is to be destroyed is destroyed by the decision that says so, and waits for no other. */
  #seesToKeys(before: ReadonlySet<KeyId>, effects: readonly Effect[]): void {
    const { completing, keeping, doomedKeys } = this.state
    const own = [...completing.values(), ...keeping.values()].map(({ key }) => key)
    const left = [...doomedKeys].filter((key) => !before.has(key) && !own.includes(key))
    const seen = effects.some((one) =>
      ['destroy-keys', 'unsign', 'drop-responses'].includes(one.do),
    )
    assert.ok(seen || left.length === 0, 'no effect destroys the keys that this decision dooms')
  }

  /** What housekeeping does with an interview that goes on on another day. */
  #putAway(id: InterviewId): void {
    const found = this.state.keeping.get(id)
    if (found?.body) this.slots.set(found.kept, found.body)
    this.do((state) => interviewKept(state, id))
  }

  pass(ms: number): void {
    this.now = later(this.now, ms)
  }

  /** Lets time pass, a second at a time, as the engine does. */
  tick(seconds = 1): void {
    for (let i = 0; i < seconds; i++) {
      this.pass(1_000)
      this.do(tick)
    }
  }

  hear(event: SwitchEvent): void {
    this.do((state, ctx) => takeSwitchEvent(state, ctx, event))
  }

  person(role: Role, name: string, body: Partial<PersonBody> = {}, by?: Actor): PersonId {
    const person = name as PersonId
    const gates = role === 'agent' ? { gates: openGates(this.now) } : {}
    this.add({
      type: 'person.added',
      ...(by ? { by } : {}),
      on: { person },
      data: { role, key: this.#key() },
      secret: { name: { first: name, last: name }, ...gates, ...body },
    })
    return person
  }

  /** Sits down, signs in, has read the notice, has a line, is ready. */
  ready(number: number, name = `agent-${number}`): Actor & { seat: SeatId } {
    const by = this.sit(number, name)
    this.add({ type: 'agent.ready', by, on: { seat: by.seat }, data: {} })
    return by
  }

  sit(number: number, name = `agent-${number}`): Actor & { seat: SeatId } {
    const id = seat(number)
    if (!this.state.people.has(name as PersonId)) this.person('agent', name)
    const by = { person: name as PersonId, role: 'agent', seat: id } as const
    const on = { seat: id, person: by.person }
    this.add(
      { type: 'seat.assigned', by: supervisor, on, data: { workingName: `Name ${number}` } },
      { type: 'seat.line', on: { seat: id }, data: { up: true } },
      { type: 'person.acknowledged', by, on: { person: by.person }, data: {} },
      {
        type: 'session.opened',
        by,
        on: { seat: id },
        data: { token: `t-${name}`, until: this.until },
      },
    )
    return by
  }

  get until(): Instant {
    return this.state.shift?.until ?? this.now
  }

  place(number: number): CallId | undefined {
    return this.do((state, ctx) => placeNext(state, ctx, seat(number), this.world))
  }

  /** A call of this seat that has been answered: its agent reads the first words. */
  talk(number: number): CallId {
    const call = this.place(number)
    assert.ok(call, 'every rule lets this seat call')
    this.hear({ kind: 'ringing', call })
    this.hear({ kind: 'answered', call })
    return call
  }

  commands(what?: SwitchCommand['do']): SwitchCommand[] {
    return this.effects
      .flatMap((effect) => (effect.do === 'switch' ? [effect.command] : []))
      .filter((command) => what === undefined || command.do === what)
  }

  types(): string[] {
    return this.facts.map(({ type }) => type)
  }

  /** Keys that nothing opens any more. */
  keysGone(): ReadonlySet<KeyId> {
    return new Set([...this.state.doomedKeys, ...this.state.destroyedKeys])
  }

  ctx(): Ctx {
    return {
      now: this.now,
      settings: this.settings,
      uuid: () => this.#id('id'),
      key: () => this.#key(),
      freshKey: () => this.#key(),
      chance: this.#chance,
      script: () => this.script,
      sheet: () => ({ ...sheetFor(scriptHash), pauseSeconds: 5, ...this.sheet }),
      counted: () => this.counted,
      kept: (key) => (this.keysGone().has(key) ? undefined : this.slots.get(key)),
    }
  }

  #found(slots: number, until: Instant): void {
    this.person('supervisor', supervisor.person)
    this.person('supervisor', second.person)
    this.person('governor', governor.person)
    this.person('auditor', auditor.person)
    this.person('protection', protection.person)
    const data = {
      name: 'trial',
      from: 'json',
      taken: 1,
      changed: 0,
      refused: 0,
      report: scriptHash,
    }
    this.add(
      { type: 'script.imported', by: governor, on: { script: scriptHash }, data },
      { type: 'script.approved', on: { script: scriptHash }, data: {} },
      {
        type: 'campaign.created',
        by: governor,
        on: { campaign },
        data: { sheet: sheetHash, key: this.#key(), poolKey: this.#key(), doneKey: this.#key() },
      },
      {
        type: 'sample.imported',
        by: governor,
        on: { campaign, sample },
        data: { key: this.#key(), about: sheetHash, slots, leftOut: 'none' },
      },
      { type: 'campaign.approved', on: { campaign }, data: {} },
      {
        type: 'shift.opened',
        by: supervisor,
        on: { shift: 'shift' as ShiftId, campaign },
        data: { slot: 'AM', until, checks: [], campaign, key: this.#key() },
      },
      {
        type: 'presence.confirmed',
        by: supervisor,
        data: { until: later(this.now, this.settings.presenceMs) },
      },
      { type: 'switch.connected', data: {} },
    )
  }

  #key(): KeyId {
    return this.#id('key') as KeyId
  }

  #id(what: string): string {
    this.#made += 1
    return `${what}-${this.#made}`
  }
}

export const supervisor: Actor = { person: 'helen' as PersonId, role: 'supervisor' }
export const second: Actor = { person: 'imran' as PersonId, role: 'supervisor' }
export const governor: Actor = { person: 'ruth' as PersonId, role: 'governor' }
export const protection: Actor = { person: 'nia' as PersonId, role: 'protection' }
export const auditor: Actor = { person: 'sian' as PersonId, role: 'auditor' }

export function caseOf(slot: number): CaseId {
  return `${sample}.${slot}` as CaseId
}
