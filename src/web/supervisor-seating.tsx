import { randomInt } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { SeatingPage, type SeatingRow } from '../../views/supervisor/seating-page.tsx'
import type { PersonId, SeatId } from '../basics/ids.ts'
import type { Ctx } from '../facts/decide.ts'
import { assignSeats, releaseFromSeat, type Seating } from '../facts/decide-seats.ts'
import { resetPin } from '../facts/decide-secrets.ts'
import type { State } from '../facts/state.ts'
import { gateNames, shutGates } from '../people/gates.ts'
import { listedName } from '../people/person.ts'
import { asStaff } from './deeds.ts'
import { readForm } from './form.ts'
import { asOf, givenBefore } from './given-anew.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { staffName } from './names.ts'
import { onlyFor, staffChrome } from './staff.ts'

type Shown = {
  readonly newPin?: { readonly name: string; readonly pin: string }
  readonly problems?: readonly string[]
  readonly status?: 200 | 403 | 422
}

/** Last shift's seating, offered again: one tick a person. Everybody's gates are looked at anew (J5). */
export function supervisorSeating(app: Hono<Vars>, house: House): void {
  const show = (c: Context, { newPin, problems, status = 200 }: Shown = {}) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) => ({
        open: state.shift !== undefined,
        rows: rows(state, ctx),
      }))
      return c.html(
        page(
          <SeatingPage
            chrome={staffChrome(c, house, here)}
            action="/supervisor/seating"
            rows={seen.rows}
            seats={house.settings.seats.map((seat) => String(Number(seat)))}
            newPin={newPin}
            problems={problems}
            refusal={seen.open ? undefined : 'No shift is open. Open it first.'}
            livePage="/supervisor"
          />,
        ),
        status,
      )
    })

  app.get('/seating', (c) => show(c))
  app.post('/seating', async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return show(c, { problems: [form.error], status: 403 })
    const seating: Seating = form.value.all('person').map((person) => ({
      person: person as PersonId,
      seat: form.value.one(`seat-${person}`).padStart(2, '0') as SeatId,
    }))
    if (seating.length === 0)
      return show(c, { problems: ['Tick each person who sits today.'], status: 422 })
    const done = await asStaff(c, house, (state, ctx, by) => assignSeats(state, ctx, by, seating))
    if (!done.ok) return show(c, { problems: [done.error.sentence], status: 422 })
    if (done.value.notCleared.length === 0) return c.redirect('/supervisor', 303)
    const problems = await house.writer.read((state) =>
      done.value.notCleared.map(
        (person) => `${staffName(state, person)} is not cleared today and was not seated.`,
      ),
    )
    return show(c, { problems })
  })

  // Asked who it is first: making a PIN is long work, and nobody else may set it going.
  app.post('/pin/:person', (c) =>
    onlyFor(c, house, ['supervisor'], async () => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return show(c, { problems: [form.error], status: 403 })
      const person = c.req.param('person') as PersonId
      const pin = String(randomInt(0, 1_000_000)).padStart(6, '0')
      const hash = await house.passwords.hash(pin)
      const done = await asStaff(
        c,
        house,
        (state, ctx, by) =>
          givenBefore(state, person, form.value) ?? resetPin(state, ctx, by, person, hash),
      )
      if (!done.ok) return show(c, { problems: [done.error.sentence], status: 422 })
      const { name, seat } = await house.writer.read((state) => ({
        name: staffName(state, person),
        seat:
          [...state.seats.values()].find((one) => one.agent === person)?.id ??
          [...(state.practice ?? [])].find(([, one]) => one.person === person)?.[0],
      }))
      if (seat) house.services.lockOut.reset(`seat/${seat}`)
      // Shown once on this answer and nowhere kept: the record has only its hash, sealed.
      return show(c, { newPin: { name, pin } })
    }),
  )

  app.post('/release', async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return show(c, { problems: [form.error], status: 403 })
    const seat = form.value.one('seat').padStart(2, '0') as SeatId
    const done = await asStaff(c, house, (state, ctx, by) => releaseFromSeat(state, ctx, by, seat))
    return done.ok
      ? c.redirect('/supervisor/seating', 303)
      : show(c, { problems: [done.error.sentence], status: 422 })
  })
}

function rows(state: State, ctx: Ctx): SeatingRow[] {
  const agents = [...state.people.values()].filter(
    (one) => one.role === 'agent' && one.body && !one.removed,
  )
  const free = new Set(ctx.settings.seats)
  for (const seat of state.seats.values()) if (seat.agent) free.delete(seat.id)
  const last = new Map([...state.lastSeating].map(([seat, person]) => [person, seat]))
  const offered = agents.map((one) => {
    const sits = [...state.seats.values()].find((seat) => seat.agent === one.id)?.id
    const before = last.get(one.id)
    const seat = sits ?? (before !== undefined && free.has(before) ? before : undefined)
    if (seat) free.delete(seat)
    return { one, seat, sits }
  })
  return offered.map(({ one, seat, sits }) => {
    const [shut] = shutGates(one.body?.gates, ctx.now)
    const mine = seat ?? (shut ? undefined : next(free))
    return {
      person: one.id,
      name: one.body ? listedName(one.body.name) : '',
      prisonNumber: one.body?.prisonNumber ?? '',
      ...(mine ? { seat: String(Number(mine)) } : {}),
      ...(shut ? { gate: `Not cleared: ${gateNames[shut].toLowerCase()}` } : {}),
      ...(one.body?.colleague ? { note: 'Colleague, played by the box' } : {}),
      seated: sits !== undefined,
      resetPin: {
        label: 'Reset PIN',
        action: `/supervisor/pin/${one.id}`,
        fields: asOf(one),
        look: 'secondary' as const,
      },
    }
  })
}

function next(free: Set<SeatId>): SeatId | undefined {
  const [seat] = free
  if (seat) free.delete(seat)
  return seat
}
