import type { DocumentHash, PersonId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

export type ListInUse = {
  readonly list: ListId
  readonly about: DocumentHash
  readonly date: string
  readonly entries: string
}

/** Barred numbers are no governor's to import: nobody but public protection knows that there are any (J6). */
export function mayImportList(state: State, ctx: Ctx, by: Actor, list: ListId): Decision {
  const no = notAllowed(state, ctx, by, list === 'barred' ? 'ADD_BARRED' : 'IMPORT_LIST')
  return no ? { ok: false, error: no } : ok({ facts: [], reply: undefined })
}

/** Whoever keeps the numbers has it, and says so. Without `by` it was brought at the machine. Told again, it is no news. */
export function noteList(state: State, known: ListInUse, by?: Actor): Decision {
  const before = state.lists.get(known.list)
  const same =
    before?.about === known.about && before.date === known.date && before.entries === known.entries
  if (same && !by) return ok({ facts: [], reply: undefined })
  const data = known
  return ok({ facts: [{ type: 'list.imported', ...(by ? { by } : {}), data }], reply: undefined })
}

/**
 * In the record before a number is barred: that somebody of public protection entered some, and nothing else. Not for
 * whom: it would be read in the record, and in a person's own copy of what is held about them.
 */
export function enterBarred(
  state: State,
  ctx: Ctx,
  by: Actor,
  agent: PersonId | undefined,
): Decision {
  const no = notAllowed(state, ctx, by, 'ADD_BARRED')
  if (no) return { ok: false, error: no }
  const known = agent === undefined ? undefined : state.people.get(agent)
  if (agent !== undefined && known?.role !== 'agent')
    return refuse(422, 'J6', 'Choose an agent from the list, or everybody.')
  return ok({ facts: [{ type: 'barred.added', by, data: {} }], reply: undefined })
}
