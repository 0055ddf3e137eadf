import type { CallId, SeatId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { SuperviseMode, SwitchTrouble } from '../phone/switch-port.ts'
import type { CallBook } from './call-book.ts'
import { kill, roomName, type SeatPhone, supervisorDial } from './dial-strings.ts'
import type { LegEvent } from './esl-event.ts'
import { newId } from './link.ts'
import { isGone, type Office, type Settling } from './office.ts'
import type { SeatKeeper } from './seat-keeper.ts'
import type { Taken } from './taken.ts'
import { voiceOrders } from './voice-orders.ts'
import type { Watch } from './watch.ts'

type Deps = {
  readonly office: Office
  readonly calls: CallBook
  readonly seats: SeatKeeper
  readonly phoneOf: (seat: SeatId) => SeatPhone
}

/** The supervisors' legs in the seats' conferences: listening, whispering, joining, taking over. */
export class Supervisors {
  readonly #deps: Deps
  readonly #watches = new Map<SeatId, Watch>()
  readonly #taken = new Map<SeatId, Taken>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  has(leg: string): boolean {
    return this.#byLeg(leg) !== undefined
  }

  legs(): readonly string[] {
    return [...this.#watches.values()].map(({ leg }) => leg)
  }

  async supervise(
    seat: SeatId,
    supervisor: SeatId,
    mode: SuperviseMode,
  ): Promise<Result<void, SwitchTrouble>> {
    if (this.#taken.has(supervisor))
      return refused('The supervisor has taken over a call. End it first.')
    const watch = this.#watches.get(supervisor)
    if (watch?.seat === seat) {
      watch.mode = mode
      return watch.member === undefined ? ok(undefined) : this.#voice(watch)
    }
    if (watch !== undefined) await this.stop(supervisor)
    if (!this.#deps.seats.isReady(seat)) return refused(`Seat ${seat} is not connected.`)
    return this.#ring(seat, supervisor, mode)
  }

  async stop(supervisor: SeatId): Promise<Result<void, SwitchTrouble>> {
    if (this.#taken.has(supervisor))
      return refused('The supervisor has taken over this call. End the call first.')
    const watch = this.#watches.get(supervisor)
    return watch === undefined ? ok(undefined) : this.#remove(watch)
  }

  /**
   * Moves the respondent to the supervisor's own conference, which has somebody in it before they come, so they are
   * never alone (D5). The agent's leg stays where it is: whoever may end a conference, ends it by leaving.
   */
  async takeOver(
    call: CallId,
    seat: SeatId,
    supervisor: SeatId,
  ): Promise<Result<void, SwitchTrouble>> {
    const taken = this.#taken.get(supervisor)
    if (taken?.call === call) return ok(undefined)
    if (taken !== undefined) return refused('The supervisor has another call. End it first.')
    const { calls, seats } = this.#deps
    if (!calls.isTalking(call, seat)) return refused('There is no conversation to take over.')
    this.#taken.set(supervisor, { call, seat, there: false })
    const done = seats.isReady(supervisor)
      ? await calls.moveTo(call, supervisor)
      : await seats.open(supervisor)
    if (!done.ok) this.#taken.delete(supervisor)
    return done
  }

  hear(event: LegEvent): void {
    if (event.kind === 'job-failed') {
      const failed = [...this.#watches.values()].find(({ job }) => job === event.job)
      if (failed !== undefined) this.#gone(failed)
      return
    }
    const watch = this.#byLeg(event.leg)
    if (watch === undefined) return
    if (event.kind === 'joined' && event.room === roomName(watch.seat))
      this.#joined(watch, event.member)
    if (event.kind === 'left') delete watch.member
    if (event.kind === 'hung-up') this.#gone(watch)
  }

  /** Before a number is dialled, whispers are muted: until the switch knows the respondent, they would be heard. */
  async beforeDial(seat: SeatId): Promise<void> {
    for (const watch of this.#at(seat)) if (watch.mode === 'whisper') await this.#voice(watch, true)
  }

  /** Who whispers is put in order again: the respondent has come in, or gone. */
  whispersInOrder(seat: SeatId): void {
    for (const watch of this.#at(seat)) if (watch.mode === 'whisper') void this.#voice(watch)
  }

  callEnded(call: CallId, seat: SeatId): void {
    for (const [supervisor, taken] of this.#taken) if (taken.call === call) this.#letGo(supervisor)
    this.whispersInOrder(seat)
  }

  /** The respondent is with the supervisor now: whoever listened at the seat has no more to hear there. */
  callMoved(call: CallId): void {
    for (const [supervisor, taken] of this.#taken) {
      if (taken.call !== call || taken.there) continue
      taken.there = true
      const watch = this.#watches.get(supervisor)
      this.#watches.delete(supervisor)
      if (watch !== undefined) void this.#remove(watch)
      this.#deps.office.tell({ kind: 'supervising', seat: taken.seat, supervisor, mode: 'join' })
    }
  }

  /** The supervisor's own line had to be rung first: now the respondent can come. */
  seatUp(seat: SeatId): void {
    const taken = this.#taken.get(seat)
    if (taken === undefined || taken.there) return
    void this.#deps.calls.moveTo(taken.call, seat).then((moved) => {
      if (!moved.ok) this.#letGo(seat)
    })
  }

  /** The supervisor's own line is gone, or cannot be rung. */
  seatDown(seat: SeatId): void {
    this.#letGo(seat)
  }

  settle(settling: Settling): void {
    for (const watch of [...this.#watches.values()]) {
      const up = settling.snapshot.legs.some(({ leg }) => leg === watch.leg)
      if (up) watch.missed = 0
      else if (isGone(watch, settling)) this.#gone(watch)
      const member = settling.snapshot.members.find(({ leg }) => leg === watch.leg)
      if (up && member?.room === roomName(watch.seat) && watch.member === undefined) {
        this.#joined(watch, member.member)
      }
    }
  }

  async #ring(
    seat: SeatId,
    supervisor: SeatId,
    mode: SuperviseMode,
  ): Promise<Result<void, SwitchTrouble>> {
    const { office, phoneOf } = this.#deps
    const watch: Watch = {
      supervisor,
      seat,
      mode,
      leg: newId(),
      job: newId(),
      born: office.asked(),
      missed: 0,
      orders: Promise.resolve(),
    }
    this.#watches.set(supervisor, watch)
    const dial = supervisorDial(watch.leg, seat, phoneOf(supervisor))
    const done = await office.line.background(dial, watch.job)
    if (!done.ok && done.error.code !== 'timed-out') this.#watches.delete(supervisor)
    return done
  }

  #joined(watch: Watch, member: number): void {
    watch.member = member
    void this.#voice(watch)
  }

  /** Gives the switch the orders that make the watch's mode true, one after the other. */
  #voice(watch: Watch, callComing = false): Promise<Result<void, SwitchTrouble>> {
    const done = watch.orders.then(async (): Promise<Result<void, SwitchTrouble>> => {
      if (watch.member === undefined) return ok(undefined)
      const call = this.#deps.calls.at(watch.seat)
      const orders = voiceOrders(watch.mode, {
        supervisor: watch.member,
        respondent: call?.member,
        callComing: callComing || call !== undefined,
      })
      for (const order of orders) {
        const reply = await this.#deps.office.line.api(
          `conference ${roomName(watch.seat)} ${order}`,
        )
        if (!reply.ok) return reply
        if (!reply.value.startsWith('+OK'))
          return refused('The switch does not let the supervisor in.')
      }
      this.#tellOf(watch)
      return ok(undefined)
    })
    watch.orders = done
    return done
  }

  #tellOf(watch: Watch): void {
    if (watch.told === watch.mode || this.#watches.get(watch.supervisor) !== watch) return
    watch.told = watch.mode
    const { seat, supervisor, mode } = watch
    this.#deps.office.tell({ kind: 'supervising', seat, supervisor, mode })
  }

  async #remove(watch: Watch): Promise<Result<void, SwitchTrouble>> {
    const { line, endedLegs, clock } = this.#deps.office
    endedLegs.add(watch.leg, clock.now())
    const kicked =
      watch.member === undefined
        ? undefined
        : await line.api(`conference ${roomName(watch.seat)} kick ${watch.member}`)
    if (kicked?.ok && kicked.value.startsWith('+OK')) return ok(undefined)
    const killed = await line.api(kill(watch.leg, 'NORMAL_CLEARING'))
    return killed.ok ? ok(undefined) : killed
  }

  #gone(watch: Watch): void {
    const { office } = this.#deps
    office.endedLegs.add(watch.leg, office.clock.now())
    if (this.#watches.get(watch.supervisor) === watch) this.#watches.delete(watch.supervisor)
    if (watch.told !== undefined)
      office.tell({ kind: 'supervising-stopped', supervisor: watch.supervisor })
  }

  #letGo(supervisor: SeatId): void {
    if (!this.#taken.delete(supervisor)) return
    this.#deps.office.tell({ kind: 'supervising-stopped', supervisor })
  }

  #at(seat: SeatId): readonly Watch[] {
    return [...this.#watches.values()].filter((watch) => watch.seat === seat)
  }

  #byLeg(leg: string): Watch | undefined {
    return [...this.#watches.values()].find((watch) => watch.leg === leg)
  }
}

function refused(what: string): Result<void, SwitchTrouble> {
  return err({ code: 'refused', what })
}
