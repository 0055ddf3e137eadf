import { randomBytes, randomInt } from 'node:crypto'
import { unreachable } from '../basics/unreachable.ts'
import type { SignInReset } from '../facts/decide-secrets.ts'
import type { PersonBody, SignInPart } from '../facts/shapes.ts'
import { toBase32 } from '../people/one-time-code.ts'
import type { Role } from '../people/person.ts'
import type { House } from './house.ts'

/** What a new person signs in with. Shown once to whoever adds them; the record has it only hashed or sealed. */
export type Secrets = {
  readonly pin?: string
  readonly password?: string
  readonly codeSecret?: string
}

/** Agents sign in with a PIN; staff with a password and a code, and supervisors confirm presence with a PIN besides. */
export function newSecrets(role: Role): Secrets {
  const pin = String(randomInt(0, 1_000_000)).padStart(6, '0')
  if (role === 'agent') return { pin }
  const password = randomBytes(12).toString('base64url')
  const staff = { password, codeSecret: toBase32(randomBytes(20)) }
  return role === 'supervisor' ? { pin, ...staff } : staff
}

/** One new part of a sign-in: what the slip says, and what is sealed of it. */
export async function newPart(
  { passwords }: House,
  what: SignInPart,
): Promise<{ readonly shown: string; readonly secret: SignInReset['secret'] }> {
  const { pin = '', password = '', codeSecret = '' } = newSecrets('supervisor')
  switch (what) {
    case 'password':
      return {
        shown: `password ${password}`,
        secret: { passwordHash: await passwords.hash(password) },
      }
    case 'pin':
      return { shown: `PIN ${pin}`, secret: { pinHash: await passwords.hash(pin) } }
    case 'code-device':
      return { shown: `secret ${codeSecret} for the codes`, secret: { codeSecret } }
    default:
      return unreachable(what)
  }
}

/** The body to be sealed: a PIN and a password only as their hashes. */
export async function hashed(
  house: House,
  body: PersonBody,
  { pin, password, codeSecret }: Secrets,
): Promise<PersonBody> {
  return {
    ...body,
    ...(pin === undefined ? {} : { pinHash: await house.passwords.hash(pin) }),
    ...(password === undefined ? {} : { passwordHash: await house.passwords.hash(password) }),
    ...(codeSecret === undefined ? {} : { codeSecret }),
  }
}

export function shownOnce(
  { settings }: House,
  { name }: PersonBody,
  { pin, password, codeSecret }: Secrets,
): string {
  const parts = [
    ...(password === undefined ? [] : [`password ${password}`]),
    ...(codeSecret !== undefined && settings.codes ? [`secret ${codeSecret} for the codes`] : []),
    ...(pin === undefined ? [] : [`PIN ${pin}`]),
  ]
  const own = password === undefined ? '' : ` ${theirOwn}`
  return `${name.first} ${name.last} was added, with the ${parts.join(' and the ')}. ${onTheSlip}${own}`
}

/** What a governor is told with a secret that is shown this once. */
export const onTheSlip = 'Write it on the slip now: it is shown once and kept nowhere.'
export const theirOwn = 'They choose their own when they sign in with it.'
