import type { Hono } from 'hono'
import { noteClockSeen } from '../facts/decide-clock.ts'
import { asStaff } from './deeds.ts'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor } from './staff.ts'

/** Where the button of the clock's alarm posts; back to the first page of this role when it is done. */
export function clockDoor(app: Hono<Vars>, house: House, role: 'supervisor' | 'governor'): void {
  const home = `/${role}`
  app.get('/clock', (c) => c.redirect(home, 303))
  app.post('/clock', (c) =>
    onlyFor(c, house, [role], async () => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return c.text(form.error, 403)
      const upTo = Number(form.value.one('upTo'))
      if (!Number.isSafeInteger(upTo)) return c.text('This button was not made by this box.', 422)
      const done = await asStaff(c, house, (state, ctx, by) => noteClockSeen(state, ctx, by, upTo))
      return done.ok ? c.redirect(home, 303) : c.text(done.error.sentence, 403)
    }),
  )
}
