import { Hono } from 'hono'
import { page } from '../../views/page.ts'
import { QuotasPage } from '../../views/supervisor/quotas-page.tsx'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { quotaRows } from './quotas-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** How far the quotas are, for the room: nothing of it moves but with a merge. */
export function supervisorQuotas(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const { writer, documents, services } = house
  app.get('/', (c) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const live = await writer.read((state) =>
        [...state.campaigns.values()].filter(({ life }) => life === 'live' || life === 'paused'),
      )
      const campaigns = live.flatMap(({ id, sheet: hash }) => {
        const sheet = documents.sheet(hash)
        if (sheet.quotas === undefined || sheet.script === '') return []
        const cells = quotaRows(sheet, documents.script(sheet.script), services.mergedByCell(id))
        return { name: sheet.title, cells }
      })
      return c.html(page(<QuotasPage chrome={staffChrome(c, house, here)} campaigns={campaigns} />))
    }),
  )
  return app
}
