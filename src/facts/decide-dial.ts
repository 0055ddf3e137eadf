import type { CallId, CampaignId, CaseId, PersonId, SampleId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { agentRules, pairRules } from '../fieldwork/agent-rules.ts'
import { campaignRules } from '../fieldwork/campaign-rules.ts'
import { caseRules } from '../fieldwork/case-rules.ts'
import { type Choice, chooseCase } from '../fieldwork/choose-case.ts'
import type { Strata } from '../fieldwork/even-strata.ts'
import { mayDial } from '../fieldwork/may-dial.ts'
import type { Stratum } from '../fieldwork/quota.ts'
import { roomRules } from '../fieldwork/room-rules.ts'
import { allows, type Refusal as Hold, refusalsOf } from '../fieldwork/rule.ts'
import type { Attestation, RoomSituation } from '../fieldwork/situation.ts'
import { candidates, languagesOfAgent } from './candidates.ts'
import type { Ctx, Decision } from './decide.ts'
import { scriptHash } from './decide-interview.ts'
import type { NewFact } from './fact.ts'
import { lookAtQuotas, type QuotaLook, stratumOfCase } from './quota-look.ts'
import { campaignsOf } from './shift-campaigns.ts'
import { agentSituation, caseSituation, roomSituation } from './situations.ts'
import type { Campaign, State } from './state.ts'
import { partsOf } from './waiting-cases.ts'

/** What only the outside knows and the rules ask for. */
export type World = {
  readonly recordWritable: boolean
  /** The disk has less room than the record needs. */
  readonly nearlyFull?: boolean
  readonly listenable: boolean
  readonly attestation: Attestation
  /** Which line of it holds dialling back, in words. */
  readonly attestationLine?: string | undefined
  /** Which spoken message on the switch nobody approved, in words. */
  readonly unapproved?: string | undefined
  /** Every list of people who must not be called, by this agent or at all; which of them it was is never told (J6). */
  mustNotRing(case_: CaseId, agent?: PersonId): boolean
  /** Whether the vault holds the number of the case. */
  hasNumber(case_: CaseId, agent?: PersonId): boolean
  /** The strata that the cases of a sample are in; none where the client declared none. */
  strataOf?(sample: SampleId): Strata | undefined
}

/**
 * Reserves the seat and places its next call, if every rule agrees; otherwise does nothing (D1, one to one). Of a shift
 * with several campaigns the first that has a case for this seat is worked.
 */
export function placeNext(
  state: State,
  ctx: Ctx,
  seatId: SeatId,
  world: World,
): Decision<CallId | undefined> {
  const seat = state.seats.get(seatId)
  if (!seat?.agent || seat.call) return nothing
  const agent = agentSituation(state, ctx, seat)
  // Asked first without a case: while the room or the seat holds back, no case needs looking at.
  if (!allows(agentRules, { now: ctx.now, agent })) return nothing
  const open = situationsHere(state, ctx, world).filter(
    ({ room }) =>
      allows(roomRules, room) &&
      allows(campaignRules, room) &&
      allows(pairRules, { agent, campaign: room.campaign }),
  )
  const speaks = languagesOfAgent(state, ctx, seat.agent)
  const choice = chooseCase(
    open.map(({ campaign, quotas }) => candidates(state, campaign, world, ctx.now, quotas, speaks)),
    ctx.now,
    ctx.chance,
    (id, of) => {
      const here = open[of]
      if (!here) return false
      return allows(caseRules, {
        ...here.room,
        case: caseSituation(state, world, id, seat.agent, here.quotas),
      })
    },
  )
  const chosen = choice && open[choice.of]
  if (!choice || !chosen) return nothing
  // The whole table, once more and last: nothing else permits a dial.
  const case_ = caseSituation(state, world, choice.case, seat.agent, chosen.quotas)
  if (mayDial({ ...chosen.room, agent, case: case_ }) !== 'yes') return nothing
  const stratum = chosen.quotas.byStratum ? stratumOfCase(world, choice.case) : undefined
  return place(state, ctx, { id: seatId, agent: seat.agent }, choice, chosen.campaign, stratum)
}

const nothing: Decision<CallId | undefined> = ok({ facts: [], reply: undefined })

function place(
  state: State,
  ctx: Ctx,
  seat: { readonly id: SeatId; readonly agent: PersonId },
  choice: Choice,
  campaign: Campaign,
  stratum: Stratum | undefined,
): Decision<CallId | undefined> {
  const call = ctx.uuid() as CallId
  const [sample, slot] = partsOf(choice.case)
  // The version that the conversation is held by stands on the line that begins its call (P5).
  const script = scriptHash(state, ctx, { campaign: campaign.id })
  const on = { call, case: choice.case, campaign: campaign.id, seat: seat.id, sample, script }
  const fact: NewFact = {
    type: 'attempt.placed',
    on,
    data: { ...(choice.why === 'fresh' ? { fresh: slot } : {}), ...(stratum && { stratum }) },
  }
  const shows = ctx.sheet(campaign.sheet).callerId
  const to = { case: choice.case, seat: seat.id, agent: seat.agent, shows }
  const command = { do: 'dial', call, ...to } as const
  return ok({ facts: [fact], effects: [{ do: 'switch', command }], reply: call })
}

/** What holds dialling back: the whole room, or one of the campaigns of the shift. */
export type RoomHold = Hold & { readonly campaign?: CampaignId }

/** The rules that hold back now, in the table's order: what the supervisor's page names. */
export function holdingBack(state: State, ctx: Ctx, world: World): readonly RoomHold[] {
  const [first, ...more] = situationsHere(state, ctx, world)
  if (!first) return [{ key: 'shift', rule: 'D15', sentence: 'No shift is open.' }]
  const ofCampaigns = [first, ...more].flatMap(({ campaign, room }) => {
    // With one campaign alone there is no need to say which.
    const name = more.length === 0 ? '' : `${ctx.sheet(campaign.sheet).title}: `
    return refusalsOf(campaignRules, room).map(({ sentence, ...hold }) => ({
      ...hold,
      sentence: `${name}${sentence}`,
      campaign: campaign.id,
    }))
  })
  const holds = [...refusalsOf(roomRules, first.room), ...ofCampaigns]
  const idle =
    holds.length === 0 && ![first, ...more].some((one) => hasCase(state, ctx, world, one))
  return idle ? [nobodyDue] : holds
}

const nobodyDue = {
  key: 'no-case',
  rule: 'D14',
  sentence: 'There is nobody to call now: every case is finished, or waits for its time.',
} as const

function hasCase(state: State, { now }: Ctx, world: World, { campaign, quotas }: Here) {
  const anyAgent = new Set(['cy'] as const)
  const from = candidates(state, campaign, world, now, quotas, anyAgent)
  const lists = [from.appointmentsDue(now), from.retriesDue(now), from.fresh()]
  return lists.some((list) => list[Symbol.iterator]().next().done !== true)
}

/** Whether nothing at all can be dialled: the room is held back, or every campaign of the shift is. */
export function isHeld(state: State, ctx: Ctx, world: World): boolean {
  return !situationsHere(state, ctx, world).some(
    ({ room }) => allows(roomRules, room) && allows(campaignRules, room),
  )
}

function situationsHere(state: State, ctx: Ctx, world: World): readonly Here[] {
  return campaignsHere(state).map((campaign) => {
    const quotas = lookAtQuotas(state, ctx, campaign.id)
    return { campaign, quotas, room: roomSituation(state, ctx, world, campaign, quotas) }
  })
}

/** The room and one campaign of the shift, as the rules look at them; undefined where the shift does not work on it. */
export function holdsOf(
  state: State,
  ctx: Ctx,
  world: World,
  campaign: CampaignId,
): Here | undefined {
  return situationsHere(state, ctx, world).find((one) => one.campaign.id === campaign)
}

type Here = {
  readonly campaign: Campaign
  readonly quotas: QuotaLook
  readonly room: RoomSituation
}

function campaignsHere({ shift, campaigns }: State): Campaign[] {
  return shift ? campaignsOf(shift).flatMap((id) => campaigns.get(id) ?? []) : []
}
