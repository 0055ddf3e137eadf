import type { CallId, PersonId, SeatId } from '../basics/ids.ts'
import type { Interview } from '../calls/interview.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { askedFirst } from '../facts/asked-again.ts'
import { windowsOffered } from '../facts/call-back-window.ts'
import type { Ctx } from '../facts/decide.ts'
import { isHeld, type World } from '../facts/decide-dial.ts'
import { liveCall, scriptHash, scriptOf } from '../facts/decide-interview.ts'
import { isAskedToKeep } from '../facts/decide-kept.ts'
import { languagesFor } from '../facts/decide-language.ts'
import { openCheck } from '../facts/decide-validation.ts'
import type { Actor } from '../facts/fact.ts'
import { outcomesFor } from '../facts/outcomes-for.ts'
import { sessionIsOver } from '../facts/session-over.ts'
import { needsEar } from '../facts/situations.ts'
import type { Seat, State } from '../facts/state.ts'
import type { SeatSound } from '../phone/seat-sound.ts'
import { inLanguage } from '../scripts/in-language.ts'
import { firstPlace } from '../scripts/next-place.ts'
import { locate } from '../scripts/places.ts'
import { wordsAt } from '../scripts/words-at.ts'
import type { BreakCode } from '../supervision/break-codes.ts'
import type { InterviewSeen, Talking } from './interview-page.tsx'
import { lineTrouble } from './line-words.ts'
import { lostFor } from './lost-lines.ts'

/** Which page a seat's browser gets, with only what that page shows. */
export type SeatSeen =
  | { readonly page: 'idle' }
  | { readonly page: 'blank' }
  | { readonly page: 'pin' }
  /** The shift is over, and this agent's last call with it. */
  | { readonly page: 'ended' }
  | { readonly page: 'notice'; readonly workingName: string }
  | {
      readonly page: 'break'
      readonly workingName: string
      readonly code: BreakCode
      readonly seconds: number
    }
  | ({
      readonly page: 'ready'
      readonly lineUp: boolean
      readonly trouble: string | undefined
    } & AtSeat)
  | {
      readonly page: 'calling'
      readonly workingName: string
      readonly ringing: boolean
      readonly seconds: number
      readonly firstWords: string
    }
  | ({ readonly page: 'interview'; readonly workingName: string } & InterviewSeen)
  | {
      readonly page: 'outcome'
      readonly workingName: string
      readonly call: CallId
      readonly outcomes: readonly AttemptOutcome[]
      readonly lostFor: number | undefined
    }
  | { readonly page: 'taken-over'; readonly workingName: string }
  | {
      readonly page: 'between'
      readonly workingName: string
      readonly last: AttemptOutcome | undefined
      readonly pause: number | undefined
      readonly held: boolean
      readonly trouble: string | undefined
    }

type AtSeat = {
  readonly workingName: string
  readonly supervisor: PersonId | undefined
  readonly campaign: string
  readonly firstWords: string
}

/** The agent of this session at this seat, if the session is sound. */
export function agentAt(
  state: State,
  ctx: Ctx,
  token: string,
  seat: SeatId,
): (Actor & { seat: SeatId }) | undefined {
  const session = state.sessions.get(token)
  if (session?.seat !== seat || sessionIsOver(state, session, ctx.now)) return undefined
  if (state.seats.get(seat)?.agent !== session.person) return undefined
  return { person: session.person, role: session.role, seat }
}

/** What a seat's page depends on besides the record. */
type Around = { readonly world: World; readonly sound: SeatSound }

export function seatSeen(
  state: State,
  ctx: Ctx,
  token: string,
  seatId: SeatId,
  around: Around,
): SeatSeen {
  const seat = state.seats.get(seatId)
  if (state.shift?.stop === 'clear') return { page: 'blank' }
  if (!state.shift || !seat?.agent) return { page: 'idle' }
  const by = agentAt(state, ctx, token, seatId)
  if (!by) return { page: state.shift.until <= ctx.now ? 'ended' : 'pin' }
  const workingName = seat.workingName ?? ''
  if (!state.people.get(by.person)?.acknowledged) return { page: 'notice', workingName }
  return onCall(state, ctx, by, seat) ?? offCall(state, ctx, seat, around)
}

