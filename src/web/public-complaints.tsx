import type { Context, Hono } from 'hono'
import type { EnquiryId } from '../basics/ids.ts'
import { answerComplaint, viewComplaint } from '../facts/decide-enquiry.ts'
import { type ComplaintAnswer, complaintAnswers } from '../supervision/complaint.ts'
import { asStaff } from './deeds.ts'
import type { Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { PublicParts } from './public.tsx'
import { complaintLetter } from './public-letters.ts'
import { letterFrom, referenceOf, staffRows } from './public-seen.ts'
import { forStaff, type TakeForm } from './public-type.tsx'
import { onlyFor } from './staff.ts'

/** A complaint, with what was found when it was made, until it is answered and its period is over. */
export function complaintDoors(app: Hono<Vars>, parts: PublicParts, form: TakeForm): void {
  const { house, home, role } = parts
  const idOf = (c: Context) => c.req.param('id') as EnquiryId
  const at = (c: Context) => `${home}/complaints/${idOf(c)}`

  const show = (c: Context, error?: string) =>
    onlyFor(c, house, [role], async (here) => {
      const looked = await asStaff(c, house, (state, ctx, by) =>
        viewComplaint(state, ctx, by, idOf(c)),
      )
      if (!looked.ok) return parts.refused(c, looked.error.sentence, looked.error.status as Status)
      const seen = await house.writer.read((state, ctx) => {
        const known = state.complaints.get(idOf(c))
        const from = letterFrom(state, ctx, house.documents)
        return known && { known, from, rows: known.found && staffRows(state, known.found) }
      })
      if (!seen) return c.notFound()
      const { known, from, rows } = seen
      const reference = referenceOf(idOf(c))
      const answer = known.answered?.answer
      const told = { reference, about: known.about, at: known.at, found: known.found, answer }
      return parts.reply(c, here, {
        title: `A complaint, ${reference}`,
        lead: answer
          ? `It is answered: ${complaintAnswers[answer].toLowerCase()}. Print this page for whoever complained.`
          : 'It is open. Look into it, then answer it here.',
        ...(rows ? { staff: { note: forStaff, rows } } : {}),
        letter: complaintLetter(from, told),
        ...(answer
          ? {}
          : {
              answer: {
                action: `${at(c)}/answer`,
                choices: Object.entries(complaintAnswers).map(([value, label]) => ({
                  value,
                  label,
                })),
                ...(error === undefined ? {} : { error }),
              },
            }),
      })
    })
  app.get('/complaints/:id', (c) => show(c))
  app.post('/complaints/:id/answer', (c) =>
    form(c, async (read) => {
      const answer = read.one('answer')
      if (!Object.hasOwn(complaintAnswers, answer)) return show(c, 'Choose what came of it.')
      const done = await asStaff(c, house, (state, ctx, by) =>
        answerComplaint(state, ctx, by, idOf(c), answer as ComplaintAnswer),
      )
      return done.ok
        ? c.redirect(at(c), 303)
        : parts.refused(c, done.error.sentence, done.error.status as Status)
    }),
  )
}
