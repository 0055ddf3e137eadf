import { ok } from '../basics/result.ts'
import type { Interview } from '../calls/interview.ts'
import { acceptAnswer } from '../scripts/accept-answer.ts'
import { type ExitKind, exits } from '../scripts/exits.ts'
import { mayGoBack } from '../scripts/go-back.ts'
import { endOf, nextPlace } from '../scripts/next-place.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import type { Answer, Answers, Place, Script } from '../scripts/script.ts'
import { askedFirst } from './asked-again.ts'
import { type Ctx, type Decision, type Effect, refuse } from './decide.ts'
import { drawCheck, openCheck } from './decide-validation.ts'
import type { Actor, NewFact } from './fact.ts'
import { liveCall, oneStep, ownTalk, type Talking } from './own-call.ts'
import { takePlaces } from './quota-room.ts'
import { outOfOrder, stands, stepRefused } from './refused-press.ts'
import { scriptOf } from './script-of.ts'
import type { State } from './state.ts'
import type { NewStep, StepBody } from './step.ts'
import { readTooFast, saidTooSoon, type Talk } from './talk-floor.ts'

export { liveCall, type Talking } from './own-call.ts'
export { scriptHash, scriptOf } from './script-of.ts'

export type Pressed = {
  /** The place and turn that the page was made for: a stale, repeated or forged post is seen by them (P5). */
  readonly place: Place
  readonly turn: number
  readonly answer: Answer
  /** The call that the page was made for, as `callMark` gives it: a page of an earlier call answers nothing. */
  readonly mark?: string
  /** How long the agent has spoken since this block was shown; undefined where the switch cannot tell. */
  readonly talk?: Talk
}

/**
 * One press. Accepted only while the respondent's leg is up, only for the block that is open, and only from its list.
 * What comes next is the server's decision (P5).
 */
export function answerBlock(
  state: State,
  ctx: Ctx,
  by: Actor,
  pressed: Pressed,
): Decision<{ readonly hurried: boolean }> {
  const at = openInterview(state, ctx, by, pressed)
  if (!at.ok) return at
  const { call, interview } = at.value
  if (askedFirst(state, ctx, call, interview)) return outOfOrder(by, call)
  const script = scriptOf(state, ctx, call)
  const accepted = acceptAnswer(script, pressed.place, pressed.answer, interview.answers)
  if (!accepted.ok) {
    // What the page never offered was made up; a choice of what it did offer may be an honest slip.
    const forged = accepted.error.code === 'unknown-option'
    const why = forged ? 'forged' : 'not-listed'
    return refuse(forged ? 409 : 422, 'P5', accepted.error.message, [stepRefused(by, call, why)])
  }
  const tooSoon = saidTooSoon(ctx.settings, script, interview, pressed.talk)
  if (tooSoon) return refuse(409, 'R1', tooSoon, [stepRefused(by, call, 'too-soon')])
  // An answer that was changed may have left others off the way: they must not lead anywhere.
  const answers = reachableAnswers(script, {
    ...interview.answers,
    [pressed.place]: accepted.value,
  })
  const after = placeAfter(state, ctx, at.value, script, pressed.place, answers)
  const body = { step: 'answer', place: pressed.place, answer: accepted.value, ...after } as const
  const whole =
    after.next === 'completed' &&
    after.full === undefined &&
    endOf(script, answers, interview.seed) === undefined
  return ok({
    facts: whole ? drawCheck(state, ctx, call) : [],
    steps: [{ interview: interview.id, key: interview.key, body }],
    reply: { hurried: readTooFast(ctx.settings, script, interview, pressed.talk) },
  })
}

/** Where the interview goes from here, and the places in quota cells that it has from here on. */
function placeAfter(
  state: State,
  ctx: Ctx,
  { call, interview }: Open,
  script: Script,
  place: Place,
  answers: Answers,
): Pick<Extract<StepBody, { step: 'answer' }>, 'next' | 'cells' | 'full'> {
  const { cells, isFull, lastEnd } = takePlaces(state, ctx, call, interview, answers, script)
  const next = nextPlace(script, place, answers, interview.seed, isFull)
  const kept = cells.length === 0 ? {} : { cells }
  if (next !== 'completed' || lastEnd === undefined) return { next, ...kept }
  const end = endOf(script, answers, interview.seed, isFull)
  // Screened out, it ends as it would with every cell open.
  if (end?.as === 'screened-out') return { next, ...kept }
  return { next, full: end?.id ?? lastEnd }
}

