import type { KeyId } from '../basics/ids.ts'
import { later, second } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { afterAttempt } from '../fieldwork/after-attempt.ts'
import { openParts } from '../fieldwork/call-windows.ts'
import { rang } from '../fieldwork/outcomes.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { NotAsked } from '../results/not-asked.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import { inWindow, isStillAsked, openingOf } from './call-back-window.ts'
import { breachesOf } from './call-breaches.ts'
import { type Ctx, type Decided, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { liveCall, scriptOf } from './decide-interview.ts'
import { keptOf } from './decide-kept.ts'
import type { Actor, NewFact } from './fact.ts'
import { localDay } from './local-day.ts'
import { outcomesFor, speaks, type WrappingUp } from './outcomes-for.ts'
import { notOf, stepRefused } from './refused-press.ts'
import type { State } from './state.ts'
import { timeTold } from './told-attempt.ts'
import { unanswered } from './unanswered.ts'

/** Seconds. */
const pauseAfterFault = 15

/** Nobody spoke to anybody: the switch's word is the outcome. */
export function codeByItself(
  state: State,
  ctx: Ctx,
  call: Call,
  cause: HangupCause,
): Decided<undefined> {
  if (call.state === 'abandoned') return code(state, ctx, call, 'abandoned', undefined)
  const outcome = gotBefore(state, ctx, call) ?? unanswered(call, cause)
  return code(state, ctx, call, outcome, undefined)
}

/** A lost line that nobody answers any more: the interview is what it was when the line went. */
function gotBefore(state: State, ctx: Ctx, call: Call): AttemptOutcome | undefined {
  if (!call.redials || !state.interviews.has(call.redials.interview)) return undefined
  const { interview } = call.redials
  const at = { answeredAt: call.placedAt, endedAt: ctx.now, cause: 'line-lost' } as const
  const [likeliest] = outcomesFor(state, ctx, { ...call, ...at, state: 'wrapping-up', interview })
  return likeliest
}

/** The attempt whose line was lost: its case waits for nothing but the call that follows in the same turn (D14). */
export function codeForRedial(state: State, ctx: Ctx, call: WrappingUp): Decided<undefined> {
  const on = { call: call.id, case: call.case, campaign: call.campaign, seat: call.seat }
  const data = { outcome: 'line-lost', day: localDay(ctx.now), notBefore: ctx.now } as const
  const case_ = must(state.cases.get(call.case))
  return {
    facts: [{ type: 'attempt.coded', on, data }],
    effects: [
      noteOf(state, ctx, call, case_.attempts + 1, 'line-lost'),
      ...keptIsOver(state, call),
    ],
    reply: undefined,
  }
}

export function confirmOutcome(
  state: State,
  ctx: Ctx,
  by: Actor,
  outcome: AttemptOutcome,
  mark?: string,
): Decision {
  const no = notAllowed(state, ctx, by, 'CODE_ATTEMPT')
  if (no) return { ok: false, error: no }
  const call = liveCall(state, by)
  if (call?.state !== 'wrapping-up')
    return refuse(409, 'P5', 'There is no call waiting for its outcome.', [
      stepRefused(by, call, 'out-of-order'),
    ])
  const other = notOf(call, by, mark)
  if (other) return other
  if (!outcomesFor(state, ctx, call).includes(outcome))
    return refuse(409, 'T2', 'This call cannot end so. Choose one of the listed outcomes.', [
      stepRefused(by, call, 'not-listed'),
    ])
  return ok(code(state, ctx, call, outcome, by))
}

/** An outcome nobody confirmed in time is coded as the box would: no case is left hanging, and the seat goes on. */
export function codeLate(state: State, ctx: Ctx, call: WrappingUp): Decided<undefined> {
  const [likeliest] = outcomesFor(state, ctx, call)
  return code(state, ctx, call, likeliest ?? 'line-lost', undefined)
}

/** The call was lost with the whole box: nobody confirms anything, and what was answered is gone. */
export function codeLost(state: State, ctx: Ctx, call: Call): Decided<undefined> {
  return code(state, ctx, call, 'line-lost', undefined)
}

/** Outcome, what it does to the case, and the end of the interview: completed into the pool, or its key destroyed. */
function code(
  state: State,
  ctx: Ctx,
  call: Call,
  outcome: AttemptOutcome,
  by: Actor | undefined,
): Decided<undefined> {
  const case_ = must(state.cases.get(call.case))
  const { lastOutcome: before, told } = case_
  const { pauseSeconds, edition, hours } = ctx.sheet(must(state.campaigns.get(call.campaign)).sheet)
  const notRung = (case_.notRung ?? 0) + (rang(outcome) ? 0 : 1)
  const made = afterAttempt({
    ...{ outcome, notRung, stillAsked: isStillAsked(call, outcome) },
    now: ctx.now,
    open: openParts(ctx.now, openingOf(state, ctx, call.campaign)),
    attempts: case_.attempts + 1,
    ...(before ? { before } : {}),
    ...(told ? { told } : {}),
    ...(outcome === 'welsh' ? { spoken: speaks(state, ctx.now, 'cy') } : {}),
    ...(edition ? { edition } : {}),
  })
  const broke = breachesOf(call, case_, hours)
  const change = inWindow(state, ctx, call, outcome, made)
  const keep = 'until' in change ? keptOf(state, ctx, call, outcome) : undefined
  const kept = keep && ctx.freshKey()
  const on = { call: call.id, case: call.case, campaign: call.campaign, seat: call.seat }
  // A carrier or a switch that takes no calls must not be asked until the whole sample is used up.
  const pause = outcome === 'trunk-fault' ? Math.max(pauseSeconds, pauseAfterFault) : pauseSeconds
  const pauseUntil = later(ctx.now, pause * second)
  const facts: NewFact[] = [
    {
      type: 'attempt.coded',
      ...(by ? { by } : {}),
      on,
      data: {
        outcome,
        day: localDay(ctx.now),
        pauseUntil,
        ...change,
        ...(kept ? { kept } : {}),
        ...(broke.length > 0 ? { broke } : {}),
      },
    },
  ]
  const effects: Effect[] = [noteOf(state, ctx, call, case_.attempts + 1, outcome)]
  if (call.state === 'wrapping-up') {
    const over =
      keep && kept ? suspend(call, keep, kept, state) : endInterview(state, ctx, call, outcome)
    facts.push(...over.facts)
    effects.push(...over.effects)
  } else if (call.redials && state.interviews.has(call.redials.interview)) {
    const { interview } = call.redials
    facts.push({ type: 'interview.ended', on: { ...on, interview }, data: {} })
    effects.push({ do: 'destroy-keys' })
  }
  if ('suppress' in change) effects.push({ do: 'suppress', case: call.case })
  if ('final' in change) effects.push({ do: 'erase-numbers' })
  effects.push(...keptIsOver(state, call))
  return { facts, effects, reply: undefined }
}

/** What an earlier day left is over with an attempt in which they were spoken to, or that is the last. */
function keptIsOver(state: State, call: Call): readonly Effect[] {
  return state.kept.has(call.case) ? [{ do: 'destroy-keys' }] : []
}

function noteOf(
  state: State,
  ctx: Ctx,
  call: Call,
  n: number,
  outcome: AttemptOutcome,
): Extract<Effect, { do: 'note-attempt' }> {
  const attempt = {
    ...timeTold(ctx.now, call.state === 'wrapping-up'),
    n,
    outcome,
    agent: call.agent,
    entered: state.tally.entered.get(call.id) ?? [],
  }
  return { do: 'note-attempt', note: { case: call.case, attempt } }
}

/** Into a slot of its own under a key of its own; then the interview's key is destroyed. */
function suspend(
  call: WrappingUp,
  secret: KeptInterview,
  kept: KeyId,
  state: State,
): ReturnType<typeof endInterview> {
  const { key } = must(state.interviews.get(call.interview))
  const on = { interview: call.interview, call: call.id, campaign: call.campaign, seat: call.seat }
  return {
    facts: [{ type: 'interview.suspended', on, data: { key, kept }, secret }],
    effects: [{ do: 'keep-interview', interview: call.interview }],
  }
}

function endInterview(
  state: State,
  ctx: Ctx,
  call: WrappingUp,
  outcome: AttemptOutcome,
): { readonly facts: NewFact[]; readonly effects: Effect[] } {
  const interview = state.interviews.get(call.interview)
  if (!interview) return { facts: [], effects: [] }
  const on = { interview: interview.id, call: call.id, campaign: call.campaign, seat: call.seat }
  if (outcome === 'not-eligible')
    return putAway(ctx, interview, on, { notAsked: whyNot(interview) })
  if (outcome !== 'completed') {
    return { facts: [{ type: 'interview.ended', on, data: {} }], effects: [{ do: 'destroy-keys' }] }
  }
  const kept = reachableAnswers(scriptOf(state, ctx, call), interview.answers)
  const answers = Object.fromEntries(
    Object.entries(kept).filter(([, answer]) => answer.kind !== 'said'),
  )
  const cells = interview.cells ?? []
  return putAway(ctx, interview, on, cells.length === 0 ? answers : [answers, cells])
}

/** Screened out and quota full are one outcome of a case; which of them it was is counted with many others (design 3). */
function whyNot({ full }: Interview): NotAsked {
  return full === undefined ? 'screened-out' : 'quota-full'
}

/** What is left of an interview, under seal, on its way to where it is mixed with others. */
function putAway(ctx: Ctx, { id, key }: Interview, on: NewFact['on'], left: object) {
  const notAsked = 'notAsked' in left ? ({ notAsked: true } as const) : {}
  const secret = { token: ctx.uuid().replaceAll('-', ''), answers: JSON.stringify(left) }
  const fact: NewFact = {
    type: 'interview.completing',
    on: on ?? {},
    data: { key, ...notAsked },
    secret,
  }
  const effect: Effect = { do: 'finish-interview', interview: id }
  return { facts: [fact], effects: [effect] }
}

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('A call points at something that is not there')
  return found
}
