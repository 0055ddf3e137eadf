import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { QualityPage } from '../../views/supervisor/quality-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { lastWorked, otherWays, qualitySeen } from './quality-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How far each agent's interviews were heard and asked about (R9, R10), and whose outcomes stand out. Each look is a fact (M1). */
export function supervisorQuality(app: Hono<Vars>, house: House): void {
  const show = (c: Context, asked?: CampaignId) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) => {
        const id = asked ?? lastWorked(state)[0]
        if (id === undefined || !state.campaigns.has(id)) return undefined
        const others = otherWays(state, ctx, 'quality', id)
        return { campaign: id, quality: { ...qualitySeen(state, ctx, id), others } }
      })
      if (!seen) return asked === undefined ? c.redirect('/supervisor', 303) : c.notFound()
      const { campaign, quality } = seen
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'figures.viewed', { campaign }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const chrome = staffChrome(c, house, here)
      return c.html(page(<QualityPage chrome={chrome} back="/supervisor" {...quality} />))
    })
  app.get('/quality', (c) => show(c))
  app.get('/quality/:campaign', (c) => show(c, c.req.param('campaign') as CampaignId))
}