function onCall(state: State, ctx: Ctx, by: Actor, seat: Seat): SeatSeen | undefined {
  const workingName = seat.workingName ?? ''
  const call = liveCall(state, by)
  if (!call) return seat.call ? { page: 'taken-over', workingName } : undefined
  switch (call.state) {
    case 'placing':
    case 'ringing':
      return {
        page: 'calling',
        workingName,
        ringing: call.state === 'ringing',
        seconds: Math.floor((ctx.now - call.placedAt) / 1000),
        firstWords: firstWords(state, ctx, workingName, call.campaign),
      }
    case 'talking': {
      const seen = interviewSeen(state, ctx, call, workingName, by)
      return seen ? { page: 'interview', ...seen } : undefined
    }
    case 'wrapping-up':
      return {
        page: 'outcome',
        workingName,
        call: call.id,
        outcomes: outcomesFor(state, ctx, call),
        lostFor: lostFor(state, ctx, call),
      }
    case 'abandoned':
      return undefined
  }
}

/** The interview on a live call, copied out for a page. */
export function interviewSeen(
  state: State,
  ctx: Ctx,
  call: Talking,
  workingName: string,
  by: Actor,
): InterviewSeen | undefined {
  const interview = state.interviews.get(call.interview)
  if (!interview || interview.at === '') return undefined
  const script = scriptOf(state, ctx, call)
  const language = interview.language ?? script.language
  return {
    language,
    otherLanguage: languagesFor(state, ctx, by, script).find((one) => one !== language),
    version: scriptHash(state, ctx, call).slice(0, 8),
    call,
    interview,
    script: inLanguage(script, language),
    workingName,
    seconds: Math.floor((ctx.now - call.answeredAt) / 1000),
    check: openCheck(state, call.id)?.is,
    ...(isAskedFor(interview) ? { windows: windowsOffered(state, ctx, call) } : {}),
    asks:
      askedFirst(state, ctx, call, interview) ??
      (isAskedToKeep(state, ctx, call, interview) ? 'keep' : undefined),
  }
}

/** Only the closing page of a person who wants to be called later shows when that could be. */
function isAskedFor({ ending }: Interview): boolean {
  return ending?.by === 'exit' && ending.exit === 'call-back'
}

function offCall(state: State, ctx: Ctx, seat: Seat, { world, sound }: Around): SeatSeen {
  const workingName = seat.workingName ?? ''
  const { mode } = seat
  if (mode.is === 'break') {
    return {
      page: 'break',
      workingName,
      code: mode.code,
      seconds: Math.floor((ctx.now - seat.since) / 1000),
    }
  }
  if (mode.is === 'not-ready') {
    return {
      page: 'ready',
      workingName,
      lineUp: seat.lineUp && state.switchUp,
      trouble: lineTrouble(state, seat, sound),
      supervisor: presentSupervisor(state),
      campaign: campaignTitle(state, ctx),
      firstWords: firstWords(state, ctx, workingName),
    }
  }
  const left = (seat.pauseUntil ?? 0) - ctx.now
  return {
    page: 'between',
    workingName,
    last: seat.lastOutcome,
    pause: left > 0 ? Math.ceil(left / 1000) : undefined,
    // Why, the room is not told: it is nobody's business but the supervisor's.
    held: isHeld(state, ctx, world) || needsEar(state, ctx, seat),
    trouble: lineTrouble(state, seat, sound),
  }
}

function presentSupervisor(state: State): PersonId | undefined {
  return [...(state.shift?.supervisors ?? [])].find(([, here]) => here.state === 'present')?.[0]
}

function campaignTitle(state: State, ctx: Ctx): string {
  const campaign = state.shift && state.campaigns.get(state.shift.campaign)
  return campaign ? ctx.sheet(campaign.sheet).title : ''
}

function firstWords(
  state: State,
  ctx: Ctx,
  workingName: string,
  campaign = state.shift?.campaign,
): string {
  if (campaign === undefined) return ''
  const script = scriptOf(state, ctx, { campaign })
  const place = firstPlace(script)
  return locate(script, place) ? wordsAt(script, place, {}, { workingName }).read : ''
}
