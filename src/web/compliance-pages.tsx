import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { ComplianceList } from '../../views/supervisor/compliance-list.tsx'
import { ComplianceSheetPage } from '../../views/supervisor/compliance-sheet.tsx'
import { ComplianceTrace } from '../../views/supervisor/compliance-trace.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { noCalls } from '../facts/day-count.ts'
import { signCompliance } from '../facts/decide-compliance.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import type { Role } from '../people/person.ts'
import { aboutRows } from './compliance-about.ts'
import {
  type Day,
  daysSeen,
  dayTitle,
  type FigureName,
  figuresSeen,
  signedText,
} from './compliance-seen.ts'
import { linesOf, traceSeen } from './compliance-trace.ts'
import { asStaff } from './deeds.ts'
import { readForm } from './form.ts'
import { whyGreyed } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** The compliance sheets, for each role at its own door; the supervisor's has the signature (D16). */
export function compliancePages(app: Hono<Vars>, house: House, role: Role): void {
  const home = `/${role}/compliance`
  const at = ({ campaign, day }: Day) => `${home}/${campaign}/${day}`

  app.get('/compliance', (c) =>
    onlyFor(c, house, [role], async (here) => {
      const asked = c.req.query('campaign')
      const only = asked === undefined || asked === '' ? undefined : (asked as CampaignId)
      const seen = await house.writer.read((state) => {
        const days = daysSeen(state, house.documents, only)
        const known = only && state.campaigns.get(only)
        return {
          only: known && { campaign: house.documents.sheet(known.sheet).title, all: home },
          days: days.map((day) => {
            const signed = signedText(state, day)
            const figures = figuresSeen(day.count)
            const value = (name: FigureName) =>
              figures.find((one) => one.name === name)?.value ?? ''
            return {
              ...{ day: dayTitle(day), href: at(day), campaign: day.title },
              ...{ calls: value('calls'), rate: value('rate') },
              ...{ state: signed.text, tone: signed.tone },
            }
          }),
        }
      })
      return c.html(page(<ComplianceList chrome={staffChrome(c, house, here)} {...seen} />))
    }),
  )

  const dayAsked = (state: State, c: Context) =>
    daysSeen(state, house.documents, c.req.param('campaign') as CampaignId).find(
      ({ day }) => day === c.req.param('day'),
    )

  const show = (c: Context, error?: string, status: 200 | 403 | 409 = 200) =>
    onlyFor(c, house, [role], async (here) => {
      const seen = await house.writer.read((state) => {
        const day = dayAsked(state, c)
        return (
          day && {
            day,
            about: aboutRows(state, house, day, role),
            deeds: deedsOf(state, here.by, day),
          }
        )
      })
      if (!seen) return c.notFound()
      const { day } = seen
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const figures = figuresSeen(day.count).map((one) => ({
        ...one,
        href: `${at(day)}/facts/${one.name}`,
      }))
      return c.html(
        page(
          <ComplianceSheetPage
            chrome={staffChrome(c, house, here, { notice })}
            back={home}
            campaign={day.title}
            day={dayTitle(day)}
            about={seen.about}
            figures={figures}
            deeds={seen.deeds}
          />,
        ),
        status,
      )
    })
  app.get('/compliance/:campaign/:day', (c) => show(c))

  const deedsOf = (state: State, by: Actor, day: Day) => {
    if (role !== 'supervisor' || day.sheet?.signed) return []
    const refusal = day.open
      ? 'Calls of this day are still being counted. Close the shift first.'
      : whyGreyed(state, by, 'CONFIRM_COMPLIANCE')
    return [{ label: 'Sign this sheet', action: `${at(day)}/sign`, refusal }]
  }

  app.get('/compliance/:campaign/:day/facts/:figure', (c) =>
    onlyFor(c, house, [role], async (here) => {
      const day = await house.writer.read((state) => dayAsked(state, c))
      const figure = c.req.param('figure')
      const name = figuresSeen(day?.count ?? noCalls).find((one) => one.name === figure)?.name
      if (!day || !name) return c.notFound()
      const seen = traceSeen(day, name, await linesOf(house, day.campaign, day.day), role)
      return c.html(
        page(
          <ComplianceTrace
            chrome={staffChrome(c, house, here)}
            back={at(day)}
            day={dayTitle(day)}
            {...seen}
          />,
        ),
      )
    }),
  )

  if (role !== 'supervisor') return
  const sign = '/compliance/:campaign/:day/sign'
  app.get(sign, (c) => {
    const [campaign, day] = [c.req.param('campaign'), c.req.param('day')].map(encodeURIComponent)
    return c.redirect(`${home}/${campaign}/${day}`, 303)
  })
  app.post(sign, (c) =>
    onlyFor(c, house, [role], async () => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return show(c, form.error, 403)
      const campaign = c.req.param('campaign') as CampaignId
      const done = await asStaff(c, house, (state, ctx, by) =>
        signCompliance(state, ctx, by, campaign, c.req.param('day')),
      )
      if (!done.ok && done.error.status === 404) return c.notFound()
      return done.ok
        ? c.redirect(`${home}/${campaign}/${c.req.param('day')}`, 303)
        : show(c, done.error.sentence, done.error.status === 403 ? 403 : 409)
    }),
  )
}
