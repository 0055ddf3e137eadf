import type { CaseId } from '../basics/ids.ts'
import { hour, type Instant, instant } from '../basics/instant.ts'
import { type CallWindow, comingWindows } from '../fieldwork/call-windows.ts'
import { attemptLimits } from '../fieldwork/dial-limits.ts'
import type { Edition } from '../fieldwork/editions.ts'
import { localTime } from '../fieldwork/local-time.ts'
import { codeAtClose } from '../fieldwork/outcomes.ts'
import type { RegimeSlot } from '../supervision/regime.ts'
import { openingOf } from './call-back-window.ts'
import { mayBeAhead } from './clock-jump.ts'
import type { Ctx, Effect } from './decide.ts'
import type { NewFact } from './fact.ts'
import type { ClosedWindow, MovedWindow } from './shapes-windows.ts'
import type { Case, State } from './state.ts'
import { rowName } from './tally.ts'

/** More than so many at a time would be a long line, and a long turn. */
const mostAtOnce = 200

/**
 * Windows that are over and in which nobody called, whether the regime took them or the room could not keep up: each is
 * offered once more, and after that the appointment is closed. It counts as no attempt, and nobody has failed.
 */
export function lostWindows(
  state: State,
  ctx: Ctx,
): { readonly facts: NewFact[]; readonly effects: Effect[] } {
  // Nobody is called outside a window meanwhile. Once somebody has looked, those that are over are lost.
  if (mayBeAhead(state)) return { facts: [], effects: [] }
  const moved: MovedWindow[] = []
  const closed: ClosedWindow[] = []
  const seen = new Set<CaseId>()
  for (const id of state.windowEnds.allDue(ctx.now)) {
    const known = state.cases.get(id)
    if (seen.has(id)) continue
    seen.add(id)
    // What was asked for in this shift lies with the steps: the record may not speak of it before the shift closes.
    if (!known || state.tally.attempts.has(rowName({ case: id, n: known.attempts }))) continue
    const again = known.movedOnce ? undefined : nextWindow(state, ctx, known)
    if (again) moved.push({ case: id, ...again })
    else closed.push({ case: id, ...afterwards(ctx.now, known, editionOf(state, ctx, known)) })
    if (moved.length + closed.length === mostAtOnce) break
  }
  if (moved.length + closed.length === 0) return { facts: [], effects: [] }
  const byCase = (a: { case: CaseId }, b: { case: CaseId }) => (a.case < b.case ? -1 : 1)
  const data = { moved: moved.sort(byCase), closed: closed.sort(byCase) }
  const final = closed.some((one) => 'final' in one)
  return {
    facts: [{ type: 'appointments.lost', data }],
    effects: final ? [{ do: 'erase-numbers' }] : [],
  }
}

/** The same part of another day before any other part. */
function nextWindow(state: State, ctx: Ctx, known: Case) {
  const opening = openingOf(state, ctx, known.campaign)
  const all = comingWindows(ctx.now, opening)
  const near = nearestSlot(all, known.until ?? ctx.now)
  const next = all.find(({ slot }) => slot === near)
  return next && { from: next.from, to: next.to }
}

/** Of the parts of the day that come, the one nearest to the end of the lost window: the regime may have moved since. */
function nearestSlot(all: readonly CallWindow[], until: Instant): RegimeSlot | undefined {
  const end = localTime(until).msOfDay
  const away = ({ from, to }: CallWindow) =>
    Math.max(localTime(from).msOfDay - end, end - localTime(to).msOfDay, 0)
  const [first, ...more] = all
  return first && more.reduce((a, b) => (away(b) < away(a) ? b : a), first).slot
}

function editionOf({ campaigns }: State, ctx: Ctx, known: Case): Edition | undefined {
  const sheet = campaigns.get(known.campaign)?.sheet
  return sheet === undefined ? undefined : ctx.sheet(sheet).edition
}

function afterwards(
  now: Instant,
  known: Case,
  edition: Edition | undefined,
): { notBefore: Instant } | { final: string } {
  const { attempts, notRung = 0, told } = known
  const isUsedUp =
    attempts >= attemptLimits.attemptsInAll || attempts - notRung >= attemptLimits.attempts
  return isUsedUp
    ? { final: codeAtClose([told, 'call-back'], edition) }
    : { notBefore: instant(Math.ceil(now / hour) * hour) }
}
