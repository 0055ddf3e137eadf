import type { Context } from 'hono'
import { OutcomePage } from '../../views/agent/outcome-page.tsx'
import { page } from '../../views/page.ts'
import { outcomeLabels } from '../calls/outcome.ts'
import { liveCall } from '../facts/decide-interview.ts'
import { outcomesFor } from '../facts/outcomes-for.ts'
import { callMark } from '../facts/refused-press.ts'
import type { House } from './house.ts'
import { interviewPage } from './interview-page.tsx'
import { interviewSeen } from './seat-seen.ts'
import { type StaffHere, staffChrome } from './staff.ts'

/** The call a supervisor took over: its script page, then its outcome, then back to the room. */
export async function takenOverPage(
  c: Context,
  house: House,
  here: StaffHere,
  error?: string,
  status: 200 | 403 | 409 | 422 = 200,
): Promise<Response> {
  const version = house.hub.version('supervisor')
  const seen = await house.writer.read((state, ctx) => {
    const call = liveCall(state, here.by)
    if (!call) return undefined
    const workingName = state.seats.get(call.seat)?.workingName ?? ''
    if (call.state === 'talking')
      return { seat: call.seat, interview: interviewSeen(state, ctx, call, workingName, here.by) }
    if (call.state === 'wrapping-up')
      return { call: call.id, outcomes: outcomesFor(state, ctx, call) }
    return undefined
  })
  if (!seen) return c.redirect('/supervisor', 303)
  const chrome = staffChrome(c, house, here, {
    live: { topic: 'supervisor', stream: '/supervisor/stream', version },
    notice: error === undefined ? undefined : { kind: 'error', text: error },
  })
  const base = '/supervisor/call'
  if (seen.interview)
    return c.html(
      page(await interviewPage(house, seen.interview, { chrome, base, from: seen.seat, error })),
      status,
    )
  const outcomes = (seen.outcomes ?? []).map((id) => ({ id, label: outcomeLabels[id] }))
  return c.html(
    page(
      <OutcomePage
        chrome={chrome}
        action={`${base}/outcome`}
        call={seen.call ? callMark(seen.call) : ''}
        outcomes={outcomes}
      />,
    ),
    status,
  )
}
