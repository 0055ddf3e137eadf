import type { DocumentHash } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { State } from './state.ts'

/**
 * Changes the words of a draft: `hash` is the new version, already stored as a document, and the draft before is kept
 * as it was. Who does it has touched the new version and may not approve it (X11). Two people who change the same
 * draft cannot both win: the second is sent to the newer version.
 */
export function editScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  before: DocumentHash,
  hash: DocumentHash,
): Decision {
  const no = notAllowed(state, ctx, by, 'EDIT_SCRIPT')
  if (no) return { ok: false, error: no }
  const known = state.scripts.get(before)
  if (!known) return refuse(404, 'P5', 'There is no such questionnaire.')
  if (known.life !== 'drafted')
    return refuse(409, 'P5', 'Only a draft can be changed. Import the words again as a new one.')
  if (known.replacedBy !== undefined)
    return refuse(
      409,
      'P5',
      'Somebody changed this draft in the meantime. Nothing was saved: open the newer version and change that.',
    )
  if (hash === before) return refuse(422, 'P5', 'No word is different. Nothing was saved.')
  const same = state.scripts.get(hash)
  if (same && same.life !== 'drafted')
    return refuse(409, 'P5', `These very words are here already, and are ${same.life}.`)
  return ok({
    facts: [
      { type: 'script.edited', by, on: { script: hash }, data: { name: known.name, before } },
    ],
    reply: undefined,
  })
}
