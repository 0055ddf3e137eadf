import type { Deed } from '../../views/parts/deed.ts'
import type { Tone } from '../../views/parts/tag.tsx'
import type { LivePageProps } from '../../views/supervisor/live-page.tsx'
import type { LiveSeat } from '../../views/supervisor/seat-table.tsx'
import type { PersonId } from '../basics/ids.ts'
import type { Ctx } from '../facts/decide.ts'
import { holdingBack, type RoomHold, type World } from '../facts/decide-dial.ts'
import { liveCall } from '../facts/decide-interview.ts'
import { resumeReasons } from '../facts/decide-studies.ts'
import type { Actor } from '../facts/fact.ts'
import { localDay } from '../facts/local-day.ts'
import { hasSession } from '../facts/presence-until.ts'
import { campaignsOf } from '../facts/shift-campaigns.ts'
import type { Seat, State } from '../facts/state.ts'
import { abandonedRate } from '../fieldwork/abandoned-rate.ts'
import { slotNames } from '../supervision/regime.ts'
import { type StopKind, stops } from '../supervision/stops.ts'
import { alarmsSeen } from './alarms-seen.ts'
import { timeText } from './chrome.ts'
import { helpCalls } from './help-seen.ts'
import { staffName } from './names.ts'
import { pilotCount } from './pilot-seen.ts'
import { moreLinks, noteAt } from './report-links.ts'
import { doingAt, type SeatDoing, seatsInOrder, stageAt } from './room-seen.ts'

const tones = {
  empty: 'plain',
  'waiting for the agent': 'wait',
  'line down': 'stop',
  'not ready': 'plain',
  'on a break': 'plain',
  ready: 'good',
  'between calls': 'good',
  calling: 'info',
  ringing: 'info',
  'on a call': 'busy',
  'with the supervisor': 'stop',
  coding: 'wait',
  'message playing': 'stop',
} satisfies Record<SeatDoing, Tone>

/** What the supervisor's page shows, except its chrome. */
export function liveSeen(
  state: State,
  ctx: Ctx,
  by: Actor,
  world: World,
  /** Blocks read too fast in this shift, by agent. */
  tooFast: ReadonlyMap<PersonId, number> = new Map(),
): Omit<LivePageProps, 'chrome'> {
  const { shift } = state
  if (!shift) throw new Error('The live room is shown only while a shift is open')
  return {
    shift: `${slotNames[shift.slot]} shift, until ${timeText(shift.until)}`,
    stops: stopsSeen(shift.stop),
    seats: seatsInOrder(state, ctx).map((seat) => liveSeat(state, ctx, by, seat, tooFast)),
    presence: presenceSeen(state, ctx, by),
    dialling: diallingSeen(holdingBack(state, ctx, world)),
    campaigns: campaignsOf(shift).map((one) => figures(state, ctx, one)),
    ...(shift.stop ? { roll: roll(state) } : {}),
    calls: helpCalls(state, ctx),
    alarms: alarmsSeen(state, ctx),
    links: [
      { href: '/supervisor/hand-over', text: 'Hand over to another supervisor' },
      ...moreLinks(state, ctx),
      { href: '/room', text: 'Room board' },
      ...(liveCall(state, by)
        ? [{ href: '/supervisor/call', text: 'The call you have taken over' }]
        : []),
    ],
  }
}

/** What holds back; and the way to lift it where that is the supervisor's to do (D4). */
function diallingSeen(holds: readonly RoomHold[]): LivePageProps['dialling'] {
  const held = holds.map(({ rule, sentence }) => ({ rule, sentence }))
  const campaign = holds.find(({ key }) => key === 'abandoned')?.campaign
  if (campaign === undefined) return { held }
  const reasons = Object.entries(resumeReasons).map(([value, label]) => ({ value, label }))
  return { held, resume: { action: '/supervisor/resume-campaign', campaign, reasons } }
}

/** Mildest first. */
const order = Object.keys(stops)

function stopsSeen(holding: StopKind | undefined): LivePageProps['stops'] {
  const deed = (stop: StopKind): Deed => ({
    label: stops[stop].label,
    action: '/supervisor/stop',
    fields: { stop },
    ...(holding === stop ? { refusal: 'This stop holds already.' } : {}),
    ...(holding && order.indexOf(stop) < order.indexOf(holding)
      ? { refusal: 'A stricter stop holds.' }
      : {}),
  })
  return {
    freeze: deed('freeze'),
    close: deed('close'),
    clear: deed('clear'),
    ...(holding
      ? {
          holding: {
            text: `${stops[holding].label}. ${stops[holding].means}`,
            resume: { label: 'Resume calls', action: '/supervisor/resume' },
          },
        }
      : {}),
  }
}

