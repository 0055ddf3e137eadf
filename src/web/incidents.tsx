import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { IncidentForm, type IncidentFormProps } from '../../views/supervisor/incident-form.tsx'
import { IncidentList } from '../../views/supervisor/incident-list.tsx'
import type { IncidentId, SeatId } from '../basics/ids.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import { agreeHold, releaseHold, requestHold } from '../facts/decide-hold.ts'
import { closeIncident, openIncident } from '../facts/decide-supervise.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import { type IncidentKind, incidentKinds, kindsToChoose } from '../supervision/incident.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm, typedIn } from './form.ts'
import type { Vars } from './guard.ts'
import { heldNumberDoors } from './held-number.tsx'
import type { House } from './house.ts'
import { incidentsSeen } from './incidents-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

export type IncidentDoors = { readonly role: 'supervisor' | 'governor'; readonly home: string }
type OnIncident = (state: State, ctx: Ctx, by: Actor, incident: IncidentId) => Decision
type Status = 200 | 400 | 403 | 404 | 409 | 422

/** Incidents: a coded kind and a seat, and a number held back by two people. What was said is never written down. */
export function incidentPages(app: Hono<Vars>, house: House, { role, home }: IncidentDoors): void {
  const path = home.slice(`/${role}`.length)

  const list = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, [role], async (here) => {
      const incidents = await house.writer.read((state, ctx) =>
        incidentsSeen(state, ctx, here.by, home),
      )
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(
        page(<IncidentList chrome={chrome} newIncident={`${home}/new`} {...incidents} />),
        status,
      )
    })
  app.get(path, (c) => list(c))

  const form = (
    c: Context,
    errors?: IncidentFormProps['errors'],
    { status = errors ? 422 : 200, typed }: { status?: Status; typed?: Form | undefined } = {},
  ) =>
    onlyFor(c, house, [role], (here) =>
      c.html(
        page(
          <IncidentForm
            chrome={staffChrome(c, house, here)}
            action={`${home}/new`}
            back={home}
            kinds={kindsToChoose.map((value) => ({
              value,
              label: incidentKinds[value],
              checked: value === typed?.one('kind'),
            }))}
            seats={[
              { value: '', label: 'The whole room', checked: !typed?.one('seat') },
              ...house.settings.seats.map((seat) => ({
                value: seat,
                label: `Seat ${Number(seat)}`,
                checked: seat === typed?.one('seat'),
              })),
            ]}
            hold={typed?.has('hold')}
            errors={errors}
          />,
        ),
        status,
      ),
    )
  app.get(`${path}/new`, (c) => form(c))
  app.post(`${path}/new`, async (c) => {
    const read = await readForm(c, 'staff')
    if (!read.ok) return form(c, { kind: read.error }, { status: 403, typed: await typedIn(c) })
    const asked = askedOf(read.value, house.settings.seats)
    const typed = read.value
    if ('errors' in asked) return form(c, asked.errors, { typed })
    const opened = await asStaff(c, house, (state, ctx, by) => openIncident(state, ctx, by, asked))
    if (!opened.ok) return form(c, { kind: opened.error.sentence }, { typed })
    if (!read.value.has('hold')) return c.redirect(home, 303)
    // The incident stands whatever becomes of the number: what happened is told before what is asked for.
    const held = await asStaff(c, house, (state, ctx, by) =>
      requestHold(state, ctx, by, opened.value),
    )
    return held.ok ? c.redirect(home, 303) : list(c, held.error.sentence, held.error.status)
  })

  const button = (name: string, deed: OnIncident) =>
    app.post(`${path}/:id/${name}`, (c) =>
      onlyFor(c, house, [role], async () => {
        const read = await readForm(c, 'staff')
        if (!read.ok) return list(c, read.error, 403)
        const id = c.req.param('id') as IncidentId
        const done = await asStaff(c, house, (state, ctx, by) => deed(state, ctx, by, id))
        return done.ok ? c.redirect(home, 303) : list(c, done.error.sentence, done.error.status)
      }),
    )
  button('close', closeIncident)
  button('hold', requestHold)
  button('agree', agreeHold)
  button('release', releaseHold)
  if (role === 'governor') heldNumberDoors(app, house, home, list)
}

type Asked =
  | { readonly errors: NonNullable<IncidentFormProps['errors']> }
  | { readonly kind: IncidentKind; readonly seat?: SeatId }

function askedOf(form: Form, seats: readonly SeatId[]): Asked {
  const kind = kindsToChoose.find((one) => one === form.one('kind'))
  if (!kind) return { errors: { kind: 'Choose what happened.' } }
  const seat = seats.find((one) => one === form.one('seat'))
  if (form.one('seat') !== '' && seat === undefined) return { errors: { seat: 'Choose a seat.' } }
  return { kind, ...(seat ? { seat } : {}) }
}
