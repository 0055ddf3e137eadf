import type { PersonId } from '../basics/ids.ts'
import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse, standing } from './decide.ts'
import { liveCall } from './decide-interview.ts'
import { closing } from './decide-people.ts'
import type { Actor, NewFact } from './fact.ts'
import type { FactShapes, SignInPart } from './shapes.ts'
import type { State } from './state.ts'

/** A new PIN for an agent, in seconds, by a supervisor at the door of the room. */
export function resetPin(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  pinHash: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'RESET_PIN')
  if (no) return { ok: false, error: no }
  const who = state.people.get(person)
  if (who?.role !== 'agent' || who.removed || !who.body)
    return refuse(404, 'M6', 'There is no such agent.')
  const fact: NewFact = {
    type: 'person.pin_reset',
    by,
    on: { person },
    data: { key: ctx.key() },
    secret: { pinHash },
  }
  return ok({ facts: [fact], reply: undefined })
}

export type SignInReset = {
  readonly person: PersonId
  readonly what: SignInPart
  readonly secret: FactShapes['person.sign_in_reset']['secret']
}

/**
 * A governor gives a member of staff a new first secret. Whoever gave it knows it, so the sessions end, the person
 * chooses their own before anything else, and the two are not two people any more (X11).
 */
export function resetSignIn(
  state: State,
  ctx: Ctx,
  by: Actor,
  { person, what, secret }: SignInReset,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'RESET_SIGN_IN', token)
  if (no) return { ok: false, error: no }
  const who = state.people.get(person)
  const hasPart = what !== 'pin' || who?.role === 'supervisor'
  if (!who?.body || who.removed || who.role === 'agent' || !hasPart)
    return refuse(404, 'M6', 'There is no such member of staff at work.')
  if (person === by.person)
    return refuse(409, 'M6', 'You cannot reset your own sign-in. Ask another governor.')
  if (liveCall(state, { person }))
    return refuse(409, 'M15', 'This person has a call now. Wait until it is over.')
  const fact: NewFact = {
    type: 'person.sign_in_reset',
    by,
    on: { person },
    data: { key: ctx.key(), what },
    secret,
  }
  const { shift } = state
  // Nobody is present who is not signed in (P8): they are again with their own new PIN.
  const left: NewFact[] =
    shift?.supervisors.get(person)?.state === 'present'
      ? [{ type: 'presence.lapsed', on: { person, shift: shift.id }, data: {} }]
      : []
  return ok({ facts: [fact, ...closing(state, person, 'reset'), ...left], reply: undefined })
}

export type OwnSignIn = {
  readonly passwordHash: string
  readonly pinHash?: string
  /** A code device that was set up just now, and the step of the code that it showed. */
  readonly device?: { readonly codeSecret: string; readonly step: number }
}

/**
 * A member of staff chooses what only they know, and goes on in a new session. After a first password that somebody
 * gave them they choose all of it: the PIN of a supervisor and, where codes are asked for, the code device too.
 */
export function chooseSignIn(
  state: State,
  ctx: Ctx,
  by: Actor,
  { passwordHash, pinHash, device }: OwnSignIn,
  { token, next }: { readonly token: string; readonly next: string },
): Decision {
  const no = notAllowed(state, ctx, by, 'CHANGE_SIGN_IN')
  if (no) return { ok: false, error: no }
  const { mustChange, steppedUp } = standing(state, ctx, by, token)
  if (!mustChange && !steppedUp)
    return refuse(403, 'step-up', 'Enter your password again to do this.')
  if (mustChange && by.role === 'supervisor' && pinHash === undefined)
    return refuse(422, 'M6', 'Choose a PIN of your own too.')
  if (mustChange && ctx.settings.codes && device === undefined)
    return refuse(422, 'M6', 'Set up your code device too.')
  const chosen: NewFact = {
    type: 'person.sign_in_chosen',
    by,
    on: { person: by.person },
    data: { key: ctx.key(), device: device !== undefined },
    secret: {
      passwordHash,
      ...(pinHash === undefined ? {} : { pinHash }),
      ...(device === undefined ? {} : { codeSecret: device.codeSecret }),
    },
  }
  const used = device === undefined ? {} : { code: device.step }
  const until = later(ctx.now, ctx.settings.staffSessionMs)
  const opened: NewFact = { type: 'session.opened', by, data: { token: next, until, ...used } }
  return ok({ facts: [chosen, ...closing(state, by.person, 'replaced'), opened], reply: undefined })
}
