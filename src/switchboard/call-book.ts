import type { CallId, SeatId } from '../basics/ids.ts'
import { ok, type Result } from '../basics/result.ts'
import { unreachable } from '../basics/unreachable.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import { apology, handOver, kill, message, roomName, seatOfRoom } from './dial-strings.ts'
import type { LegEvent } from './esl-event.ts'
import { isGone, type Office, type Settling } from './office.ts'
import { order, over } from './order.ts'
import type { Call, CallHooks } from './placed-call.ts'
import { RingClock } from './ring-clock.ts'
import { shortestRing } from './settings.ts'
import type { SeenLeg } from './snapshot.ts'
import { stopRinging, strike, wasTooLate } from './strike.ts'

/** The respondents' legs: each from its originate to its end, whatever the wire loses in between. */
export class CallBook {
  readonly #office: Office
  readonly #ringMs: number
  readonly #hooks: CallHooks
  readonly #calls = new Map<string, Call>()

  constructor(office: Office, ringMs: number, hooks: CallHooks) {
    this.#office = office
    this.#ringMs = ringMs
    this.#hooks = hooks
  }

  /** Enters a call before its originate is sent, so that no event can come too early. */
  enter(call: CallId, seat: SeatId, job: string): void {
    const born = this.#office.asked()
    const fresh = { missed: 0, stage: 'placed', room: seat, unwanted: false } as const
    this.#calls.set(call, { call, seat, job, born, ...fresh })
  }

  /** Takes out a call that the switch never got. */
  strike(call: CallId): void {
    this.#calls.delete(call)
  }

  has(leg: string): boolean {
    return this.#calls.has(leg)
  }

