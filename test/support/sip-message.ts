import { createHash, randomBytes } from 'node:crypto'

/** One SIP message, as far as a test has to understand it. */
export type SipMessage = {
  /** `REGISTER sip:gatehouse SIP/2.0` or `SIP/2.0 200 OK`. */
  readonly start: string
  readonly method: string | undefined
  readonly status: number | undefined
  header(name: string): string
  headers(name: string): readonly string[]
  readonly body: string
}

export function readSip(text: string): SipMessage {
  const at = text.indexOf('\r\n\r\n')
  const [start = '', ...lines] = text.slice(0, at < 0 ? text.length : at).split('\r\n')
  const found = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
  })
  const headers = (name: string) =>
    found.filter(([one]) => one === name.toLowerCase()).map(([, value]) => value)
  const status = /^SIP\/2\.0 (\d{3})/.exec(start)?.[1]
  return {
    start,
    method: status === undefined ? start.split(' ')[0] : undefined,
    status: status === undefined ? undefined : Number(status),
    header: (name) => headers(name)[0] ?? '',
    headers,
    body: at < 0 ? '' : text.slice(at + 4),
  }
}

export function writeSip(start: string, headers: readonly string[], body = ''): string {
  return [start, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n')
}

/** What an answer repeats of its request (RFC 3261, 8.2.6.2). */
export function repeated(request: SipMessage, toTag: string): string[] {
  const to = request.header('to')
  return [
    ...request.headers('via').map((via) => `Via: ${via}`),
    `From: ${request.header('from')}`,
    `To: ${/;tag=/.test(to) ? to : `${to};tag=${toTag}`}`,
    `Call-ID: ${request.header('call-id')}`,
    `CSeq: ${request.header('cseq')}`,
  ]
}

/** Whether the digest of RFC 2617 was made with this password. */
export function digestIsRight(authorization: string, method: string, password: string): boolean {
  const field = (name: string) =>
    new RegExp(`[ ,]${name}="?([^",]+)"?`, 'i').exec(authorization)?.[1] ?? ''
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const who = md5(`${field('username')}:${field('realm')}:${password}`)
  const what = md5(`${method}:${field('uri')}`)
  const middle = field('qop') ? `:${field('nc')}:${field('cnonce')}:${field('qop')}` : ''
  return field('response') === md5(`${who}:${field('nonce')}${middle}:${what}`)
}

export function newTag(): string {
  return randomBytes(6).toString('hex')
}
