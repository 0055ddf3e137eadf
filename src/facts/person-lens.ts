import type { PersonId, SeatId } from '../basics/ids.ts'
import type { Fact } from './fact.ts'

/**
 * Which facts of the record are about one person (G8), asked in the order of the record: what they did, what was done
 * to them, how their sign-ins ended, and what happened at their seat while they sat there.
 */
export class PersonLens {
  readonly #person: PersonId
  readonly #tokens = new Set<string>()
  #seat: SeatId | undefined

  constructor(person: PersonId) {
    this.#person = person
  }

  isAbout(fact: Fact): boolean {
    const own = this.#names(fact)
    const at = fact.on.seat
    // What stands between two people's seatings, and what a supervisor does somewhere else, is nobody's.
    const here = at !== undefined && at === this.#seat && fact.on.person === undefined
    const closes = fact.type === 'session.closed' && this.#tokens.has(fact.data.token)
    this.#follow(fact, own)
    return own || here || closes
  }

  #names({ by, on, ...fact }: Fact): boolean {
    if (by?.person === this.#person || on.person === this.#person) return true
    return fact.type === 'presence.handed_over' && fact.data.to === this.#person
  }

  #follow(fact: Fact, own: boolean): void {
    if (fact.type === 'session.opened' && own) this.#tokens.add(fact.data.token)
    if (fact.type === 'seat.assigned') {
      if (own) this.#seat = fact.on.seat
      else if (fact.on.seat === this.#seat) this.#seat = undefined
    }
    const left = fact.type === 'seat.released' && fact.on.seat === this.#seat
    if (left || fact.type === 'shift.closed') this.#seat = undefined
  }
}
