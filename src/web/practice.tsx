import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { NotCleared } from '../../views/agent/not-cleared.tsx'
import { PinPad } from '../../views/agent/pin-pad.tsx'
import { PracticeReady } from '../../views/agent/practice-ready.tsx'
import { SeatBlank } from '../../views/agent/seat-blank.tsx'
import { SeatIdle } from '../../views/agent/seat-idle.tsx'
import { page } from '../../views/page.ts'
import type { CallId, SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import { hearInPractice } from '../facts/decide-hearing.ts'
import { changeDisplay } from '../facts/decide-help.ts'
import { beginPractice, finishPractice, mayPractise } from '../facts/decide-practice.ts'
import type { Actor } from '../facts/fact.ts'
import { callMark } from '../facts/refused-press.ts'
import type { State } from '../facts/state.ts'
import { usualDisplay } from '../people/display.ts'
import type { PracticeKind } from '../practice/people.ts'
import { nextToMeet, Practice } from '../practice/practice.ts'
import { type ExitKind, exits } from '../scripts/exits.ts'
import { heardName } from '../scripts/heard-parts.ts'
import { chromeOf } from './chrome.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import { hearSeen } from './hear-seen.ts'
import type { House } from './house.ts'
import { giveSound } from './listen.tsx'
import { lookKeys, lookOf } from './look-seen.ts'
import { playedPage } from './played-page.ts'
import { PracticeDesk, type Practising } from './practice-desk.ts'
import { pressedAnswer, pressedMark, pressedPlace } from './pressed.ts'
import { RefusedPresses } from './refused-presses.ts'
import { pinLength, type SeatTrouble } from './seat-page.tsx'
import { provePin } from './seat-sign-in.ts'
import { versions } from './stream.ts'
import { newSecret, secretOf, tokenOf } from './tokens.ts'

type Status = 200 | 403 | 409 | 422
type Deed = (state: State, ctx: Ctx, by: Actor & { seat: SeatId }) => Decision
type Pressed = Result<unknown, { readonly status: 409 | 422; readonly sentence: string }>

/** A seat for practice: the agent's own page with a played respondent. No route here reaches a line or an answer kept. */
export function practiceRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  const desk = new PracticeDesk()
  const seatOf = (c: Context) => house.settings.seats.find((seat) => seat === c.req.param('seat'))
  const tokenAt = (c: Context, seat: SeatId) => tokenOf(secretOf(c, seat))

  /** The practice that a supervisor opened at this seat, unless the shift has it now. */
  const openAt = (seat: SeatId) =>
    house.writer.read((state, ctx) => {
      const open = state.practice?.get(seat)
      if (!open || state.seats.get(seat)?.agent !== undefined) return undefined
      const done = state.people.get(open.person)?.practised ?? []
      const display = state.people.get(open.person)?.display ?? usualDisplay
      const blank = state.shift?.stop === 'clear'
      return { ...open, done, display, blank, cleared: mayPractise(state, ctx, open.person) }
    })
  const by = ({ person }: Practising, seat: SeatId) => ({ person, role: 'agent', seat }) as const
  const refused = new RefusedPresses()
  /** What leaves a line in the record, no faster than hands are. */
  const noted = (here: Practising, seat: SeatId, deed: Deed) =>
    house.writer.do((state, ctx) =>
      refused.note(ctx, by(here, seat), deed(state, ctx, by(here, seat))),
    )

  async function show(c: Context, seat: SeatId, trouble: SeatTrouble = {}, status: Status = 200) {
    const version = house.hub.version(`practice/${seat}`)
    const open = await openAt(seat)
    const sits = open?.cleared && !open.blank
    const here = sits ? desk.at(seat, tokenAt(c, seat), open.person) : undefined
    const base = `/practice/${seat}`
    const label = `Seat ${Number(seat)}`
    const chrome = chromeOf(c, house, {
      door: seat,
      who: label,
      practice: true,
      ...(here && open
        ? {
            role: 'Practice',
            signOut: `${base}/leave`,
            look: lookOf(open.display),
            looks: lookKeys(open.display, base),
          }
        : {}),
      live: { topic: `practice/${seat}`, stream: `${base}/stream`, version },
      notice:
        trouble.error !== undefined && !here?.practice
          ? { kind: 'error', text: trouble.error }
          : undefined,
    })
    if (!open) return c.html(page(<SeatIdle chrome={chrome} seat={label} />), status)
    // The room is being cleared, of whoever practises in it as well (P8). They find it again as they left it.
    if (open.blank) return c.html(page(<SeatBlank chrome={chrome} />), status)
    if (!open.cleared) return c.html(page(<NotCleared chrome={chrome} seat={label} />), status)
    if (!here) {
      const pad = { chrome, seat: label, action: `${base}/pin`, length: pinLength }
      return c.html(page(<PinPad {...pad} {...trouble} />), status)
    }
    if (!here.practice) {
      const start = { label: 'Start', action: `${base}/start` }
      const done = `You have finished ${open.done.length}.`
      return c.html(page(<PracticeReady chrome={chrome} done={done} start={start} />), status)
    }
    const { practice } = here
    const { language } = practice.script
    const hear = (part: string) =>
      hearSeen(house.services, open.script, heardName(part, language), base)
    const shown = { chrome, base, error: trouble.error, hear }
    return c.html(page(await playedPage(practice, shown)), status)
  }

  app.get('/:seat', (c) => {
    const seat = seatOf(c)
    return seat ? show(c, seat) : c.notFound()
  })
  app.get('/:seat/stream', (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    return versions(c, house.hub, `practice/${seat}`, {
      paceMs: 30,
      who: { page: `practice/${seat}` },
      stillOpen: () => true,
    })
  })

  app.get('/:seat/hear/:name', async (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    const open = await openAt(seat)
    const here = open && desk.at(seat, tokenAt(c, seat), open.person)
    if (!here) return c.text('This seat is not open for practice.', 403)
    const may = await house.writer.do((state, ctx) => hearInPractice(state, ctx, by(here, seat)))
    return giveSound(c, house, may)
  })

  app.post('/:seat/pin', async (c) => {
    const seat = seatOf(c)
    if (!seat) return c.notFound()
    const form = await readForm(c, seat)
    if (!form.ok) return show(c, seat, { error: form.error }, 403)
    const open = await openAt(seat)
    const proved = await provePin(c, house, seat, open?.person, form.value.one('pin'))
    if (!proved.ok) return show(c, seat, proved.error, 403)
    const actor = { person: proved.value, role: 'agent', seat } as const
    const begun = await house.writer.do((state, ctx) => beginPractice(state, ctx, actor, seat))
    if (!begun.ok) return show(c, seat, { error: begun.error.sentence }, 403)
    desk.sit(seat, tokenOf(newSecret(c, seat)), proved.value)
    return c.redirect(`/practice/${seat}`, 303)
  })

  /** A press of somebody who sits here: done, or said why not on the same page. */
  const press = (
    path: string,
    deed: (here: Practising, seat: SeatId, form: Form) => Pressed | Promise<Pressed>,
  ) => {
    app.get(`/:seat/${path}`, (c) => {
      const seat = seatOf(c)
      return seat ? c.redirect(`/practice/${seat}`, 303) : c.notFound()
    })
    app.post(`/:seat/${path}`, async (c) => {
      const seat = seatOf(c)
      if (!seat) return c.notFound()
      const form = await readForm(c, seat)
      if (!form.ok) return show(c, seat, { error: form.error }, 403)
      const open = await openAt(seat)
      const sits = open?.cleared && !open.blank
      const here = sits ? desk.at(seat, tokenAt(c, seat), open.person) : undefined
      if (!here) return show(c, seat, {}, 403)
      const done = await deed(here, seat, form.value)
      house.hub.bump(`practice/${seat}`)
      if (done.ok) return c.redirect(`/practice/${seat}`, 303)
      return show(c, seat, { error: done.error.sentence }, done.error.status)
    })
  }
  const playing = (act: (practice: Practice, form: Form) => Pressed) => {
    return (here: Practising, _seat: SeatId, form: Form) =>
      here.practice ? act(here.practice, form) : over
  }

  press('start', async (here, seat) => {
    const open = await openAt(seat)
    if (!open || here.practice) return over
    const met = open.done.map((one) => one.met as PracticeKind)
    const seed = randomUUID()
    const kind = nextToMeet(met, Number.parseInt(seed.slice(0, 8), 16) / 2 ** 32)
    const mark = callMark(seed as CallId)
    here.practice = new Practice(house.documents.script(open.script), kind, seed, mark)
    return done
  })
  press(
    'answer',
    playing((practice, form) =>
      practice.answer({ ...pressedPlace(form), mark: pressedMark(form) }, pressedAnswer(form)),
    ),
  )
  press(
    'go-back',
    playing((practice, form) =>
      practice.goBack({ ...pressedPlace(form), mark: pressedMark(form) }),
    ),
  )
  press(
    'exit',
    playing((practice, form) => {
      const exit = form.one('exit')
      return Object.hasOwn(exits, exit) ? practice.exit(pressedMark(form), exit as ExitKind) : over
    }),
  )
  press('end', async (here, seat, form) => {
    const ended = here.practice?.end(pressedMark(form))
    if (!ended?.ok) return ended ?? over
    const { met, ended: how, wanted, slips } = ended.value
    const course = { met, ended: how, asWanted: how === wanted, slips }
    // Before it is written: the same press, sent twice at once, is one interview.
    delete here.practice
    const written = await noted(here, seat, (state, ctx, who) =>
      finishPractice(state, ctx, who, seat, course),
    )
    return written.ok ? done : { ok: false, error: { ...written.error, status: 409 } }
  })
  press('display', async (here, seat, form) => {
    const [kind, choice] = [form.one('kind'), form.one('choice')]
    const changed = await noted(here, seat, (state, ctx, who) =>
      changeDisplay(state, ctx, who, kind, choice),
    )
    if (changed.ok) return done
    return { ok: false, error: { status: 422, sentence: changed.error.sentence } }
  })
  press('leave', (_here, seat) => {
    desk.leave(seat)
    return done
  })
  return app
}

const done: Pressed = { ok: true, value: undefined }
const over: Pressed = {
  ok: false,
  error: { status: 409, sentence: 'No practice interview is under way. Press Start.' },
}
