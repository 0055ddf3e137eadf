import type { CallId, CaseId, SampleId, SeatId } from '../basics/ids.ts'
import { type Instant, minute } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import { agentRules } from '../fieldwork/agent-rules.ts'
import { type CandidateSource, chooseCase } from '../fieldwork/choose-case.ts'
import { attemptLimits } from '../fieldwork/dial-limits.ts'
import { instantAt } from '../fieldwork/local-time.ts'
import { mayDial } from '../fieldwork/may-dial.ts'
import { roomRules } from '../fieldwork/room-rules.ts'
import { type Refusal as Hold, refusalsOf } from '../fieldwork/rule.ts'
import type {
  AgentSituation,
  Attestation,
  CaseSituation,
  RoomSituation,
  ShiftSituation,
} from '../fieldwork/situation.ts'
import { shutGates } from '../people/gates.ts'
import { callingHours } from './calling-hours.ts'
import type { Ctx, Decision } from './decide.ts'
import { scriptHash } from './decide-interview.ts'
import type { NewFact } from './fact.ts'
import { localDay } from './local-day.ts'
import { medianInterviewMs } from './median-interview.ts'
import type { Campaign, Case, Person, Seat, Shift, State } from './state.ts'

/** What only the outside knows and the rules ask for. */
export type World = {
  readonly recordWritable: boolean
  /** The disk has less room than the record needs. */
  readonly nearlyFull?: boolean
  readonly listenable: boolean
  readonly attestation: Attestation
  /** Which line of it holds dialling back, in words. */
  readonly attestationLine?: string | undefined
  /** The do-not-call and barred lists, asked about the number in the vault, never told. */
  mustNotRing(case_: CaseId): boolean
  /** Whether the vault holds the number of the case. */
  hasNumber(case_: CaseId): boolean
}

/** Reserves the seat and places its next call, if every rule agrees; otherwise does nothing (D1, one to one). */
export function placeNext(
  state: State,
  ctx: Ctx,
  seatId: SeatId,
  world: World,
): Decision<CallId | undefined> {
  const seat = state.seats.get(seatId)
  const campaign = state.shift && state.campaigns.get(state.shift.campaign)
  if (!seat?.agent || !campaign || seat.call) return ok({ facts: [], reply: undefined })
  const room = roomSituation(state, ctx, world, campaign)
  const agent = agentSituation(state, ctx, seat)
  // Asked first without a case: while the room or the seat holds back, no case needs looking at.
  if (
    refusalsOf(roomRules, room).length + refusalsOf(agentRules, { now: ctx.now, agent }).length >
    0
  ) {
    return ok({ facts: [], reply: undefined })
  }
  const source = candidates(state, campaign)
  const choice = chooseCase(
    source,
    ctx.now,
    ctx.chance,
    (id) => mayDial({ ...room, agent, case: caseSituation(state, world, id) }) === 'yes',
  )
  if (!choice) return ok({ facts: [], reply: undefined })
  const call = ctx.uuid() as CallId
  const [sample, slot] = split(choice.case)
  // The version that the conversation is held by stands on the line that begins its call (P5).
  const script = scriptHash(state, ctx, { campaign: campaign.id })
  const on = { call, case: choice.case, campaign: campaign.id, seat: seatId, sample, script }
  const fact: NewFact = {
    type: 'attempt.placed',
    on,
    data: choice.why === 'fresh' ? { fresh: slot } : {},
  }
  const command = { do: 'dial', call, case: choice.case, seat: seatId } as const
  return ok({ facts: [fact], effects: [{ do: 'switch', command }], reply: call })
}

/** The rules that hold the whole room back now, in the table's order: what the supervisor's page names. */
export function holdingBack(state: State, ctx: Ctx, world: World): readonly Hold[] {
  const campaign = state.shift && state.campaigns.get(state.shift.campaign)
  if (!campaign) return [{ key: 'shift', rule: 'D15', sentence: 'No shift is open.' }]
  return refusalsOf(roomRules, roomSituation(state, ctx, world, campaign))
}

function roomSituation(state: State, ctx: Ctx, world: World, campaign: Campaign): RoomSituation {
  const { shift } = state
  const sheet = ctx.sheet(campaign.sheet)
  const today = localDay(ctx.now)
  const script = sheet.script === '' ? undefined : state.scripts.get(sheet.script)
  return {
    now: ctx.now,
    record: { writable: world.recordWritable, nearlyFull: world.nearlyFull === true },
    switch: {
      connected: state.switchUp,
      listenable: world.listenable,
      attestation: world.attestation,
      ...(world.attestationLine === undefined ? {} : { attestationLine: world.attestationLine }),
    },
    shift: shift ? shiftSituation(state, ctx, shift) : null,
    campaign: {
      life: campaign.life,
      scriptApproved: script?.life === 'approved',
      hours: callingHours(sheet.hours),
      medianInterviewMs: medianInterviewMs(state, ctx, campaign),
      today: { day: today, ...(campaign.days.get(today) ?? { abandoned: 0, passed: 0 }) },
      numbersAway: allAway(state, campaign),
      limits: attemptLimits,
    },
  }
}

