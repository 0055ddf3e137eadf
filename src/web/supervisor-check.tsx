import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { CheckPage, type CheckPageProps } from '../../views/supervisor/check-page.tsx'
import type { CallId } from '../basics/ids.ts'
import { type Ctx, type Decision, refuse } from '../facts/decide.ts'
import { scriptOf } from '../facts/decide-interview.ts'
import {
  answerCheck,
  beginCheck,
  leaveCheck,
  openCheck,
  openChecks,
} from '../facts/decide-validation.ts'
import type { Actor } from '../facts/fact.ts'
import { callMark } from '../facts/refused-press.ts'
import type { State } from '../facts/state.ts'
import { inLanguage } from '../scripts/in-language.ts'
import {
  type CheckAnswer,
  type CheckQuestion,
  checkAnswers,
  checkQuestions,
  wordsOfCheck,
} from '../supervision/check-words.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/supervisor'
const here = `${home}/check`

/** The two questions that a supervisor asks at the end of an interview that was drawn (R9). */
export function supervisorCheck(app: Hono<Vars>, house: House): void {
  const show = (
    c: Context,
    errors: Errors = {},
    status: 200 | 403 | 409 | 422 = 200,
    error?: string,
  ) =>
    onlyFor(c, house, ['supervisor'], async (staff) => {
      const seen = await house.writer.read((state, ctx) => checkSeen(state, ctx, staff.by))
      if (!seen) return c.redirect(home, 303)
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const questions = seen.questions.map((one) => ({ ...one, error: errors[one.name] }))
      const chrome = staffChrome(c, house, staff, { notice })
      return c.html(page(<CheckPage chrome={chrome} {...seen} questions={questions} />), status)
    })

  app.get('/check', (c) => show(c))
  for (const path of ['begin', 'answer', 'leave'])
    app.get(`/check/${path}`, (c) => c.redirect(here, 303))

  const press = (
    path: string,
    deed: (state: State, ctx: Ctx, by: Actor, call: CallId, form: Form) => Decision,
    then: string,
  ) =>
    app.post(`/check/${path}`, (c) =>
      onlyFor(c, house, ['supervisor'], async () => {
        const form = await readForm(c, 'staff')
        if (!form.ok) return show(c, {}, 403, form.error)
        const errors = path === 'answer' ? unanswered(form.value) : {}
        if (Object.keys(errors).length > 0) return show(c, errors, 422)
        const done = await asStaff(c, house, (state, ctx, by) => {
          const call = openChecks(state).find((id) => callMark(id) === form.value.one('call'))
          return call ? deed(state, ctx, by, call, form.value) : over
        })
        return done.ok ? c.redirect(then, 303) : show(c, {}, 409, done.error.sentence)
      }),
    )
  press('begin', beginCheck, here)
  press('leave', leaveCheck, home)
  press(
    'answer',
    (state, ctx, by, call, form) => answerCheck(state, ctx, by, call, answersIn(form)),
    home,
  )
}

const over = refuse(409, 'R9', 'That check is over. The agent reads the closing words.')

type Errors = Readonly<Record<string, string>>

function unanswered(form: Form): Errors {
  return Object.fromEntries(
    checkQuestions
      .filter((question) => !Object.hasOwn(checkAnswers, form.one(question)))
      .map((question) => [question, 'Choose what the person said.']),
  )
}

function answersIn(form: Form): Readonly<Record<CheckQuestion, CheckAnswer>> {
  const said = (question: CheckQuestion) => form.one(question) as CheckAnswer
  return { asked: said('asked'), told: said('told') }
}

type Seen = Omit<CheckPageProps, 'chrome'>

/** The check that this supervisor is making. */
function checkSeen(state: State, ctx: Ctx, by: Actor): Seen | undefined {
  for (const id of openChecks(state)) {
    const check = openCheck(state, id)
    const call = state.calls.get(id)
    if (check?.is !== 'begun' || check.by !== by.person || call?.state !== 'talking') continue
    const script = scriptOf(state, ctx, call)
    const language = state.interviews.get(call.interview)?.language ?? script.language
    const words = wordsOfCheck(language, inLanguage(script, language).subject)
    return {
      back: home,
      seat: `Seat ${Number(call.seat)}`,
      lang: language,
      hello: words.hello,
      thanks: words.thanks,
      questions: checkQuestions.map((name) => ({ name, read: words[name] })),
      choices: Object.entries(checkAnswers).map(([value, label]) => ({ value, label })),
      call: callMark(id),
      action: `${here}/answer`,
      leave: {
        label: 'Leave without an answer',
        action: `${here}/leave`,
        fields: { call: callMark(id) },
      },
    }
  }
  return undefined
}

/** What the live room says of a check that waits, until a supervisor comes. */
export function checkCalls(state: State) {
  return openChecks(state).flatMap((id) => {
    const call = state.calls.get(id)
    const check = openCheck(state, id)
    if (!call || !check) return []
    const fields = { call: callMark(id) }
    const begun = check.is === 'begun'
    return [
      {
        text: `Seat ${Number(call.seat)}: ${begun ? 'an interview is being checked.' : 'ask the two questions of the check now.'}`,
        going: {
          label: begun ? 'Go on with the check' : 'Join the call and ask',
          action: `${here}/begin`,
          fields,
        },
      },
    ]
  })
}
