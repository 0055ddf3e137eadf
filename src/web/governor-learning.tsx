import type { Context, Hono } from 'hono'
import {
  type LearningFieldName,
  LearningPage,
  type LearningPageProps,
} from '../../views/governor/learning-page.tsx'
import { page } from '../../views/page.ts'
import type { PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type LearningChange, noteLearning } from '../facts/decide-learning.ts'
import { noteView } from '../facts/decide-people.ts'
import { instantAt, isDay, localTime } from '../fieldwork/local-time.ts'
import {
  type LearningUnit,
  learningDecisions,
  levels,
  levelWords,
  readTitle,
  readUln,
} from '../people/learning.ts'
import { asStaff } from './deeds.ts'
import type { Form } from './form.ts'
import { doDeed, governorForm, type Status, toStepUp } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { learningSeen } from './learning-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

type Typed = Pick<LearningPageProps, 'values' | 'errors'>
type Refused = (c: Context) => (text: string, status: Status) => Response | Promise<Response>

/** What an agent has learned here (J14). Each look is a fact, and every change asks for the password again. */
export function governorLearning(app: Hono<Vars>, house: House, refused: Refused): void {
  const idOf = (c: Context) => c.req.param('id') as PersonId
  const at = (c: Context) => `/governor/people/${idOf(c)}/learning`

  const show = (c: Context, typed?: Typed & { readonly status: Status; readonly error?: string }) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await house.writer.read((state) => learningSeen(state, idOf(c), at(c)))
      if (!seen) return c.notFound()
      if (!here.steppedUp) return toStepUp(c, at(c))
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'people.viewed', { person: idOf(c) }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const { values = {}, errors = {}, error, status = 200 } = typed ?? {}
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(
          <LearningPage
            chrome={staffChrome(c, house, here, { notice })}
            back={`/governor/people/${idOf(c)}`}
            {...seen}
            values={{ ...seen.values, on: localTime(house.clock.now()).date, ...values }}
            errors={errors}
            levels={levels.map((one) => ({
              value: one,
              label: levelWords(one),
              checked: values.level === one,
            }))}
            decisions={Object.entries(learningDecisions).map(([value, label]) => ({
              value,
              label,
              checked: values.decision === value,
            }))}
          />,
        ),
        status,
      )
    })
  app.get('/:id/learning', (c) => show(c))

  /** A change as it was typed, or the page again with what is wrong. */
  const takes = (path: string, read: (form: Form) => Result<LearningChange, Typed>) =>
    app.post(`/:id/learning/${path}`, (c) =>
      governorForm(c, house, refused(c), (form) => {
        const asked = read(form)
        if (!asked.ok) return show(c, { ...asked.error, status: 422 })
        const ask = { person: idOf(c), units: Number(form.one('units')), change: asked.value }
        return doDeed(c, house, {
          back: at(c),
          page: (error, status) => show(c, { ...typedOf(form), errors: {}, error, status }),
          deed: (state, ctx, by, token) => noteLearning(state, ctx, by, ask, token),
          after: () => c.redirect(at(c), 303),
        })
      }),
    )
  takes('uln', (form) => {
    const uln = readUln(form.one('uln'))
    return uln.ok ? ok({ uln: uln.value }) : err({ ...typedOf(form), errors: { uln: uln.error } })
  })
  takes('unit', (form) => {
    const unit = readUnit(form, house.clock.now())
    return unit.ok ? ok({ add: unit.value }) : err({ ...typedOf(form), errors: unit.error })
  })
  takes('remove', (form) => ok({ remove: Number(form.one('unit')) }))
}

const fields = ['uln', 'qualification', 'level', 'unit', 'decision', 'on'] as const

function typedOf(form: Form): Pick<Typed, 'values'> {
  return {
    values: Object.fromEntries(
      fields.filter((one) => form.has(one)).map((one) => [one, form.one(one)]),
    ),
  }
}

function readUnit(form: Form, now: Instant): Result<LearningUnit, Typed['errors']> {
  const errors: Partial<Record<LearningFieldName, string>> = {}
  const qualification = readTitle(form.one('qualification'), 'the qualification')
  const unit = readTitle(form.one('unit'), 'the unit')
  const level = levels.find((one) => one === form.one('level'))
  const decision = (['achieved', 'not-yet'] as const).find((one) => one === form.one('decision'))
  const on = form.one('on')
  if (!qualification.ok) errors.qualification = qualification.error
  if (!unit.ok) errors.unit = unit.error
  if (!level) errors.level = 'Choose the level.'
  if (!decision) errors.decision = 'Choose what the assessor decided.'
  if (!isDay(on) || on > localTime(now).date)
    errors.on = 'Enter the day on which it was decided, today or earlier.'
  if (Object.keys(errors).length > 0 || !qualification.ok || !unit.ok || !level || !decision)
    return err(errors)
  return ok({
    qualification: qualification.value,
    level,
    unit: unit.value,
    decision,
    on: instantAt(on, 0),
  })
}
