import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { FiguresPage } from '../../views/supervisor/figures-page.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import { figuresSeen } from './figures-seen.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { lastWorked } from './quality-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** The figures of the campaign that the room works on, or worked on last: a page, and no file of any kind. */
export function supervisorFigures(app: Hono<Vars>, house: House): void {
  app.get('/figures', (c) =>
    onlyFor(c, house, ['supervisor'], async () => {
      const campaign = await house.writer.read(lastWorked)
      if (campaign === undefined) return c.redirect('/supervisor', 303)
      return showFigures(c, house, 'supervisor', campaign)
    }),
  )
}

/** Those of every campaign, for governors. */
export function governorFigures(app: Hono<Vars>, house: House): void {
  app.get('/:id/figures', (c) => showFigures(c, house, 'governor', c.req.param('id') as CampaignId))
}

/** Each look is a fact in the record (M1). */
function showFigures(
  c: Context,
  house: House,
  role: 'supervisor' | 'governor',
  campaign: CampaignId,
): Promise<Response> {
  return onlyFor(c, house, [role], async (here) => {
    if (!house.writer.ahead.campaigns.has(campaign)) return c.notFound()
    const noted = await asStaff(c, house, (state, ctx, by) =>
      noteView(state, ctx, by, 'figures.viewed', { campaign }),
    )
    if (!noted.ok) return c.text(noted.error.sentence, 403)
    const seen = await house.writer.read((state, ctx) => figuresSeen(state, ctx, campaign))
    if (!seen) return c.notFound()
    const back =
      role === 'supervisor'
        ? { href: '/supervisor', text: 'Live room' }
        : { href: `/governor/campaigns/${campaign}`, text: 'Campaign' }
    return c.html(page(<FiguresPage chrome={staffChrome(c, house, here)} back={back} {...seen} />))
  })
}
