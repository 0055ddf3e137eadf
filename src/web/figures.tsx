import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { FiguresPage } from '../../views/supervisor/figures-page.tsx'
import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import { figuresSeen } from './figures-seen.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { notAskedRows } from './not-asked-seen.ts'
import { lastWorked, otherWays } from './quality-seen.ts'
import { quotaRows } from './quotas-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** The figures of the campaigns that the room works on, or worked on last: a page, and no file of any kind. */
export function supervisorFigures(app: Hono<Vars>, house: House): void {
  app.get('/figures', (c) =>
    onlyFor(c, house, ['supervisor'], async () => {
      const [first] = await house.writer.read(lastWorked)
      if (first === undefined) return c.redirect('/supervisor', 303)
      return showFigures(c, house, 'supervisor', first)
    }),
  )
  app.get('/figures/:campaign', (c) =>
    showFigures(c, house, 'supervisor', c.req.param('campaign') as CampaignId),
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
    const seen = await house.writer.read((state, ctx) => {
      const figures = figuresSeen(state, ctx, campaign, house.services.mergedByCell(campaign))
      const notAsked = notAskedRows(house.services.notAsked(campaign))
      const sheet = state.campaigns.get(campaign)?.sheet
      const others = role === 'supervisor' ? otherWays(state, ctx, 'figures', campaign) : []
      return figures && sheet
        ? { ...figures, others, quotas: quotasOf(house, campaign, sheet), notAsked }
        : undefined
    })
    if (!seen) return c.notFound()
    const back =
      role === 'supervisor'
        ? { href: '/supervisor', text: 'Live room' }
        : { href: `/governor/campaigns/${campaign}`, text: 'Campaign' }
    return c.html(page(<FiguresPage chrome={staffChrome(c, house, here)} back={back} {...seen} />))
  })
}

/** Progress against the quotas, of merged responses alone; none where the campaign has no quotas. */
function quotasOf({ documents, services }: House, id: CampaignId, hash: DocumentHash) {
  const sheet = documents.sheet(hash)
  if (sheet.quotas === undefined || sheet.script === '') return []
  return quotaRows(sheet, documents.script(sheet.script), services.mergedByCell(id))
}
