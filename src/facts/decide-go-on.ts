import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { currentPlace, endOf } from '../scripts/next-place.ts'
import { askedFirst } from './asked-again.ts'
import { type Ctx, type Decision, refuse } from './decide.ts'
import {
  type Open,
  openInterview,
  type PressedPage,
  scriptHash,
  scriptOf,
} from './decide-interview.ts'
import { callMs } from './decide-kept.ts'
import { languagesFor } from './decide-language.ts'
import type { Actor } from './fact.ts'
import { oneStep } from './own-call.ts'
import { takePlaces } from './quota-room.ts'
import { neitherOfTwo, outOfOrder, stepRefused } from './refused-press.ts'
import type { ResumedBody } from './shapes-kept.ts'
import type { State } from './state.ts'

/**
 * The person was asked whether they began on another day, and wants to go on from there (`yes`) or not. Where something
 * of theirs is kept it goes on at the block where it stopped; where nothing is, the first question follows. Whoever
 * holds the call is told of neither before the person has said it (design 6).
 */
export function goOn(
  state: State,
  ctx: Ctx,
  by: Actor,
  pressed: PressedPage,
  answer: string,
): Decision {
  const at = openInterview(state, ctx, by, pressed)
  if (!at.ok) return at
  const { call, interview } = at.value
  const asked = askedFirst(state, ctx, call, interview)
  if (asked === undefined) return outOfOrder(by, call)
  if (answer !== 'yes' && answer !== 'no') return neitherOfTwo(by, call)
  if (asked === 'cut-off') {
    if (answer === 'yes') return oneStep(interview, { step: 'on' })
    return refuse(409, 'R2', 'Choose how the call ends.', [stepRefused(by, call, 'not-listed')])
  }
  const secret = answer === 'yes' ? resumed(state, ctx, by, at.value) : undefined
  if (!secret) return oneStep(interview, { step: 'anew' })
  const on = {
    interview: interview.id,
    call: call.id,
    case: call.case,
    campaign: call.campaign,
    seat: call.seat,
  }
  const data = { key: interview.key }
  return ok({ facts: [{ type: 'interview.resumed', by, on, data, secret }], reply: undefined })
}

/** Its places in quota cells were let go when it stopped: they are taken anew, and a full one ends it (G3). */
function resumed(
  state: State,
  ctx: Ctx,
  by: Actor,
  { call, interview }: Open,
): ResumedBody | undefined {
  const script = scriptOf(state, ctx, call)
  const known = state.kept.get(call.case)
  const found = known && ctx.now < later(known.until, callMs) ? ctx.kept?.(known.key) : undefined
  // Another version of the words may ask something else at the same place.
  if (!found || found.script !== scriptHash(state, ctx, call)) return undefined
  const { seed, answers, at, language } = found
  // Another agent than before may hold the call, and not everybody may read every language of the script.
  const reads = languagesFor(state, ctx, by, script).some((one) => one === language)
  const { cells, isFull, lastEnd } = takePlaces(state, ctx, call, interview, answers, script)
  const kept = {
    seed,
    answers,
    ...(language && reads ? { language } : {}),
    ...(cells.length === 0 ? {} : { cells }),
  }
  const end = endOf(script, answers, seed, isFull)
  const over = end !== undefined && currentPlace(script, answers, seed, isFull) === 'completed'
  if (!over) return { ...kept, at }
  return { ...kept, at: 'completed', full: end.id ?? lastEnd ?? '' }
}