  legs(): readonly string[] {
    return [...this.#calls.keys()]
  }

  /** Whether a call that was placed for the seat is not over, wherever it is now. */
  isBusy(seat: SeatId): boolean {
    return [...this.#calls.values()].some((one) => one.seat === seat)
  }

  /** The call that is in the seat's conference, or on its way to it. */
  at(seat: SeatId): { readonly call: CallId; readonly member?: number } | undefined {
    return [...this.#calls.values()].find((one) => one.room === seat)
  }

  isTalking(call: CallId, seat: SeatId): boolean {
    const one = this.#calls.get(call)
    return one?.stage === 'talking' && one.room === seat
  }

  /** Takes a respondent out of one seat's conversation into another's, without a moment on hold. */
  async moveTo(id: CallId, room: SeatId): Promise<Result<void, SwitchTrouble>> {
    const call = this.#calls.get(id)
    if (call?.stage !== 'talking') return over(this.#office, id)
    const before = call.room
    call.stage = 'moving'
    call.room = room
    const done = await order(this.#office.line, handOver(id, room))
    if (!done.ok && call.stage === 'moving') {
      call.stage = 'talking'
      call.room = before
    }
    return done
  }

  hear(event: LegEvent): void {
    if (event.kind === 'job-failed') {
      const failed = [...this.#calls.values()].find(({ job }) => job === event.job)
      if (failed !== undefined) this.#finish(failed, event.cause)
      return
    }
    const call = this.#calls.get(event.leg)
    if (call === undefined) return
    switch (event.kind) {
      case 'ringing':
        this.#rings(call)
        break
      case 'answered':
        this.#answered(call)
        break
      case 'joined':
        if (event.room !== roomName(call.room)) return
        if (this.#joined(call, event.member)) this.#hooks.answeredNow(call.call, call.seat)
        break
      case 'left':
        // News of the seat that it was taken from may come after it has joined the next.
        if (event.room !== roomName(call.room)) return
        delete call.member
        if (event.alive && call.stage === 'talking') this.#message(call)
        break
      case 'turned-away':
        this.#message(call)
        break
      case 'hung-up':
        this.#finish(call, event.cause)
        break
      // Whether the public speaks is nobody's to know.
      case 'voice':
        break
      default:
        unreachable(event)
    }
  }

  /** An ordinary end. A call that rings is let ring its 15 s first (D7); one that hears the message, hears it out. */
  async end(id: CallId): Promise<Result<void, SwitchTrouble>> {
    const call = this.#calls.get(id)
    if (call === undefined) return over(this.#office, id)
    if (call.stage === 'placed' || call.stage === 'ringing') return stopRinging(this.#office, call)
    if (call.stage === 'aside') return ok(undefined)
    return order(this.#office.line, kill(id, 'NORMAL_CLEARING'))
  }

  /** The box's apology, then the end. */
  async apologise(id: CallId): Promise<Result<void, SwitchTrouble>> {
    const call = this.#calls.get(id)
    if (call === undefined) return over(this.#office, id)
    if (call.stage === 'placed' || call.stage === 'ringing') return stopRinging(this.#office, call)
    if (call.stage === 'aside') return ok(undefined)
    const before = call.stage
    call.stage = 'aside'
    const done = await order(this.#office.line, apology(id))
    if (!done.ok && this.#calls.has(id)) call.stage = before
    return done
  }

  /** Nothing is heard of the agent: the respondent is told who called (D12). */
  notHeard(id: CallId): void {
    const call = this.#calls.get(id)
    if (call?.stage !== 'talking' || call.room !== call.seat) return
    call.notHeard = true
    void order(this.#office.line, message(id)).then((done) => {
      if (!done.ok) delete call.notHeard
    })
  }

  /** Holds every call against what the switch says it has. */
  settle(settling: Settling): void {
    const legs = new Map(settling.snapshot.legs.map((one) => [one.leg, one]))
    for (const call of [...this.#calls.values()]) {
      const seen = legs.get(call.call)
      if (seen === undefined) {
        if (isGone(call, settling)) this.#finish(call, 'line-lost')
        continue
      }
      call.missed = 0
      this.#catchUp(call, seen, settling)
    }
  }

  /** A seat has come or gone while its call rings. */
  seatChanged(seat: SeatId): void {
    for (const call of this.#calls.values())
      if (call.seat === seat) call.ringing?.run(this.#ringTime(call))
  }

  close(): void {
    for (const { ringing } of this.#calls.values()) ringing?.stop()
  }

  /** Tells what was missed: each step only once, in order. */
  #catchUp(call: Call, seen: SeenLeg, { snapshot, gap }: Settling): void {
    // Who is in a conference is true now; the switch's table of legs may lag behind it.
    const member = snapshot.members.find((one) => one.leg === call.call)
    const room = member && seatOfRoom(member.room)
    if (member !== undefined && room !== undefined) {
      if (call.stage === 'moving' && !gap && room !== call.room) return
      call.room = room
      this.#joined(call, member.member)
      return
    }
    if (seen.state === 'ringing') this.#rings(call)
    call.ringing?.check()
    if (seen.state !== 'up') return
    this.#answered(call)
    if (seen.doing === 'playback') this.#message(call)
  }

  #rings(call: Call): void {
    if (call.stage !== 'placed') return
    call.stage = 'ringing'
    this.#office.tell({ kind: 'ringing', call: call.call })
    call.ringing = new RingClock(this.#office.clock, () => {
      void strike(this.#office.line, call, (member) => this.#joined(call, member))
    })
    call.ringing.run(this.#ringTime(call))
  }

  /** No longer than it must, where nobody is there to talk: who answers then meets the message (D5, D7). */
  #ringTime({ unwanted, seat }: Call): number {
    return unwanted || !this.#hooks.isReady(seat) ? shortestRing : this.#ringMs
  }

  #answered(call: Call): void {
    if (call.stage !== 'placed' && call.stage !== 'ringing') return
    call.ringing?.stop()
    if (wasTooLate(this.#office, call)) return
    call.stage = 'answered'
    this.#office.tell({ kind: 'answered', call: call.call })
    if (call.unwanted) void this.apologise(call.call)
  }

  /** Says whether the conversation has begun with this. */
  #joined(call: Call, member: number): boolean {
    this.#answered(call)
    if (call.stage === 'aside') return false
    call.member = member
    if (call.stage === 'talking') return false
    const moved = call.stage === 'moving'
    call.stage = 'talking'
    if (moved) {
      this.#hooks.moved(call.call)
      return false
    }
    this.#office.tell({ kind: 'in-conference', call: call.call, seat: call.seat })
    this.#hooks.joined(call.seat)
    return true
  }

  #message(call: Call): void {
    this.#answered(call)
    if (call.stage === 'aside') return
    const lost = call.stage === 'talking' ? ({ why: 'seat-lost' } as const) : {}
    call.stage = 'aside'
    const why = call.notHeard ? ({ why: 'not-heard' } as const) : lost
    this.#office.tell({ kind: 'message-started', call: call.call, ...why })
  }

  #finish(call: Call, cause: HangupCause): void {
    call.ringing?.stop()
    this.#calls.delete(call.call)
    this.#office.endedLegs.add(call.call, this.#office.clock.now())
    this.#office.tell({ kind: 'ended', call: call.call, cause })
    this.#hooks.ended(call.call, call.seat)
  }
}
