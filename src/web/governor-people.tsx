import { type Context, Hono } from 'hono'
import { PeopleList } from '../../views/governor/people-list.tsx'
import { PersonForm, type PersonFormProps } from '../../views/governor/person-form.tsx'
import { PersonPage } from '../../views/governor/person-page.tsx'
import { page } from '../../views/page.ts'
import type { Notice } from '../../views/parts/chrome.ts'
import type { PersonId } from '../basics/ids.ts'
import { addPerson, noteView, viewReason } from '../facts/decide-people.ts'
import { removePerson } from '../facts/decide-remove.ts'
import { nameWelshReader } from '../facts/decide-welsh.ts'
import { codeMeaning } from '../people/eligibility-codes.ts'
import { asStaff } from './deeds.ts'
import { governorErasure } from './governor-erasure.tsx'
import { governorGates } from './governor-gates.tsx'
import { governorLearning } from './governor-learning.tsx'
import { doDeed, governorForm, press, type Status, toStepUp } from './governor-press.ts'
import { governorSignIns } from './governor-sign-ins.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { hashed, newSecrets, shownOnce } from './new-secrets.ts'
import { peopleSeen, personSeen, removalSeen, roleNames } from './people-seen.ts'
import { personAsked, typedPerson } from './person-asked.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/governor/people'

type Shown = {
  readonly notice?: Notice | undefined
  readonly codes?: readonly string[] | undefined
  readonly status?: Status
  /** Asked to remove them: whether that is meant. */
  readonly sure?: boolean
}

/** The people: who may work, gate by gate. Looking is itself a fact (M1), and the codes take the password again. */
export function governorPeople(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const idOf = (c: Context) => c.req.param('id') as PersonId

  app.get('/', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'people.viewed'),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const seen = await house.writer.read(peopleSeen)
      const chrome = staffChrome(c, house, here)
      return c.html(page(<PeopleList chrome={chrome} newPerson={`${home}/new`} {...seen} />))
    }),
  )

  const showForm = (
    c: Context,
    shown: Partial<Pick<PersonFormProps, 'values' | 'errors'>> & {
      readonly role?: string
      readonly error?: string
      readonly status?: Status
    } = {},
  ) =>
    onlyFor(c, house, ['governor'], (here) => {
      const { values = {}, errors = {}, error, status = 200 } = shown
      if (!here.steppedUp) return toStepUp(c, `${home}/new`)
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(
          <PersonForm
            chrome={staffChrome(c, house, here, { notice })}
            action={`${home}/new`}
            back={home}
            roles={Object.entries(roleNames).map(([value, label]) => ({
              value,
              label,
              checked: value === shown.role,
            }))}
            values={values}
            errors={errors}
          />,
        ),
        status,
      )
    })

  app.get('/new', (c) => showForm(c))
  app.post('/new', (c) =>
    governorForm(
      c,
      house,
      (error, status, typed) => showForm(c, { ...(typed && typedPerson(typed)), error, status }),
      async (form, here) => {
        const asked = personAsked(form)
        const { values, role: chosen } = asked
        if (!asked.ok)
          return showForm(c, { values, errors: asked.errors, role: chosen, status: 422 })
        if (!here.steppedUp) return toStepUp(c, `${home}/new`)
        const { role, body } = asked.person
        const secrets = newSecrets(role)
        const sealed = await hashed(house, body, secrets)
        return doDeed(c, house, {
          back: `${home}/new`,
          page: (error, status) => showForm(c, { values, role, error, status }),
          deed: (state, ctx, by, token) => addPerson(state, ctx, by, { role, body: sealed, token }),
          after: (id) =>
            show(c, id, { notice: { kind: 'success', text: shownOnce(house, body, secrets) } }),
        })
      },
    ),
  )

  const show = (
    c: Context,
    id: PersonId,
    { notice, codes, status = 200, sure = false }: Shown = {},
  ) =>
    onlyFor(c, house, ['governor'], async (here) => {
      if (!(await house.writer.read((state) => state.people.has(id)))) return c.notFound()
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'people.viewed', { person: id }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const seen = await house.writer.read((state, ctx) => {
        const known = state.people.get(id)
        return (
          known && {
            ...personSeen(state, ctx, here.by, known),
            ...(sure && { sure: removalSeen(state, known) }),
          }
        )
      })
      if (!seen) return c.notFound()
      return c.html(
        page(
          <PersonPage
            chrome={staffChrome(c, house, here, { notice })}
            back={home}
            codes={codes?.map((code) => ({ code, meaning: codeMeaning(code) }))}
            {...seen}
          />,
        ),
        status,
      )
    })
  const refused = (c: Context) => (text: string, status: Status) =>
    show(c, idOf(c), { notice: { kind: 'error', text }, status })

  app.get('/:id', (c) => show(c, idOf(c)))
  app.post('/:id/reasons', (c) =>
    press(c, house, {
      back: `${home}/${idOf(c)}`,
      page: refused(c),
      deed: (state, ctx, by, token) => viewReason(state, ctx, by, idOf(c), token),
      // Shown on this answer alone: the page as one comes back to it has them no more.
      after: (codes) => show(c, idOf(c), { codes }),
    }),
  )
  app.post('/:id/remove', (c) =>
    governorForm(c, house, refused(c), async (form, here) => {
      const at = `${home}/${idOf(c)}`
      const known = await house.writer.read((state) => state.people.get(idOf(c)))
      // Whoever cannot be removed is told so at once; anybody else, not before a second press.
      if (!form.has('sure') && known && !known.removed && known.id !== here.by.person)
        return here.steppedUp ? show(c, known.id, { sure: true }) : toStepUp(c, at)
      return doDeed(c, house, {
        back: at,
        page: refused(c),
        deed: (state, ctx, by, token) => removePerson(state, ctx, by, idOf(c), token),
        after: () => c.redirect(home, 303),
      })
    }),
  )
  for (const [path, reads] of [
    ['welsh-reader', true],
    ['not-welsh-reader', false],
  ] as const)
    app.post(`/:id/${path}`, (c) =>
      press(c, house, {
        back: `${home}/${idOf(c)}`,
        page: refused(c),
        deed: (state, ctx, by, token) => nameWelshReader(state, ctx, by, idOf(c), reads, token),
        after: () => c.redirect(`${home}/${idOf(c)}`, 303),
      }),
    )
  governorErasure(app, house, refused)
  governorGates(app, house, refused)
  governorLearning(app, house, refused)
  governorSignIns(app, house, refused, (c, text) =>
    show(c, idOf(c), { notice: { kind: 'success', text } }),
  )
  return app
}
