import type { Context } from 'hono'
import type { PersonId, SeatId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { openSeatSession } from '../facts/decide-people.ts'
import type { House } from './house.ts'
import type { SeatTrouble } from './seat-page.tsx'
import { newSecret, tokenOf } from './tokens.ts'
import { refuseAtDoor, seldom, tryDoor, waitsAt } from './try-door.ts'

/** Agents prove themselves at the seat that a supervisor opened for them. */
export async function signInAtSeat(
  c: Context,
  house: House,
  seat: SeatId,
  pin: string,
): Promise<SeatTrouble | undefined> {
  const agent = await house.writer.read((state) => state.seats.get(seat)?.agent)
  const proved = await provePin(c, house, seat, agent, pin)
  if (!proved.ok) return proved.error
  const actor = { person: proved.value, role: 'agent', seat } as const
  const secret = newSecret(c, seat)
  const opened = await house.writer.do((state, ctx) =>
    seldom(c, house, ctx, openSeatSession(state, ctx, actor, tokenOf(secret)), { seat }),
  )
  if (opened.ok) return undefined
  return opened.error.rule === 'J5' ? { notCleared: true } : { error: opened.error.sentence }
}

/** The PIN of whoever the seat was opened for, at work or for practice. Tries are counted by seat; a wrong one is a fact. */
export async function provePin(
  c: Context,
  house: House,
  seat: SeatId,
  agent: PersonId | undefined,
  pin: string,
): Promise<Result<PersonId, SeatTrouble>> {
  const door = `seat/${seat}`
  const hash = await house.writer.read((state) =>
    agent === undefined ? undefined : state.people.get(agent)?.body?.pinHash,
  )
  const tried = await tryDoor(c, house, door, () => house.passwords.verify('seat', hash, pin))
  if (tried === 'right' && agent !== undefined) return ok(agent)
  const on = agent === undefined ? { seat } : { seat, person: agent }
  const locked = typeof tried === 'object'
  await refuseAtDoor(c, house, 'seat', locked ? 'locked' : 'wrong', on)
  if (locked) return err(waiting(tried.waits))
  const error = 'That PIN is not right. Try again, or ask your supervisor.'
  return err({ error, ...waiting(waitsAt(c, house, door)) })
}

function waiting(waits: number | 'locked'): SeatTrouble {
  if (waits === 'locked') return { locked: true }
  return waits > 0 ? { waitSeconds: Math.ceil(waits / 1000) } : {}
}
