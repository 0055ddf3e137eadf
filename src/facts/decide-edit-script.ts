import type { DocumentHash } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, type Refusal, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { ScriptVersion, State } from './state.ts'

/**
 * Changes a draft: `hash` is the new version, already stored as a document, and the draft before is kept as it was. Who
 * does it has touched the new version and may not approve it (X11). Two people who change the same draft cannot both
 * win: the second is sent to the newer version.
 */
export function editScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  before: DocumentHash,
  hash: DocumentHash,
): Decision {
  const open = openDraft(state, ctx, by, before)
  if (!open.ok) return open
  if (hash === before) return refuse(422, 'P5', 'Nothing is different. Nothing was saved.')
  const taken = isFrozen(state, hash)
  if (taken) return { ok: false, error: taken }
  return ok({
    facts: [
      { type: 'script.edited', by, on: { script: hash }, data: { name: open.value.name, before } },
    ],
    reply: undefined,
  })
}

/** Takes the last change of a draft back: the draft is the very words that it was before, and gives their hash. */
export function undoScript(
  state: State,
  ctx: Ctx,
  by: Actor,
  before: DocumentHash,
): Decision<DocumentHash> {
  const open = openDraft(state, ctx, by, before)
  if (!open.ok) return open
  const hash = open.value.undo?.at(-1)
  if (hash === undefined)
    return refuse(409, 'P5', 'There is no change of this draft left to take back.')
  const taken = isFrozen(state, hash)
  if (taken) return { ok: false, error: taken }
  const data = { name: open.value.name, before, undoes: true } as const
  return ok({ facts: [{ type: 'script.edited', by, on: { script: hash }, data }], reply: hash })
}

export type BegunScript = {
  /** Already stored as a document. */
  readonly hash: DocumentHash
  readonly name: string
  /** The version whose words it begins with, under another title. */
  readonly copied?: DocumentHash
}

/**
 * A draft that comes from no file. A copy keeps the name of its work, so that whoever had a hand in that has one in
 * this; from nothing, the name must be new.
 */
export function beginScript(state: State, ctx: Ctx, by: Actor, begun: BegunScript): Decision {
  const no = notAllowed(state, ctx, by, 'CREATE_SCRIPT')
  if (no) return { ok: false, error: no }
  const { hash, name, copied } = begun
  if (state.scripts.has(hash))
    return refuse(
      409,
      'P5',
      'These very words are here already, under this title. Give this one another title.',
    )
  if (copied === undefined && [...state.scripts.values()].some((one) => one.name === name))
    return refuse(
      409,
      'P5',
      'There is a questionnaire of that name already. Give this one another title.',
    )
  if (copied !== undefined && state.scripts.get(copied)?.name !== name)
    return refuse(404, 'P5', 'There is no such questionnaire to copy.')
  return ok({
    facts: [
      {
        ...{ type: 'script.begun', by, on: { script: hash } },
        data: copied === undefined ? { name } : { name, copied },
      },
    ],
    reply: undefined,
  })
}

function openDraft(
  state: State,
  ctx: Ctx,
  by: Actor,
  before: DocumentHash,
): Result<ScriptVersion, Refusal> {
  const no = notAllowed(state, ctx, by, 'EDIT_SCRIPT')
  if (no) return err(no)
  const known = state.scripts.get(before)
  if (!known) return refuse(404, 'P5', 'There is no such questionnaire.')
  if (known.life !== 'drafted')
    return refuse(409, 'P5', 'Only a draft can be changed. Copy this version as a new draft.')
  if (known.replacedBy !== undefined)
    return refuse(
      409,
      'P5',
      'Somebody changed this draft in the meantime. Nothing was saved: open the newer version and change that.',
    )
  return ok(known)
}

function isFrozen(state: State, hash: DocumentHash): Refusal | undefined {
  const same = state.scripts.get(hash)
  if (!same || same.life === 'drafted') return undefined
  const sentence = `These very words are here already, and are ${same.life}.`
  return { status: 409, rule: 'P5', sentence }
}
