import { type Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import type { SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import { outcomeLabels } from '../calls/outcome.ts'
import type { Ctx, Decision, Refusal } from '../facts/decide.ts'
import { takeSeatAccount } from '../facts/decide-account.ts'
import { endBreak, startCalls, takeBreak } from '../facts/decide-agent.ts'
import { confirmOutcome } from '../facts/decide-code.ts'
import { goOn } from '../facts/decide-go-on.ts'
import { callSupervisor, changeDisplay } from '../facts/decide-help.ts'
import { answerBlock, endOwnCall, forged, goBack } from '../facts/decide-interview.ts'
import { changeLanguage } from '../facts/decide-language.ts'
import { signOutOfSeat } from '../facts/decide-leave.ts'
import { acknowledge } from '../facts/decide-people.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import { soundOf } from '../phone/seat-sound.ts'
import { type BreakCode, breakCodes } from '../supervision/break-codes.ts'
import { asAgent, signOutAt } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import { noteReading, talkAt } from './hear-reading.ts'
import type { House } from './house.ts'
import { listenRoutes } from './listen.tsx'
import { pressedAnswer, pressedMark, pressedPlace } from './pressed.ts'
import { pressedExit } from './pressed-exit.ts'
import { RefusedPresses } from './refused-presses.ts'
import { giveAccount } from './seat-account.ts'
import { type SeatTrouble, seatListening, seatPage } from './seat-page.tsx'
import { signInAtSeat } from './seat-sign-in.ts'
import { versions } from './stream.ts'
import { secretOf, tokenOf } from './tokens.ts'

/** An agent's seat: one page, and the presses it can send. No route here dials, types or transfers (P3, P6). */
export function agentRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const seatOf = (c: Context) => house.settings.seats.find((seat) => seat === c.req.param('seat'))

  const show = async (
    c: Context,
    seat: SeatId,
    trouble: SeatTrouble = {},
    status: 200 | 403 | 409 | 422 = 200,
  ) => c.html(page(await seatPage(c, house, seat, trouble)), status)

  /** A refused press leaves its address in the browser; looking at that again shows the seat. */
  const atItsPage = (path: string) =>
    app.get(`/:seat/${path}`, (c) => {
      const seat = seatOf(c)
      return seat ? c.redirect(`/seat/${seat}`, 303) : c.notFound()
    })

  const refused = new RefusedPresses()
  const here = <R,>(
    c: Context,
    seat: SeatId,
    deed: (state: State, ctx: Ctx, by: Actor & { seat: SeatId }) => Decision<R>,
  ) => asAgent(c, house, seat, (state, ctx, by) => refused.note(ctx, by, deed(state, ctx, by)))

  /** Reads the form, does the deed, and goes back to the page; a refusal shows the page with its sentence. */
  const press = (
    path: string,
    deed: (c: Context, seat: SeatId, form: Form) => Promise<Result<unknown, Refusal>>,
  ) => {
    atItsPage(path)
    app.post(`/:seat/${path}`, async (c) => {
      const seat = seatOf(c)
      if (!seat) return c.notFound()
      const form = await readForm(c, seat)
      if (!form.ok) {
        await here(c, seat, (state, _ctx, by) => forged(state, by))
        return show(c, seat, { error: form.error }, 403)
      }
      const done = await deed(c, seat, form.value)
      if (done.ok) return c.redirect(`/seat/${seat}`, 303)
      const { status, sentence } = done.error
      return show(c, seat, { error: sentence }, status === 400 || status === 404 ? 409 : status)
    })
  }

  app.get('/:seat', async (c) => {
    const seat = seatOf(c)
    return seat ? show(c, seat) : c.notFound()
  })

  app.get('/:seat/stream', (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    const token = tokenOf(secretOf(c, seat))
    const before = house.writer.ahead.sessions.has(token)
    // A session that ends while the stream is open gets one last word, to fetch the page that says so.
    return versions(c, house.hub, `seat/${seat}`, {
      paceMs: 30,
      who: before ? { signedIn: token } : { page: seat },
      stillOpen: () => !before || house.writer.ahead.sessions.has(token),
    })
  })

  atItsPage('pin')
  app.post('/:seat/pin', async (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    const form = await readForm(c, seat)
    if (!form.ok) return show(c, seat, { error: form.error }, 403)
    const trouble = await signInAtSeat(c, house, seat, form.value.one('pin'))
    return trouble ? show(c, seat, trouble, 403) : c.redirect(`/seat/${seat}`, 303)
  })

  atItsPage('sign-out')
  app.post('/:seat/sign-out', async (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    const form = await readForm(c, seat)
    if (!form.ok) return show(c, seat, { error: form.error }, 403)
    const token = tokenOf(secretOf(c, seat))
    const left = await here(c, seat, (state, _ctx, by) => signOutOfSeat(state, by, token))
    if (!left.ok && left.error.status === 409)
      return show(c, seat, { error: left.error.sentence }, 409)
    // Whoever's session is no sound one any more leaves by the same door.
    await signOutAt(c, house, seat)
    return c.redirect(`/seat/${seat}`, 303)
  })

  app.post('/:seat/account', async (c) => {
    const seat = seatOf(c)
    if (!seat || soundOf(house.sound?.settings, seat) !== 'browser') return c.notFound()
    return giveAccount(c, house, seat, () => here(c, seat, takeSeatAccount))
  })
  listenRoutes(app, house, {
    of: seatOf,
    page: async (c, seat, asked) => {
      const shown = await seatListening(c, house, seat, asked)
      return shown && c.html(page(shown))
    },
    refused: async (c, seat, { sentence, status }) =>
      show(c, seat, { error: sentence }, status === 403 ? 403 : 409),
  })
  // Back from listening: nothing is done, and the seat's own page comes.
  press('listened', async () => ({ ok: true, value: undefined }))
  press('acknowledge', (c, seat) => here(c, seat, (_state, _ctx, by) => acknowledge(by)))
  press('ready', (c, seat) => here(c, seat, startCalls))
  press('next', (c, seat) => here(c, seat, startCalls))
  press('back', (c, seat) => here(c, seat, endBreak))
  press('end', (c, seat, form) =>
    here(c, seat, (state, ctx, by) => endOwnCall(state, ctx, by, pressedMark(form))),
  )
  press('break', (c, seat, form) =>
    here(c, seat, (state, ctx, by) => {
      const code = form.one('code')
      return Object.hasOwn(breakCodes, code)
        ? takeBreak(state, ctx, by, code as BreakCode)
        : forged(state, by)
    }),
  )
  press('answer', async (c, seat, form) => {
    const done = await here(c, seat, (state, ctx, by) => {
      const pressed = { ...pressedPlace(form), mark: pressedMark(form), ...talkAt(house, seat) }
      return answerBlock(state, ctx, by, { ...pressed, answer: pressedAnswer(form) })
    })
    if (done.ok) noteReading(house, seat, done.value.hurried)
    return done
  })
  press('go-back', async (c, seat, form) => {
    const done = await here(c, seat, (state, ctx, by) =>
      goBack(state, ctx, by, { ...pressedPlace(form), mark: pressedMark(form) }),
    )
    if (done.ok) house.voices.shown(seat, house.clock.now())
    return done
  })
  press('again', async (c, seat, form) => {
    const done = await here(c, seat, (state, ctx, by) => {
      const pressed = { ...pressedPlace(form), mark: pressedMark(form) }
      return goOn(state, ctx, by, pressed, form.one('answer'))
    })
    // What was said to this question is not said to the block that comes now.
    if (done.ok) house.voices.shown(seat, house.clock.now())
    return done
  })
  press('language', (c, seat, form) =>
    here(c, seat, (state, ctx, by) => {
      const pressed = { ...pressedPlace(form), mark: pressedMark(form) }
      return changeLanguage(state, ctx, by, pressed, form.one('language'))
    }),
  )
  press('display', (c, seat, form) =>
    here(c, seat, (state, ctx, by) =>
      changeDisplay(state, ctx, by, form.one('kind'), form.one('choice')),
    ),
  )
  press('help', (c, seat) => here(c, seat, callSupervisor))
  press('exit', (c, seat, form) =>
    here(c, seat, (state, ctx, by) => pressedExit(state, ctx, by, form)),
  )
  press('outcome', (c, seat, form) =>
    here(c, seat, (state, ctx, by) => {
      const outcome = form.one('answer')
      return Object.hasOwn(outcomeLabels, outcome)
        ? confirmOutcome(state, ctx, by, outcome as AttemptOutcome, pressedMark(form))
        : forged(state, by)
    }),
  )
  return app
}

export const notListed = {
  ok: false,
  error: { status: 422, rule: 'P6', sentence: 'Choose one from the list.' },
} as const satisfies { ok: false; error: Refusal }
