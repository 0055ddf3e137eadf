import { type Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { PublicPage, type PublicPageProps } from '../../views/public/public-page.tsx'
import { ReplyPage, type ReplyPageProps } from '../../views/public/reply-page.tsx'
import type { EnquiryId } from '../basics/ids.ts'
import { askEnquiry, letEnquiry, noteNeverAgain } from '../facts/decide-enquiry.ts'
import type { EnquiryWanted } from '../facts/shape-parts.ts'
import { type ComplaintKind, complaintKinds } from '../supervision/complaint.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import { doDeed, type Status } from './governor-press.ts'
import { whyGreyed } from './governor-words.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { complaintDoors } from './public-complaints.tsx'
import { neverLetter } from './public-letters.ts'
import { letterFrom, publicSeen } from './public-seen.ts'
import { typeDoors } from './public-type.tsx'
import { typed } from './public-typed.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'

type Errors = NonNullable<PublicPageProps['errors']>

/** What the doors beside the first page share. */
export type PublicParts = {
  readonly house: House
  readonly role: 'supervisor' | 'governor'
  /** The address of the page. */
  readonly home: string
  refused(c: Context, text: string, status: Status): Response | Promise<Response>
  reply(c: Context, here: StaffHere, props: Omit<ReplyPageProps, 'chrome' | 'back'>): Response
}

/** For somebody who rings or writes (design 6). What staff type is in no page, address or fact, and is kept nowhere. */
export function publicRoutes(house: House, role: PublicParts['role']): Hono<Vars> {
  const app = new Hono<Vars>()
  const home = `/${role}/public`
  const incidents = `/${role}/incidents`

  const show = (c: Context, status: Status = 200, errors?: Errors, notice?: string) =>
    onlyFor(c, house, [role], async (here) => {
      const seen = await house.writer.read((state, ctx) =>
        publicSeen(state, ctx, here.by, { home, incidents }),
      )
      const chrome = staffChrome(c, house, here, {
        notice: notice === undefined ? undefined : { kind: 'error', text: notice },
      })
      return c.html(page(<PublicPage chrome={chrome} {...seen} errors={errors} />), status)
    })
  const parts: PublicParts = {
    house,
    role,
    home,
    refused: (c, text, status) => show(c, status, undefined, text),
    reply: (c, here, props) =>
      c.html(page(<ReplyPage chrome={staffChrome(c, house, here)} back={home} {...props} />)),
  }
  const form = (c: Context, take: (read: Form, here: StaffHere) => Response | Promise<Response>) =>
    onlyFor(c, house, [role], async (here) => {
      const read = await readForm(c, 'staff')
      return read.ok ? take(read.value, here) : parts.refused(c, read.error, 403)
    })

  app.get('/', (c) => show(c))
  app.post('/never', (c) =>
    form(c, async (read, here) => {
      const greyed = await house.writer.read((state) => whyGreyed(state, here.by, 'SUPPRESS_CALLS'))
      if (greyed === undefined) {
        const done = await typed(() => house.services.neverTyped(read.one('never')))
        if (!done.ok) return show(c, 422, { never: done.error })
      }
      return doDeed(c, house, {
        back: home,
        page: (text, status) => parts.refused(c, text, status),
        deed: (state, ctx, by) => noteNeverAgain(state, ctx, by),
        after: async () => {
          const from = await house.writer.read((state, ctx) =>
            letterFrom(state, ctx, house.documents),
          )
          return parts.reply(c, here, {
            title: 'Never called again',
            lead: 'It is done, for every campaign. Print this page for whoever asked: an English and a Welsh sheet.',
            letter: neverLetter(from),
          })
        },
      })
    }),
  )
  app.post('/ask', (c) =>
    form(c, async (read) => {
      const wanted = wantedOf(read)
      if ('errors' in wanted) return show(c, 422, wanted.errors)
      const asked = await asStaff(c, house, (state, ctx, by) => askEnquiry(state, ctx, by, wanted))
      return asked.ok
        ? c.redirect(home, 303)
        : parts.refused(c, asked.error.sentence, asked.error.status as Status)
    }),
  )
  app.post('/:id/agree', (c) =>
    form(c, () =>
      doDeed(c, house, {
        back: home,
        page: (text, status) => parts.refused(c, text, status),
        deed: (state, ctx, by, token) =>
          letEnquiry(state, ctx, by, c.req.param('id') as EnquiryId, token),
        after: () => c.redirect(home, 303),
      }),
    ),
  )
  complaintDoors(app, parts, form)
  typeDoors(app, parts, form)
  return app
}

function wantedOf(form: Form): EnquiryWanted | { readonly errors: Errors } {
  const what = form.one('what')
  if (what === 'held') return { what }
  if (what !== 'complaint') return { errors: { what: 'Choose what they want.' } }
  const about = form.one('about')
  if (!Object.hasOwn(complaintKinds, about))
    return { errors: { about: 'Choose what the complaint is about.' } }
  return { what, about: about as ComplaintKind }
}
