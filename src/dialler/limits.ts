import type { Clock } from '../basics/clock.ts'
import type { CallId, CaseId, SeatId } from '../basics/ids.ts'
import { hour, type Instant, later, minute } from '../basics/instant.ts'
import { err, type Result } from '../basics/result.ts'
import { isBankHoliday } from '../fieldwork/bank-holidays.ts'
import { researchWindow, timeLeft } from '../fieldwork/calling-hours.ts'
import { dialLimits } from '../fieldwork/dial-limits.ts'
import { localTime } from '../fieldwork/local-time.ts'
import type { SwitchEvent, SwitchPort, SwitchTrouble } from '../phone/switch-port.ts'

/** The most that is dialled, whoever asks and whatever for. Each is well above what a room at work needs. */
export const mostDialled = {
  /** For one seat in a minute: a number that is busy takes some seconds. */
  seatInMinute: 20,
  /** For one case in 24 hours: D14 allows a redial of a lost line, and a call that was asked for. */
  caseInDay: 3,
} as const

/**
 * The dialler's own limits, asked at each dial after every rule of the room has been (design 4): one call at a time for
 * a seat of this box, the calling hours (D15), the longest rate. The do-not-call list and the seat's own leg are
 * looked at where the number is read.
 */
export class HardLimits {
  readonly #seats: ReadonlySet<SeatId>
  readonly #clock: Clock
  readonly #up = new Map<CallId, SeatId>()
  readonly #placed = new Map<CallId, { seat: SeatId; case: CaseId; at: Instant }>()
  #asked: Instant | undefined

  constructor(seats: readonly SeatId[], clock: Clock) {
    this.#seats = new Set(seats)
    this.#clock = clock
  }

  /** Undefined when the call may be dialled, and then it counts; otherwise why not. */
  take(call: CallId, case_: CaseId, seat: SeatId): string | undefined {
    const now = this.#clock.now()
    this.#keepAges(now)
    for (const [old, { at }] of this.#placed) if (now - at > 24 * hour) this.#placed.delete(old)
    const why = this.#whyNot(call, case_, seat, now)
    if (why !== undefined) return why
    this.#up.set(call, seat)
    this.#placed.set(call, { seat, case: case_, at: now })
    return undefined
  }

  /** Calls that an earlier opening of the switch has up. */
  resume(calls: readonly { readonly call: CallId; readonly seat: SeatId }[]): void {
    for (const { call, seat } of calls) this.#up.set(call, seat)
  }

  over(call: CallId): void {
    this.#up.delete(call)
  }

  /** The case of a call that was placed here in the last 24 hours. */
  caseOf(call: CallId): CaseId | undefined {
    return this.#placed.get(call)?.case
  }

  get up(): readonly { readonly call: CallId; readonly seat: SeatId }[] {
    return [...this.#up].map(([call, seat]) => ({ call, seat }))
  }

  /**
   * Where the clock was set back, what was placed is as old as it was: taken for just now, it would have every call of
   * hours refused, and each refusal is an attempt at its case.
   */
  #keepAges(now: Instant): void {
    const back = (this.#asked ?? now) - now
    this.#asked = now
    if (back > 0) for (const one of this.#placed.values()) one.at = later(one.at, -back)
  }

  #whyNot(call: CallId, case_: CaseId, seat: SeatId, now: Instant): string | undefined {
    if (!this.#seats.has(seat)) return `Seat ${seat} is no seat of this box.`
    if (this.#placed.has(call) || this.#up.has(call)) return 'This call was placed before.'
    if ([...this.#up.values()].includes(seat)) return `Seat ${seat} has a call already (D1).`
    const local = localTime(now)
    if (isBankHoliday(local.date)) return 'Today is a bank holiday (D15).'
    if (timeLeft(researchWindow, local) < dialLimits.ringMs)
      return 'These are not hours in which people may be rung (D15).'
    const placed = [...this.#placed.values()]
    const recent = placed.filter((one) => one.seat === seat && now - one.at < minute)
    if (recent.length >= mostDialled.seatInMinute)
      return `Seat ${seat} has had ${mostDialled.seatInMinute} calls in a minute.`
    if (placed.filter((one) => one.case === case_).length >= mostDialled.caseInDay)
      return `This case was rung ${mostDialled.caseInDay} times in 24 hours.`
    return undefined
  }
}

/**
 * The switch behind the limits: nothing else in the process has it. `onNoNumber` is told of a case whose number the
 * carrier says there is not, before anybody hears that the call is over: its next attempt goes to its other number.
 */
export function limited(
  phone: SwitchPort,
  limits: HardLimits,
  onNoNumber: (case_: CaseId) => void,
): SwitchPort {
  return {
    send: async (command): Promise<Result<void, SwitchTrouble>> => {
      if (command.do !== 'dial') return phone.send(command)
      const what = limits.take(command.call, command.case, command.seat)
      if (what !== undefined) return err({ code: 'refused', what })
      const sent = await phone.send(command)
      if (!sent.ok && sent.error.code !== 'timed-out') limits.over(command.call)
      return sent
    },
    listen: (listener) =>
      phone.listen((event: SwitchEvent) => {
        if (event.kind === 'ended') {
          limits.over(event.call)
          const case_ = event.cause === 'unobtainable' ? limits.caseOf(event.call) : undefined
          if (case_) onNoNumber(case_)
        }
        listener(event)
      }),
    start: () => phone.start(),
    close: () => phone.close(),
    ...(phone.accounts ? { accounts: phone.accounts } : {}),
  }
}
