import type { PersonId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Learning, type LearningUnit, mostUnits } from '../people/learning.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/** What is to be noted: another learner number, one unit more, or one that was noted wrongly taken out. */
export type LearningChange =
  | { readonly uln: string | undefined }
  | { readonly add: LearningUnit }
  | { readonly remove: number }

/**
 * Notes what an agent learned (J14). `units` is how many units the page showed: a page of before changes nothing, so
 * that no unit is noted twice and none removed in place of another.
 */
export function noteLearning(
  state: State,
  ctx: Ctx,
  by: Actor,
  ask: { readonly person: PersonId; readonly units: number; readonly change: LearningChange },
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'EDIT_PERSON', token)
  if (no) return { ok: false, error: no }
  const known = state.people.get(ask.person)
  if (!known?.body || known.removed || known.role !== 'agent')
    return refuse(404, 'M6', 'There is no such agent at work.')
  const before: Learning = known.body.learning ?? { units: [] }
  if (before.units.length !== ask.units)
    return refuse(
      409,
      'J14',
      'What was learned has changed since this page was shown. Read it as it is now, then note it.',
    )
  if ('add' in ask.change && before.units.length >= mostUnits)
    return refuse(409, 'J14', `${mostUnits} units are noted already. Take out what is wrong first.`)
  const learning = changed(before, ask.change)
  const on = { person: ask.person }
  const data = { key: ctx.key() }
  return ok({
    facts: [{ type: 'person.learning_noted', by, on, data, secret: { learning } }],
    reply: undefined,
  })
}

function changed(before: Learning, change: LearningChange): Learning {
  if ('add' in change) return { ...before, units: [...before.units, change.add] }
  if ('remove' in change)
    return { ...before, units: before.units.filter((_, n) => n !== change.remove) }
  const { units } = before
  return change.uln === undefined ? { units } : { uln: change.uln, units }
}
