import { type Context, Hono } from 'hono'
import { ChooseSignIn, type OwnFieldName } from '../../views/front/choose-sign-in.tsx'
import { page } from '../../views/page.ts'
import { keyedHash } from '../basics/hash.ts'
import { chooseSignIn, type OwnSignIn } from '../facts/decide-secrets.ts'
import { acceptCode, toBase32 } from '../people/one-time-code.ts'
import { passwordFault, pinFault } from '../people/own-secrets.ts'
import { signedOut, staffIn } from './deeds.ts'
import { type Form, readForm } from './form.ts'
import { tellGovernorIn } from './governor-in.ts'
import { toStepUp } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { homeOf, ownSignInPath, type StaffHere, staffChrome, staffHere, toSignIn } from './staff.ts'
import { newSecret, secretOf, tokenOf } from './tokens.ts'

type Errors = Partial<Record<OwnFieldName, string>>

/**
 * Where staff choose what only they know. Whoever was added or reset by a governor comes here before anything else;
 * anybody may come by their own wish, after the password again.
 */
export function ownSignInRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()

  const signedIn = async (c: Context, then: (here: StaffHere) => Response | Promise<Response>) => {
    const here = await staffHere(c, house)
    if (!here) return toSignIn(c)
    return here.mustChange || here.steppedUp ? then(here) : toStepUp(c, ownSignInPath)
  }

  const show = (c: Context, here: StaffHere, errors: Errors = {}, error?: string) =>
    c.html(
      page(
        <ChooseSignIn
          chrome={staffChrome(c, house, here)}
          action={ownSignInPath}
          because={here.mustChange ? firstTime : undefined}
          back={here.mustChange ? undefined : homeOf(here.by.role)}
          withPin={here.by.role === 'supervisor'}
          deviceSecret={needsDevice(house, here) ? inFours(deviceSecret(c)) : undefined}
          errors={errors}
          error={error}
        />,
      ),
      error !== undefined ? 403 : Object.keys(errors).length > 0 ? 422 : 200,
    )

  app.get('/', (c) => signedIn(c, (here) => show(c, here)))
  app.post('/', (c) =>
    signedIn(c, async (here) => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return show(c, here, {}, form.error)
      const own = await house.writer.read((state) => state.people.get(here.by.person)?.body)
      const asked = await chosen(c, house, here, form.value)
      const same = own && (await isGiven(house, own, form.value))
      const errors = { ...asked.errors, ...same }
      if (Object.keys(errors).length > 0) return show(c, here, errors)
      const sealed: OwnSignIn = {
        passwordHash: await house.passwords.hash(form.value.one('password')),
        ...(form.value.one('pin') === ''
          ? {}
          : { pinHash: await house.passwords.hash(form.value.one('pin')) }),
        ...(asked.device ? { device: asked.device } : {}),
      }
      const next = tokenOf(newSecret(c, 'staff'))
      const done = await house.writer.do((state, ctx) => {
        const by = staffIn(state, ctx, here.token)
        return by ? chooseSignIn(state, ctx, by, sealed, { token: here.token, next }) : signedOut
      })
      if (done.ok) tellGovernorIn(house, here.by, form.value.one('password'))
      return c.redirect(done.ok ? homeOf(here.by.role) : '/sign-in', 303)
    }),
  )
  return app
}

const firstTime =
  'Somebody else set what you signed in with. Choose what only you know, then you can go on.'

/** Only somebody who was given a secret sets up a device: the one who gave it knows the old one. */
function needsDevice({ settings }: House, here: StaffHere): boolean {
  return here.mustChange && settings.codes
}

/** What is wrong with the form, and the device if one was set up with it. */
async function chosen(c: Context, house: House, here: StaffHere, form: Form) {
  const errors: Errors = {}
  const username = await house.writer.read(
    (state) => state.people.get(here.by.person)?.body?.username ?? '',
  )
  const weak = passwordFault(form.one('password'), username)
  if (weak !== undefined) errors.password = weak
  else if (form.one('password') !== form.one('again'))
    errors.again = 'Enter the same password twice.'
  const pin = form.one('pin')
  const wanted = here.by.role === 'supervisor' && (here.mustChange || pin !== '')
  const weakPin = wanted ? pinFault(pin) : undefined
  if (weakPin !== undefined) errors.pin = weakPin
  if (!needsDevice(house, here)) return { errors }
  const codeSecret = deviceSecret(c)
  const step = acceptCode(codeSecret, form.one('code'), house.wall(), undefined)
  if (step !== undefined) return { errors, device: { codeSecret, step } }
  errors.code = 'That code is not right. Give your device the secret, then enter what it shows.'
  return { errors }
}

/** What somebody else gave is no secret of one's own, however good it is. */
async function isGiven(
  { passwords }: House,
  own: { readonly passwordHash?: string; readonly pinHash?: string },
  form: Form,
): Promise<Errors> {
  const [password, pin] = [form.one('password'), form.one('pin')]
  const errors: Errors = {}
  if (await passwords.verify('staff', own.passwordHash, password))
    errors.password = 'This is the password you signed in with. Choose another.'
  if (pin !== '' && (await passwords.verify('staff', own.pinHash, pin)))
    errors.pin = 'This is the PIN you were given. Choose another.'
  return errors
}

/**
 * The secret that this sign-in offers a code device. It follows from the browser's own, so that nothing has to be kept
 * between the page and its answer, and no other sign-in is ever offered the same.
 */
function deviceSecret(c: Context): string {
  const key = new TextEncoder().encode(secretOf(c, 'staff'))
  return toBase32(Buffer.from(keyedHash(key, 'gatehouse code device').slice(0, 40), 'hex'))
}

function inFours(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ')
}
