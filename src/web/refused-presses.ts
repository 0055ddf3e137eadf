import type { IncidentId, SeatId } from '../basics/ids.ts'
import { type Instant, minute } from '../basics/instant.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import type { Actor, NewFact } from '../facts/fact.ts'

/** More refused presses than this in a minute are no slip of a hand: something sends them. */
const mostAMinute = 20

/**
 * Counts the refused presses of each seat. The first of them are facts, one by one (P5); then one incident says that
 * they go on, and the rest are refused without a line each: a script at a seat must not be able to fill the disk.
 */
export class RefusedPresses {
  readonly #seats = new Map<SeatId, { since: Instant; count: number }>()

  /** The decision as it is to be taken. What is allowed is never touched, whatever was refused before. */
  note<R>(ctx: Pick<Ctx, 'now' | 'uuid'>, by: Actor & { seat: SeatId }, made: Decision<R>) {
    if (made.ok || !made.error.facts) return made
    const { count } = this.#counted(by.seat, ctx.now)
    if (count < mostAMinute) return made
    const facts: NewFact[] = count === mostAMinute ? [incident(ctx, by)] : []
    return { ok: false, error: { ...made.error, facts } } as const
  }

  #counted(seat: SeatId, now: Instant) {
    const known = this.#seats.get(seat)
    const fresh = known === undefined || now - known.since >= minute
    const counted = fresh ? { since: now, count: 1 } : { ...known, count: known.count + 1 }
    this.#seats.set(seat, counted)
    return counted
  }
}

function incident(ctx: Pick<Ctx, 'uuid'>, by: Actor & { seat: SeatId }): NewFact {
  const on = { incident: ctx.uuid() as IncidentId, seat: by.seat }
  return { type: 'incident.opened', by, on, data: { kind: 'forged-presses' } }
}
