import type { Context, Hono } from 'hono'
import type { PersonId } from '../basics/ids.ts'
import { resetSignIn } from '../facts/decide-secrets.ts'
import type { SignInPart } from '../facts/shapes.ts'
import { givenBefore } from './given-anew.ts'
import { doDeed, governorForm, type Status, toStepUp } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { newPart, onTheSlip, theirOwn } from './new-secrets.ts'
import { staffDoor } from './try-door.ts'

type Answer = Response | Promise<Response>
type Refused = (c: Context) => (text: string, status: Status) => Answer

const parts: readonly SignInPart[] = ['password', 'pin', 'code-device']

/** A member of staff who has forgotten a password or a PIN, or lost a code device, gets a new one from a governor. */
export function governorSignIns(
  app: Hono<Vars>,
  house: House,
  refused: Refused,
  show: (c: Context, text: string) => Answer,
): void {
  app.post('/:id/sign-in/:part', (c) =>
    governorForm(c, house, refused(c), async (form, here) => {
      const person = c.req.param('id') as PersonId
      const what = parts.find((one) => one === c.req.param('part'))
      if (!what) return c.notFound()
      const back = `/governor/people/${person}`
      // Asked here first: a hash is long work, and only a deed that will be done may set it going.
      if (!here.steppedUp) return toStepUp(c, back)
      const { shown, secret } = await newPart(house, what)
      return doDeed(c, house, {
        back,
        page: refused(c),
        deed: (state, ctx, by, token) =>
          givenBefore(state, person, form) ??
          resetSignIn(state, ctx, by, { person, what, secret }, token),
        after: () => {
          openDoors(house, person)
          return show(c, `The new ${shown}. ${onTheSlip} ${theirOwn}`)
        },
      })
    }),
  )
}

/** Whoever was shut out by too many wrong tries may try what they were given. */
function openDoors({ services: { lockOut }, writer }: House, person: PersonId): void {
  const username = writer.ahead.people.get(person)?.body?.username ?? ''
  for (const door of [staffDoor(username), `step-up/${person}`, `pin/${person}`])
    lockOut.reset(door)
}
