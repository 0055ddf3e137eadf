import type { EnquiryId } from '../basics/ids.ts'
import { later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { type ComplaintAnswer, longestAsking, longestTyping } from '../supervision/complaint.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import type { Actor, NewFact } from './fact.ts'
import type { EnquiryWanted } from './shape-parts.ts'
import type { State } from './state.ts'
import type { Enquiry } from './state-enquiries.ts'
import type { ToldAttempt } from './told-attempt.ts'

/** Somebody's number is on the do-not-call list, durable: one person, at once, across all campaigns (T3, R2). */
export function noteNeverAgain(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'SUPPRESS_CALLS')
  if (no) return { ok: false, error: no }
  return ok({ facts: [{ type: 'number.suppressed', by, data: {} }], reply: undefined })
}

/** The first of two people asks to look up the calls to one number, which is not given yet. */
export function askEnquiry(
  state: State,
  ctx: Ctx,
  by: Actor,
  wanted: EnquiryWanted,
): Decision<EnquiryId> {
  const no = notAllowed(state, ctx, by, 'PROPOSE_ENQUIRY')
  if (no) return { ok: false, error: no }
  const enquiry = ctx.uuid() as EnquiryId
  const fact: NewFact = { type: 'enquiry.asked', by, on: { enquiry }, data: wanted }
  return ok({ facts: [fact], reply: enquiry })
}

/** The second lets it. Nothing is shown yet: the number is typed once, by either of the two. */
export function letEnquiry(
  state: State,
  ctx: Ctx,
  by: Actor,
  enquiry: EnquiryId,
  token?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'APPROVE_ENQUIRY', token)
  if (no) return { ok: false, error: no }
  const known = state.enquiries.get(enquiry)
  if (!known || known.agreed || !isOpen(known, ctx)) return refuse(409, 'G8', nobodyWaits)
  const tied = secondPerson(state, by, 'APPROVE_ENQUIRY', new Set([known.askedBy]))
  if (tied) return { ok: false, error: tied }
  return ok({ facts: [{ type: 'enquiry.let', by, on: { enquiry }, data: {} }], reply: undefined })
}

const nobodyWaits = 'Nobody is waiting for a second person here. Ask for it again.'

/** Whether an enquiry still waits for its second person, or for the number. */
export function isOpen({ askedAt, agreed }: Enquiry, { now }: Pick<Ctx, 'now'>): boolean {
  return now < (agreed ? later(agreed.at, longestTyping) : later(askedAt, longestAsking))
}

/** Why this person may not type the number of this enquiry now; undefined when they may. */
export function whyNotShow(
  state: State,
  ctx: Ctx,
  by: Actor,
  enquiry: EnquiryId,
): Refusal | undefined {
  const no = notAllowed(state, ctx, by, 'VIEW_ENQUIRY')
  if (no) return no
  const known = state.enquiries.get(enquiry)
  const refused = (sentence: string): Refusal => ({ status: 409, rule: 'G8', sentence })
  if (!known || !isOpen(known, ctx))
    return refused('This was shown already, or its time is over. Ask for it again.')
  if (!known.agreed) return refused('One person alone asked for this. A second has to agree first.')
  if (by.person !== known.askedBy && by.person !== known.agreed.by)
    return refused('Only who asked for this or agreed to it may type the number.')
  return undefined
}

/**
 * What was found is about to be shown, once. Of a complaint it is kept, sealed under a key of its own, so that it can be
 * answered; of a question nothing is kept.
 */
export function showEnquiry(
  state: State,
  ctx: Ctx,
  by: Actor,
  enquiry: EnquiryId,
  found: readonly ToldAttempt[],
): Decision {
  const no = whyNotShow(state, ctx, by, enquiry)
  if (no) return { ok: false, error: no }
  const on = { enquiry }
  const facts: NewFact[] = [{ type: 'enquiry.shown', by, on, data: {} }]
  const wanted = state.enquiries.get(enquiry)?.wanted
  if (wanted?.what === 'complaint') {
    const data = { key: ctx.key(), about: wanted.about }
    facts.push({ type: 'complaint.opened', by, on, data, secret: { found } })
  }
  return ok({ facts, reply: undefined })
}

/** What was found for a complaint is looked at again; who looked stands in the record. */
export function viewComplaint(state: State, ctx: Ctx, by: Actor, enquiry: EnquiryId): Decision {
  const no = notAllowed(state, ctx, by, 'VIEW_COMPLAINT')
  if (no) return { ok: false, error: no }
  if (!state.complaints.has(enquiry)) return refuse(404, 'G8', 'There is no such complaint.')
  return ok({
    facts: [{ type: 'complaint.viewed', by, on: { enquiry }, data: {} }],
    reply: undefined,
  })
}

/** A complaint has its answer, from a closed list. From here its own period runs. */
export function answerComplaint(
  state: State,
  ctx: Ctx,
  by: Actor,
  enquiry: EnquiryId,
  answer: ComplaintAnswer,
): Decision {
  const no = notAllowed(state, ctx, by, 'CLOSE_COMPLAINT')
  if (no) return { ok: false, error: no }
  const known = state.complaints.get(enquiry)
  if (!known) return refuse(404, 'G8', 'There is no such complaint.')
  if (known.answered) return refuse(409, 'G8', 'This complaint is answered already.')
  return ok({
    facts: [{ type: 'complaint.answered', by, on: { enquiry }, data: { answer } }],
    reply: undefined,
  })
}
