import { countOf } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import { ok, type Result } from '../basics/result.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import type { AccountBook } from './account-book.ts'
import { backOff } from './back-off.ts'
import { kill, seatDial } from './dial-strings.ts'
import type { LegEvent, PhoneNews } from './esl-event.ts'
import { newId } from './link.ts'
import { isGone, type Office, type Settling } from './office.ts'
import { freshLine, legInRoom, roomOf, type SeatLine } from './seat-line.ts'
import { SeatPhones } from './seat-phones.ts'

type Hooks = {
  /** A seat's leg is in its conference; or it is gone, or could not be made. */
  readonly changed: (seat: SeatId, up: boolean) => void
  /** Its phone did what it has no reason to. */
  readonly misused: (seat: SeatId) => void
}

/** The seats' legs: one each, up for the shift, rung again with back-off when they drop. */
export class SeatKeeper {
  readonly #office: Office
  readonly #accounts: AccountBook
  readonly #hooks: Hooks
  readonly #seats = new Map<SeatId, SeatLine>()
  readonly #phones: SeatPhones

  constructor(office: Office, accounts: AccountBook, hooks: Hooks) {
    this.#office = office
    this.#accounts = accounts
    this.#hooks = hooks
    this.#phones = new SeatPhones(
      office.clock,
      (seat) => this.legOf(seat),
      (seat) => void this.#phoneChanged(seat),
    )
  }

  /** Whether an agent is there to talk: the leg is up and in its conference (D1, D5). */
  isReady(seat: SeatId): boolean {
    return this.#seats.get(seat)?.barred === false && this.legOf(seat) !== undefined
  }

  isWanted(seat: SeatId): boolean {
    return this.#seats.get(seat)?.wanted ?? false
  }

  has(leg: string): boolean {
    return this.#byLeg(leg) !== undefined
  }

  legs(): readonly string[] {
    return [...this.#seats.values()].flatMap(({ leg }) => (leg === undefined ? [] : [leg.id]))
  }

  /** The leg of the seat's phone, while it is in its conference. */
  legOf(seat: SeatId): string | undefined {
    const found = this.#seats.get(seat)
    return found?.stage === 'up' ? found.leg?.id : undefined
  }

  /** Wants a seat that an earlier process had up; it is found or rung at the next settling. */
  expect(seat: SeatId): void {
    this.#seats.set(seat, freshLine(seat))
  }

  async open(id: SeatId): Promise<Result<void, SwitchTrouble>> {
    const known = await this.#accounts.open(id)
    if (!known.ok) return known
    const seat = this.#seats.get(id) ?? freshLine(id)
    if (seat.wanted && this.#seats.has(id) && seat.stage !== 'down') return ok(undefined)
    if (seat.barred) return ok(undefined)
    this.#seats.set(id, seat)
    seat.wanted = true
    seat.retry()
    const dialled = await this.#dial(seat)
    if (!dialled.ok && dialled.error.code === 'not-connected') this.#seats.delete(id)
    return dialled
  }

  async close(id: SeatId): Promise<Result<void, SwitchTrouble>> {
    const closed = await this.#hangUp(id)
    // The account goes even if the leg could not be ended: whoever has it may not come back with it.
    const gone = await this.#accounts.close(id)
    return closed.ok ? gone : closed
  }

  async #hangUp(id: SeatId): Promise<Result<void, SwitchTrouble>> {
    const seat = this.#seats.get(id)
    if (seat === undefined) return ok(undefined)
    if (seat.leg === undefined) {
      seat.retry()
      this.#seats.delete(id)
      return ok(undefined)
    }
    const done = await this.#end(seat.leg.id)
    if (done.ok) seat.wanted = false
    return done.ok ? ok(undefined) : done
  }

  /** The phone of a seat is there: it is rung now, and not when its time comes round. */
  #phoneThere(id: SeatId): void {
    const seat = this.#seats.get(id)
    if (!seat?.wanted || seat.barred || seat.leg !== undefined) return
    seat.retry()
    void this.#dial(seat)
  }

  /** What the switch says of a seat's phone, and not of a call. */
  hearPhone(news: Exclude<PhoneNews, { kind: 'seat-misused' }>): void {
    if (news.kind === 'registered') {
      this.#phones.registered(news.seat, news.phone)
      this.#phoneThere(news.seat)
    } else if (news.tried === 'call' || !this.#comesBack(news.seat)) this.#hooks.misused(news.seat)
  }

  /** Whoever registered is another than was rung: the line ends, and waits until somebody has looked. */
  async #phoneChanged(id: SeatId): Promise<void> {
    const seat = this.#seats.get(id)
    if (seat?.leg === undefined) return
    seat.barred = true
    this.#hooks.misused(id)
    await this.#end(seat.leg.id)
  }

  #end(leg: string) {
    return this.#office.line.api(kill(leg, 'NORMAL_CLEARING'))
  }

  /**
   * A phone whose cable was pulled registers anew, and is refused until the switch has forgotten where it was. Nobody
   * is to be suspected of that.
   */
  #comesBack(id: SeatId): boolean {
    const seat = this.#seats.get(id)
    if (seat?.droppedAt === undefined || seat.stage === 'up') return false
    return countOf(this.#office.clock) - seat.droppedAt < minute
  }

  hear(event: LegEvent): void {
    if (event.kind === 'job-failed') {
      const failed = [...this.#seats.values()].find(({ leg }) => leg?.job === event.job)
      if (failed !== undefined) this.#dropped(failed, event.cause)
      return
    }
    const seat = this.#byLeg(event.leg)
    if (seat === undefined) return
    if (event.kind === 'joined' && event.room === roomOf(seat)) this.#joined(seat)
    if (event.kind === 'voice') this.#talks(seat, event.heard)
    if (event.kind === 'hung-up') this.#dropped(seat, event.cause)
  }

  settle(settling: Settling): void {
    const { legs, members } = settling.snapshot
    for (const seat of [...this.#seats.values()]) {
      this.#adopt(seat, settling)
      const { leg } = seat
      if (leg === undefined) {
        const wanted = seat.wanted && !seat.barred && seat.stage === 'down'
        if (settling.gap && wanted) void this.#dial(seat)
      } else if (!legs.some((one) => one.leg === leg.id)) {
        if (isGone(leg, settling)) this.#dropped(seat, 'line-lost')
      } else {
        leg.missed = 0
        // A word that the switch did not take leaves nobody on the line of another's phone.
        if (seat.barred) void this.#end(leg.id)
        const there = members.find((one) => one.leg === leg.id && one.room === roomOf(seat))
        if (there === undefined) continue
        this.#joined(seat)
        if (settling.gap) delete seat.talking
        this.#talks(seat, there.heard)
      }
    }
  }

  stop(): void {
    this.#phones.stop()
    for (const { retry } of this.#seats.values()) retry()
  }

  /** A leg of an earlier process, in the conference of a seat that is expected, is that seat's. */
  #adopt(seat: SeatLine, { snapshot, asked }: Settling): void {
    if (seat.leg !== undefined || !seat.wanted) return
    const found = legInRoom(seat.seat, snapshot)
    if (found === undefined || this.#office.endedLegs.has(found)) return
    seat.leg = { id: found, job: '', born: asked - 1, missed: 0 }
  }

  async #dial(seat: SeatLine): Promise<Result<void, SwitchTrouble>> {
    const leg = { id: newId(), job: newId(), born: this.#office.asked(), missed: 0 }
    seat.leg = leg
    seat.stage = 'dialling'
    const dial = seatDial(leg.id, seat.seat, this.#accounts.phoneOf(seat.seat))
    const done = await this.#office.line.background(dial, leg.job)
    // A reply that was lost on the way leaves the leg to the next settling.
    if (!done.ok && done.error.code !== 'timed-out' && seat.leg === leg) {
      delete seat.leg
      seat.stage = 'down'
    }
    return done
  }

  #joined(seat: SeatLine): void {
    if (seat.stage === 'up') return
    seat.stage = 'up'
    seat.failures = 0
    delete seat.told
    this.#office.tell({ kind: 'seat-up', seat: seat.seat })
    this.#hooks.changed(seat.seat, true)
  }

  /** An event that was missed is made up for at the next settling. */
  #talks(seat: SeatLine, talking: boolean): void {
    if (seat.talking === talking) return
    seat.talking = talking
    this.#office.tell({ kind: 'seat-talking', seat: seat.seat, talking })
  }

  #dropped(seat: SeatLine, why: HangupCause): void {
    const cause = seat.barred ? 'phone-changed' : why
    if (seat.leg !== undefined) this.#office.endedLegs.add(seat.leg.id, this.#office.clock.now())
    delete seat.leg
    delete seat.talking
    const news = seat.stage === 'up' || seat.told !== cause
    if (seat.stage === 'up') seat.droppedAt = countOf(this.#office.clock)
    seat.stage = 'down'
    seat.told = cause
    if (seat.wanted) this.#ringAgain(seat)
    else this.#seats.delete(seat.seat)
    if (news) this.#office.tell({ kind: 'seat-down', seat: seat.seat, cause })
    this.#hooks.changed(seat.seat, false)
  }

  #ringAgain(seat: SeatLine): void {
    seat.retry()
    if (seat.barred) return
    seat.retry = this.#office.clock.after(backOff(seat.failures), () => {
      if (seat.wanted && seat.leg === undefined) void this.#dial(seat)
    })
    seat.failures += 1
  }

  #byLeg(leg: string): SeatLine | undefined {
    return [...this.#seats.values()].find((seat) => seat.leg?.id === leg)
  }
}
