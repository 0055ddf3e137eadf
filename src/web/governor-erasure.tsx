import type { Context, Hono } from 'hono'
import { PersonCopyPage } from '../../views/governor/person-copy-page.tsx'
import { page } from '../../views/page.ts'
import type { PersonId } from '../basics/ids.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import { agreeErasure, noteExport, proposeErasure, withdrawErasure } from '../facts/decide-erase.ts'
import type { Actor } from '../facts/fact.ts'
import type { PersonCopy } from '../facts/person-copy.ts'
import type { State } from '../facts/state.ts'
import { doDeed, governorForm, press, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, staffChrome } from './staff.ts'

type Refused = (c: Context) => (text: string, status: Status) => Response | Promise<Response>
type OnPerson = (state: State, ctx: Ctx, by: Actor, person: PersonId, token: string) => Decision

/** The copy that a person may ask for, and the erasure that two governors agree on (G8). */
export function governorErasure(app: Hono<Vars>, house: House, refused: Refused): void {
  const idOf = (c: Context) => c.req.param('id') as PersonId
  const at = (c: Context) => `/governor/people/${idOf(c)}`

  app.post('/:id/export', (c) =>
    governorForm(c, house, refused(c), (form) =>
      doDeed(c, house, {
        back: at(c),
        page: refused(c),
        deed: (state, ctx, by, token) => noteExport(state, ctx, by, idOf(c), token),
        after: async () => {
          const copy = await house.services.copyPerson(idOf(c))
          if (!copy) return c.notFound()
          return form.one('as') === 'json' ? download(c, copy) : show(c, copy)
        },
      }),
    ),
  )

  const show = (c: Context, copy: PersonCopy) =>
    onlyFor(c, house, ['governor'], (here) =>
      c.html(
        page(
          <PersonCopyPage
            chrome={staffChrome(c, house, here)}
            back={at(c)}
            save={{
              label: 'Save as a file',
              action: `${at(c)}/export`,
              look: 'secondary',
              fields: { as: 'json' },
            }}
            {...copy}
          />,
        ),
      ),
    )

  const button = (path: string, deed: OnPerson) =>
    app.post(`/:id/${path}`, (c) =>
      press(c, house, {
        back: at(c),
        page: refused(c),
        deed: (state, ctx, by, token) => deed(state, ctx, by, idOf(c), token),
        after: () => c.redirect(at(c), 303),
      }),
    )
  button('propose-erasure', proposeErasure)
  button('keep', withdrawErasure)
  button('erase', agreeErasure)
}

/** Named by the record's own token: a name in a list of downloads would outlive the person's erasure. */
function download(c: Context, copy: PersonCopy): Response {
  const name = `person-copy-${(c.req.param('id') ?? '').slice(0, 8)}.json`
  return c.body(`${JSON.stringify(copy, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}
