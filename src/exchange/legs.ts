import type { Clock } from '../basics/clock.ts'
import type { Announce } from './announce.ts'
import { type Carrier, type FarEnd, refusals } from './far-end.ts'
import type { Leg } from './leg.ts'
import { legFields, type Moment, stillbornFields } from './leg-fields.ts'
import { legVariables } from './leg-variables.ts'
import { makeCaller, makeLeg } from './make-leg.ts'
import type { OriginateCommand } from './originate-command.ts'
import { Rooms } from './rooms.ts'
import { Walker } from './walker.ts'

const tick = 20

type Deps = {
  readonly clock: Clock
  readonly announce: Announce
  readonly trunk: Carrier
  readonly seat: (command: OriginateCommand, legs: readonly Leg[]) => FarEnd | string
  readonly isSilent: (leg: Leg) => boolean
  /** Every session the switch may have is taken. */
  readonly isFull: () => boolean
  /** Told of every answer and every end. */
  readonly answered: (leg: Leg) => void
  readonly ended: (leg: Leg) => void
}

/** Gives the job its answer: `+OK <uuid>` or `-ERR <CAUSE>`. */
type Answer = (text: string) => void

/** The legs of the exchange: made, rung, answered, walked through the dialplan, hung up, in FreeSWITCH's order. */
export class Legs {
  readonly rooms: Rooms
  readonly walker: Walker
  readonly #deps: Deps
  readonly #legs = new Map<string, Leg>()
  #session = 0

  constructor(deps: Deps) {
    this.#deps = deps
    const { clock, announce, isSilent } = deps
    this.rooms = new Rooms({ clock, announce, isSilent, putOut: (leg) => this.walker.putOut(leg) })
    const hangUp = (leg: Leg, cause: string) => this.hangUp(leg, cause)
    const tell = (leg: Leg, subclass: string) =>
      announce({ name: 'CUSTOM', subclass, source: 'event' }, () => ({
        ...legFields(leg, 'member'),
        ...legVariables(leg, false),
      }))
    this.walker = new Walker({ clock, rooms: this.rooms, hangUp, tell })
  }

