import type { LivePageProps } from '../../views/supervisor/live-page.tsx'
import type { Ctx } from '../facts/decide.ts'
import type { State } from '../facts/state.ts'
import { lostLines } from './lost-lines.ts'
import { staffName } from './names.ts'
import { checkCalls } from './supervisor-check.tsx'

/**
 * Whoever has pressed the panic key, until a supervisor says that they go; checks that wait to be made (R9); and lines
 * that were lost (D14).
 */
export function helpCalls(state: State, ctx: Ctx): LivePageProps['calls'] {
  const help = [...state.seats.values()]
    .filter((seat) => seat.helpAt !== undefined)
    .map((seat) => ({
      text: `Seat ${Number(seat.id)} calls for you now${seat.agent ? `: ${staffName(state, seat.agent)}` : ''}.`,
      going: { label: 'I am going', action: '/supervisor/help', fields: { seat: seat.id } },
    }))
  return [...help, ...checkCalls(state), ...lostLines(state, ctx)]
}
