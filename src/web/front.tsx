import { type Context, Hono } from 'hono'
import { Accessibility } from '../../views/front/accessibility.tsx'
import { Home } from '../../views/front/home.tsx'
import { MessagePage } from '../../views/front/message-page.tsx'
import { SignIn } from '../../views/front/sign-in.tsx'
import { StepUp } from '../../views/front/step-up.tsx'
import { page } from '../../views/page.ts'
import type { Notice } from '../../views/parts/chrome.ts'
import { openStaffSession, stepUp } from '../facts/decide-people.ts'
import type { Person } from '../facts/state.ts'
import { acceptCode, codeNow } from '../people/one-time-code.ts'
import type { Role } from '../people/person.ts'
import { chromeOf } from './chrome.ts'
import { signOutAt } from './deeds.ts'
import { readForm } from './form.ts'
import { tellGovernorIn } from './governor-in.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { ownPath } from './own-path.ts'
import { roleNames } from './people-seen.ts'
import { sessionDoor } from './session-ends.ts'
import { homeOf, onlyFor, ownSignInPath, staffChrome } from './staff.ts'
import { newSecret, tokenOf } from './tokens.ts'
import { refuseAtDoor, seldom, staffDoor, type Tried, tryDoor } from './try-door.ts'

/** The doors: where seats, the board and staff sign in. */
export function frontRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()

  app.get('/', async (c) => {
    const chrome = chromeOf(c, house, { door: 'staff' })
    // Whoever was erased since the start is named nowhere, here neither.
    const people = await house.writer.read((state) =>
      house.trial?.people.filter(({ person }) => state.people.get(person)?.body !== undefined),
    )
    const trial = people && {
      staff: people
        .filter((one) => one.username !== undefined)
        .map((one) => ({
          name: one.name,
          role: roleNames[one.role as Role],
          signInName: one.username ?? '',
          password: [
            one.password ?? '',
            one.pin ? `(PIN ${one.pin})` : '',
            house.settings.codes && one.codeSecret
              ? `code ${codeNow(one.codeSecret, house.wall())}`
              : '',
          ]
            .filter(Boolean)
            .join(' '),
        })),
      agents: people
        .filter((one) => one.role === 'agent')
        .map((one) => ({
          name: one.note ? `${one.name} (${one.note.toLowerCase()})` : one.name,
          pin: one.pin ?? '',
        })),
    }
    return c.html(
      page(
        <Home
          chrome={chrome}
          seats={house.settings.seats.map((seat) => ({
            number: String(Number(seat)),
            href: `/seat/${seat}`,
          }))}
          staffSignIn="/sign-in"
          roomBoard="/room"
          accessibility="/accessibility"
          trial={trial}
        />,
      ),
    )
  })

  app.get('/accessibility', (c) => {
    const chrome = chromeOf(c, house, { door: 'staff' })
    const back = { href: '/', text: 'Doors' }
    return c.html(page(<Accessibility {...{ chrome, back, version: house.version }} />))
  })

  const showSignIn = (c: Context, error?: string, name?: string) =>
    c.html(
      page(
        <SignIn
          chrome={chromeOf(c, house, { door: 'staff', notice: unsaved(c, error) })}
          action="/sign-in"
          home="/"
          error={error}
          name={name}
          withCode={house.settings.codes}
        />,
      ),
      error === undefined ? 200 : 403,
    )

  app.get('/sign-in', (c) => showSignIn(c))
  app.post('/sign-in', async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return showSignIn(c, form.error)
    const name = form.value.one('name').toLowerCase()
    const door = staffDoor(name)
    const who = await house.writer.read((state) =>
      [...state.people.values()].find(
        (one) => !one.removed && one.role !== 'agent' && one.body?.username === name,
      ),
    )
    let code: ReturnType<typeof codeOf>
    const tried = await tryDoor(c, house, door, async () => {
      const { passwordHash } = who?.body ?? {}
      const known = await house.passwords.verify('staff', passwordHash, form.value.one('password'))
      code = codeOf(house, who, form.value.one('code'))
      return known && code !== 'wrong'
    })
    if (tried !== 'right' || !who || code === 'wrong') {
      const why = typeof tried === 'object' ? 'locked' : 'wrong'
      await refuseAtDoor(c, house, 'staff', why, who ? { person: who.id } : {})
      return showSignIn(c, typeof tried === 'object' ? tooMany(tried) : notRight(house), name)
    }
    const secret = newSecret(c, 'staff')
    const by = { person: who.id, role: who.role }
    const step = code
    const opened = await house.writer.do((state, ctx) =>
      seldom(c, house, ctx, openStaffSession(state, ctx, by, tokenOf(secret), step), {}),
    )
    if (!opened.ok) return showSignIn(c, notRight(house), name)
    tellGovernorIn(house, by, form.value.one('password'))
    return c.redirect(homeOf(who.role), 303)
  })

  // The address stays in the browser, and is asked for again.
  app.get('/sign-out', (c) => c.redirect('/', 303))
  app.post('/sign-out', async (c) => {
    // It came from a page of ours. Whether that page was opened before the last password or after, whoever pressed it
    // walks away from what this browser has now.
    const left = await signOutAt(c, house, 'staff')
    const chrome = chromeOf(c, house, { door: 'staff' })
    const text = left ? steppedOut : undefined
    const next = { href: '/', text: 'Doors' }
    return c.html(page(<MessagePage chrome={chrome} kind="signed-out" text={text} next={next} />))
  })

  sessionDoor(app, house)

  const showStepUp = (c: Context, error?: string) =>
    onlyFor(c, house, ['governor', 'supervisor', 'auditor', 'protection'], (here) => {
      const back = ownPath(c.req.query('back')) ?? homeOf(here.by.role)
      return c.html(
        page(
          <StepUp
            chrome={staffChrome(c, house, here)}
            action={`/step-up?back=${encodeURIComponent(back)}`}
            because={back === ownSignInPath ? ownSignInFirst : keptClose}
            error={error}
            back={back}
          />,
        ),
        error === undefined ? 200 : 403,
      )
    })

  app.get('/step-up', (c) => showStepUp(c))
  app.post('/step-up', (c) =>
    onlyFor(c, house, ['governor', 'supervisor', 'auditor', 'protection'], async (here) => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return showStepUp(c, form.error)
      const door = `step-up/${here.by.person}`
      const hash = await house.writer.read(
        (state) => state.people.get(here.by.person)?.body?.passwordHash,
      )
      const tried = await tryDoor(c, house, door, () =>
        house.passwords.verify('staff', hash, form.value.one('password')),
      )
      if (tried !== 'right') {
        const why = tried === 'wrong' ? 'wrong' : 'locked'
        await refuseAtDoor(c, house, 'staff', why, { person: here.by.person })
        return showStepUp(c, tried === 'wrong' ? 'That password is not right.' : tooMany(tried))
      }
      const secret = newSecret(c, 'staff')
      await house.writer.do((state, ctx) => stepUp(state, ctx, here.by, tokenOf(secret)))
      tellGovernorIn(house, here.by, form.value.one('password'))
      return c.redirect(ownPath(c.req.query('back')) ?? homeOf(here.by.role), 303)
    }),
  )
  return app
}

