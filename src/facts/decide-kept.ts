import type { CaseId } from '../basics/ids.ts'
import { hour, later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import type { Kept, KeptInterview } from '../calls/kept-interview.ts'
import { windowsAhead } from '../fieldwork/call-windows.ts'
import { progressAt } from '../scripts/progress-at.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import { stopAtBlock } from '../scripts/stop-at-block.ts'
import { letsGoOn } from './asked-again.ts'
import type { Ctx, Decision, Effect } from './decide.ts'
import { forged } from './decide-interview.ts'
import type { Actor, NewFact } from './fact.ts'
import { oneStep, ownTalk } from './own-call.ts'
import { neitherOfTwo } from './refused-press.ts'
import { scriptHash, scriptOf } from './script-of.ts'
import type { State } from './state.ts'
import { rowName } from './tally.ts'

/** What is kept must fit into its slot, as JSON: an interview that does not is not kept. */
export const longestKept = 16_000

/**
 * What would be kept of an interview that stops here; undefined where nothing may be. Something was answered, something
 * is left to ask, and it has not gone on from another day already: what was said once is kept once.
 */
export function keepable(
  state: State,
  ctx: Ctx,
  call: Pick<Call, 'campaign'>,
  interview: Interview,
): KeptInterview | undefined {
  const { at, seed, language } = interview
  if (!letsGoOn(state, ctx, call) || state.shift?.key === undefined) return undefined
  if (interview.again === 'goes-on' || at === '' || at === 'completed') return undefined
  const script = scriptOf(state, ctx, call)
  if (progressAt(script, at) !== 'questions') return undefined
  const stop = stopAtBlock(script, at, reachableAnswers(script, interview.answers), seed)
  if (!Object.values(stop.answers).some(({ kind }) => kind !== 'said')) return undefined
  const body = {
    script: scriptHash(state, ctx, call),
    seed,
    ...stop,
    ...(language === undefined ? {} : { language }),
  }
  return JSON.stringify(body).length > longestKept ? undefined : body
}

/** The person was asked whether what they said is kept until the time they chose. Without their word it is destroyed. */
export function agreeToKeep(
  state: State,
  ctx: Ctx,
  by: Actor,
  answer: string,
  mark?: string,
): Decision {
  const talk = ownTalk(state, ctx, by, mark)
  if (!talk.ok) return talk
  const call = talk.value
  const interview = state.interviews.get(call.interview)
  const ending = interview?.ending
  if (!interview || !isAskedToKeep(state, ctx, call, interview)) {
    const same = ending?.by === 'exit' && ending.keep === (answer === 'yes')
    // The same one twice is one press that was sent twice.
    return same && (answer === 'yes' || answer === 'no')
      ? ok({ facts: [], reply: undefined })
      : forged(state, by)
  }
  if (answer !== 'yes' && answer !== 'no') return neitherOfTwo(by, call)
  return oneStep(interview, { step: 'keep', agreed: answer === 'yes' })
}

/** Whether the closing page asks now: a time is chosen, and the question is not answered yet. */
export function isAskedToKeep(
  state: State,
  ctx: Ctx,
  call: Pick<Call, 'campaign'>,
  interview: Interview,
): boolean {
  const { ending } = interview
  if (ending?.by !== 'exit' || ending.exit !== 'call-back' || !ending.window) return false
  // Seven days at most, with the call in which it goes on (design 6).
  if (later(ending.window.to, callMs) > later(ctx.now, windowsAhead)) return false
  return ending.keep === undefined && keepable(state, ctx, call, interview) !== undefined
}

/** What an attempt with this outcome keeps, if the person agreed to it. */
export function keptOf(
  state: State,
  ctx: Ctx,
  call: Call,
  outcome: string,
): KeptInterview | undefined {
  const interview = 'interview' in call ? state.interviews.get(call.interview) : undefined
  const ending = interview?.ending
  if (!interview || outcome !== 'call-back' || ending?.by !== 'exit' || !ending.window)
    return undefined
  return ending.keep === true ? keepable(state, ctx, call, interview) : undefined
}

/** A call in which it could still go on may outlast the time that was agreed by so much. */
export const callMs = hour

/** What is kept for people whose time is over goes, whether the room could call or not. */
export function forgetKept(
  state: State,
  ctx: Pick<Ctx, 'now'>,
): { readonly facts: NewFact[]; readonly effects: Effect[] } {
  const cases = [...state.kept].filter((one) => isOver(state, ctx, one)).map(([id]) => id)
  if (cases.length === 0) return { facts: [], effects: [] }
  return {
    facts: [{ type: 'interview.forgotten', data: { cases: cases.sort() } }],
    effects: [{ do: 'destroy-keys' }],
  }
}

function isOver(state: State, { now }: Pick<Ctx, 'now'>, [id, { until }]: [CaseId, Kept]): boolean {
  if (now < until) return false
  // What was kept in this shift lies with the steps: the record may not speak of it before the shift closes.
  const attempts = state.cases.get(id)?.attempts ?? 0
  if (state.tally.attempts.has(rowName({ case: id, n: attempts })) && now < later(until, callMs))
    return false
  const up = [...state.calls.values()].some((call) => call.case === id)
  return !up || now >= later(until, callMs)
}
