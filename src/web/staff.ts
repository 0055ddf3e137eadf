import type { Context } from 'hono'
import type { NavItem } from '../../views/parts/chrome.ts'
import type { ClockAlarmProps } from '../../views/parts/clock-alarm.tsx'
import type { Instant } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Actor } from '../facts/fact.ts'
import type { Deed } from '../people/may.ts'
import type { Role } from '../people/person.ts'
import { type ChromeFacts, chromeOf } from './chrome.ts'
import { clockAlarm } from './clock-seen.ts'
import { staffIn } from './deeds.ts'
import type { House } from './house.ts'
import { staffName } from './names.ts'
import { refusedPage } from './refused.tsx'
import { sessionEnds } from './session-ends.ts'
import { secretOf, tokenOf } from './tokens.ts'

export type StaffHere = {
  readonly by: Actor
  readonly token: string
  readonly name: string
  readonly steppedUp: boolean
  readonly clockAlarm: ClockAlarmProps | undefined
  readonly sessionUntil: Instant
  /** Somebody else knows the password: nothing is open but the page to choose another. */
  readonly mustChange: boolean
}

/** Whoever pressed something while they were signed out is told, where they sign in, that nothing came of it (M15). */
export function toSignIn(c: Context): Response {
  return c.redirect(c.req.method === 'POST' ? '/sign-in?unsaved' : '/sign-in', 303)
}

/** Where staff choose what only they know. */
export const ownSignInPath = '/password'

const homes: Readonly<Record<Role, string>> = {
  supervisor: '/supervisor',
  governor: '/governor',
  auditor: '/auditor',
  protection: '/protection',
  agent: '/',
}

export function homeOf(role: Role): string {
  return homes[role]
}

/** Who is signed in at this browser as staff, if anybody. */
export async function staffHere(c: Context, house: House): Promise<StaffHere | undefined> {
  const token = tokenOf(secretOf(c, 'staff'))
  return house.writer.read((state, ctx) => {
    const by = staffIn(state, ctx, token)
    if (!by) return undefined
    const session = state.sessions.get(token)
    const steppedUp = (session?.steppedUpUntil ?? 0) > ctx.now
    const sessionUntil = session?.until ?? ctx.now
    const alarm = clockAlarm(state.clockJumps, by.role)
    const mustChange = state.people.get(by.person)?.mustChange === true
    const name = staffName(state, by.person)
    return { by, token, name, steppedUp, sessionUntil, mustChange, clockAlarm: alarm }
  })
}

/**
 * Lets one kind of staff through a group of pages; anybody else is sent to sign in, or refused, with a fact (M6).
 * The deeds behind the pages ask the permission table again: this only keeps the pages apart.
 */
export async function onlyFor(
  c: Context,
  house: House,
  roles: readonly Role[],
  show: (here: StaffHere) => Response | Promise<Response>,
): Promise<Response> {
  const here = await staffHere(c, house)
  if (!here) return toSignIn(c)
  if (here.mustChange) return c.redirect(ownSignInPath, 303)
  if (roles.includes(here.by.role)) return show(here)
  const data = { deed: pagesOf(roles), rule: 'role' }
  await house.writer.do(() =>
    ok({ facts: [{ type: 'deed.refused', by: here.by, data }], reply: undefined }),
  )
  return refusedPage(c, staffChrome(c, house, here), homeOf(here.by.role))
}

/** What the record calls a try at these pages. */
function pagesOf(roles: readonly Role[]): Deed {
  if (roles.includes('supervisor')) return 'VIEW_ROOM'
  if (roles.includes('protection')) return 'ADD_BARRED'
  return roles.includes('auditor') ? 'VIEW_RECORD' : 'VIEW_STUDIES'
}

const roleNames: Readonly<Record<Role, string>> = {
  supervisor: 'Supervisor',
  governor: 'Governor',
  auditor: 'Auditor',
  protection: 'Public protection',
  agent: 'Agent',
}

/** The chrome of a staff page: name and role, sign-out, the pages of this role. */
export function staffChrome(
  c: Context,
  house: House,
  here: StaffHere,
  more: Pick<ChromeFacts, 'live' | 'notice' | 'headset'> = {},
) {
  const back = c.req.method === 'GET' ? c.req.path : homeOf(here.by.role)
  return chromeOf(c, house, {
    door: 'staff',
    who: here.name,
    role: roleNames[here.by.role],
    signOut: '/sign-out',
    clockAlarm: here.clockAlarm,
    sessionEnds: sessionEnds(here.sessionUntil, house.clock.now(), house.settings, back),
    ...(here.mustChange ? {} : { password: ownSignInPath }),
    navigation: (here.mustChange ? [] : navigation[here.by.role]).map((item) => ({
      ...item,
      current:
        item.href === homes[here.by.role]
          ? c.req.path === item.href
          : c.req.path.startsWith(item.href),
    })),
    ...more,
  })
}

const navigation: Readonly<Record<Role, readonly NavItem[]>> = {
  agent: [],
  supervisor: [
    { href: '/supervisor', text: 'Live room' },
    { href: '/supervisor/seating', text: 'Seating' },
    { href: '/supervisor/incidents', text: 'Incidents' },
    { href: '/supervisor/public', text: 'The public' },
    { href: '/supervisor/close', text: 'Close the shift' },
    { href: '/supervisor/reports', text: 'Shift reports' },
    { href: '/supervisor/compliance', text: 'Compliance' },
  ],
  governor: [
    { href: '/governor', text: 'Home' },
    { href: '/governor/scripts', text: 'Questionnaires' },
    { href: '/governor/rules', text: 'Rules for scripts' },
    { href: '/governor/campaigns', text: 'Campaigns' },
    { href: '/governor/people', text: 'People' },
    { href: '/governor/lists', text: 'Never to be called' },
    { href: '/governor/messages', text: 'Spoken messages' },
    { href: '/governor/incidents', text: 'Incidents' },
    { href: '/governor/public', text: 'The public' },
    { href: '/governor/record', text: 'Record', looksBack: true },
    { href: '/governor/reports', text: 'Shift reports', looksBack: true },
    { href: '/governor/compliance', text: 'Compliance', looksBack: true },
    { href: '/governor/kept', text: 'What is kept', looksBack: true },
  ],
  protection: [{ href: '/protection', text: 'Barred numbers' }],
  auditor: [
    { href: '/auditor', text: 'Record' },
    { href: '/auditor/verify', text: 'Verify' },
    { href: '/auditor/reports', text: 'Shift reports' },
    { href: '/auditor/compliance', text: 'Compliance' },
    { href: '/auditor/kept', text: 'What is kept' },
  ],
}
