import type { Context } from 'hono'
import type { Result } from '../basics/result.ts'
import type { Ctx, Decision, Refusal } from '../facts/decide.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm, typedIn } from './form.ts'
import type { House } from './house.ts'
import { onlyFor, type StaffHere } from './staff.ts'

export type Status = 200 | 403 | 404 | 409 | 422

type Answer = Response | Promise<Response>

export type Press<R> = {
  /** The page the press came from: shown again with the sentence when it is refused. */
  readonly page: (error: string, status: Status) => Answer
  /** Where to come back to after the password, when the deed asks for it again. */
  readonly back: string
  readonly deed: (state: State, ctx: Ctx, by: Actor, token: string) => Decision<R>
  readonly after: (reply: R) => Answer
}

/**
 * A governor's form, read and known to be of a page of ours; anybody else is turned away before it is read. Where the
 * password was given again since the page was opened, `page` may show what was typed, to be pressed once more.
 */
export function governorForm(
  c: Context,
  house: House,
  page: (error: string, status: Status, typed?: Form) => Answer,
  take: (form: Form, here: StaffHere) => Answer,
): Promise<Response> {
  return onlyFor(c, house, ['governor'], async (here) => {
    const form = await readForm(c, 'staff')
    return form.ok ? take(form.value, here) : page(form.error, 403, await typedIn(c))
  })
}

/** A page or a press of governors alone: nobody else learns even whether there is such a draft. */
export function forGovernors(house: House) {
  return (answer: (c: Context, here: StaffHere) => Answer) => (c: Context) =>
    onlyFor(c, house, ['governor'], (here) => answer(c, here))
}

/** One press of one button: does the deed, or says why not. */
export function press<R>(c: Context, house: House, what: Press<R>): Promise<Response> {
  return governorForm(c, house, what.page, () => doDeed(c, house, what))
}

/** The deed of a form that has been read already. */
export async function doDeed<R>(c: Context, house: House, what: Press<R>): Promise<Response> {
  const done: Result<R, Refusal> = await asStaff(c, house, what.deed)
  if (done.ok) return what.after(done.value)
  const { rule, sentence, status } = done.error
  if (rule === 'step-up') return toStepUp(c, what.back)
  return what.page(sentence, status === 400 ? 422 : status)
}

/** Asks for the password, then comes back. */
export function toStepUp(c: Context, back: string): Response {
  return c.redirect(`/step-up?back=${encodeURIComponent(back)}`, 303)
}
