import type { Ctx } from '../facts/decide.ts'
import { firstInterviewsLeft } from '../facts/quality-now.ts'
import { needsEar } from '../facts/situations.ts'
import type { Seat, State } from '../facts/state.ts'
import { lastWorked, warningsIn } from './quality-seen.ts'

/** What the live page leads to besides the room: with how many warnings, so that nobody has to look to know. */
export function moreLinks(
  state: State,
  ctx: Ctx,
): readonly { readonly href: string; readonly text: string }[] {
  const found = lastWorked(state).reduce((sum, id) => sum + warningsIn(state, ctx, id), 0)
  const warned = found === 0 ? '' : `: ${found === 1 ? '1 warning' : `${found} warnings`}`
  return [
    { href: '/supervisor/quality', text: `Monitoring and checks${warned}` },
    { href: '/supervisor/figures', text: 'Figures of the campaign' },
    { href: '/supervisor/quotas', text: 'Quotas' },
    { href: '/supervisor/practice', text: 'Practice' },
  ]
}

/** What a supervisor should know of whoever sits there: blocks read too fast, first interviews still to be heard. */
export function noteAt(
  state: State,
  ctx: Ctx,
  seat: Seat,
  hurried: number,
): { readonly note?: string } {
  const { agent } = seat
  const left = agent === undefined ? 0 : firstInterviewsLeft(state, ctx, agent)
  const notes = [
    ...(hurried > 0 ? [`Reads too fast: ${hurried} in this shift`] : []),
    ...(left > 0 ? [`New: ${left} to hear`] : []),
    ...(needsEar(state, ctx, seat) ? ['Needs a listener: calls begin when you listen here'] : []),
  ]
  return notes.length === 0 ? {} : { note: notes.join('. ') }
}
