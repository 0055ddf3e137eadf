import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { keyedHash, sha256 } from '../basics/hash.ts'
import type { SeatId } from '../basics/ids.ts'

/** Which door a cookie opens: staff pages, or one seat. One browser may hold one of each. */
export type Door = 'staff' | SeatId

/** The browser's secret for this door, made on the first visit. */
export function secretOf(c: Context, door: Door): string {
  // One that was made in this very request is not in its cookies yet.
  const made = c.get(`secret/${door}`) as string | undefined
  if (made !== undefined) return made
  const found = getCookie(c, nameOf(c, door))
  return found !== undefined && /^[\w-]{43}$/.test(found) ? found : newSecret(c, door)
}

/** A new secret at each change of privilege, so that one seen before sign-in is worth nothing after it. */
export function newSecret(c: Context, door: Door): string {
  const secret = randomBytes(32).toString('base64url')
  c.set(`secret/${door}`, secret)
  setCookie(c, nameOf(c, door), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isTls(c),
  })
  return secret
}

/**
 * By what a browser is known that has come through a door before, hashed: it opens nothing, and only keeps its tries apart
 * from those of others at the same address. Undefined where it has come through none.
 */
export function knownBy(c: Context): string | undefined {
  const made = c.get('known') as string | undefined
  const found = made ?? getCookie(c, knownName(c))
  return found === undefined ? undefined : tokenOf(found)
}

/** From now on the browser is known. */
export function newlyKnown(c: Context): string {
  const secret = randomBytes(32).toString('base64url')
  c.set('known', secret)
  setCookie(c, knownName(c), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isTls(c),
    maxAge: 24 * 60 * 60,
  })
  return tokenOf(secret)
}

function knownName(c: Context): string {
  return isTls(c) ? '__Host-gatehouse-known' : 'gatehouse-known'
}

/** What the record knows of a secret. */
export function tokenOf(secret: string): string {
  return sha256(secret)
}

/** The form token: bound to the browser's secret, useless in any other browser. */
export function csrfOf(secret: string): string {
  return keyedHash(new TextEncoder().encode(secret), 'gatehouse form').slice(0, 43)
}

function nameOf(c: Context, door: Door): string {
  const plain = door === 'staff' ? 'gatehouse-staff' : `gatehouse-seat-${door}`
  return isTls(c) ? `__Host-${plain}` : plain
}

function isTls(c: Context): boolean {
  return c.req.url.startsWith('https:')
}
