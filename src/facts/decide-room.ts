import type { CampaignId, PersonId, ShiftId } from '../basics/ids.ts'
import { type Instant, later } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { RegimeSlot } from '../supervision/regime.ts'
import type { StopKind } from '../supervision/stops.ts'
import { type Ctx, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { countReadings } from './decide-help.ts'
import { beginIndexDay } from './decide-index-days.ts'
import type { Actor, NewFact } from './fact.ts'
import { sumLengths } from './interview-length.ts'
import { letGo } from './let-go.ts'
import { heirUntil, presentUntil } from './presence-until.ts'
import { isBelowTarget, standings } from './quality-now.ts'
import { sumDisplays, sumSeats } from './seat-count.ts'
import { campaignsOf } from './shift-campaigns.ts'
import type { State } from './state.ts'
import { doomedInShift, sumCalls, sumDays, sumErased } from './sum-calls.ts'
import { sumChecks, sumFigures } from './sum-quality.ts'
import { endSupervision, supervisorSeat } from './supervisor-line.ts'

export const openingChecks = {
  'entry-search': 'Entry checks are done for everyone in the room',
  undertakings: 'Confidentiality undertakings are in hand',
  'nothing-to-write': 'No pens, paper or phones are at the seats',
} as const
export const closingChecks = {
  'exit-search': 'Exit checks are done for everyone who worked',
  'seats-clear': 'Every seat is clear and every headset is counted',
  'below-target': 'I have read who was heard or asked about too little: they come first next time',
} as const
type ClosingCheck = keyof typeof closingChecks

/** A shift may always be closed, for a room must be cleared; below the targets of R9 and R10 not without a word of it. */
export function checksToClose(state: State, ctx: Ctx): readonly ClosingCheck[] {
  const below = (state.shift ? campaignsOf(state.shift) : []).some((id) =>
    standings(state, ctx, id).some(
      (one) => isBelowTarget(one) && state.people.get(one.agent)?.removed === false,
    ),
  )
  return ['exit-search', 'seats-clear', ...(below ? (['below-target'] as const) : [])]
}

/** Opens the shift with this supervisor present. Cannot open with a check missing (J11). */
export function openShift(
  state: State,
  ctx: Ctx,
  by: Actor,
  ask: {
    readonly slot: RegimeSlot
    readonly until: Instant
    readonly campaign: CampaignId
    /** Worked while those before them have nobody to call, in order. */
    readonly also?: readonly CampaignId[]
    readonly checks: readonly string[]
    /** What is wrong with the script or the sheet on disk, and what to do about it. */
    readonly changed?: string | undefined
  },
): Decision<ShiftId> {
  const no = notAllowed(state, ctx, by, 'OPEN_SHIFT')
  if (no) return { ok: false, error: no }
  if (Object.keys(openingChecks).some((check) => !ask.checks.includes(check))) {
    return refuse(422, 'J11', 'Tick every check before the shift opens.')
  }
  const also = [...new Set(ask.also ?? [])].filter((one) => one !== ask.campaign)
  if (campaignsOf({ ...ask, also }).some((one) => state.campaigns.get(one)?.life !== 'live'))
    return refuse(422, 'P9', 'Choose a campaign that is live.')
  if (ask.changed !== undefined) {
    const fact: NewFact = { type: 'deed.refused', by, data: { deed: 'OPEN_SHIFT', rule: 'P5' } }
    return refuse(422, 'P5', `What was approved has changed on the disk. ${ask.changed}`, [fact])
  }
  if (ask.until <= ctx.now)
    return refuse(422, 'J8', 'That regime slot is over. Choose a later one.')
  const shift = ctx.uuid() as ShiftId
  const on = { shift, campaign: ask.campaign }
  const facts: NewFact[] = [
    {
      type: 'shift.opened',
      by,
      on,
      data: {
        slot: ask.slot,
        until: ask.until,
        checks: Object.keys(openingChecks),
        campaign: ask.campaign,
        ...(also.length > 0 ? { also } : {}),
        key: ctx.key(),
      },
    },
    { type: 'presence.confirmed', by, on: { shift }, data: { until: presentUntil(ctx) } },
    ...beginIndexDay(state, ctx),
  ]
  const effects: Effect[] = [{ do: 'switch', command: { do: 'open-seat', seat: supervisorSeat } }]
  return ok({ facts, effects, reply: shift })
}

/** Closes the shift: no call may be up; the steps are gone with it. */
export function closeShift(
  state: State,
  ctx: Ctx,
  by: Actor,
  checks: readonly string[],
  hurried: ReadonlyMap<PersonId, number> = new Map(),
): Decision {
  const no = notAllowed(state, ctx, by, 'CLOSE_SHIFT')
  if (no) return { ok: false, error: no }
  if (!state.shift) return refuse(409, 'J11', 'No shift is open.')
  const wanted = checksToClose(state, ctx)
  if (wanted.some((check) => !checks.includes(check)))
    return refuse(422, 'J11', 'Tick every check before the shift closes.')
  if (state.calls.size > 0) {
    return refuse(
      409,
      'P8',
      'Calls are still up, or waiting for their outcome. Press Close and wait for them to end.',
    )
  }
  if (state.completing.size + state.keeping.size > 0)
    return refuse(409, 'P8', 'Answers are still being put away. Try again in a moment.')
  const facts: NewFact[] = endSupervision(state)
  for (const session of state.sessions.values()) {
    if (session.seat === undefined) continue
    facts.push({
      type: 'session.closed',
      on: { seat: session.seat, person: session.person },
      data: { token: session.token, why: 'shift-closed' },
    })
  }
  facts.push(...sumCalls(state), ...sumDays(state), ...sumLengths(state))
  facts.push(...sumChecks(state), ...sumFigures(state, ctx.chance), ...sumSeats(state))
  const keys = doomedInShift(state)
  facts.push(...countReadings(state, hurried), {
    type: 'shift.closed',
    by,
    on: { shift: state.shift.id },
    data: { checks: wanted, ...(keys.length > 0 ? { keys } : {}) },
  })
  facts.push(...sumErased(state), ...sumDisplays(state))
  const effects: Effect[] = [...state.seats.keys(), supervisorSeat].map((seat) => ({
    do: 'switch',
    command: { do: 'close-seat', seat },
  }))
  effects.push({ do: 'destroy-keys' }, { do: 'close-steps' }, { do: 'checkpoint' })
  return ok({ facts, effects, reply: undefined })
}

/** After the supervisor's own PIN, checked by the caller: never by an open page (design 7, P8). */
export function confirmPresence(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'CONFIRM_PRESENCE')
  if (no) return { ok: false, error: no }
  const on = state.shift ? { shift: state.shift.id } : {}
  return ok({
    facts: [{ type: 'presence.confirmed', by, on, data: { until: presentUntil(ctx) } }],
    reply: undefined,
  })
}

