import { ok } from '../basics/result.ts'
import { mayReadWelsh } from '../people/gates.ts'
import { languagesOf } from '../scripts/in-language.ts'
import type { Language, Script } from '../scripts/script.ts'
import { type Ctx, type Decision, refuse } from './decide.ts'
import { openInterview, type PressedPage, scriptOf } from './decide-interview.ts'
import type { Actor } from './fact.ts'
import { oneStep } from './own-call.ts'
import { stepRefused } from './refused-press.ts'
import type { State } from './state.ts'

/**
 * The languages that this person may read this script in: its own, and Welsh where somebody signed for it. A supervisor
 * who took the call over answers for what they read themselves.
 */
export function languagesFor(
  state: State,
  ctx: Pick<Ctx, 'now'>,
  by: Pick<Actor, 'person' | 'role'>,
  script: Script,
): readonly Language[] {
  const gates = state.people.get(by.person)?.body?.gates
  const welsh = by.role !== 'agent' || mayReadWelsh(gates, ctx.now)
  return languagesOf(script).filter((one) => one === script.language || one !== 'cy' || welsh)
}

/** The other language, at any block and in one key: the place, the answers and the way stay as they are. */
export function changeLanguage(
  state: State,
  ctx: Ctx,
  by: Actor,
  pressed: PressedPage,
  language: string,
): Decision {
  const at = openInterview(state, ctx, by, pressed)
  if (!at.ok) return at
  const { call, interview } = at.value
  const script = scriptOf(state, ctx, call)
  const found = languagesFor(state, ctx, by, script).find((one) => one === language)
  if (!found)
    return refuse(409, 'P5', 'This call cannot be read in that language here.', [
      stepRefused(by, call, 'forged'),
    ])
  if (found === (interview.language ?? script.language)) return ok({ facts: [], reply: undefined })
  return oneStep(interview, { step: 'language', language: found })
}
