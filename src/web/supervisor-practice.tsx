import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { PracticePage, type PracticePageProps } from '../../views/supervisor/practice-page.tsx'
import type { DocumentHash, PersonId, SeatId } from '../basics/ids.ts'
import type { Ctx } from '../facts/decide.ts'
import {
  closePractice,
  mayPractise,
  openPractice,
  scorePractice,
} from '../facts/decide-practice.ts'
import type { Practised, State } from '../facts/state.ts'
import { type PracticeScore, practiceScores } from '../people/practice-score.ts'
import { type PracticeKind, practicePeople } from '../practice/people.ts'
import { exits } from '../scripts/exits.ts'
import { notListed } from './agent.tsx'
import { dayText, timeText } from './chrome.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { staffName } from './names.ts'
import { onlyFor, staffChrome } from './staff.ts'

const home = '/supervisor/practice'

/** Opening seats for practice, and scoring what was practised (J12, R13). */
export function supervisorPractice(app: Hono<Vars>, house: House): void {
  const show = (c: Context, error?: string, status: 200 | 403 | 409 | 422 = 200) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) => practiceSeen(state, ctx, house))
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      const chrome = staffChrome(c, house, here, { notice })
      return c.html(page(<PracticePage chrome={chrome} {...seen} />), status)
    })
  app.get('/practice', (c) => show(c))

  type Done = Awaited<ReturnType<typeof asStaff>>
  const press = (path: string, deed: (c: Context, form: Form) => Promise<Done>) => {
    app.get(`/practice/${path}`, (c) => c.redirect(home, 303))
    app.post(`/practice/${path}`, (c) =>
      onlyFor(c, house, ['supervisor'], async () => {
        const form = await readForm(c, 'staff')
        if (!form.ok) return show(c, form.error, 403)
        const done = await deed(c, form.value)
        if (done.ok) return c.redirect(home, 303)
        const { status, sentence } = done.error
        return show(c, sentence, status === 400 || status === 404 ? 409 : status)
      }),
    )
  }
  press('open', (c, form) =>
    asStaff(c, house, (state, ctx, by) =>
      openPractice(state, ctx, by, {
        seat: form.one('seat') as SeatId,
        person: form.one('person') as PersonId,
        script: form.one('script') as DocumentHash,
      }),
    ),
  )
  press('close', async (c, form) => {
    const seat = form.one('seat') as SeatId
    const done = await asStaff(c, house, (state, ctx, by) => closePractice(state, ctx, by, seat))
    house.hub.bump(`practice/${seat}`)
    return done
  })
  press('score', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const score = form.one('score')
      const person = form.one('person') as PersonId
      if (!Object.hasOwn(practiceScores, score)) return notListed
      const line = Number(form.one('interview'))
      return scorePractice(state, ctx, by, person, line, score as PracticeScore)
    }),
  )
}

function practiceSeen(state: State, ctx: Ctx, house: House): Omit<PracticePageProps, 'chrome'> {
  const agents = [...state.people.values()].filter(({ role }) => role === 'agent')
  const done = agents
    .flatMap((person) => (person.practised ?? []).map((one) => ({ person: person.id, one })))
    .sort((a, b) => b.one.line - a.one.line)
    .slice(0, 50)
  return {
    open: [...(state.practice ?? [])].map(([seat, { person }]) => ({
      seat: String(Number(seat)),
      name: staffName(state, person),
      close: { label: 'Close', action: `${home}/close`, fields: { seat } },
    })),
    form: {
      action: `${home}/open`,
      seats: ctx.settings.seats
        .filter((seat) => state.seats.get(seat)?.agent === undefined)
        .map((seat) => ({ value: seat, label: `Seat ${Number(seat)}` })),
      people: agents
        .filter(({ id }) => mayPractise(state, ctx, id))
        .map(({ id }) => ({ value: id, label: staffName(state, id) })),
      scripts: [...state.scripts.values()]
        .filter(({ life }) => life === 'approved')
        .map(({ hash }) => ({ value: hash, label: house.documents.script(hash).title })),
    },
    interviews: done.map(({ person, one }) => ({
      name: staffName(state, person),
      when: `${timeText(one.at)}, ${dayText(one.at)}`,
      ...courseWords(one),
      score: one.score ? practiceScores[one.score] : '',
      scores: one.score
        ? []
        : Object.keys(practiceScores).map((score) => ({
            label: scoreLabels[score as PracticeScore],
            action: `${home}/score`,
            fields: { person, interview: String(one.line), score },
            look: 'secondary' as const,
            about: practiceScores[score as PracticeScore],
          })),
    })),
  }
}

const scoreLabels = {
  good: 'Good',
  minor: 'Small slips',
  major: 'Practise again',
  critical: 'Stop and talk',
} as const satisfies Record<PracticeScore, string>

/** How it went, in words; what a careful agent would have come to stands beside it. */
export function courseWords({ met, ended, slips }: Practised) {
  const kind = Object.hasOwn(practicePeople, met) ? practicePeople[met as PracticeKind] : undefined
  return {
    met: kind?.label ?? met,
    ended: endWords(ended),
    wanted: kind ? endWords(kind.wants) : '',
    slips: String(slips),
  }
}

function endWords(end: string): string {
  if (end === 'completed') return 'All questions asked'
  return Object.hasOwn(exits, end) ? exits[end as keyof typeof exits].label : 'Left half way'
}
