import type { Context, Hono } from 'hono'
import { CertificatePage } from '../../views/auditor/certificate-page.tsx'
import { KeptPage } from '../../views/auditor/kept-page.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import { certificateSeen, keptSeen } from './certificate-seen.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** What is kept and for how long, and the proof of what was destroyed, of the box and of each campaign (G7). */
export function certificatePages(
  app: Hono<Vars>,
  house: House,
  role: 'governor' | 'auditor',
): void {
  const home = `/${role}/certificate`
  app.get('/kept', (c) =>
    onlyFor(c, house, [role], (here) =>
      c.html(
        page(
          <KeptPage
            chrome={staffChrome(c, house, here)}
            certificate={home}
            rows={keptSeen(house.settings)}
          />,
        ),
      ),
    ),
  )

  const show = (c: Context, campaign?: CampaignId) =>
    onlyFor(c, house, [role], async (here) => {
      const { writer, documents, services, settings } = house
      const titles = await writer.read((state) =>
        [...state.campaigns.values()].map((one) => ({
          href: `${home}/${one.id}`,
          text: documents.sheet(one.sheet).title,
        })),
      )
      if (campaign && !writer.ahead.campaigns.has(campaign)) return c.notFound()
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'record.viewed', campaign ? { campaign } : {}),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const deletions = await services.readDeletions(campaign)
      // Last, so that the root is over every line that the page tells of.
      const witness = await services.witness()
      const seen = await writer.read((state, { now }) =>
        certificateSeen(state, documents, { campaign, deletions, witness, now, settings }),
      )
      return c.html(
        page(
          <CertificatePage
            chrome={staffChrome(c, house, here)}
            back={
              campaign
                ? { href: home, text: 'The whole box' }
                : { href: `/${role}/kept`, text: 'What is kept' }
            }
            campaigns={campaign ? [] : titles}
            {...seen}
          />,
        ),
      )
    })
  app.get('/certificate', (c) => show(c))
  app.get('/certificate/:campaign', (c) => show(c, c.req.param('campaign') as CampaignId))
}
