import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

export type Vars = { Variables: { nonce: string } }

/**
 * Every answer: nothing from elsewhere, nothing inline, nothing kept by the browser (P7). `switchAt` is where the
 * headsets of a site with sound meet the switch: the one address besides our own that a page may speak to.
 */
export function headers(switchAt?: string): MiddlewareHandler<Vars> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    await next()
    const hasHeadset = /^\/(?:seat\/|supervisor\/headset)/.test(c.req.path)
    setHeaders(c, nonce, hasHeadset ? switchAt : undefined)
  }
}

function setHeaders(c: Context, nonce: string, switchAt: string | undefined): void {
  c.header('Content-Security-Policy', policy(nonce, switchAt))
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), clipboard-read=()')
  // Under `no-referrer` a browser posts forms with `Origin: null`, and the exact Origin could not be required.
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('X-Frame-Options', 'DENY')
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}

function policy(nonce: string, switchAt: string | undefined): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${switchAt === undefined ? '' : ` ${switchAt}`}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types htmx',
  ].join('; ')
}

/**
 * A change is taken only from our own pages: Sec-Fetch-Site says same-origin and Origin is ours to the letter. The
 * form token is checked with the form itself.
 */
export function sameOrigin(origin: () => string): MiddlewareHandler {
  return async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method)) return next()
    const from = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    if (site !== 'same-origin' || !isOurs(from, origin())) {
      return c.text(
        'This was not sent from a Gatehouse page. Open the page again and repeat it there.',
        403,
      )
    }
    return next()
  }
}

/** `localhost` and `127.0.0.1` are the same loopback; anything else must be exact. */
function isOurs(from: string | undefined, origin: string): boolean {
  if (from === undefined) return false
  const ours = new URL(origin)
  return (
    from === origin || (ours.hostname === 'localhost' && from === `http://127.0.0.1:${ours.port}`)
  )
}

/** A page addressed by another name is not ours: this stops a name that was made to point here. */
export function ownHost(origin: () => string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')
    const { host: ours, hostname, port } = new URL(origin())
    const known = host === ours || (hostname === 'localhost' && host === `127.0.0.1:${port}`)
    return known ? next() : c.text(`Gatehouse is at ${origin()}.`, 421)
  }
}

/** Takes no more of a body than this, whatever it says of its length. */
export function limit(
  maxSize: number,
  onError: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return bodyLimit({ maxSize, onError })
}
