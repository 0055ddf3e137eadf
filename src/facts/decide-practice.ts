import type { DocumentHash, PersonId, SeatId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { shutGates } from '../people/gates.ts'
import { countsAsDone, type PracticeScore } from '../people/practice-score.ts'
import { type Ctx, type Decision, notAllowed, type Refusal, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { PracticeCourse } from './shapes.ts'
import type { Person, State } from './state.ts'

/** Whether somebody may practise: every gate but the training's is open (P1, J5). */
export function mayPractise(state: State, ctx: Pick<Ctx, 'now'>, id: PersonId): boolean {
  const person = state.people.get(id)
  if (person?.role !== 'agent' || person.removed) return false
  return shutGates(person.body?.gates, ctx.now).every((gate) => gate === 'training')
}

/** Opens a seat that is not in the shift, for one agent and one approved script. No line is opened with it. */
export function openPractice(
  state: State,
  ctx: Ctx,
  by: Actor,
  ask: { readonly seat: SeatId; readonly person: PersonId; readonly script: DocumentHash },
): Decision {
  const no = notAllowed(state, ctx, by, 'OPEN_PRACTICE')
  if (no) return { ok: false, error: no }
  const { seat, person, script } = ask
  if (!ctx.settings.seats.includes(seat)) return refuse(422, 'J12', 'Choose a seat.')
  if (!mayPractise(state, ctx, person))
    return refuse(422, 'P1', 'Not cleared today: every gate but training must be open to practise.')
  if (state.scripts.get(script)?.life !== 'approved')
    return refuse(422, 'P5', 'Choose a script that is approved.')
  const seats = [...state.seats.values()].filter(({ agent }) => agent !== undefined)
  if (seats.some(({ id, agent }) => id === seat || agent === person))
    return refuse(409, 'J12', 'That seat or that person is working in the shift.')
  const open = [...(state.practice ?? [])]
  if (open.some(([id, one]) => id === seat || one.person === person))
    return refuse(409, 'J12', 'That seat or that person is practising already.')
  const on = { seat, person, script }
  return ok({ facts: [{ type: 'practice.opened', by, on, data: {} }], reply: undefined })
}

export function closePractice(state: State, ctx: Ctx, by: Actor, seat: SeatId): Decision {
  const no = notAllowed(state, ctx, by, 'OPEN_PRACTICE')
  if (no) return { ok: false, error: no }
  const open = state.practice?.get(seat)
  if (!open) return refuse(409, 'J12', 'Nobody practises at that seat.')
  const on = { seat, person: open.person }
  return ok({ facts: [{ type: 'practice.closed', by, on, data: {} }], reply: undefined })
}

/** Proved by the agent's own PIN, checked by the caller. */
export function beginPractice(state: State, ctx: Ctx, by: Actor, seat: SeatId): Decision {
  const no = notPractising(state, ctx, by, seat)
  if (no) return { ok: false, error: no }
  const on = { seat, person: by.person }
  return ok({ facts: [{ type: 'practice.begun', by, on, data: {} }], reply: undefined })
}

/** How it ended, and nothing of what was answered. */
export function finishPractice(
  state: State,
  ctx: Ctx,
  by: Actor,
  seat: SeatId,
  course: PracticeCourse,
): Decision {
  const no = notPractising(state, ctx, by, seat)
  if (no) return { ok: false, error: no }
  const on = { seat, person: by.person }
  return ok({ facts: [{ type: 'practice.finished', by, on, data: course }], reply: undefined })
}

/** A supervisor scores what they watched, once. */
export function scorePractice(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: PersonId,
  interview: number,
  score: PracticeScore,
): Decision {
  const no = notAllowed(state, ctx, by, 'SCORE_PRACTICE')
  if (no) return { ok: false, error: no }
  const one = state.people.get(person)?.practised?.find(({ line }) => line === interview)
  if (!one) return refuse(404, 'J12', 'There is no such practice interview.')
  if (one.score !== undefined) return refuse(409, 'R13', 'That interview has its score already.')
  const data = { interview, score }
  return ok({ facts: [{ type: 'practice.scored', by, on: { person }, data }], reply: undefined })
}

/** The kinds of respondent that somebody has practised with and was scored as able to do. */
export function practisedKinds(person: Person | undefined): ReadonlySet<string> {
  const done = (person?.practised ?? []).filter(({ score }) => countsAsDone(score))
  return new Set(done.map(({ met }) => met))
}

/** Why the training gate cannot be signed for the first time yet, or undefined (J12). */
export function notYetPractised(state: State, ctx: Ctx, id: PersonId): Refusal | undefined {
  const person = state.people.get(id)
  if (person?.body?.gates?.training) return undefined
  const done = practisedKinds(person).size
  const needed = ctx.settings.practiceKinds
  if (done >= needed) return undefined
  return {
    status: 422,
    rule: 'J12',
    sentence: `Training can be signed after practice with ${needed} kinds of respondent, each scored by a supervisor. This person has ${done}.`,
  }
}

function notPractising(state: State, ctx: Ctx, by: Actor, seat: SeatId): Refusal | undefined {
  const no = notAllowed(state, ctx, by, 'START_PRACTICE')
  if (no) return no
  const open = state.practice?.get(seat)
  if (open?.person !== by.person || state.seats.get(seat)?.agent !== undefined)
    return { status: 403, rule: 'P1', sentence: 'This seat is not open for practice.' }
  if (!mayPractise(state, ctx, by.person))
    return { status: 403, rule: 'P1', sentence: 'Not cleared today: speak to your supervisor.' }
  return undefined
}