function shiftSituation(state: State, { now, settings }: Ctx, shift: Shift): ShiftSituation {
  const present = [...shift.supervisors.values()].filter((one) => one.state === 'present')
  const latest = present.map((one) => one.until).sort((a, b) => b - a)[0]
  return {
    startsAt: slotBegins(shift, settings),
    endsAt: shift.until,
    presentUntil: latest ?? null,
    present: present.filter(({ until }) => now < until).length,
    agentsOnCalls: [...state.seats.values()].filter(({ call }) => call !== undefined).length,
    agentsPerSupervisor: settings.agentsPerSupervisor,
    stop: shift.stop ?? null,
  }
}

/** The slot of the day on which the shift was opened. */
function slotBegins({ openedAt, slot }: Shift, { regime }: Ctx['settings']): Instant {
  return instantAt(localDay(openedAt), regime[slot].from * minute)
}

function allAway(state: State, { samples }: Campaign): boolean {
  return samples.length > 0 && samples.every((id) => state.samples.get(id)?.numbersAway)
}

function agentSituation(state: State, ctx: Ctx, seat: Seat): AgentSituation {
  const person = seat.agent === undefined ? undefined : state.people.get(seat.agent)
  return {
    cleared: person !== undefined && cleared(person, ctx),
    signedIn: seat.signedIn,
    lineUp: seat.lineUp,
    ready: seat.mode.is === 'ready',
    ...(seat.pauseUntil === undefined ? {} : { pauseUntil: seat.pauseUntil }),
    callsUp: [...state.calls.values()].filter((call) => call.seat === seat.id).length,
  }
}

function cleared(person: Person, ctx: Ctx): boolean {
  return !person.removed && shutGates(person.body?.gates, ctx.now).length === 0
}

function caseSituation(state: State, world: World, id: CaseId): CaseSituation {
  const known = state.cases.get(id)
  return {
    attempts: known?.attempts ?? 0,
    ...(known && known.attempts > 0 ? { lastAt: known.lastAt } : {}),
    ...(known?.lastOutcome ? { lastOutcome: known.lastOutcome } : {}),
    ...(known?.abandonedAt !== undefined ? { abandonedAt: known.abandonedAt } : {}),
    askedBack: known?.askedBack ?? false,
    ...(known?.notBefore !== undefined ? { notBefore: known.notBefore } : {}),
    final: known?.final !== undefined,
    callUp: isUp(state, known),
    doNotCall: world.mustNotRing(id),
    hasNumber: world.hasNumber(id),
    barred: false,
  }
}

function isUp(state: State, known: Case | undefined): boolean {
  if (!known) return false
  for (const call of state.calls.values()) if (call.case === known.id) return true
  return false
}

function candidates(state: State, campaign: Campaign): CandidateSource {
  return {
    appointmentsDue: (now) => ofCampaign(state, campaign, state.appointments.due(now)),
    retriesDue: (now) => ofCampaign(state, campaign, state.retries.due(now)),
    fresh: (ahead) => freshCase(state, campaign, ahead),
  }
}

function* ofCampaign(state: State, campaign: Campaign, ids: Iterable<CaseId>): Generator<CaseId> {
  for (const id of ids) {
    // Cases that wait for their numbers must not stand in the way of those behind them.
    const away = state.samples.get(split(id)[0])?.numbersAway
    if (state.cases.get(id)?.campaign === campaign.id && !away) yield id
  }
}

/** Slots are in random order within the vault, so the next slot is a random number of the sample. */
function freshCase(state: State, campaign: Campaign, ahead: number): CaseId | undefined {
  let skip = ahead
  for (const id of campaign.samples) {
    const sample = state.samples.get(id)
    if (!sample || sample.numbersAway) continue
    const left = sample.slots - sample.nextFresh
    if (skip < left) return `${id}.${sample.nextFresh + skip}` as CaseId
    skip -= left
  }
  return undefined
}

function split(id: CaseId): readonly [SampleId, number] {
  const dot = id.lastIndexOf('.')
  return [id.slice(0, dot) as SampleId, Number(id.slice(dot + 1))]
}
