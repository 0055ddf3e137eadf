import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import { progressAt } from '../scripts/progress-at.ts'
import type { Ctx } from './decide.ts'
import { scriptOf } from './script-of.ts'
import type { State } from './state.ts'

/** Whether people of this campaign may stop in the middle and go on on another day. */
export function letsGoOn(
  state: State,
  ctx: Pick<Ctx, 'sheet'>,
  { campaign }: Pick<Call, 'campaign'>,
): boolean {
  const sheet = state.campaigns.get(campaign)?.sheet
  return sheet !== undefined && ctx.sheet(sheet).goesOn === true
}

/** What the page asks before it goes on, if anything. */
export function askedFirst(
  state: State,
  ctx: Pick<Ctx, 'sheet' | 'script'>,
  call: Pick<Call, 'campaign'>,
  interview: Interview,
): 'cut-off' | 'again' | undefined {
  if (interview.cutOff && !interview.ending) return 'cut-off'
  return isAskedAgain(state, ctx, call, interview) ? 'again' : undefined
}

/** Whether the page asks now if the person began on another day: said is the opening, and no question yet. */
function isAskedAgain(
  state: State,
  ctx: Pick<Ctx, 'sheet' | 'script'>,
  call: Pick<Call, 'campaign'>,
  interview: Interview,
): boolean {
  const { again, at, ending, trail } = interview
  if (again !== undefined || ending !== undefined || at === '' || at === 'completed') return false
  if (!letsGoOn(state, ctx, call)) return false
  const script = scriptOf(state, ctx, call)
  if (progressAt(script, at) !== 'questions') return false
  return !trail.some((place) => progressAt(script, place) === 'questions')
}
