import type { Hono } from 'hono'
import { page } from '../../views/page.ts'
import { QualityPage } from '../../views/supervisor/quality-page.tsx'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { lastWorked, qualitySeen } from './quality-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How far each agent's interviews were heard and asked about (R9, R10), and whose outcomes stand out. */
export function supervisorQuality(app: Hono<Vars>, house: House): void {
  app.get('/quality', (c) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) => {
        const campaign = lastWorked(state)
        return campaign === undefined ? undefined : qualitySeen(state, ctx, campaign)
      })
      if (!seen) return c.redirect('/supervisor', 303)
      const chrome = staffChrome(c, house, here)
      return c.html(page(<QualityPage chrome={chrome} back="/supervisor" {...seen} />))
    }),
  )
}