export function stepOut(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'STEP_OUT')
  if (no) return { ok: false, error: no }
  if (state.shift?.supervisors.get(by.person)?.state !== 'present') {
    return refuse(409, 'P8', 'You are not signed in as present.')
  }
  return ok({
    facts: [{ type: 'presence.stepped_out', by, on: { shift: state.shift.id }, data: {} }],
    reply: undefined,
  })
}

/** The second supervisor signs with their own PIN, checked by the caller, and signs in soon if they have not (P8). */
export function handOver(state: State, ctx: Ctx, by: Actor, to: PersonId): Decision {
  const no = notAllowed(state, ctx, by, 'HAND_OVER')
  if (no) return { ok: false, error: no }
  const heir = state.people.get(to)
  if (!state.shift || heir?.role !== 'supervisor' || heir.removed || heir.id === by.person) {
    return refuse(422, 'P8', 'Hand over to another supervisor, who signs with their own PIN.')
  }
  if (heir.mustChange) {
    const sentence =
      'Somebody else knows that supervisor’s PIN. They sign in and choose their own first.'
    return refuse(409, 'P8', sentence)
  }
  const data = { to, until: heirUntil(state, ctx, to) }
  return ok({
    facts: [{ type: 'presence.handed_over', by, on: { shift: state.shift.id, person: to }, data }],
    reply: undefined,
  })
}

const strictness = { freeze: 1, close: 2, clear: 3 } as const satisfies Record<StopKind, number>

/** Freeze, Close or Clear the room. A stricter stop may follow a milder one, never the reverse; Resume ends any. */
export function stopRoom(state: State, ctx: Ctx, by: Actor, stop: StopKind): Decision {
  const no = notAllowed(state, ctx, by, 'STOP_ROOM')
  if (no) return { ok: false, error: no }
  if (!state.shift) return refuse(409, 'P8', 'No shift is open.')
  const holding = state.shift.stop
  if (holding && strictness[stop] < strictness[holding]) {
    return refuse(409, 'J8', 'A stricter stop holds. Resume calls first, then stop them this way.')
  }
  const facts: NewFact[] = [
    { type: 'room.stopped', by, on: { shift: state.shift.id }, data: { stop } },
  ]
  const effects: Effect[] = []
  if (stop === 'close') facts.push(...closeLiveCalls(state, ctx, 'stop'))
  if (stop === 'clear') {
    for (const call of state.calls.values()) {
      if (call.state === 'placing' || call.state === 'ringing') {
        effects.push({ do: 'switch', command: { do: 'end-call', call: call.id } })
      } else if (call.state === 'talking') {
        const gone = letGo(ctx, call)
        facts.push(...gone.facts)
        effects.push(...(gone.effects ?? []))
      }
    }
  }
  return ok({ facts, effects, reply: undefined })
}

export function resumeRoom(state: State, ctx: Ctx, by: Actor): Decision {
  const no = notAllowed(state, ctx, by, 'RESUME_ROOM')
  if (no) return { ok: false, error: no }
  if (!state.shift?.stop) return refuse(409, 'P8', 'The room is not stopped.')
  return ok({
    facts: [{ type: 'room.resumed', by, on: { shift: state.shift.id }, data: {} }],
    reply: undefined,
  })
}

/** Every live interview goes to its closing words; the box ends it after a minute with an apology (design 7). */
export function closeLiveCalls(
  state: State,
  ctx: Ctx,
  why: 'presence' | 'stop' | 'record',
): NewFact[] {
  const endsAt = later(ctx.now, ctx.settings.closingMs)
  const facts: NewFact[] = []
  for (const call of state.calls.values()) {
    if (call.state !== 'talking' || call.closeBy !== undefined) continue
    facts.push({
      type: 'interview.closing_forced',
      on: { call: call.id, seat: call.seat, interview: call.interview },
      data: { by: why, endsAt },
    })
  }
  return facts
}
