import type { Context } from 'hono'
import type { PersonId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Refusal } from '../facts/decide.ts'
import type { House } from './house.ts'
import { refuseAtDoor, tryDoor } from './try-door.ts'

/** Checks a supervisor's own PIN (P8). Wrong tries are counted by person and stand in the record. */
export async function pinIsRight(
  c: Context,
  house: House,
  person: PersonId,
  pin: string,
): Promise<Result<void, Refusal>> {
  const hash = await house.writer.read((state) => state.people.get(person)?.body?.pinHash)
  const tried = await tryDoor(c, house, `pin/${person}`, () =>
    house.passwords.verify('staff', hash, pin),
  )
  if (tried === 'right') return ok(undefined)
  const why = tried === 'wrong' ? 'wrong' : 'locked'
  const refused = await refuseAtDoor(c, house, 'staff', why, { person })
  const sentence =
    why === 'locked' ? 'Too many tries. Wait a little and try again.' : 'That PIN is not right.'
  return refused.ok ? ok(undefined) : err({ ...refused.error, sentence })
}
