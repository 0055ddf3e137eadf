import type { Context } from 'hono'
import type { IncidentId, PersonId, SeatId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import type { Result } from '../basics/result.ts'
import type { Ctx, Decision, Refusal } from '../facts/decide.ts'
import { refuseSignIn } from '../facts/decide-people.ts'
import type { NewFact } from '../facts/fact.ts'
import type { House } from './house.ts'
import { knownBy, newlyKnown } from './tokens.ts'

export type Tried = 'right' | 'wrong' | { readonly waits: number | 'locked' }

/** The computer that a request came from, as its socket names it; empty where there is none. */
export function computerOf({ env }: Context): string {
  const { incoming } = (env ?? {}) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
  }
  return incoming?.socket?.remoteAddress ?? ''
}

/** Where a username is tried. */
export function staffDoor(username: string): string {
  return `staff/${username.slice(0, 64)}`
}

/**
 * One try at a secret, counted before it is looked at: checking takes a while, and tries sent all at once would
 * otherwise all be taken before the first was counted. A computer that has some under way waits for them.
 */
export async function tryDoor(
  c: Context,
  { services: { lockOut }, clock }: House,
  door: string,
  isRight: () => Promise<boolean>,
): Promise<Tried> {
  const from = lockOut.counted(door, computerOf(c), knownBy(c))
  const waits = lockOut.waits(door, from, clock.now())
  if (waits !== 0) return { waits }
  const turn = lockOut.check(computerOf(c))
  if (turn === undefined) return { waits: second }
  lockOut.wrong(door, from, clock.now())
  const over = await turn
  try {
    if (!(await isRight())) return 'wrong'
    lockOut.reset(door, from)
    lockOut.letIn(door, knownBy(c) ?? newlyKnown(c))
    return 'right'
  } finally {
    over()
  }
}

/** How long this browser has still to wait at a door. */
export function waitsAt(
  c: Context,
  { services: { lockOut }, clock }: House,
  door: string,
): number | 'locked' {
  return lockOut.waits(door, lockOut.counted(door, computerOf(c), knownBy(c)), clock.now())
}

/** More than this in a minute from one computer is nobody who mistypes: something sends them. */
const mostAMinute = 20

/**
 * A sign-in is refused. The first of a minute are facts, one by one; then one incident says that they go on, and the
 * rest are refused without a line each: whoever sits at a browser must not be able to fill the disk.
 */
export function refuseAtDoor(
  c: Context,
  house: House,
  door: 'staff' | 'seat',
  why: 'wrong' | 'locked',
  on: { readonly person?: PersonId; readonly seat?: SeatId },
): Promise<Result<unknown, Refusal>> {
  return house.writer.do((_, ctx) => seldom(c, house, ctx, refuseSignIn(door, why, on), on))
}

/** A decision about a sign-in as it is to be taken. What is allowed is never touched. */
export function seldom<R>(
  c: Context,
  { services: { lockOut } }: House,
  ctx: Pick<Ctx, 'now' | 'uuid'>,
  made: Decision<R>,
  { seat }: { readonly seat?: SeatId },
): Decision<R> {
  if (made.ok || !made.error.facts) return made
  const count = lockOut.refused(computerOf(c), ctx.now)
  if (count < mostAMinute) return made
  const on = { incident: ctx.uuid() as IncidentId, ...(seat === undefined ? {} : { seat }) }
  const incident: NewFact = { type: 'incident.opened', on, data: { kind: 'sign-in-tries' } }
  return {
    ok: false,
    error: { ...made.error, facts: count === mostAMinute ? [incident] : [] },
  }
}
