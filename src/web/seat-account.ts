import type { Context } from 'hono'
import type { SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { Refusal } from '../facts/decide.ts'
import type { SeatAccounts } from '../phone/seat-account.ts'
import type { SoundSettings } from '../phone/seat-sound.ts'
import { readForm } from './form.ts'
import type { House } from './house.ts'
import type { Door } from './tokens.ts'

/** How this site's seats sound, and the way to their accounts. Absent where there is no sound. */
export type Sound = { readonly settings: SoundSettings; readonly accounts: SeatAccounts }

/** Sound, where the site's settings ask for it and the switch gives seats accounts. */
export function houseSound(
  { sound: settings }: { readonly sound?: SoundSettings },
  { accounts }: { readonly accounts?: SeatAccounts },
): { readonly sound?: Sound } {
  return settings && accounts ? { sound: { settings, accounts } } : {}
}

/**
 * Answers the headset of a page with the account of its seat, once `take` allows it. Anything else is refused in one
 * word: the page has its own words for it.
 */
export async function giveAccount(
  c: Context,
  house: House,
  door: Door,
  take: () => Promise<Result<SeatId, Refusal>>,
): Promise<Response> {
  if (house.sound === undefined) return c.notFound()
  const form = await readForm(c, door)
  if (!form.ok) return c.json({ error: form.error }, 403)
  const taken = await take()
  if (!taken.ok) return c.json({ error: taken.error.sentence }, 403)
  const { settings, accounts } = house.sound
  const account = await accounts.of(taken.value)
  if (account === undefined)
    return c.json({ error: 'This seat is not open. Ask the supervisor to open it.' }, 409)
  const { user, password, proof } = account
  return c.json({ server: settings.server, user, password, proof })
}
