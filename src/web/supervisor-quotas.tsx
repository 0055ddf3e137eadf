import { Hono } from 'hono'
import { page } from '../../views/page.ts'
import { QuotasPage } from '../../views/supervisor/quotas-page.tsx'
import { noteView } from '../facts/decide-people.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { quotaRows } from './quotas-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How far the quotas are, for the room: nothing of it moves but with a merge. Each look is a fact (M1). */
export function supervisorQuotas(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const { writer, documents, services } = house
  app.get('/', (c) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const live = await writer.read((state) =>
        [...state.campaigns.values()].filter(({ life }) => life === 'live' || life === 'paused'),
      )
      const withQuotas = live.flatMap(({ id, sheet: hash }) => {
        const sheet = documents.sheet(hash)
        const { quotas, script } = sheet
        return quotas === undefined || script === '' ? [] : [{ id, sheet, script }]
      })
      for (const { id } of withQuotas) {
        const noted = await asStaff(c, house, (state, ctx, by) =>
          noteView(state, ctx, by, 'figures.viewed', { campaign: id }),
        )
        if (!noted.ok) return c.text(noted.error.sentence, 403)
      }
      const campaigns = withQuotas.map(({ id, sheet, script }) => {
        const cells = quotaRows(sheet, documents.script(script), services.mergedByCell(id))
        return { name: sheet.title, cells }
      })
      return c.html(page(<QuotasPage chrome={staffChrome(c, house, here)} campaigns={campaigns} />))
    }),
  )
  return app
}
