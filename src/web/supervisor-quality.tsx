import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { QualityPage } from '../../views/supervisor/quality-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { lastWorked, otherWays, qualitySeen } from './quality-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How far each agent's interviews were heard and asked about (R9, R10), and whose outcomes stand out. */
export function supervisorQuality(app: Hono<Vars>, house: House): void {
  const show = (c: Context, asked?: CampaignId) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) => {
        const id = asked ?? lastWorked(state)[0]
        if (id === undefined || !state.campaigns.has(id)) return undefined
        const others = otherWays(state, ctx, 'quality', id)
        return { ...qualitySeen(state, ctx, id), others }
      })
      if (!seen) return asked === undefined ? c.redirect('/supervisor', 303) : c.notFound()
      const chrome = staffChrome(c, house, here)
      return c.html(page(<QualityPage chrome={chrome} back="/supervisor" {...seen} />))
    })
  app.get('/quality', (c) => show(c))
  app.get('/quality/:campaign', (c) => show(c, c.req.param('campaign') as CampaignId))
}
