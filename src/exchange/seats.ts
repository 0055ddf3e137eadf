import type { SeatId } from '../basics/ids.ts'
import type { FarEnd } from './far-end.ts'
import type { Leg } from './leg.ts'
import type { Legs } from './legs.ts'
import type { OriginateCommand } from './originate-command.ts'

/** The seats' phones: each answers by itself in a fifth of a second, unless a test says otherwise. */
export class Seats {
  readonly #silent = new Set<string>()
  readonly #absent = new Set<string>()

  /** How the phone that is rung answers, or the cause when it cannot be. */
  farEnd({ dialled, route }: OriginateCommand, legs: readonly Leg[]): FarEnd | string {
    if (this.#absent.has(dialled)) return 'USER_NOT_REGISTERED'
    // A phone takes the box's call once: while it is up, the same again finds it engaged.
    const same = (leg: Leg) => leg.sentTo.actions[0]?.data === route.actions[0]?.data
    const own = legs.filter((leg) => leg.profile === 'seats' && leg.dialled === dialled)
    if (own.some(same)) return { does: 'refuse', after: 20, status: '486' }
    return { does: 'answer', ringsAfter: 20, answersAfter: 150 }
  }

  isSilent(leg: Leg): boolean {
    return leg.profile === 'seats' && this.#silent.has(leg.dialled)
  }

  setAbsent(seat: SeatId, absent: boolean): void {
    if (absent) this.#absent.add(userOf(seat))
    else this.#absent.delete(userOf(seat))
  }

  setSilent(seat: SeatId, silent: boolean, legs: Legs): void {
    if (silent) this.#silent.add(userOf(seat))
    else this.#silent.delete(userOf(seat))
    for (const { member } of this.legsOf(seat, legs)) {
      if (member === undefined) continue
      if (silent) legs.rooms.hush(member)
      else legs.rooms.listenFor(member)
    }
  }

  legsOf(seat: SeatId, legs: Legs): readonly Leg[] {
    const user = userOf(seat)
    return legs.all().filter((leg) => leg.profile === 'seats' && leg.dialled === user)
  }
}

function userOf(seat: SeatId): string {
  return `seat${seat}`
}
