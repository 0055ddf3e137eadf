import type { Context, Hono } from 'hono'
import { HeldNumberPage } from '../../views/governor/held-number-page.tsx'
import { page } from '../../views/page.ts'
import type { CaseId, IncidentId } from '../basics/ids.ts'
import { holdFor } from '../facts/decide-hold.ts'
import { askReading, readOut } from '../facts/decide-read-out.ts'
import { press, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { staffName } from './names.ts'
import { staffChrome, staffHere } from './staff.ts'

type Refused = (c: Context, text: string, status: Status) => Response | Promise<Response>

/** Two governors, one after the other, and the number of a hold is shown to the second, once, in that answer alone. */
export function heldNumberDoors(
  app: Hono<Vars>,
  house: House,
  home: string,
  refused: Refused,
): void {
  const path = home.slice('/governor'.length)
  const idOf = (c: Context) => c.req.param('id') as IncidentId
  const onList = (c: Context) => (text: string, status: Status) => refused(c, text, status)

  app.post(`${path}/:id/ask-number`, (c) =>
    press(c, house, {
      back: home,
      page: onList(c),
      deed: (state, ctx, by) => askReading(state, ctx, by, idOf(c)),
      after: () => c.redirect(home, 303),
    }),
  )
  app.post(`${path}/:id/show-number`, async (c) => {
    // Who asked is gone from the state as soon as it is shown.
    const asked = await house.writer.read((state) => {
      const by = holdFor(state, idOf(c))[1]?.reading?.askedBy
      return by && staffName(state, by)
    })
    return press(c, house, {
      back: home,
      page: onList(c),
      deed: (state, ctx, by, token) => readOut(state, ctx, by, idOf(c), token),
      after: async (id) => {
        const here = await staffHere(c, house)
        const number = house.services.heldNumber(id)
        if (!here || number === undefined) return refused(c, whyNot(house, id), 409)
        return c.html(
          page(
            <HeldNumberPage
              chrome={staffChrome(c, house, here)}
              number={number}
              by={[asked ?? '', here.name]}
              back={home}
            />,
          ),
        )
      },
    })
  })
}

function whyNot({ services }: House, id: CaseId): string {
  return services.heldElsewhere
    ? `You may have it now. It is shown by no page of this box: whoever has the machine reads it there, with gatehouse held-number ${id}`
    : 'The number is not held any more.'
}
