import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/** Somebody has looked at the jumps of the clock up to line `upTo`: they are shown no more. A later one is. */
export function noteClockSeen(state: State, ctx: Ctx, by: Actor, upTo: number): Decision {
  const no = notAllowed(state, ctx, by, 'ACKNOWLEDGE_CLOCK')
  if (no) return { ok: false, error: no }
  if (!state.clockJumps.some(({ seq }) => seq <= upTo)) return ok({ facts: [], reply: undefined })
  return ok({ facts: [{ type: 'clock.seen', by, data: { upTo } }], reply: undefined })
}
