import type { DocumentHash } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse, secondPerson } from './decide.ts'
import type { Actor } from './fact.ts'
import type { SpokenSound } from './shapes-site.ts'
import type { State } from './state.ts'

/** Sounds that lie ready, as whoever reads the disk has just found them. */
export type OfferedMessages = {
  /** Stored already: every word of every one of them. */
  readonly set: DocumentHash
  readonly sounds: readonly SpokenSound[]
  /** The checker, with the site's own rules, refuses none of their words. */
  readonly sound: boolean
}

/** One governor asks for sounds that somebody has put ready at the machine. Nothing is played yet. */
export function proposeMessages(
  state: State,
  ctx: Ctx,
  by: Actor,
  { set, sounds, sound }: OfferedMessages,
): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_MESSAGES')
  if (no) return { ok: false, error: no }
  if (state.messagesProposed)
    return refuse(409, 'X11', 'Messages wait for their approval already. Decide on those first.')
  if (sounds.length === 0)
    return refuse(
      409,
      'D6',
      'No recording lies ready. Put some ready with gatehouse prompt install.',
    )
  if (!sound)
    return refuse(
      422,
      'P4',
      'The checker refuses words of these messages. Record them again without.',
    )
  return ok({
    facts: [{ type: 'messages.proposed', by, data: { set, sounds } }],
    reply: undefined,
  })
}

/** What the second governor was shown, and what they say of it. */
export type SeenMessages = {
  readonly set: DocumentHash
  /** The checker refuses none of their words now. */
  readonly sound: boolean
  readonly heard: boolean
}

/**
 * The second governor, of exactly the set that they were shown. From here the switch's side may put these sounds in use,
 * and no others.
 */
export function approveMessages(
  state: State,
  ctx: Ctx,
  by: Actor,
  { set, sound, heard }: SeenMessages,
  token: string | undefined,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_MESSAGES', token)
  if (no) return { ok: false, error: no }
  const proposed = state.messagesProposed
  if (proposed?.set !== set)
    return refuse(
      409,
      'X11',
      'Those messages do not wait for an approval now. Read the page again.',
    )
  if (!sound)
    return refuse(422, 'P4', 'The checker refuses words of these messages. Send them back.')
  const tied = secondPerson(state, by, 'APPROVE_MESSAGES', new Set([proposed.by]))
  if (tied) return { ok: false, error: tied }
  if (!heard) return refuse(422, 'X11', 'Hear each of them to its end, then tick that you did.')
  return ok({ facts: [{ type: 'messages.approved', by, data: { set } }], reply: undefined })
}

/** By either governor, the one who proposed them too. */
export function sendBackMessages(state: State, ctx: Ctx, by: Actor, shown: DocumentHash): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_MESSAGES')
  if (no) return { ok: false, error: no }
  if (state.messagesProposed?.set !== shown)
    return refuse(
      409,
      'X11',
      'Those messages do not wait for an approval now. Read the page again.',
    )
  return ok({ facts: [{ type: 'messages.sent_back', by, data: { set: shown } }], reply: undefined })
}
