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
    const hasHeadset = /^\/(?:seat\/|supervisor\/headset)/.test(c.req.path)
    // Staff hear the switch's own messages on one page, agents a script at a seat; elsewhere a page has no sound of its own.
    const plays = /^\/(?:governor\/messages$|seat\/|practice\/)/.test(c.req.path)
    const csp = policy(nonce, hasHeadset ? switchAt : undefined, plays)
    setHeaders(c, csp)
    // Before and not after: an answer that is there already would be made anew for every header that is added to it.
    c.header('Cache-Control', 'no-store')
    await next()
    if (c.res.headers.has('Content-Security-Policy')) return
    // An answer that was made without the help of its request.
    const kept = c.res.headers.get('Cache-Control')
    setHeaders(c, csp)
    c.header('Cache-Control', kept ?? 'no-store')
  }
}

function setHeaders(c: Context, csp: string): void {
  c.header('Content-Security-Policy', csp)
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'microphone=(self), camera=(), geolocation=(), clipboard-read=()')
  // Under `no-referrer` a browser posts forms with `Origin: null`, and the exact Origin could not be required.
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('X-Frame-Options', 'DENY')
}

function policy(nonce: string, switchAt: string | undefined, plays: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ...(plays ? ["media-src 'self'"] : []),
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
  const ours = urlOf(origin)
  return (
    from === origin || (ours.hostname === 'localhost' && from === `http://127.0.0.1:${ours.port}`)
  )
}

/** A page addressed by another name is not ours: this stops a name that was made to point here. */
export function ownHost(origin: () => string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')
    const { host: ours, hostname, port } = urlOf(origin())
    const known = host === ours || (hostname === 'localhost' && host === `127.0.0.1:${port}`)
    return known ? next() : c.text(`Gatehouse is at ${origin()}.`, 421)
  }
}

let lastRead: { readonly origin: string; readonly url: URL } | undefined

/** A box has one origin all its life. */
function urlOf(origin: string): URL {
  if (lastRead?.origin !== origin) lastRead = { origin, url: new URL(origin) }
  return lastRead.url
}

/** Takes no more of a body than this, and over a connection none that does not say how long it is: a browser does. */
export function limit(
  maxSize: number,
  onError: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  const byCounting = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method)) return next()
    // It would have to be held in memory to be counted, and might never end.
    if (c.req.header('transfer-encoding') !== undefined) return c.text(noLength, 411)
    // What the request says of itself, where it says it, is what the server reads and no more: then nothing need be
    // counted, and the body stays unread until its form is.
    const said = c.req.header('content-length')
    if (said === undefined) return byCounting(c, next)
    return Number(said) <= maxSize ? next() : onError(c)
  }
}

const noLength =
  'This was sent without saying how long it is. Open the page again and send it from there.'
