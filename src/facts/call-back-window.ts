import { hour, type Instant, later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Call } from '../calls/call.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { CaseChange } from '../fieldwork/after-attempt.ts'
import { type CallWindow, comingWindows, type Opening } from '../fieldwork/call-windows.ts'
import { rang } from '../fieldwork/outcomes.ts'
import { callingHours } from './calling-hours.ts'
import type { Ctx, Decision } from './decide.ts'
import { forged } from './decide-interview.ts'
import type { Actor } from './fact.ts'
import { oneStep, ownTalk } from './own-call.ts'
import { stands } from './refused-press.ts'
import type { State } from './state.ts'

/** So many are read out: nobody remembers more. */
const offered = 6
/** Where the person named none: not on the same day at the same time. */
const usualWait = 20 * hour

/** When this room may call for a campaign. */
export function openingOf(state: State, ctx: Ctx, campaign: Call['campaign']): Opening {
  const sheet = state.campaigns.get(campaign)?.sheet
  const hours = sheet === undefined ? [] : callingHours(ctx.sheet(sheet).hours)
  return { regime: ctx.settings.regime, hours }
}

/**
 * The windows that a person who wants to be called later chooses from: parts of the day after this shift. Whoever works
 * then may get the call, and nobody is told that it is one that was asked for.
 */
export function windowsOffered(
  state: State,
  ctx: Ctx,
  call: Pick<Call, 'campaign'>,
): readonly CallWindow[] {
  const after = Math.max(ctx.now, state.shift?.until ?? 0) as Instant
  return comingWindows(after, openingOf(state, ctx, call.campaign)).slice(0, offered)
}

/** The person chose one of the windows that were read out; `from` is when it begins, in milliseconds. */
export function chooseWindow(
  state: State,
  ctx: Ctx,
  by: Actor,
  from: string,
  mark?: string,
): Decision {
  const talk = ownTalk(state, ctx, by, mark)
  if (!talk.ok) return talk
  const call = talk.value
  const interview = state.interviews.get(call.interview)
  const ending = interview?.ending
  if (!interview || ending?.by !== 'exit' || ending.exit !== 'call-back') return forged(state, by)
  // The same one twice is one press that was sent twice.
  if (ending.window) {
    return String(ending.window.from) === from
      ? ok({ facts: [], reply: undefined })
      : stands(by, call, 'A time is chosen already. Read the closing words.')
  }
  const chosen = windowsOffered(state, ctx, call).find((one) => String(one.from) === from)
  if (!chosen) return forged(state, by)
  return oneStep(interview, { step: 'window', from: chosen.from, to: chosen.to })
}

/** What an attempt makes of its case, with the window in which the person is called again, where they asked for that. */
export function inWindow<C extends CaseChange>(
  state: State,
  ctx: Ctx,
  call: Call,
  outcome: AttemptOutcome,
  change: C,
): C | { readonly notBefore: Instant; readonly until: Instant } {
  if (!('notBefore' in change)) return change
  if (isStillAsked(call, outcome) && call.askedUntil !== undefined)
    return { notBefore: change.notBefore, until: call.askedUntil }
  if (outcome !== 'call-back') return change
  const known = 'interview' in call ? state.interviews.get(call.interview)?.ending : undefined
  const chosen = known?.by === 'exit' ? known.window : undefined
  const after = Math.max(later(ctx.now, usualWait), state.shift?.until ?? 0) as Instant
  const window = chosen ?? comingWindows(after, openingOf(state, ctx, call.campaign))[0]
  return window ? { notBefore: window.from, until: window.to } : change
}

/** The line was at fault and no phone rang: the person who asked for this call still waits for it, in the same window. */
export function isStillAsked({ askedUntil }: Call, outcome: AttemptOutcome): boolean {
  return askedUntil !== undefined && !rang(outcome)
}
