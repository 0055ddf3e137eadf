import type { IncidentId, SeatId } from '../basics/ids.ts'
import { MinuteCounts } from '../basics/minute-counts.ts'
import { type Ctx, type Decision, refuse } from '../facts/decide.ts'
import type { Actor, NewFact } from '../facts/fact.ts'

/** More refused presses than this in a minute are no slip of a hand: something sends them. */
const mostRefused = 20
/** Ten a second for a minute: no hand presses so. */
const mostPressed = 600

/**
 * Counts the presses of each seat. The first refused ones are facts, one by one (P5); then one incident says that they go
 * on, and the rest are refused without a line each. What is allowed is taken as fast as hands are, and no faster: a
 * script at a seat must not be able to fill the disk either way.
 */
export class RefusedPresses {
  readonly #refused = new MinuteCounts()
  readonly #pressed = new MinuteCounts()

  /** The decision as it is to be taken. What is allowed is not touched, whatever was refused before. */
  note<R>(
    ctx: Pick<Ctx, 'now' | 'uuid'>,
    by: Actor & { seat: SeatId },
    made: Decision<R>,
  ): Decision<R> {
    if (made.ok) return this.#tooFast(ctx, by) ?? made
    if (!made.error.facts) return made
    const count = this.#refused.add(by.seat, ctx.now)
    if (count < mostRefused) return made
    const facts: NewFact[] = count === mostRefused ? [incident(ctx, by)] : []
    return { ok: false, error: { ...made.error, facts } }
  }

  #tooFast(ctx: Pick<Ctx, 'now' | 'uuid'>, by: Actor & { seat: SeatId }) {
    const count = this.#pressed.add(by.seat, ctx.now)
    if (count <= mostPressed) return undefined
    const facts = count === mostPressed + 1 ? [incident(ctx, by)] : undefined
    return refuse(409, 'P5', 'Nobody presses so fast. Wait a minute, then go on.', facts)
  }
}

function incident(ctx: Pick<Ctx, 'uuid'>, by: Actor & { seat: SeatId }): NewFact {
  const on = { incident: ctx.uuid() as IncidentId, seat: by.seat }
  return { type: 'incident.opened', by, on, data: { kind: 'forged-presses' } }
}
