import { type Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { HandOver } from '../../views/supervisor/hand-over.tsx'
import { LivePage } from '../../views/supervisor/live-page.tsx'
import type { CallId, CampaignId, PersonId, SeatId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { Refusal } from '../facts/decide.ts'
import { answerHelp } from '../facts/decide-help.ts'
import { redialLost } from '../facts/decide-redial.ts'
import { confirmPresence, handOver, resumeRoom, stepOut, stopRoom } from '../facts/decide-room.ts'
import { resumeCampaign, resumeReasons } from '../facts/decide-studies.ts'
import { endAnyCall, stopSupervising, supervise, takeOver } from '../facts/decide-supervise.ts'
import type { SuperviseMode } from '../phone/switch-port.ts'
import { type StopKind, stops } from '../supervision/stops.ts'
import { notListed } from './agent.tsx'
import { clockDoor } from './clock-door.ts'
import { asStaff } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { incidentPages } from './incidents.tsx'
import { liveSeen } from './live-seen.ts'
import { staffName } from './names.ts'
import { pinLength } from './seat-page.tsx'
import { shiftReports } from './shift-reports.tsx'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'
import { pinIsRight } from './staff-pin.ts'
import { versions } from './stream.ts'
import { supervisorCall } from './supervisor-call.tsx'
import { hasHeadsetPage, supervisorHeadset } from './supervisor-headset.tsx'
import { supervisorPractice } from './supervisor-practice.tsx'
import { supervisorShift } from './supervisor-shift.tsx'

type Status = 200 | 403 | 409 | 422

/** In a tab of its own: whoever leaves the page hangs up. */
const headsetLink = {
  href: '/supervisor/headset',
  text: 'Your headset (opens in a new tab)',
  apart: true,
}

function pageStatus(status: Refusal['status']): 403 | 409 | 422 {
  return status === 400 || status === 404 ? 409 : status
}

/** The supervisor's pages: the live room and what can be done from it. */
export function supervisorRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()

  const show = (c: Context, error?: string, status: Status = 200) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const version = house.hub.version('supervisor')
      const seen = await house.writer.read((state, ctx) =>
        state.shift
          ? liveSeen(state, ctx, here.by, house.world(), house.voices.hurriedIn(state.shift.id))
          : undefined,
      )
      if (!seen) return c.redirect('/supervisor/open', 303)
      const chrome = staffChrome(c, house, here, {
        live: { topic: 'supervisor', stream: '/supervisor/stream', version },
        notice: error === undefined ? undefined : { kind: 'error', text: error },
      })
      const links = hasHeadsetPage(house) ? [headsetLink, ...seen.links] : seen.links
      return c.html(page(<LivePage chrome={chrome} {...seen} links={links} />), status)
    })

  type Deed = (c: Context, form: Form, here: StaffHere) => Promise<Result<unknown, Refusal>>
  // A refused press leaves its address in the browser; looking at that again shows the page it stood on.
  const atItsPage = (path: string, page: string) =>
    app.get(`/${path}`, (c) => c.redirect(page, 303))
  const press = (path: string, deed: Deed, back = '/supervisor') => {
    atItsPage(path, '/supervisor')
    app.post(`/${path}`, (c) =>
      onlyFor(c, house, ['supervisor'], async (here) => {
        const form = await readForm(c, 'staff')
        if (!form.ok) return show(c, form.error, 403)
        const done = await deed(c, form.value, here)
        if (done.ok) return c.redirect(back, 303)
        const { status, sentence } = done.error
        return show(c, sentence, pageStatus(status))
      }),
    )
  }

  app.get('/', (c) => show(c))
  app.get('/stream', (c) => {
    return onlyFor(c, house, ['supervisor'], ({ token }) =>
      versions(c, house.hub, 'supervisor', {
        paceMs: 300,
        who: { signedIn: token },
        stillOpen: () => house.writer.ahead.sessions.has(token),
      }),
    )
  })

  press('stop', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const stop = form.one('stop')
      return Object.hasOwn(stops, stop) ? stopRoom(state, ctx, by, stop as StopKind) : notListed
    }),
  )
  press('resume', (c) => asStaff(c, house, resumeRoom))
  press('resume-campaign', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const reason = form.one('reason')
      return Object.hasOwn(resumeReasons, reason)
        ? resumeCampaign(
            state,
            ctx,
            by,
            form.one('campaign') as CampaignId,
            reason as keyof typeof resumeReasons,
          )
        : notListed
    }),
  )
  press('enter', (c, form) =>
    asStaff(c, house, (state, ctx, by) => {
      const mode = form.one('mode')
      if (!['listen', 'whisper', 'join'].includes(mode)) return notListed
      return supervise(state, ctx, by, form.one('seat') as SeatId, mode as SuperviseMode)
    }),
  )
  press('leave', (c) => asStaff(c, house, (state, _ctx, by) => stopSupervising(state, by)))
  press('end-call', (c, form) =>
    asStaff(c, house, (state, ctx, by) => endAnyCall(state, ctx, by, form.one('call') as CallId)),
  )
  press(
    'take-over',
    (c, form) =>
      asStaff(c, house, (state, ctx, by) => takeOver(state, ctx, by, form.one('call') as CallId)),
    '/supervisor/call',
  )
  press('return-call', async (c, form) => {
    const id = form.one('call') as CallId
    const call = house.writer.ahead.calls.get(id)
    const world = call ? await house.worldFor(call.case, call.agent) : house.world()
    return asStaff(c, house, (state, ctx, by) => redialLost(state, ctx, by, id, world))
  })
  press('help', (c, form) =>
    asStaff(c, house, (state, ctx, by) => answerHelp(state, ctx, by, form.one('seat') as SeatId)),
  )
  press('step-out', (c) => asStaff(c, house, stepOut))
  press('presence', async (c, form, here) => {
    const right = await pinIsRight(c, house, here.by.person, form.one('pin'))
    return right.ok ? asStaff(c, house, confirmPresence) : right
  })

  app.get('/hand-over', (c) => handOverPage(c))
  app.post('/hand-over/:to', (c) =>
    onlyFor(c, house, ['supervisor'], async () => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return handOverPage(c, form.error)
      const to = c.req.param('to') as PersonId
      const right = await pinIsRight(c, house, to, form.value.one('pin'))
      if (!right.ok) return handOverPage(c, right.error.sentence)
      const done = await asStaff(c, house, (state, ctx, by) => handOver(state, ctx, by, to))
      return done.ok ? c.redirect('/supervisor', 303) : handOverPage(c, done.error.sentence)
    }),
  )

  const handOverPage = (c: Context, error?: string) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      if (!house.writer.ahead.shift) return c.redirect('/supervisor/open', 303)
      const others = await house.writer.read((state) =>
        [...state.people.values()]
          .filter((one) => one.role === 'supervisor' && one.id !== here.by.person && !one.removed)
          .map((one) => ({
            name: staffName(state, one.id),
            action: `/supervisor/hand-over/${one.id}`,
          })),
      )
      const chrome = staffChrome(c, house, here)
      return c.html(
        page(
          <HandOver
            chrome={chrome}
            length={pinLength}
            back="/supervisor"
            others={others}
            error={error}
          />,
        ),
        error === undefined ? 200 : 403,
      )
    })

  supervisorCall(app, house)
  supervisorHeadset(app, house)
  clockDoor(app, house, 'supervisor')
  shiftReports(app, house, 'supervisor')
  supervisorShift(app, house)
  supervisorPractice(app, house)
  incidentPages(app, house, { role: 'supervisor', home: '/supervisor/incidents' })
  return app
}
