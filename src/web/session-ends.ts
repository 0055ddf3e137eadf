import type { Hono } from 'hono'
import type { SessionEndsProps } from '../../views/parts/session-ends.tsx'
import { type Instant, minute, second } from '../basics/instant.ts'
import { staySignedIn } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { ownPath } from './own-path.ts'

/** How long before the end of a sign-in everybody is told (M15). WCAG 2.2.1 asks for 20 seconds at the least. */
const warnBefore = 30 * minute

const path = '/stay'

/** What a page of staff says of the end of this sign-in. A seat's ends with its shift, which nobody can put off. */
export function sessionEnds(
  until: Instant,
  now: Instant,
  { staffSessionMs }: { readonly staffSessionMs: number },
  back: string,
): SessionEndsProps {
  return {
    warnInSeconds: Math.floor((until - warnBefore - now) / second),
    againSeconds: Math.floor((staffSessionMs - warnBefore) / second),
    within: `${warnBefore / minute} minutes`,
    stay: { label: 'Stay signed in', action: path, look: 'secondary', fields: { back } },
  }
}

/** One press, from whatever page it stands on, and back there. */
export function sessionDoor(app: Hono<Vars>, house: House): void {
  app.get(path, (c) => c.redirect('/', 303))
  app.post(path, async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return c.text(form.error, 403)
    const done = await asStaff(c, house, staySignedIn)
    return c.redirect(done.ok ? (ownPath(form.value.one('back')) ?? '/') : '/sign-in', 303)
  })
}