/**
 * One block back, where the script allows it: the earlier answer may be changed, and the change is one more sealed
 * step. What was answered after it is asked again.
 */
export function goBack(
  state: State,
  ctx: Ctx,
  by: Actor,
  pressed: Omit<Pressed, 'answer'>,
): Decision {
  const at = openInterview(state, ctx, by, pressed)
  if (!at.ok) return at
  const { call, interview } = at.value
  const before = interview.trail.at(-1)
  if (before === undefined || !mayGoBack(scriptOf(state, ctx, call), interview.at, before)) {
    return refuse(409, 'P5', 'The script does not go back from here. Read on.', [
      stepRefused(by, call, 'no-way-back'),
    ])
  }
  return oneStep(interview, { step: 'back', next: before })
}

/** An exit, from any block (R2, R4, R5). A machine is cut at once: its greeting may say a name or a number. */
export function takeExit(
  state: State,
  ctx: Ctx,
  by: Actor,
  exit: ExitKind,
  mark?: string,
): Decision {
  const talk = ownTalk(state, ctx, by, mark)
  if (!talk.ok) return talk
  const call = talk.value
  const interview = state.interviews.get(call.interview)
  if (!interview) return stands(by, call, 'That interview is over.')
  if (interview.ending?.by === 'exit') {
    // The same exit twice is one press that was sent twice. Another one would rewrite what the person asked for (R2).
    if (interview.ending.exit === exit) return ok({ facts: [], reply: undefined })
    return stands(by, call, 'The call is ending already. Read the closing words.')
  }
  const facts: NewFact[] = alerts(ctx, by, call, exit)
  const effects: Effect[] =
    exits[exit].closing === 'none'
      ? [{ do: 'switch', command: { do: 'end-call', call: call.id } }]
      : []
  const { id, key } = interview
  const steps: NewStep[] = [{ interview: id, key, body: { step: 'exit', exit } }]
  return ok({ facts, steps, effects, reply: undefined })
}

/** The closing words are read: the agent, or the supervisor who took over, ends the call. */
export function endOwnCall(state: State, ctx: Ctx, by: Actor, mark?: string): Decision {
  const talk = ownTalk(state, ctx, by, mark)
  if (!talk.ok) return talk
  const call = talk.value
  const interview = state.interviews.get(call.interview)
  if (interview && interview.at !== 'completed' && !interview.ending) {
    return refuse(409, 'P5', 'Read on, or choose how the call ends.', [
      stepRefused(by, call, 'out-of-order'),
    ])
  }
  if (openCheck(state, call.id) !== undefined)
    return refuse(409, 'R9', 'Your supervisor speaks now. Wait until they are done.', [
      stepRefused(by, call, 'out-of-order'),
    ])
  return ok({
    facts: [],
    effects: [{ do: 'switch', command: { do: 'end-call', call: call.id } }],
    reply: undefined,
  })
}

/** A choice that stands on no page of a call: somebody made it up (P5). */
export function forged(state: State, by: Actor): Decision {
  const call = liveCall(state, by)
  return refuse(409, 'P5', 'No page offers that. Choose one from the list.', [
    stepRefused(by, call, 'forged'),
  ])
}

/** What says which page a press came from. */
export type PressedPage = Omit<Pressed, 'answer'>

export type Open = { readonly call: Talking; readonly interview: Interview }

export function openInterview(
  state: State,
  ctx: Ctx,
  by: Actor,
  pressed: Omit<Pressed, 'answer'>,
): { readonly ok: true; readonly value: Open } | Extract<Decision, { ok: false }> {
  const talk = ownTalk(state, ctx, by, pressed.mark)
  if (!talk.ok) return talk
  const call = talk.value
  const interview = state.interviews.get(call.interview)
  if (
    !interview ||
    interview.ending ||
    interview.at !== pressed.place ||
    interview.turns !== pressed.turn
  ) {
    return outOfOrder(by, call)
  }
  return ok({ call, interview })
}

/** Distress and recognition reach the supervisor at once (R5). */
function alerts(ctx: Ctx, by: Actor, call: Talking, exit: ExitKind): NewFact[] {
  const kind = exit === 'distressed' ? 'distress' : exit === 'knows-me' ? 'knows-agent' : undefined
  if (!kind) return []
  const on = { incident: ctx.uuid() as never, call: call.id, seat: call.seat }
  return [{ type: 'incident.opened', by, on, data: { kind } }]
}