function liveSeat(
  state: State,
  ctx: Ctx,
  by: Actor,
  seat: Seat,
  tooFast: ReadonlyMap<PersonId, number>,
): LiveSeat {
  const doing = doingAt(state, ctx, seat)
  const mine = state.supervising.get(by.person)
  const supervision = [...state.supervising]
    .filter(([, one]) => one.seat === seat.id)
    .map(
      ([person, one]) => `${person === by.person ? 'You' : staffName(state, person)}: ${one.mode}`,
    )
  const stage = stageAt(state, ctx, seat)
  const hurried = (seat.agent && tooFast.get(seat.agent)) ?? 0
  return {
    seat: String(Number(seat.id)),
    ...(seat.agent ? { agent: staffName(state, seat.agent) } : {}),
    state: sentence(doing),
    tone: tones[doing],
    ...(seat.agent ? { seconds: Math.max(0, Math.floor((ctx.now - seat.since) / 1000)) } : {}),
    ...(stage ? { stage: sentence(stage) } : {}),
    ...(supervision.length > 0 ? { supervision: supervision.join(', ') } : {}),
    ...noteAt(state, ctx, seat, hurried),
    deeds: deedsFor(state, seat, mine?.seat === seat.id ? mine.mode : undefined),
  }
}

/** Always all five, in one order: what cannot be done now says so. */
function deedsFor(state: State, seat: Seat, mode: string | undefined): Deed[] {
  const call = seat.call && state.calls.get(seat.call)
  // One reason a seat, not one a button: the row stays one line high.
  const why = !seat.agent
    ? 'Nobody sits here.'
    : seat.lineUp
      ? 'No call is up.'
      : 'No line at this seat.'
  const noLine = seat.agent && seat.lineUp ? {} : { refusal: why }
  const noCall = call?.state === 'talking' ? {} : { refusal: why }
  const notUp = call && call.state !== 'wrapping-up' ? {} : { refusal: why }
  const enter = (label: string, as: string): Deed =>
    mode === as
      ? { label: 'Leave', action: '/supervisor/leave' }
      : { label, action: '/supervisor/enter', fields: { seat: seat.id, mode: as }, ...noLine }
  const fields = { call: call ? call.id : '' }
  return [
    enter('Listen', 'listen'),
    enter('Whisper', 'whisper'),
    enter('Join', 'join'),
    { label: 'Take over', action: '/supervisor/take-over', fields, ...noCall },
    { label: 'End call', action: '/supervisor/end-call', fields, look: 'warning', ...notUp },
  ]
}

function presenceSeen(state: State, ctx: Ctx, by: Actor): LivePageProps['presence'] {
  const here = state.shift?.supervisors.get(by.person)
  const present = here?.state === 'present' && here.until > ctx.now
  const others = [...(state.shift?.supervisors ?? [])].flatMap(([person, one]) => {
    if (person === by.person || one.state !== 'present') return []
    const name = staffName(state, person)
    if (hasSession(state, person)) return [name]
    return [`${name}, who has to sign in by ${timeText(one.until)}`]
  })
  return {
    text: present
      ? 'You are present'
      : others.length > 0
        ? 'Another supervisor is present'
        : 'Nobody is present',
    tone: present || others.length > 0 ? 'good' : 'stop',
    ...(present ? { remainingSeconds: Math.floor((here.until - ctx.now) / 1000) } : {}),
    others,
    confirm: { action: '/supervisor/presence', length: 6 },
    deeds: [
      {
        label: 'Step out',
        action: '/supervisor/step-out',
        look: 'secondary',
        ...(present ? {} : { refusal: 'You are not present.' }),
      },
    ],
  }
}

function figures(state: State, ctx: Ctx, id: NonNullable<State['shift']>['campaign']) {
  const campaign = state.campaigns.get(id)
  if (!campaign) throw new Error('The shift works on a campaign that is not there')
  const today = campaign.days.get(localDay(ctx.now)) ?? { abandoned: 0, passed: 0 }
  const rate = abandonedRate({ abandoned: today.abandoned, passed: today.passed })
  const attempts = [...campaign.outcomes.values()].reduce((sum, n) => sum + n, 0)
  return {
    name: ctx.sheet(campaign.sheet).title,
    figures: [
      { term: 'Attempts', text: String(attempts) },
      ...pilotCount(state, campaign),
      { term: 'Interviews completed', text: String(campaign.completed) },
      { term: 'Live calls today', text: String(today.passed) },
      {
        term: 'Abandoned today',
        text: `${today.abandoned} (${rate === 'n/a' ? 'n/a' : `${rate.toFixed(1)}%`})`,
      },
    ],
  }
}

/** Everybody who sits at a seat, in the shift or for practice: whoever counts heads counts them all. */
function roll(state: State): NonNullable<LivePageProps['roll']> {
  const working = [...state.seats.values()].flatMap(({ id, agent }) =>
    agent ? [{ id, name: staffName(state, agent) }] : [],
  )
  const practising = [...(state.practice ?? [])].map(([id, { person }]) => ({
    id,
    name: `${staffName(state, person)}, practice`,
  }))
  return [...working, ...practising]
    .sort((one, other) => Number(one.id) - Number(other.id))
    .map(({ id, name }) => ({ seat: String(Number(id)), name }))
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
