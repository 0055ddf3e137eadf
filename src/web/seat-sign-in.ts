import type { Context } from 'hono'
import type { SeatId } from '../basics/ids.ts'
import { openSeatSession } from '../facts/decide-people.ts'
import type { House } from './house.ts'
import type { SeatTrouble } from './seat-page.tsx'
import { newSecret, tokenOf } from './tokens.ts'
import { computerOf, refuseAtDoor, seldom, tryDoor } from './try-door.ts'

/**
 * Agents prove themselves at the seat that a supervisor opened for them. Tries are counted by seat, from each computer apart.
 */
export async function signInAtSeat(
  c: Context,
  house: House,
  seat: SeatId,
  pin: string,
): Promise<SeatTrouble | undefined> {
  const door = `seat/${seat}`
  const who = await house.writer.read((state) => {
    const agent = state.seats.get(seat)?.agent
    return { agent, hash: agent === undefined ? undefined : state.people.get(agent)?.body?.pinHash }
  })
  const tried = await tryDoor(c, house, door, () => house.passwords.verify('seat', who.hash, pin))
  const on = who.agent === undefined ? { seat } : { seat, person: who.agent }
  if (typeof tried === 'object') {
    await refuseAtDoor(c, house, 'seat', 'locked', on)
    return waiting(tried.waits)
  }
  if (tried === 'wrong' || who.agent === undefined) {
    await refuseAtDoor(c, house, 'seat', 'wrong', on)
    const error = 'That PIN is not right. Try again, or ask your supervisor.'
    return {
      error,
      ...waiting(house.services.lockOut.waits(door, computerOf(c), house.clock.now())),
    }
  }
  const person = who.agent
  const secret = newSecret(c, seat)
  const opened = await house.writer.do((state, ctx) =>
    seldom(
      c,
      house,
      ctx,
      openSeatSession(state, ctx, { person, role: 'agent', seat }, tokenOf(secret)),
      { seat },
    ),
  )
  if (opened.ok) return undefined
  return opened.error.rule === 'J5' ? { notCleared: true } : { error: opened.error.sentence }
}

function waiting(waits: number | 'locked'): SeatTrouble {
  if (waits === 'locked') return { locked: true }
  return waits > 0 ? { waitSeconds: Math.ceil(waits / 1000) } : {}
}
