import type { PersonId, SeatId } from '../basics/ids.ts'
import type { Practice } from '../practice/practice.ts'

/** Somebody who proved with their PIN that they sit at a practice seat, and the interview under way, if any. */
export type Practising = {
  readonly token: string
  readonly person: PersonId
  practice?: Practice
}

/** Who practises where: in memory alone, so that a restart forgets every answer. */
export class PracticeDesk {
  readonly #seats = new Map<SeatId, Practising>()

  sit(seat: SeatId, token: string, person: PersonId): void {
    this.#seats.set(seat, { token, person })
  }

  at(seat: SeatId, token: string, person: PersonId | undefined): Practising | undefined {
    const here = this.#seats.get(seat)
    return here?.token === token && here.person === person ? here : undefined
  }

  leave(seat: SeatId): void {
    this.#seats.delete(seat)
  }
}
