import type { CampaignId, CaseId, PersonId } from '../basics/ids.ts'
import { type Instant, minute } from '../basics/instant.ts'
import { attemptLimits } from '../fieldwork/dial-limits.ts'
import { instantAt, localTime } from '../fieldwork/local-time.ts'
import type {
  AgentSituation,
  CaseSituation,
  RoomSituation,
  ShiftSituation,
} from '../fieldwork/situation.ts'
import { shutGates } from '../people/gates.ts'
import { slotOn } from '../supervision/regime.ts'
import { callingHours } from './calling-hours.ts'
import type { Ctx } from './decide.ts'
import type { World } from './decide-dial.ts'
import { isOpen } from './fold-incidents.ts'
import { localDay } from './local-day.ts'
import { medianInterviewMs } from './median-interview.ts'
import { pilotNow, wantsListener } from './quality-now.ts'
import { type QuotaLook, stratumCodeOf } from './quota-look.ts'
import { campaignsOf } from './shift-campaigns.ts'
import type { Campaign, Case, Person, Seat, Shift, State } from './state.ts'

/** What the dial rules look at, as the state has it: of the room and one campaign. */
export function roomSituation(
  state: State,
  ctx: Ctx,
  world: World,
  campaign: Campaign,
  quotas: QuotaLook,
): RoomSituation {
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
      ...(world.unapproved === undefined ? {} : { unapproved: world.unapproved }),
      showsAnother: showsAnother(state),
    },
    shift: shift ? shiftSituation(state, ctx, shift) : null,
    campaign: {
      life: campaign.life,
      scriptApproved: script?.life === 'approved',
      hours: callingHours(sheet.hours),
      medianInterviewMs: medianInterviewMs(state, ctx, campaign),
      today: { day: today, ...(campaign.days.get(today) ?? { abandoned: 0, passed: 0 }) },
      numbersAway: allAway(state, campaign),
      quotas: quotas.room,
      limits: attemptLimits,
      ...pilotNow(state, campaign),
    },
  }
}

/** D10: until somebody has looked, and closed the incident. */
export function showsAnother(state: Pick<State, 'openIncidents'>): boolean {
  return isOpen(state, 'caller-id')
}

function shiftSituation(state: State, { now, settings }: Ctx, shift: Shift): ShiftSituation {
  const present = [...shift.supervisors.values()].filter((one) => one.state === 'present')
  const latest = present.map((one) => one.until).sort((a, b) => b - a)[0]
  return {
    startsAt: slotBegins(shift, settings),
    endsAt: shift.until,
    presentUntil: latest ?? null,
    present: present.filter(({ until }) => now < until).length,
    agentsOnCalls: new Set([...state.calls.values()].map(({ seat }) => seat)).size,
    agentsPerSupervisor: settings.agentsPerSupervisor,
    stop: shift.stop ?? null,
  }
}

/** The slot of the day on which the shift was opened; never, where the regime has none of it on that day any more. */
function slotBegins({ openedAt, slot, until }: Shift, { regime }: Ctx['settings']): Instant {
  const { date, weekday } = localTime(openedAt)
  const times = slotOn(regime, slot, weekday)
  return times ? instantAt(date, times.from * minute) : until
}

function allAway(state: State, { samples }: Campaign): boolean {
  return samples.length > 0 && samples.every((id) => state.samples.get(id)?.numbersAway)
}

/** Of the seat that would take the call. */
export function agentSituation(state: State, ctx: Ctx, seat: Seat): AgentSituation {
  const person = seat.agent === undefined ? undefined : state.people.get(seat.agent)
  return {
    cleared: person !== undefined && cleared(person, ctx),
    signedIn: seat.signedIn,
    lineUp: seat.lineUp,
    ready: seat.mode.is === 'ready',
    ...(seat.pauseUntil === undefined ? {} : { pauseUntil: seat.pauseUntil }),
    unheard: isNewAndUnheard(state, ctx, seat),
    listenedTo: listenedTo(state, seat),
    callsUp: [...state.calls.values()].filter((call) => call.seat === seat.id).length,
  }
}

/**
 * Whether calls wait for a supervisor on this seat's line: a new agent is heard (R10), and so is everybody while all
 * that the shift works on is in its pilot batch (R14).
 */
export function needsEar(state: State, ctx: Ctx, seat: Seat): boolean {
  if (isNewAndUnheard(state, ctx, seat)) return true
  const campaigns = state.shift ? campaignsOf(state.shift) : []
  const pilots = campaigns.length > 0 && campaigns.every((id) => isPiloting(state, id))
  return pilots && seat.mode.is === 'ready' && !listenedTo(state, seat)
}

function isNewAndUnheard(state: State, ctx: Ctx, seat: Seat): boolean {
  const { agent, mode } = seat
  if (agent === undefined || mode.is !== 'ready' || !wantsListener(state, ctx, agent)) return false
  return !listenedTo(state, seat)
}

function listenedTo({ supervising }: State, { id }: Seat): boolean {
  for (const { seat } of supervising.values()) if (seat === id) return true
  return false
}

function isPiloting(state: State, id: CampaignId): boolean {
  const campaign = state.campaigns.get(id)
  return campaign !== undefined && pilotNow(state, campaign).pilot === 'running'
}

function cleared(person: Person, ctx: Ctx): boolean {
  return !person.removed && shutGates(person.body?.gates, ctx.now).length === 0
}

/** Of the case that would be rung, for who would talk to the person. */
export function caseSituation(
  state: State,
  world: World,
  id: CaseId,
  agent: PersonId | undefined,
  quotas: QuotaLook,
): CaseSituation {
  const known = state.cases.get(id)
  return {
    attempts: known?.attempts ?? 0,
    ...(known?.notRung ? { notRung: known.notRung } : {}),
    ...(known && known.attempts > 0 ? { lastAt: known.lastAt } : {}),
    ...(known?.lastOutcome ? { lastOutcome: known.lastOutcome } : {}),
    ...(known?.abandonedAt !== undefined ? { abandonedAt: known.abandonedAt } : {}),
    askedBack: known?.askedBack ?? false,
    ...(known?.notBefore !== undefined ? { notBefore: known.notBefore } : {}),
    ...(known?.until !== undefined ? { until: known.until } : {}),
    final: known?.final !== undefined,
    callUp: isUp(state, known),
    hasNumber: world.hasNumber(id, agent),
    // One answer for every list: told apart, it would tell that a number is barred (J6).
    doNotCall: world.mustNotRing(id, agent),
    barred: world.mustNotRing(id, agent),
    quotaFull: quotas.byStratum && quotas.isFull(stratumCodeOf(world, id)),
  }
}

function isUp(state: State, known: Case | undefined): boolean {
  if (!known) return false
  for (const call of state.calls.values()) if (call.case === known.id) return true
  return false
}
