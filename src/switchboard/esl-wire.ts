import type { Cancel, Clock } from '../basics/clock.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type EslEvent, readEslEvent, readNeverAgain, subscription } from './esl-event.ts'
import { beginConnection, type RawConnection, type RawEvent } from './raw-connection.ts'
import { showsAnother } from './shown-number.ts'

export type WireSettings = {
  readonly host: string
  readonly port: number
  readonly password: string
  /** An account of the switch's directory, `name@domain`; without it the event socket's own password is given. */
  readonly user?: string
  /** Measures how long a reply may take: real time, even where the house's clock runs faster. */
  readonly clock: Clock
  /** What every call through the trunk is to show (D10); not looked at when absent. */
  readonly callerId?: string
  readonly hear: (event: EslEvent) => void
  /** Somebody who rang back asked never to be called again. The number is handed on and kept nowhere. */
  readonly neverAgain: (leg: string, number: string) => void
  /** Told of every event that was not asked for. */
  readonly unknown: () => void
  /** Called once, when the connection is gone. The words hold nothing that came over the wire. */
  readonly lost: (why: string) => void
}

export type EslWire = {
  /** Runs one `api` command and gives its text. */
  api(line: string): Promise<Result<string, 'lost'>>
  /** Hands over a background job under an id of ours; gives the switch's short reply. */
  background(line: string, job: string): Promise<Result<string, 'lost'>>
  close(): void
}

const longestReply = 20_000

/** Connects and signs in. The error says why not, in words for people. */
export function openWire(settings: WireSettings): Promise<Result<EslWire, string>> {
  return new Promise((resolve) => {
    const connection = beginConnection(settings, subscription)
    const wire = new Wire(connection, settings)
    const fail = (why: string) => {
      wire.abandon()
      resolve(err(why))
    }
    const giveUp = settings.clock.after(longestReply, () => fail(words.silent))
    wire.onLost = (why) => {
      giveUp()
      resolve(err(why))
    }
    connection.on('esl::event::auth::success', () => {
      giveUp()
      wire.onLost = settings.lost
      resolve(ok(wire))
    })
    connection.on('esl::event::auth::fail', () => {
      giveUp()
      fail(words.password)
    })
  })
}

const words = {
  refused: 'The switch does not take the connection. Check that it is running.',
  password: 'The switch does not accept the password. Set the one that is in its configuration.',
  silent: 'The switch does not answer.',
  lost: 'The connection to the switch was lost.',
}

/** What comes because the house said something, or because the connection begins or ends. */
const answers = ['auth/request', 'command/reply', 'api/response', 'text/disconnect-notice']

class Wire implements EslWire {
  onLost: (why: string) => void = () => undefined
  readonly #connection: RawConnection
  readonly #clock: Clock
  readonly #waiting = new Set<() => void>()
  #gone = false

  constructor(
    connection: RawConnection,
    { clock, hear, unknown, neverAgain, callerId }: WireSettings,
  ) {
    this.#connection = connection
    this.#clock = clock
    connection.on('esl::event::**', (event, headers) => {
      // The library tells of its own doings without headers.
      if (this.#gone || headers === undefined) return
      const type = headers['Content-Type']
      if (answers.includes(String(type))) return
      if (type !== 'text/event-json') {
        unknown()
        return
      }
      const header = (name: string) => event.getHeader(name) ?? undefined
      const asked = readNeverAgain(header)
      if (asked !== undefined) {
        neverAgain(asked.leg, asked.number)
        return
      }
      if (callerId !== undefined && showsAnother(header, callerId))
        hear({ kind: 'shows-another', leg: header('Unique-ID') ?? '' })
      const read = readEslEvent(header, event.getBody() ?? '')
      if (read === 'unknown') unknown()
      else if (read !== 'no-use') hear(read)
    })
    connection.on('esl::end', () => this.#lose(words.lost))
    connection.on('error', (cause: unknown) => this.#lose(whyLost(cause)))
    connection.socket?.on('close', () => this.#lose(words.lost))
  }

  api(line: string): Promise<Result<string, 'lost'>> {
    return this.#ask(
      (reply) => this.#connection.api(line, '', reply),
      (event) => event.getBody(),
    )
  }

  background(line: string, job: string): Promise<Result<string, 'lost'>> {
    const send = (reply: (event: RawEvent) => void) =>
      this.#connection.sendRecv(`bgapi ${line}`, { 'Job-UUID': job }, reply)
    return this.#ask(send, (event) => event.getHeader('Reply-Text'))
  }

  close(): void {
    this.#quiet()
    if (this.#connection.socket !== null) this.#connection.disconnect()
  }

  /** Lets go of a connection without a word. */
  abandon(): void {
    const { socket } = this.#connection
    this.#quiet()
    socket?.destroy()
  }

  /** `send` writes at once and keeps nothing; replies come in the order of the commands. */
  #ask(
    send: (reply: (event: RawEvent) => void) => void,
    read: (event: RawEvent) => string | null | undefined,
  ): Promise<Result<string, 'lost'>> {
    return new Promise((resolve) => {
      const { socket } = this.#connection
      if (this.#gone || socket === null) {
        resolve(err('lost'))
        return
      }
      const giveUp: Cancel = this.#clock.after(longestReply, () => {
        this.#lose(words.silent)
        socket.destroy()
      })
      const lost = () => {
        giveUp()
        resolve(err('lost'))
      }
      this.#waiting.add(lost)
      // One packet for one command: the library writes it in pieces.
      socket.cork()
      send((event) => {
        giveUp()
        this.#waiting.delete(lost)
        resolve(ok(read(event) ?? ''))
      })
      socket.uncork()
    })
  }

  #lose(why: string): void {
    if (this.#gone) return
    this.#quiet()
    this.onLost(why)
  }

  #quiet(): void {
    this.#gone = true
    for (const lost of this.#waiting) lost()
    this.#waiting.clear()
  }
}

/** Only the code of an error is looked at: its message may quote what came over the wire. */
function whyLost(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : ''
  return code === 'ECONNREFUSED' ? words.refused : words.lost
}
