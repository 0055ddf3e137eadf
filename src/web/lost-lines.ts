import type { LivePageProps } from '../../views/supervisor/live-page.tsx'
import { second } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import type { Ctx } from '../facts/decide.ts'
import { redialUntil } from '../facts/decide-redial.ts'
import type { State } from '../facts/state.ts'
import { staffName } from './names.ts'

/** Seconds in which a lost call may still be rung again; undefined where it may not be. */
export function lostFor(state: State, ctx: Ctx, call: Call): number | undefined {
  const until = redialUntil(state, ctx, call)
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - ctx.now) / second))
}

/** Calls whose line was lost in the middle, while the supervisor may have them rung once more (D14). */
export function lostLines(state: State, ctx: Ctx): LivePageProps['calls'] {
  return [...state.calls.values()].flatMap((call) => {
    const seconds = lostFor(state, ctx, call)
    if (seconds === undefined) return []
    const agent = staffName(state, call.agent)
    return [
      {
        text: `Seat ${Number(call.seat)}, ${agent}: the line was lost in the middle of an interview.`,
        seconds,
        going: {
          label: 'Redial once',
          action: '/supervisor/return-call',
          fields: { call: call.id },
          about: `seat ${Number(call.seat)}`,
        },
      },
    ]
  })
}
