import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { TypePage } from '../../views/public/type-page.tsx'
import type { EnquiryId } from '../basics/ids.ts'
import { showEnquiry, whyNotShow } from '../facts/decide-enquiry.ts'
import type { EnquiryWanted } from '../facts/shape-parts.ts'
import type { ToldAttempt } from '../facts/told-attempt.ts'
import type { Form } from './form.ts'
import { doDeed, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { PublicParts } from './public.tsx'
import { complaintLetter, heldLetter } from './public-letters.ts'
import { letterFrom, referenceOf, staffRows, wantedWords } from './public-seen.ts'
import { typed } from './public-typed.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'

export type TakeForm = (
  c: Context,
  take: (form: Form, here: StaffHere) => Response | Promise<Response>,
) => Promise<Response>

/** The number of an enquiry that two people agreed on is typed, looked up, and what was found is shown, once. */
export function typeDoors(app: Hono<Vars>, parts: PublicParts, form: TakeForm): void {
  const { house, home, role } = parts
  const { writer, documents, services } = house
  const idOf = (c: Context) => c.req.param('id') as EnquiryId

  const show = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, [role], async (here) => {
      const { refusal, wanted } = await writer.read((state, ctx) => ({
        refusal: whyNotShow(state, ctx, here.by, idOf(c)),
        wanted: state.enquiries.get(idOf(c)),
      }))
      if (refusal || !wanted) return parts.refused(c, refusal?.sentence ?? '', 409)
      return c.html(
        page(
          <TypePage
            chrome={staffChrome(c, house, here)}
            back={home}
            what={wantedWords(wanted)}
            action={`${home}/${idOf(c)}`}
            error={error}
          />,
        ),
        status,
      )
    })
  app.get('/:id', (c) => show(c))
  app.post('/:id', (c) =>
    form(c, async (read, here) => {
      const before = await writer.read((state, ctx) => ({
        refusal: whyNotShow(state, ctx, here.by, idOf(c)),
        wanted: state.enquiries.get(idOf(c))?.wanted,
        now: ctx.now,
      }))
      const { refusal, wanted } = before
      // Nothing is looked up for whoever may not: what is refused is the same deed, and stands in the record.
      const found = refusal
        ? ({ ok: true, value: [] } as const)
        : await typed(() => services.toldOf(read.one('typed')))
      if (!found.ok) return show(c, found.error, 422)
      return doDeed(c, house, {
        back: home,
        page: (text, status) => parts.refused(c, text, status),
        deed: (state, ctx, by) => showEnquiry(state, ctx, by, idOf(c), found.value),
        after: async () => {
          const seen = await writer.read((state, ctx) => ({
            rows: staffRows(state, found.value),
            from: letterFrom(state, ctx, documents),
          }))
          return parts.reply(c, here, {
            ...headOf(wanted, idOf(c)),
            staff: { note: forStaff, rows: seen.rows },
            letter: letterOf(wanted, idOf(c), seen.from, found.value),
          })
        },
      })
    }),
  )
}

export const forStaff =
  'Who called, and who entered the call, is for staff. It is not on the printed sheets: do not read it out.'

function headOf(wanted: EnquiryWanted | undefined, id: EnquiryId) {
  if (wanted?.what !== 'complaint')
    return {
      title: 'What is held',
      lead: 'It is shown this once. Print this page for whoever asked: an English and a Welsh sheet.',
    }
  return {
    title: `A complaint, ${referenceOf(id)}`,
    lead: 'It is open from now on. Give them the reference, and print this page for them: an English and a Welsh sheet.',
  }
}

function letterOf(
  wanted: EnquiryWanted | undefined,
  id: EnquiryId,
  from: ReturnType<typeof letterFrom>,
  found: readonly ToldAttempt[],
) {
  if (wanted?.what !== 'complaint') return heldLetter(from, found)
  const { about } = wanted
  return complaintLetter(from, { reference: referenceOf(id), about, at: from.now, found })
}
