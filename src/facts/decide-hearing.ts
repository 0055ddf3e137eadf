import type { DocumentHash } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import type { Language } from '../scripts/script.ts'
import { type Ctx, type Decision, notAllowed, type Refusal, refuse } from './decide.ts'
import { languagesFor } from './decide-language.ts'
import { mayPractise } from './decide-practice.ts'
import type { Actor } from './fact.ts'
import { scriptHash } from './script-of.ts'
import type { State } from './state.ts'

/** What an agent may hear now: the words of a script and nothing else. */
export type MayHear = { readonly script: DocumentHash; readonly languages: readonly Language[] }

/**
 * Between calls, the script that the shift works with. From the moment a call is placed until its outcome is confirmed
 * nothing is played: whoever answers hears the agent and no machine.
 */
export function hearAtSeat(state: State, ctx: Ctx, by: Actor): Decision<MayHear> {
  const no = notAllowed(state, ctx, by, 'HEAR_SCRIPT') ?? onACall(state, by)
  if (no) return { ok: false, error: no }
  const { shift } = state
  if (!shift || !state.people.get(by.person)?.acknowledged) return refuse(409, 'P5', notNow)
  return ok({ facts: [], reply: heard(state, ctx, by, scriptHash(state, ctx, shift)) })
}

/** In practice, the script that a supervisor opened the seat for. Nobody is on the line of a seat for practice. */
export function hearInPractice(state: State, ctx: Ctx, by: Actor): Decision<MayHear> {
  const no = notAllowed(state, ctx, by, 'HEAR_SCRIPT') ?? onACall(state, by)
  if (no) return { ok: false, error: no }
  const open = by.seat && state.practice?.get(by.seat)
  const seated = by.seat && state.seats.get(by.seat)?.agent !== undefined
  if (!open || open.person !== by.person || seated || !mayPractise(state, ctx, by.person))
    return refuse(403, 'P1', 'This seat is not open for practice.')
  return ok({ facts: [], reply: heard(state, ctx, by, open.script) })
}

const notNow = 'The script can be heard between calls of a shift, once you are signed in.'

function onACall(state: State, by: Actor): Refusal | undefined {
  const here = by.seat !== undefined && state.seats.get(by.seat)?.call !== undefined
  const elsewhere = [...state.calls.values()].some(({ agent }) => agent === by.person)
  if (!here && !elsewhere) return undefined
  return {
    status: 409,
    rule: 'P5',
    sentence: 'Nothing is played while a call is on. Listen between calls.',
  }
}

function heard(state: State, ctx: Ctx, by: Actor, script: DocumentHash): MayHear {
  return { script, languages: languagesFor(state, ctx, by, ctx.script(script)) }
}