/** What somebody is told who was signed out when they sent a form; not with a second thing that is wrong. */
function unsaved(c: Context, error: string | undefined): Notice | undefined {
  if (error !== undefined || c.req.query('unsaved') === undefined) return undefined
  const text =
    'You were signed out before you pressed, so nothing of that page was saved. Sign in and do it again.'
  return { kind: 'warning', text }
}

const steppedOut =
  'It is safe to leave this screen. You have stepped out of the room as well: no new call is placed for as long as no supervisor is present.'
const keptClose = 'This cannot be undone, or shows what is kept close. Give your password again.'
const ownSignInFirst = 'Before you choose another password, give the one that you have now.'

/** Somebody who is shut out must not wait for what never comes. */
function tooMany({ waits }: Exclude<Tried, string>): string {
  return waits === 'locked'
    ? 'Too many tries from this computer. Use another, or ask a governor to reset your sign-in.'
    : 'Too many tries. Wait a little, then try again.'
}

function notRight({ settings }: House): string {
  const what = settings.codes ? 'username, the password or the code' : 'username or the password'
  return `The ${what} is not right.`
}

/** The step of the code that was given; undefined where the site asks for none. One try tells nothing of which was wrong. */
function codeOf(house: House, who: Person | undefined, code: string): number | undefined | 'wrong' {
  if (!house.settings.codes) return undefined
  const secret = who?.body?.codeSecret
  const step =
    secret === undefined ? undefined : acceptCode(secret, code, house.wall(), who?.lastCode)
  return step ?? 'wrong'
}
