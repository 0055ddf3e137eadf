import type { Actor } from '../facts/fact.ts'
import type { House } from './house.ts'

/**
 * A governor has given a password that is theirs from now on. What waits to be mixed is sealed to a key that only a
 * governor's password unlocks (design 3): a new password must unlock it too, or the next start has nobody who can.
 */
export function tellGovernorIn(
  { passwords, services }: Pick<House, 'passwords' | 'services'>,
  { person, role }: Actor,
  password: string,
): void {
  if (role !== 'governor') return
  services.governorIn(person, (salt) => passwords.key(password, salt))
}
