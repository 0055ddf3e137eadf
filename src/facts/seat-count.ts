import type { PersonId, SeatId } from '../basics/ids.ts'
import { type BreakCode, breakCodes } from '../supervision/break-codes.ts'
import type { Fact, NewFact } from './fact.ts'
import type { FactShapes, SessionEnd } from './shapes.ts'
import type { State } from './state.ts'

type Refused = FactShapes['interview.step_refused']['data']['why']

/** What happens at a seat around its calls, in words. When it happened would tell how long they took. */
export const seatDeeds = {
  'signed-in': 'signed in',
  'signed-out': 'sign-ins that ended',
  notice: 'read the notice again',
  ready: 'ready for calls',
  'break-rest': breakCodes.rest.toLowerCase(),
  'break-movement': breakCodes.movement.toLowerCase(),
  'break-coaching': breakCodes.coaching.toLowerCase(),
  'break-equipment': breakCodes.equipment.toLowerCase(),
  back: 'came back',
  help: 'called the supervisor',
  'help-answered': 'went there, as called',
  display: 'changed how the pages look',
  account: 'was given the phone account',
  'line-up': 'line up',
  'line-down': 'line down',
  'refused-out-of-order': 'presses refused, out of order',
  'refused-not-listed': 'presses refused, not listed',
  'refused-line-down': 'presses refused, after the call',
  'refused-forged': 'presses refused, forged',
  'refused-too-soon': 'presses refused, too soon',
  'refused-no-way-back': 'presses refused, no way back',
} as const satisfies Readonly<Record<string, string>> &
  Readonly<Record<`break-${BreakCode}` | `refused-${Refused}`, string>>

export type SeatDeed = keyof typeof seatDeeds

/** How often each, of one person at one seat, in one shift. */
export type SeatCounts = { readonly [K in SeatDeed]?: number }

export type AtSeat = {
  readonly seat?: SeatId
  readonly person?: PersonId
  readonly counts: SeatCounts
}

/** Ways in which a sign-in ends by what the agent does, or does not do: the others are lines of their own. */
const ofTheAgent: readonly SessionEnd[] = ['signed-out', 'expired', 'replaced']

export function endsByTheAgent(why: SessionEnd): boolean {
  return ofTheAgent.includes(why)
}

/** Keeps what this fact adds to the counts of its seat, while a shift with a key of its own is open. */
export function countAtSeat(state: State, fact: Fact): void {
  const deed = state.shift?.key === undefined ? undefined : deedOf(fact)
  if (deed === undefined) return
  const seat = fact.on.seat ?? fact.by?.seat
  const person = fact.by?.person ?? fact.on.person ?? (seat && state.seats.get(seat)?.agent)
  state.tally.atSeats ??= new Map()
  const name = `${seat ?? ''} ${person ?? ''}`
  const { counts = {} } = state.tally.atSeats.get(name) ?? {}
  state.tally.atSeats.set(name, {
    ...(seat ? { seat } : {}),
    ...(person ? { person } : {}),
    counts: { ...counts, [deed]: (counts[deed] ?? 0) + 1 },
  })
}

/** Whether somebody has signed in at a seat in this shift: that they came is a line of the record, and each next time a count. */
export function hasSignedIn({ tally }: State, person: PersonId): boolean {
  return [...(tally.atSeats?.values() ?? [])].some(
    (one) => one.person === person && one.counts['signed-in'] !== undefined,
  )
}

/** What a shift leaves of all this in the record: counts, sorted by seat and person. */
export function sumSeats({ shift, tally }: State): NewFact[] {
  if (!shift) return []
  return sorted(tally.atSeats).map(({ seat, person, counts }) => ({
    type: 'seat.counted',
    on: { shift: shift.id, ...(seat ? { seat } : {}), ...(person ? { person } : {}) },
    data: { counts: inOneOrder(counts) },
  }))
}

/** And behind its close: how the pages look from now on to whoever changed that. */
export function sumDisplays({ people, tally }: State): NewFact[] {
  const changed = sorted(tally.atSeats).filter(({ counts }) => counts.display !== undefined)
  return [...new Set(changed.map(({ person }) => person))].flatMap((person) => {
    const known = person && people.get(person)
    if (!known?.display) return []
    const by = { person: known.id, role: known.role }
    const on = { person: known.id }
    return [{ type: 'agent.display_changed', by, on, data: known.display } as const]
  })
}

function sorted(atSeats: ReadonlyMap<string, AtSeat> = new Map()): AtSeat[] {
  return [...atSeats].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** Never that in which they first happened. */
function inOneOrder(counts: SeatCounts): SeatCounts {
  const known = Object.keys(seatDeeds) as SeatDeed[]
  return Object.fromEntries(
    known.flatMap((deed) => (counts[deed] === undefined ? [] : [[deed, counts[deed]]])),
  )
}

function deedOf(fact: Fact): SeatDeed | undefined {
  switch (fact.type) {
    case 'session.opened':
      return fact.on.seat === undefined ? undefined : 'signed-in'
    case 'session.closed':
      return fact.on.seat !== undefined && endsByTheAgent(fact.data.why) ? 'signed-out' : undefined
    case 'person.acknowledged':
      return 'notice'
    case 'agent.ready':
      return 'ready'
    case 'agent.break_started':
      return `break-${fact.data.code}`
    case 'agent.break_ended':
      return 'back'
    case 'agent.help_called':
      return 'help'
    case 'agent.help_answered':
      return 'help-answered'
    case 'agent.display_changed':
      return 'display'
    case 'seat.account_given':
      return 'account'
    case 'seat.line':
      return fact.data.up ? 'line-up' : 'line-down'
    case 'interview.step_refused':
      return `refused-${fact.data.why}`
    default:
      return undefined
  }
}
