import type { DocumentHash, PersonId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import { mayNotApprove, type Review } from './decide-reading.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/** Why a script with Welsh words is not approved yet. */
export const needsWelshReader =
  'Some of its words are Welsh. A governor who is named as a reader of Welsh approves those first.'

/** Names a governor who answers for Welsh words, or ends it. Nobody says of themselves that they read it. */
export function nameWelshReader(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  reads: boolean,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'EDIT_PERSON', token)
  if (no) return { ok: false, error: no }
  const who = state.people.get(person)
  if (who?.role !== 'governor' || who.removed)
    return refuse(404, 'P4', 'There is no such governor: only who reads scripts can be named.')
  if (reads && person === by.person)
    return refuse(409, 'P4', 'You cannot name yourself. Ask another governor.')
  if ((who.readsWelsh ?? false) === reads) return ok({ facts: [], reply: undefined })
  return ok({
    facts: [{ type: 'person.welsh_reader', by, on: { person }, data: { reads } }],
    reply: undefined,
  })
}

/** The Welsh words of a proposed script, by a named reader who has read every part and had no hand in it (P4). */
export function approveWelsh(
  state: State,
  ctx: Ctx,
  by: Actor,
  script: DocumentHash,
  token: string | undefined,
  review: Review,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_WELSH', token)
  if (no) return { ok: false, error: no }
  const known = state.scripts.get(script)
  if (known?.life !== 'proposed' || !review.welsh || known.welshBy !== undefined)
    return refuse(409, 'P4', 'There are no Welsh words here that wait for a reader.')
  if (!state.people.get(by.person)?.readsWelsh) return refuse(403, 'P4', needsWelshReader)
  const read = { ...review, findings: [] }
  const not = mayNotApprove(state, ctx, by, 'APPROVE_WELSH', known, token, read)
  if (not) return { ok: false, error: not }
  return ok({
    facts: [{ type: 'script.welsh_approved', by, on: { script }, data: {} }],
    reply: undefined,
  })
}
