import type { PersonId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { gateNames, shutGates } from '../people/gates.ts'
import { type Ctx, type Decision, type Effect, notAllowed, refuse } from './decide.ts'
import { closing } from './decide-people.ts'
import type { Actor, NewFact } from './fact.ts'
import { letGo } from './let-go.ts'
import type { Seat, State } from './state.ts'
import { freeSupervisor, handToSupervisor } from './supervisor-line.ts'

export { supervisorSeat } from './supervisor-line.ts'

export type Seating = readonly { readonly seat: SeatId; readonly person: PersonId }[]

/**
 * Seats agents for this shift. Everybody is checked again (J5): who is not cleared is left out, named by gate to the
 * supervisor and never by alert or offence. The working name is the box's, new each shift.
 */
export function assignSeats(
  state: State,
  ctx: Ctx,
  by: Actor,
  seating: Seating,
): Decision<{ readonly seated: number; readonly notCleared: readonly PersonId[] }> {
  const no = notAllowed(state, ctx, by, 'ASSIGN_SEATS')
  if (no) return { ok: false, error: no }
  const facts: NewFact[] = []
  const effects: Effect[] = []
  const notCleared: PersonId[] = []
  const names = workingNames(state, ctx)
  let seated = 0
  const twice = doubled(seating)
  if (twice !== undefined)
    return refuse(422, 'M6', `${twice} Give each agent one seat, and each seat one agent.`)
  for (const { seat, person } of seating) {
    const who = state.people.get(person)
    if (who?.role !== 'agent' || who.removed || !ctx.settings.seats.includes(seat)) {
      return refuse(422, 'M6', 'Choose a seat of this room and an agent for it.')
    }
    const taken = [...state.seats.values()].find(
      (one) => one.agent === person || (one.id === seat && one.agent),
    )
    if (taken && !(taken.id === seat && taken.agent === person)) {
      return refuse(
        409,
        'M6',
        `Seat ${taken.id} is taken, or the agent already sits there. Release it first.`,
      )
    }
    const shut = shutGates(who.body?.gates, ctx.now)
    for (const gate of shut)
      facts.push({
        type: 'seat.not_cleared',
        by,
        on: { seat, person },
        data: { gate: gateNames[gate] },
      })
    if (shut.length > 0) notCleared.push(person)
    if (shut.length > 0 || taken) continue
    if (state.seats.get(seat)?.call) {
      return refuse(409, 'D1', `A call is still up at seat ${Number(seat)}. Wait until it is over.`)
    }
    facts.push({
      type: 'seat.assigned',
      by,
      on: { seat, person },
      data: { workingName: names.next() },
    })
    effects.push({ do: 'switch', command: { do: 'open-seat', seat } })
    seated += 1
  }
  return ok({ facts, effects, reply: { seated, notCleared } })
}

/** What is there more than once: a seat by its number, a person without a name. */
function doubled(seating: Seating): string | undefined {
  const again = seating.find(({ seat }, at) =>
    seating.some((one, i) => i < at && one.seat === seat),
  )
  if (again) return `Seat ${Number(again.seat)} is chosen for two people.`
  const people = new Set(seating.map((one) => one.person))
  return people.size < seating.length ? 'One person is seated twice.' : undefined
}

/**
 * Takes an agent out of a seat, headset and all. A conversation goes to a supervisor who is present and free, or else
 * the respondent is let go with an apology: never does somebody who left, or is not cleared, stay on the line (J5).
 */
export function releaseSeat(
  state: State,
  ctx: Ctx,
  seat: Seat,
  why: 'called-away' | 'not-cleared' | 'reseated',
  by: Actor | undefined,
): { readonly facts: NewFact[]; readonly effects: Effect[] } {
  const facts: NewFact[] = []
  const effects: Effect[] = []
  const call = seat.call && state.calls.get(seat.call)
  const heir = freeSupervisor(state)
  if (call?.state === 'talking' && call.takenOverBy === undefined && heir) {
    const taken = handToSupervisor(state, call.id, { person: heir, role: 'supervisor' })
    facts.push(...taken.facts)
    effects.push(...(taken.effects ?? []))
  } else {
    if (call?.state === 'talking' && call.takenOverBy === undefined) {
      const gone = letGo(ctx, call)
      facts.push(...gone.facts)
      effects.push(...(gone.effects ?? []))
    } else if (call?.state === 'placing' || call?.state === 'ringing') {
      effects.push({ do: 'switch', command: { do: 'end-call', call: call.id } })
    }
    if (!(call && 'takenOverBy' in call && call.takenOverBy))
      effects.push({ do: 'switch', command: { do: 'close-seat', seat: seat.id } })
  }
  if (seat.agent) facts.push(...closing(state, seat.agent, 'released'))
  facts.push({
    type: 'seat.released',
    ...(by ? { by } : {}),
    on: { seat: seat.id, ...(seat.agent ? { person: seat.agent } : {}) },
    data: { why },
  })
  return { facts, effects }
}

export function releaseFromSeat(state: State, ctx: Ctx, by: Actor, seatId: SeatId): Decision {
  const no = notAllowed(state, ctx, by, 'RELEASE_SEAT')
  if (no) return { ok: false, error: no }
  const seat = state.seats.get(seatId)
  if (!seat?.agent) return refuse(404, 'M6', 'Nobody sits there.')
  const out = releaseSeat(state, ctx, seat, 'called-away', by)
  return ok({ facts: out.facts, effects: out.effects, reply: undefined })
}

const names = [
  ...[
    'Alex',
    'Bryn',
    'Casey',
    'Drew',
    'Ellis',
    'Frankie',
    'Glyn',
    'Harper',
    'Indy',
    'Jamie',
    'Kit',
    'Lee',
  ],
  ...[
    'Morgan',
    'Noel',
    'Ollie',
    'Pat',
    'Quinn',
    'Robin',
    'Sam',
    'Terry',
    'Val',
    'Wynn',
    'Ash',
    'Billie',
  ],
  ...['Charlie', 'Dale', 'Eden', 'Fern', 'Gray', 'Haden'],
]

/** Names that tell nothing of the person; no two seats share one while there are enough. */
function workingNames(state: State, ctx: Ctx): { next(): string } {
  const used = new Set([...state.seats.values()].map((seat) => seat.workingName))
  return {
    next() {
      const free = names.filter((name) => !used.has(name))
      const from = free.length > 0 ? free : names
      const name = from[Math.floor(ctx.chance() * from.length)] ?? 'Sam'
      used.add(name)
      return name
    },
  }
}