  all(): readonly Leg[] {
    return [...this.#legs.values()]
  }

  find(uuid: string): Leg | undefined {
    return this.#legs.get(uuid)
  }

  get sessions(): number {
    return this.#session
  }

  /** Starts one call. `answer` is called once: when the far end has answered, or when that has failed. */
  originate(command: OriginateCommand, uuid: string, answer: Answer): void {
    if (this.#legs.has(uuid) || this.#deps.isFull()) {
      answer('-ERR DESTINATION_OUT_OF_ORDER\n')
      return
    }
    this.#session += 1
    const farEnd = this.#farEndOf(command, uuid)
    if (typeof farEnd === 'string') {
      this.#stillborn(uuid, farEnd, answer)
      return
    }
    const leg = makeLeg(command, farEnd, this.#birth(uuid))
    this.#legs.set(uuid, leg)
    this.#tell('CHANNEL_CREATE', leg, 'create')
    this.#meet(leg, answer)
  }

  /** Somebody rings back and is answered at once: never by an agent (D11). Undefined when every session is taken. */
  ringBack(uuid: string, number: string | undefined): Leg | undefined {
    if (this.#deps.isFull()) return undefined
    this.#session += 1
    const leg = makeCaller(number, this.#birth(uuid))
    this.#legs.set(uuid, leg)
    this.#tell('CHANNEL_CREATE', leg, 'create')
    this.#lift(leg)
    this.walker.send(leg, leg.sentTo)
    return leg
  }

  #farEndOf(command: OriginateCommand, uuid: string): FarEnd | string {
    const { profile, gateway, dialled } = command
    if (profile === 'carrier') {
      return gateway === 'trunk' ? this.#deps.trunk(dialled, uuid) : 'INVALID_GATEWAY'
    }
    return this.#deps.seat(command, this.all())
  }

  #stillborn(uuid: string, cause: string, answer: Answer): void {
    const session = this.#session
    this.#deps.announce({ name: 'CHANNEL_DESTROY', source: 'CHANNEL_DESTROY' }, () =>
      stillbornFields(uuid, session),
    )
    answer(`-ERR ${cause}\n`)
  }

  #birth(uuid: string) {
    return { uuid, session: this.#session, now: this.#deps.clock.now() }
  }

  #meet(leg: Leg, answer: Answer): void {
    const { farEnd } = leg
    const failed = (cause: string, order: FailureOrder) => this.#fail(leg, cause, order, answer)
    leg.failed = failed
    leg.pickUp = () => this.#pickUp(leg, answer)
    if (farEnd.does === 'unreachable') {
      leg.refusal = { status: '503', phrase: refusals['503'].phrase }
      failed('NORMAL_TEMPORARY_FAILURE', 'job-first')
      return
    }
    if (farEnd.does === 'refuse') {
      this.#refuse(leg, farEnd, failed)
      return
    }
    const timeout = Number(leg.given.get('originate_timeout') ?? 60)
    this.#after(leg, timeout * 1_000, () => {
      if (leg.state !== 'answered') failed('NO_ANSWER', 'job-first')
    })
    this.#after(leg, farEnd.ringsAfter, () => this.#ring(leg))
    if (farEnd.does === 'answer')
      this.#after(leg, farEnd.ringsAfter + farEnd.answersAfter, leg.pickUp)
  }

  #refuse(leg: Leg, farEnd: FarEnd & { does: 'refuse' }, failed: Failed): void {
    const { cause, phrase } = refusals[farEnd.status]
    this.#after(leg, farEnd.after, () => {
      leg.reached = 'refusal'
      leg.refusal = { status: farEnd.status, phrase }
      failed(cause, 'job-last')
    })
  }

  #ring(leg: Leg): void {
    leg.state = 'ringing'
    leg.reached = 'reply'
    leg.progressAt = this.#deps.clock.now()
    this.#tell('CHANNEL_PROGRESS', leg, 'progress')
  }

  #pickUp(leg: Leg, answer: Answer): void {
    for (const cancel of leg.timers.splice(0)) cancel()
    delete leg.failed
    this.#lift(leg)
    this.#limit(leg)
    answer(`+OK ${leg.uuid}\n`)
    this.#deps.answered(leg)
    this.walker.send(leg, leg.sentTo)
  }

  #lift(leg: Leg): void {
    leg.state = 'answered'
    leg.answeredAt = this.#deps.clock.now()
    this.#tell('CHANNEL_ANSWER', leg, 'answer')
  }

  /** `execute_on_answer='sched_hangup +1800'`, and a far end that hangs up by itself. */
  #limit(leg: Leg): void {
    const longest = /^sched_hangup \+(\d+)/.exec(leg.given.get('execute_on_answer') ?? '')?.[1]
    if (longest !== undefined) {
      this.#after(leg, Number(longest) * 1_000, () => this.hangUp(leg, 'ALLOTTED_TIMEOUT'))
    }
    const { farEnd } = leg
    if (farEnd.does === 'answer' && farEnd.hangsUpAfter !== undefined) {
      this.#after(leg, farEnd.hangsUpAfter, () => this.hangUp(leg, 'NORMAL_CLEARING'))
    }
  }

  /** Ends a leg whatever it is doing. Causes are FreeSWITCH's words. */
  hangUp(leg: Leg, cause: string): void {
    if (leg.state === 'hung-up') return
    if (leg.failed !== undefined) {
      leg.failed(cause, 'cancelled')
      return
    }
    this.#close(leg, cause)
    this.#deps.clock.after(tick, () => {
      if (leg.member !== undefined) this.rooms.leave(leg.member)
      this.#complete(leg)
      this.#destroy(leg)
    })
  }

  #fail(leg: Leg, cause: string, order: FailureOrder, answer: Answer): void {
    if (leg.state === 'hung-up') return
    this.#close(leg, cause)
    const job = () => answer(`-ERR ${cause}\n`)
    const rest = () => {
      if (order === 'job-first') job()
      this.#complete(leg)
      if (order !== 'job-first') job()
      this.#destroy(leg)
    }
    if (order === 'cancelled') this.#deps.clock.after(tick, rest)
    else rest()
  }

  #close(leg: Leg, cause: string): void {
    for (const cancel of leg.timers.splice(0)) cancel()
    leg.state = 'hung-up'
    leg.cause = cause
    this.#tell('CHANNEL_HANGUP', leg, 'hangup')
  }

  #complete(leg: Leg): void {
    leg.hungUpAt = this.#deps.clock.now()
    this.#tell('CHANNEL_HANGUP_COMPLETE', leg, 'complete')
  }

  #destroy(leg: Leg): void {
    this.#legs.delete(leg.uuid)
    this.#tell('CHANNEL_DESTROY', leg, 'destroy')
    this.#deps.ended(leg)
  }

  #after(leg: Leg, ms: number, work: () => void): void {
    leg.timers.push(this.#deps.clock.after(ms, work))
  }

  #tell(name: ChannelEvent, leg: Leg, moment: Moment): void {
    const closing = moment === 'complete' || moment === 'destroy'
    this.#deps.announce({ name, source: name }, () => ({
      ...legFields(leg, moment),
      ...legVariables(leg, closing),
    }))
  }
}

type ChannelEvent =
  | 'CHANNEL_CREATE'
  | 'CHANNEL_PROGRESS'
  | 'CHANNEL_ANSWER'
  | 'CHANNEL_HANGUP'
  | 'CHANNEL_HANGUP_COMPLETE'
  | 'CHANNEL_DESTROY'

/** Where BACKGROUND_JOB falls among the last events, as recorded for each way of failing. */
export type FailureOrder = 'job-first' | 'job-last' | 'cancelled'
export type Failed = (cause: string, order: FailureOrder) => void
