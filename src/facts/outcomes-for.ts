import type { Instant } from '../basics/instant.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { gradeInterview } from '../fieldwork/grade-interview.ts'
import { mayReadWelsh } from '../people/gates.ts'
import { completeness } from '../scripts/completeness.ts'
import type { ExitKind } from '../scripts/exits.ts'
import { languagesOf } from '../scripts/in-language.ts'
import { endOf } from '../scripts/next-place.ts'
import { progressAt } from '../scripts/progress-at.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import type { Language } from '../scripts/script.ts'
import type { Ctx } from './decide.ts'
import { scriptOf } from './decide-interview.ts'
import { languagesFor } from './decide-language.ts'
import type { State } from './state.ts'

export type WrappingUp = Call & { readonly state: 'wrapping-up' }

/** What the person asked for, or what must not go on: no other outcome may be put in its place (R2, R5). */
const firm: ReadonlySet<ExitKind> = new Set([
  'refuses',
  'stop-and-delete',
  'distressed',
  'knows-me',
])

const others: readonly AttemptOutcome[] = [
  'refuses',
  'machine',
  'call-back',
  'wrong-person',
  'child',
  'language',
]

/** The outcomes that may be confirmed, the likeliest first. A refusal cannot be turned into anything else. */
export function outcomesFor(state: State, ctx: Ctx, call: WrappingUp): readonly AttemptOutcome[] {
  const interview = state.interviews.get(call.interview)
  if (!interview) return ['line-lost']
  const script = scriptOf(state, ctx, call)
  const opening = interview.at === '' || progressAt(script, interview.at) === 'opening'
  if (interview.ending?.by === 'exit')
    return afterExit(state, ctx, call, interview.ending.exit, opening)
  if (interview.at === 'completed') return [atEnd(state, ctx, call, interview)]
  // What the room ended is no answer of anybody's, however far it had come; a refusal said before it stands (R2).
  if (interview.ending?.by === 'box') return ['ended-by-us', 'refuses']
  const lost = ['line-lost', 'trunk-fault', 'other'].includes(call.cause)
  if (opening) return lost ? ['line-lost', ...others] : others
  const grade = gradeOf(state, ctx, call, interview, false)
  if (!lost) return [grade, ...others]
  return grade === 'partial' ? [grade, 'line-lost', ...others] : ['line-lost', grade, ...others]
}

/** The exit, and what else may have been meant by it. */
function afterExit(
  state: State,
  ctx: Ctx,
  call: WrappingUp,
  exit: ExitKind,
  opening: boolean,
): readonly AttemptOutcome[] {
  if (firm.has(exit)) return [exit]
  // Who said it is all that is left to say: the number is on the list either way (T3).
  if (exit === 'never-call')
    return opening ? ['never-call-other', 'never-call'] : ['never-call', 'never-call-other']
  const rest = others.filter((one) => one !== exit)
  const welsh: AttemptOutcome[] = exit === 'language' && inWelsh(state, ctx, call) ? ['welsh'] : []
  return [exit, ...welsh, ...rest]
}

/** The script has words in Welsh that whoever holds this call may not read. */
function inWelsh(state: State, ctx: Ctx, call: WrappingUp): boolean {
  const script = scriptOf(state, ctx, call)
  const agent = { person: call.agent, role: 'agent' } as const
  return (
    languagesOf(script).includes('cy') && !languagesFor(state, ctx, agent, script).includes('cy')
  )
}

/** Whether any agent of the box may read this language on calls; English everybody may. */
export function speaks({ people }: State, now: Instant, language: Language): boolean {
  if (language !== 'cy') return true
  for (const { role, removed, body } of people.values())
    if (role === 'agent' && !removed && mayReadWelsh(body?.gates, now)) return true
  return false
}

function atEnd(state: State, ctx: Ctx, call: WrappingUp, interview: Interview): AttemptOutcome {
  const script = scriptOf(state, ctx, call)
  const answers = reachableAnswers(script, interview.answers)
  // One outcome for both, so that a case does not tell which it was (design 3).
  if (interview.full !== undefined) return 'not-eligible'
  if (endOf(script, answers, interview.seed) !== undefined) return 'not-eligible'
  return gradeOf(state, ctx, call, interview, true)
}

/** By the bands that the campaign declared before its first call (AAPOR). */
function gradeOf(
  state: State,
  ctx: Ctx,
  call: WrappingUp,
  interview: Interview,
  atClosing: boolean,
) {
  const script = scriptOf(state, ctx, call)
  const { share } = completeness(script, reachableAnswers(script, interview.answers))
  const campaign = state.campaigns.get(call.campaign)
  if (!campaign) throw new Error(`Call without a campaign: ${call.campaign}`)
  const { completeOver, partialFrom } = ctx.sheet(campaign.sheet).complete
  return gradeInterview(
    { share, atClosing },
    { completeOver: completeOver / 100, partialFrom: partialFrom / 100 },
  )
}
