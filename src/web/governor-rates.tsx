import type { Context, Hono } from 'hono'
import { RatesPage, type RatesPageProps } from '../../views/governor/rates-page.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { notAskedRows } from './not-asked-seen.ts'
import { ratesSeen } from './rates-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How the field work of a campaign went, rounded. Every look is a fact (M1); no answer is counted here. */
export function governorRates(app: Hono<Vars>, house: House): void {
  const idOf = (c: Context) => c.req.param('id') as CampaignId
  app.get('/:id/rates', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const id = idOf(c)
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'results.viewed', { campaign: id }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const seen = await house.writer.read((state) =>
        ratesSeen(state, house.documents, id, house.world().strataOf),
      )
      if (!seen) return c.notFound()
      const props: RatesPageProps = {
        chrome: staffChrome(c, house, here),
        back: `/governor/campaigns/${id}`,
        ...seen,
        notAsked: notAskedRows(house.services.notAsked(id)),
      }
      return c.html(page(<RatesPage {...props} />))
    }),
  )
}
