import type { DocumentHash } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse, secondPerson } from './decide.ts'
import type { Actor } from './fact.ts'
import { type WithdrawalReason, withdrawalReasons } from './shapes-site.ts'
import type { State } from './state.ts'

/**
 * More rules of this site for what no script may hold. Their text is stored, and was read: it adds, and has no word
 * that could take a rule away. `faults` is what reading found wrong with it, beside the rules now in force.
 */
export function proposeRules(
  state: State,
  ctx: Ctx,
  by: Actor,
  rules: DocumentHash,
  faults: readonly string[],
): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_RULES')
  if (no) return { ok: false, error: no }
  if (state.rulesProposed)
    return refuse(409, 'X11', 'Rules wait for their approval already. Decide on those first.')
  if (state.siteRules.some((one) => one.rules === rules))
    return refuse(409, 'P4', 'These very rules are in force already. Nothing was proposed.')
  if (faults[0] !== undefined) return refuse(422, 'P4', faults[0])
  return ok({ facts: [{ type: 'rules.proposed', by, data: { rules } }], reply: undefined })
}

/** The second governor, of exactly the rules that they were shown. From here they are in force, on frozen scripts too. */
export function approveRules(
  state: State,
  ctx: Ctx,
  by: Actor,
  shown: DocumentHash,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_RULES', token)
  if (no) return { ok: false, error: no }
  const proposed = state.rulesProposed
  if (proposed?.rules !== shown)
    return refuse(409, 'X11', 'Those rules do not wait for an approval now. Read the page again.')
  const tied = secondPerson(state, by, 'APPROVE_RULES', new Set([proposed.by]))
  if (tied) return { ok: false, error: tied }
  return ok({ facts: [{ type: 'rules.approved', by, data: { rules: shown } }], reply: undefined })
}

/** By either governor. */
export function sendBackRules(state: State, ctx: Ctx, by: Actor, shown: DocumentHash): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_RULES')
  if (no) return { ok: false, error: no }
  if (state.rulesProposed?.rules !== shown)
    return refuse(409, 'X11', 'Those rules do not wait for an approval now. Read the page again.')
  return ok({ facts: [{ type: 'rules.sent_back', by, data: { rules: shown } }], reply: undefined })
}

/** Which withdrawal a governor was shown. */
export type ShownWithdrawal = { readonly rules: DocumentHash; readonly why: string }

/**
 * Rules of this site that are in force, to be taken back: the release's own are never. They only ever forbid, so no
 * approved script leans on one, and nothing that was decided has to be looked at again once they are gone.
 */
export function proposeWithdrawal(
  state: State,
  ctx: Ctx,
  by: Actor,
  { rules, why }: ShownWithdrawal,
): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_RULES_WITHDRAWAL')
  if (no) return { ok: false, error: no }
  if (!state.siteRules.some((one) => one.rules === rules))
    return refuse(409, 'P4', 'Those rules are not in force. Read the page again.')
  if (state.withdrawalProposed)
    return refuse(409, 'X11', 'A withdrawal waits for its approval already. Decide on that first.')
  if (!isReason(why)) return refuse(422, 'X11', 'Choose why they are withdrawn.')
  return ok({
    facts: [{ type: 'rules.withdrawal_proposed', by, data: { rules, why } }],
    reply: undefined,
  })
}

/** The second governor, of exactly the withdrawal that they were shown. From here nothing is held against those rules. */
export function approveWithdrawal(
  state: State,
  ctx: Ctx,
  by: Actor,
  shown: ShownWithdrawal,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_RULES_WITHDRAWAL', token)
  if (no) return { ok: false, error: no }
  const proposed = state.withdrawalProposed
  if (proposed === undefined || !isShown(proposed, shown)) return notWaiting()
  const { rules, why, by: first } = proposed
  const tied = secondPerson(state, by, 'APPROVE_RULES_WITHDRAWAL', new Set([first]))
  if (tied) return { ok: false, error: tied }
  return ok({ facts: [{ type: 'rules.withdrawn', by, data: { rules, why } }], reply: undefined })
}

/** By either governor: they stay in force. */
export function sendBackWithdrawal(
  state: State,
  ctx: Ctx,
  by: Actor,
  shown: ShownWithdrawal,
): Decision {
  const no = notAllowed(state, ctx, by, 'PROPOSE_RULES_WITHDRAWAL')
  if (no) return { ok: false, error: no }
  const proposed = state.withdrawalProposed
  if (proposed === undefined || !isShown(proposed, shown)) return notWaiting()
  const { rules } = proposed
  return ok({
    facts: [{ type: 'rules.withdrawal_sent_back', by, data: { rules } }],
    reply: undefined,
  })
}

function isShown(proposed: ShownWithdrawal, shown: ShownWithdrawal): boolean {
  return proposed.rules === shown.rules && proposed.why === shown.why
}

function notWaiting() {
  return refuse(
    409,
    'X11',
    'That withdrawal does not wait for an approval now. Read the page again.',
  )
}

function isReason(why: string): why is WithdrawalReason {
  return Object.hasOwn(withdrawalReasons, why)
}
