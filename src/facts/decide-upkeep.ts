import type { CallId, CampaignId, CaseId, InterviewId, KeyId, SampleId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { firstPlace } from '../scripts/next-place.ts'
import { type Ctx, type Decision, notAllowed } from './decide.ts'
import { scriptOf } from './decide-interview.ts'
import type { Actor, NewFact } from './fact.ts'
import { quotasOn } from './quota-room.ts'
import type { State } from './state.ts'
import type { NewStep } from './step.ts'

/** The answers are in the pool and the interview's key is gone: step 4 of completion (design 3). */
export function interviewCompleted(state: State, interview: InterviewId): Decision {
  const known = state.completing.get(interview)
  if (!known) return ok({ facts: [], reply: undefined })
  const on = { interview, campaign: known.campaign }
  // In this order: of a line torn off between the two, the key is still doomed, and the next start says so again.
  const type = known.notAsked ? 'interview.ended' : 'interview.completed'
  const facts: NewFact[] = [
    { type, on, data: {} },
    { type: 'key.destroyed', data: { keys: [known.key] } },
  ]
  return ok({ facts, reply: undefined })
}

/** What was said lies in its slot, and the interview's own key is gone. */
export function interviewKept(state: State, interview: InterviewId): Decision {
  const known = state.keeping.get(interview)
  if (!known) return ok({ facts: [], reply: undefined })
  const facts: NewFact[] = [
    { type: 'interview.kept', on: { interview }, data: {} },
    { type: 'key.destroyed', data: { keys: [known.key] } },
  ]
  return ok({ facts, reply: undefined })
}

/**
 * After a crash between the two journals: the answer is on disk, and the first step of its interview is not. Nobody was
 * shown a page, so the interview begins now, at its beginning.
 */
export function beginAgain(state: State, ctx: Ctx): Decision {
  const steps: NewStep[] = []
  for (const call of state.calls.values()) {
    const interview = call.state === 'talking' ? state.interviews.get(call.interview) : undefined
    if (interview?.at !== '') continue
    const next = firstPlace(scriptOf(state, ctx, call))
    const body = { step: 'begin', seed: ctx.uuid(), next } as const
    steps.push({ interview: interview.id, key: interview.key, body })
  }
  return ok({ facts: [], steps, reply: undefined })
}

/** Keys of the open shift's interviews in a fact of their own: it goes with the shift, and the others do not wait. */
export function keysDestroyed(state: State, gone: readonly KeyId[]): Decision {
  const ofShift = gone.filter((key) => state.tally.interviewKeys.has(key))
  const others = gone.filter((key) => !state.tally.interviewKeys.has(key))
  const facts = [ofShift, others]
    .filter((keys) => keys.length > 0)
    .map((keys): NewFact => ({ type: 'key.destroyed', data: { keys } }))
  return ok({ facts, reply: undefined })
}

/** A deletion fact for every number overwritten in the vault (G7). */
export function numbersErased(cases: readonly CaseId[]): Decision {
  const bySample = new Map<SampleId, number[]>()
  for (const one of cases) {
    const dot = one.lastIndexOf('.')
    const sample = one.slice(0, dot) as SampleId
    bySample.set(sample, [...(bySample.get(sample) ?? []), Number(one.slice(dot + 1))])
  }
  const facts = [...bySample].map(
    ([sample, slots]): NewFact => ({ type: 'number.erased', on: { sample }, data: { slots } }),
  )
  return ok({ facts, reply: undefined })
}

/** Without a case when somebody rang back and asked for it: which cases have that number is nobody's business. */
export function numberSuppressed(case_?: CaseId): Decision {
  const on = case_ === undefined ? {} : { case: case_ }
  return ok({
    facts: [{ type: 'number.suppressed', on, data: {} }],
    reply: undefined,
  })
}

/**
 * A merge, and the quota cells that are full with it: `counted` are merged responses by cell. At no other time does
 * anything say how full a cell is, or the last interview before would have told its answer.
 */
export function poolMerged(
  state: State,
  ctx: Ctx,
  campaign: CampaignId,
  merged: number,
  counted: readonly number[],
): Decision {
  const on = { campaign }
  const said = state.campaigns.get(campaign)?.filled ?? []
  const cells = quotasOn(state, ctx, campaign)
    .flatMap(({ target }, n) => ((counted[n] ?? 0) >= target ? [n + 1] : []))
    .filter((cell) => !said.includes(cell))
  const facts: NewFact[] = [
    ...(merged > 0 ? [{ type: 'pool.merged', on, data: { merged } } as const] : []),
    ...(cells.length > 0 ? [{ type: 'quota.filled', on, data: { cells } } as const] : []),
  ]
  return ok({ facts, reply: undefined })
}

export function poolDestroyed(campaign: CampaignId, destroyed: number): Decision {
  return ok({
    facts: [{ type: 'pool.destroyed', on: { campaign }, data: { destroyed } }],
    reply: undefined,
  })
}

/** Somebody has had the whole record read again; what came of it stands in the record. */
export function noteVerified(state: State, ctx: Ctx, by: Actor, sound: boolean): Decision {
  const no = notAllowed(state, ctx, by, 'VERIFY_RECORD')
  if (no) return { ok: false, error: no }
  return ok({ facts: [{ type: 'record.verified', by, data: { sound } }], reply: undefined })
}

/** A witness that the region has countersigned is kept; the file is on disk before this. */
export function noteCountersigned(
  state: State,
  ctx: Ctx,
  by: Actor,
  { lines, hash }: { readonly lines: number; readonly hash: string },
): Decision {
  const no = notAllowed(state, ctx, by, 'IMPORT_WITNESS')
  if (no) return { ok: false, error: no }
  return ok({
    facts: [{ type: 'witness.countersigned', by, data: { lines, hash } }],
    reply: undefined,
  })
}

type Start = {
  readonly version: string
  readonly mode: 'trial' | 'live'
  readonly cutBytes: number
  readonly interrupted?: Interrupted | undefined
}

/** What the box knows of a time in which the record could not be written. */
export type Interrupted = {
  readonly because: 'full' | 'failing' | 'silent'
  readonly since: Instant
  /** The calls that were given the apology meanwhile. */
  readonly letGo: readonly CallId[]
}

/** The first fact of every start. A box that was never started is founded with it. */
export function boxStarted(
  state: State,
  ctx: Ctx,
  { version, mode, cutBytes, interrupted }: Start,
): Decision {
  const facts: NewFact[] = [{ type: 'box.started', data: { version, mode } }]
  if (cutBytes > 0) facts.unshift({ type: 'box.recovered', data: { cutBytes } })
  if (state.listKey === undefined) facts.push({ type: 'box.founded', data: { key: ctx.key() } })
  if (interrupted) facts.push(...whatHappened(state, ctx, interrupted))
  return ok({ facts, reply: undefined })
}

/** What could not be written down while it happened is written down now. */
function whatHappened(state: State, ctx: Ctx, { because, since, letGo }: Interrupted): NewFact[] {
  const lastedMs = Math.max(0, ctx.now - since)
  const data = { because, since, lastedMs, letGo: letGo.length }
  const facts: NewFact[] = [{ type: 'record.interrupted', data }]
  for (const id of letGo) {
    const call = state.calls.get(id)
    if (call?.state !== 'talking') continue
    const on = { call: id, seat: call.seat }
    if (call.closeBy === undefined)
      facts.push({
        type: 'interview.closing_forced',
        on: { ...on, interview: call.interview },
        data: { by: 'record', endsAt: ctx.now },
      })
    if (!call.apologised) facts.push({ type: 'interview.apologised', on, data: {} })
  }
  return facts
}

export function boxStopped(): Decision {
  return ok({ facts: [{ type: 'box.stopped', data: {} }], reply: undefined })
}
