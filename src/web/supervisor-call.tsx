import type { Context, Hono } from 'hono'
import type { Result } from '../basics/result.ts'
import { type AttemptOutcome, outcomeLabels } from '../calls/outcome.ts'
import type { Refusal } from '../facts/decide.ts'
import { confirmOutcome } from '../facts/decide-code.ts'
import { goOn } from '../facts/decide-go-on.ts'
import { answerBlock, endOwnCall, forged, goBack } from '../facts/decide-interview.ts'
import { changeLanguage } from '../facts/decide-language.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { pressedAnswer, pressedMark, pressedPlace } from './pressed.ts'
import { pressedExit } from './pressed-exit.ts'
import { onlyFor, type StaffHere } from './staff.ts'
import { takenOverPage } from './taken-over.tsx'

type Deed = (c: Context, form: Form, here: StaffHere) => Promise<Result<unknown, Refusal>>

/** A call that a supervisor has taken over: the same presses as at its seat. */
export function supervisorCall(app: Hono<Vars>, house: House): void {
  app.get('/call', (c) =>
    onlyFor(c, house, ['supervisor'], (here) => takenOverPage(c, house, here)),
  )
  const onCall = (path: string, deed: Deed) => {
    // A refused press leaves its address in the browser; looking at that again shows the page it stood on.
    app.get(`/call/${path}`, (c) => c.redirect('/supervisor/call', 303))
    app.post(`/call/${path}`, (c) =>
      onlyFor(c, house, ['supervisor'], async (here) => {
        const form = await readForm(c, 'staff')
        if (!form.ok) return takenOverPage(c, house, here, form.error, 403)
        const done = await deed(c, form.value, here)
        if (done.ok) return c.redirect('/supervisor/call', 303)
        const { status, sentence } = done.error
        return takenOverPage(
          c,
          house,
          here,
          sentence,
          status === 400 || status === 404 ? 409 : status,
        )
      }),
    )
  }
  onCall('answer', (c, form) =>
    asStaff(c, house, (state, ctx, by) =>
      answerBlock(state, ctx, by, {
        ...pressedPlace(form),
        mark: pressedMark(form),
        answer: pressedAnswer(form),
      }),
    ),
  )
  onCall('go-back', (c, form) =>
    asStaff(c, house, (state, ctx, by) =>
      goBack(state, ctx, by, { ...pressedPlace(form), mark: pressedMark(form) }),
    ),
  )
  onCall('again', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const pressed = { ...pressedPlace(form), mark: pressedMark(form) }
      return goOn(state, ctx, by, pressed, form.one('answer'))
    }),
  )
  onCall('language', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const pressed = { ...pressedPlace(form), mark: pressedMark(form) }
      return changeLanguage(state, ctx, by, pressed, form.one('language'))
    }),
  )
  onCall('exit', (c, form) =>
    asStaff(c, house, (state, ctx, by) => pressedExit(state, ctx, by, form)),
  )
  onCall('end', (c, form) =>
    asStaff(c, house, (state, ctx, by) => endOwnCall(state, ctx, by, pressedMark(form))),
  )
  onCall('outcome', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const outcome = form.one('answer')
      return Object.hasOwn(outcomeLabels, outcome)
        ? confirmOutcome(state, ctx, by, outcome as AttemptOutcome, pressedMark(form))
        : forged(state, by)
    }),
  )
}
