import assert from 'node:assert/strict'
import { sha256Bytes } from '../../src/basics/hash.ts'
import type {
  CallId,
  CaseId,
  InterviewId,
  PersonId,
  SeatId,
  ShiftId,
} from '../../src/basics/ids.ts'
import { day, hour, type Instant, instant, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { Interview } from '../../src/calls/interview.ts'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { trialSettings } from '../../src/config.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { placeNext, type World } from '../../src/facts/decide-dial.ts'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { Actor, NewFact } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import { bankHolidays } from '../../src/fieldwork/bank-holidays.ts'
import { addDays, instantAt, localTime } from '../../src/fieldwork/local-time.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import type { Disk } from '../../src/record/disk.ts'
import { type Housekeeping, openHousekeeping } from '../../src/record/housekeeping.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import type { Decide } from '../../src/record/writer.ts'
import type { Answer, Answers, Place, Script } from '../../src/scripts/script.ts'
import { type Between, betweenCalls } from './between-calls.ts'
import {
  agentAt,
  campaign,
  foundCampaign,
  foundPeople,
  governor,
  openTheShift,
  supervisor,
} from './found-room.ts'
import { type NearStores, openStores } from './near-stores.ts'

/** How one respondent and one agent speak: what is answered at a place, and how long reading and answering take. */
export type Speaker = {
  answer(place: Place, script: Script, given: Answers): Answer
  ms(place: Place, script: Script): number
  /** Takes this exit in place of the third answer. */
  readonly exit?: 'stop-and-delete' | 'refuses' | 'never-call'
}

/** What truly happened, for a test to compare an attacker's guess with. */
export type Held = {
  readonly interview: InterviewId
  readonly case: CaseId
  readonly agent: PersonId
  readonly number: string
  readonly outcome: string
  readonly answers: Answers
  readonly ms: number
}

export type WorkedRoom = {
  readonly ground: Ground
  readonly stores: NearStores
  readonly keeping: Housekeeping
  readonly held: readonly Held[]
  /**
   * Works until so many more conversations are over, at every seat or at one `only`; `each` runs after every one, when
   * its files are put away.
   */
  work(
    conversations: number,
    speaker: (random: Random) => Speaker,
    each?: Each,
    only?: number,
  ): Promise<void>
  closeShift(): Promise<void>
  /** The next one, at ten on the next working day. */
  nextShift(): Promise<void>
  closeCampaign(): Promise<void>
  /** So many days later, when the box has looked for what is due. */
  afterDays(days: number): Promise<void>
  /** The governor gives a password, as at a sign-in. */
  governorIn(password?: string): Promise<void>
  close(): Promise<void>
}

type Each = (held: Held) => Promise<void>

export type RoomOptions = {
  readonly disk: Disk
  readonly script: Script
  readonly seats?: number
  readonly cases?: number
  readonly seed?: string
  /** How many of the calls that are placed find nobody. */
  readonly unanswered?: number
  /** A box whose governor never gave a password. Not as in life: for an attacker to be tried on. */
  readonly unlocked?: boolean
  readonly quotas?: readonly QuotaCell[]
  /** What every agent does after every conversation; most go on. */
  readonly between?: Between
}

const world: World = {
  recordWritable: true,
  hasNumber: () => true,
  listenable: true,
  attestation: 'nothing-to-attest',
  mustNotRing: () => false,
}

/**
 * A box without switch and pages, and everything else real: decisions, writer, files. Seats work side by side on a
 * clock that jumps to whatever is due next, so that a day takes seconds and its times are those of a day.
 */
export async function openWorkedRoom(options: RoomOptions): Promise<WorkedRoom> {
  const room = new Room(options)
  await room.begin()
  return room
}

class Room implements WorkedRoom {
  readonly held: Held[] = []
  readonly #options: Required<RoomOptions>
  readonly #random: Random
  readonly #numbers = new Map<CaseId, string>()
  readonly #clock = {
    at: instantAt('2026-11-24', 10 * hour),
    now: () => this.#clock.at,
    after: () => () => undefined,
    every: () => () => undefined,
  }
  #parts: { ground: Ground; stores: NearStores; keeping: Housekeeping } | undefined

  constructor(options: RoomOptions) {
    this.#options = {
      seats: 8,
      cases: 1500,
      seed: 'room',
      unanswered: 0,
      unlocked: false,
      quotas: [],
      between: 'goes-on',
      ...options,
    }
    this.#random = seeded(this.#options.seed)
  }

  get ground(): Ground {
    return this.#open().ground
  }

  get stores(): NearStores {
    return this.#open().stores
  }

  get keeping(): Housekeeping {
    return this.#open().keeping
  }

  async begin(): Promise<void> {
    const { disk, seats } = this.#options
    const settings = { ...trialSettings, presenceMs: 12 * hour }
    const opened = await openGround({ disk, clock: this.#clock, settings, site: 'test' })
    if (!opened.ok) assert.fail(opened.error)
    const ground = opened.value
    const { writer, keys, steps } = ground
    await foundPeople(ground, seats)
    const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead)
    const keeping = openHousekeeping({
      writer,
      keys,
      stores,
      steps,
      checkpoint: ground.signCheckpoint,
      saveState: ground.keepState,
      saveLongState: async () => undefined,
      onFailed: (cause) => {
        throw cause
      },
    })
    writer.onEffects((effects) => {
      for (const effect of effects) keeping.run(effect)
    })
    this.#parts = { ground, stores, keeping }
    // As in life: a governor has signed in before there is a campaign.
    if (!this.#options.unlocked) await this.governorIn()
    const numbers = await foundCampaign(ground, stores, this.#options)
    for (const [case_, number] of numbers) this.#numbers.set(case_, number)
    await openTheShift(ground, later(this.#clock.at, 10 * hour), seats)
  }

  async work(
    conversations: number,
    speaker: (random: Random) => Speaker,
    each: Each = async () => undefined,
    only?: number,
  ): Promise<void> {
    const enough = this.held.length + conversations
    const over = () => this.held.length >= enough
    const all = Array.from({ length: this.#options.seats }, (_, i) => i + 1)
    const lives = (only === undefined ? all : [only]).map((seat) => ({
      due: later(this.#clock.at, this.#random() * 60_000),
      life: this.#seatLife(agentAt(seat), speaker, over, each),
    }))
    while (lives.length > 0) {
      lives.sort((a, b) => a.due - b.due)
      const [next] = lives
      if (!next) return
      this.#clock.at = instant(Math.round(next.due))
      const { done, value } = await next.life.next()
      if (done) lives.shift()
      else next.due = later(this.#clock.at, value)
    }
  }

  async closeShift(): Promise<void> {
    await this.#do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    await this.keeping.idle()
  }

  async nextShift(): Promise<void> {
    do {
      this.#clock.at = instantAt(addDays(localTime(this.#clock.at).date, 1), 10 * hour)
    } while (!isWorkingDay(this.#clock.at))
    const { date } = localTime(this.#clock.at)
    const shift = `shift-${date}` as ShiftId
    await openTheShift(this.ground, later(this.#clock.at, 10 * hour), this.#options.seats, shift)
  }

  async closeCampaign(): Promise<void> {
    const facts: NewFact[] = [{ type: 'campaign.closed', by: governor, on: { campaign }, data: {} }]
    await this.#do(() =>
      ok({ facts, effects: [{ do: 'close-pool', campaign } as const], reply: undefined }),
    )
    await this.keeping.idle()
  }

  async afterDays(days: number): Promise<void> {
    this.#clock.at = later(this.#clock.at, days * day)
    await this.#do(keepPeriods)
    await this.keeping.idle()
  }

  async governorIn(password = 'a long password'): Promise<void> {
    const derive = async (salt: Uint8Array) => passwordKey(password, salt)
    this.keeping.governorIn(governor.person, derive)
    await this.keeping.idle()
  }

  async close(): Promise<void> {
    const { ground, stores, keeping } = this.#open()
    await keeping.idle()
    await ground.writer.close()
    await ground.checkpoints.close()
    await stores.close()
    await ground.keys.close()
  }

  /** One seat's day: yields how long until it goes on. */
  async *#seatLife(
    by: Actor & { readonly seat: SeatId },
    speaker: (random: Random) => Speaker,
    over: () => boolean,
    each: Each,
  ): AsyncGenerator<number, undefined> {
    const between = (from: number, to: number) => from + this.#random() * (to - from)
    const { writer } = this.ground
    let idleSince: Instant | undefined
    while (!over()) {
      await this.ground.keys.ready()
      const call = await this.#do((s, c) => placeNext(s, c, by.seat, world))
      idleSince = call === undefined ? (idleSince ?? this.#clock.at) : undefined
      if (call === undefined) {
        const waited = this.#clock.at - (idleSince ?? this.#clock.at)
        assert.ok(waited < 3 * hour, `seat ${by.seat} has had nobody to call since three hours`)
        yield 5_000
        continue
      }
      yield between(1_500, 4_000)
      await this.#hear({ kind: 'ringing', call })
      if (this.#random() < this.#options.unanswered) {
        yield between(15_000, 25_000)
        await this.#hear({ kind: 'ended', call, cause: 'no-answer' })
        yield 5_500
        continue
      }
      yield between(3_000, 16_000)
      await this.#hear({ kind: 'answered', call })
      const began = this.#clock.at
      const interview = interviewOf(writer.ahead, call)
      const case_ = writer.ahead.calls.get(call)?.case as CaseId
      yield* this.#conversation(by, interview, speaker(this.#random))
      const known = writer.ahead.interviews.get(interview)
      const answers = { ...known?.answers }
      yield between(6_000, 12_000)
      await this.#hear({ kind: 'ended', call, cause: 'normal' })
      const ms = this.#clock.at - began
      yield between(1_500, 9_000)
      const outcome = endOf(known)
      await this.#do((s, c) => confirmOutcome(s, c, by, outcome))
      await this.keeping.idle()
      const number = this.#numbers.get(case_) ?? ''
      const held = { interview, case: case_, agent: by.person, number, outcome, answers, ms }
      this.held.push(held)
      await each(held)
      yield 5_500
      yield* betweenCalls(this.#options.between, by, {
        ahead: writer.ahead,
        random: this.#random,
        do: (decide) => this.#do(decide),
        hear: (event) => this.#hear(event),
      })
    }
    return undefined
  }

  async *#conversation(
    by: Actor,
    id: InterviewId,
    speaker: Speaker,
  ): AsyncGenerator<number, undefined> {
    const { script } = this.#options
    const { writer } = this.ground
    for (let turn = 0; ; turn++) {
      const interview = writer.ahead.interviews.get(id)
      assert.ok(interview)
      const { at: place, turns } = interview
      if (place === 'completed') return undefined
      yield speaker.ms(place, script)
      const { exit } = speaker
      if (exit !== undefined && turn === 6) {
        await this.#do((s, c) => takeExit(s, c, by, exit))
        return undefined
      }
      const answer = speaker.answer(place, script, interview.answers)
      await this.#do((s, c) => answerBlock(s, c, by, { place, turn: turns, answer }))
    }
  }

  #hear(event: SwitchEvent): Promise<undefined> {
    return this.#do((s, c) => takeSwitchEvent(s, c, event))
  }

  async #do<R>(decide: Decide<R>): Promise<R> {
    const done = await this.ground.writer.do(decide)
    if (!done.ok) assert.fail(`${done.error.rule}: ${done.error.sentence}`)
    return done.value
  }

  #open() {
    assert.ok(this.#parts, 'the room is open')
    return this.#parts
  }
}

function isWorkingDay(at: Instant): boolean {
  const { date, weekday } = localTime(at)
  return weekday !== 'Sat' && weekday !== 'Sun' && !Object.hasOwn(bankHolidays, date)
}

/** By an exit, too many for a quota, or whole. */
function endOf(known: Interview | undefined): AttemptOutcome {
  if (known?.ending?.by === 'exit') return known.ending.exit
  return known?.full === undefined ? 'completed' : 'not-eligible'
}

function interviewOf(state: State, call: CallId): InterviewId {
  const known = state.calls.get(call)
  if (known?.state !== 'talking') assert.fail('This call has been answered')
  return known.interview
}

/** The product's way is slow on purpose; what is tried here does not depend on how slow. */
function passwordKey(password: string, salt: Uint8Array): Uint8Array {
  return sha256Bytes(Buffer.concat([Buffer.from(password), salt]))
}
