import type { Socket } from 'node:net'
import { Connection } from 'freeswitch-esl'

/** The few parts of the library's connection that are used. It comes without types that say so. */
export type RawEvent = { getHeader(name: string): string | null; getBody(): string | undefined }

export type RawConnection = {
  reqEvents: string[]
  readonly socket: Socket | null
  readonly parser: {
    readonly buffer: Buffer
    _parseHeaderText: (text: string) => Record<string, string | number>
    _parseXmlBody: () => Record<string, string>
    _parsePlainBody: () => Record<string, string>
  }
  /** Set before `initializeInbound`: what it says when the switch asks who is there. */
  auth: () => void
  initializeInbound(settings: { host: string; port: number; password: string }): void
  subscribe(events: readonly string[]): void
  emit(event: string, ...words: unknown[]): void
  on(event: string, work: (event: RawEvent, headers?: Record<string, unknown>) => void): void
  sendRecv(command: string, headers: Record<string, string>, reply: (event: RawEvent) => void): void
  api(command: string, words: string, reply: (event: RawEvent) => void): void
  disconnect(): void
}

/** Bytes that may wait for the end of a message. The longest, a full house as JSON, has well under one million. */
export const longestMessage = 8 * 1024 * 1024

export type Whereabouts = {
  readonly host: string
  readonly port: number
  readonly password: string
  /** An account of the switch's directory, `name@domain`, with its own short list of what it may ask. */
  readonly user?: string
}

/**
 * Begins one connection. The library leaks when it is used again after a loss, so each is used once.
 * Five of its habits are put right: it takes its own events instead of ours, it writes one command in several
 * packets (40 ms each with Nagle), a percent sign in a header or a broken event in XML makes its reader throw, and it
 * keeps whatever comes for as long as the message it belongs to has no end.
 */
export function beginConnection(to: Whereabouts, events: readonly string[]): RawConnection {
  const connection = new Connection() as unknown as RawConnection
  // An `error` nobody listens for would be thrown.
  connection.on('error', () => undefined)
  connection.on('esl::connect', () => {
    connection.socket?.setNoDelay(true)
    connection.parser._parseHeaderText = readHeaders
    // Only JSON is asked for: an event that comes as anything else is counted, and not read.
    connection.parser._parseXmlBody = () => ({})
    connection.parser._parsePlainBody = () => ({})
    connection.socket?.on('data', () => {
      if (connection.parser.buffer.length > longestMessage)
        connection.socket?.destroy(new Error('A message of the switch has no end.'))
    })
  })
  if (to.user !== undefined) connection.auth = signIn(connection, to.user, to.password)
  connection.initializeInbound({ host: to.host, port: to.port, password: to.password })
  connection.reqEvents = [...events]
  return connection
}

/** The library knows the event socket's own password alone; an account is signed in like this. */
function signIn(connection: RawConnection, user: string, password: string): () => void {
  return () =>
    connection.sendRecv(`userauth ${user}:${password}`, {}, (reply) => {
      if (!(reply.getHeader('Reply-Text') ?? '').startsWith('+OK')) {
        connection.emit('esl::event::auth::fail')
        return
      }
      connection.subscribe(connection.reqEvents)
      connection.emit('esl::event::auth::success')
    })
}

/** `Name: value` lines. Values stay as they are: only the plain event format is percent-encoded, and json is asked for. */
export function readHeaders(text: string): Record<string, string | number> {
  const headers: Record<string, string | number> = {}
  for (const line of text.split('\n')) {
    const at = line.indexOf(': ')
    if (at < 0) continue
    const [name, value] = [line.slice(0, at), line.slice(at + 2)]
    headers[name] = name === 'Content-Length' ? Number.parseInt(value, 10) : value
  }
  return headers
}
