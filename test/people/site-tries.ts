import type { DocumentHash } from '../../src/basics/ids.ts'
import type { Ctx, Decision } from '../../src/facts/decide.ts'
import {
  approveMessages,
  proposeMessages,
  sendBackMessages,
} from '../../src/facts/decide-messages.ts'
import {
  approveRules,
  approveWithdrawal,
  proposeRules,
  proposeWithdrawal,
  sendBackRules,
  sendBackWithdrawal,
} from '../../src/facts/decide-site-rules.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import type { Deed } from '../../src/people/may.ts'

type Try = (state: State, ctx: Ctx, by: Actor) => Decision<unknown>

const hash = 'script' as DocumentHash

/** What the site decides for itself, each deed tried with nothing that it could be done to. */
export const siteTries = {
  PROPOSE_MESSAGES: [
    (s, c, by) => proposeMessages(s, c, by, { set: hash, sounds: [], sound: true }),
    (s, c, by) => sendBackMessages(s, c, by, hash),
  ],
  APPROVE_MESSAGES: [
    (s, c, by) => approveMessages(s, c, by, { set: hash, sound: true, heard: true }, 'token'),
  ],
  PROPOSE_RULES: [
    (s, c, by) => proposeRules(s, c, by, hash, []),
    (s, c, by) => sendBackRules(s, c, by, hash),
  ],
  APPROVE_RULES: [(s, c, by) => approveRules(s, c, by, hash, 'token')],
  PROPOSE_RULES_WITHDRAWAL: [
    (s, c, by) => proposeWithdrawal(s, c, by, { rules: hash, why: 'over' }),
    (s, c, by) => sendBackWithdrawal(s, c, by, { rules: hash, why: 'over' }),
  ],
  APPROVE_RULES_WITHDRAWAL: [
    (s, c, by) => approveWithdrawal(s, c, by, { rules: hash, why: 'over' }, 'token'),
  ],
} satisfies Partial<Record<Deed, readonly Try[]>>
