import { randomUUID } from 'node:crypto'
import type { Cancel, Clock } from '../basics/clock.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import { backOff } from './back-off.ts'
import type { EslEvent } from './esl-event.ts'
import { type EslWire, openWire } from './esl-wire.ts'

export type LinkSettings = {
  readonly host: string
  readonly port: number
  readonly password: string
  readonly user?: string
  readonly clock: Clock
  readonly callerId?: string
  readonly hear: (event: EslEvent) => void
  readonly unknown: () => void
  readonly neverAgain: (leg: string, number: string) => void
  readonly up: () => Promise<void>
  readonly down: (why: string) => void
}

/** What the rest of the room may do with the wire. */
export type Line = {
  api(line: string): Promise<Result<string, SwitchTrouble>>
  /** Hands over a background job and gives the id its end will be told under. */
  background(line: string, job: string): Promise<Result<void, SwitchTrouble>>
}

const notConnected: SwitchTrouble = {
  code: 'not-connected',
  what: 'The switch cannot be reached. Wait until it is connected again.',
}
const lostMeanwhile: SwitchTrouble = {
  code: 'timed-out',
  what: 'The connection to the switch was lost before it answered. What became of it is found out on reconnecting.',
}

/** Keeps one wire to the switch up, with back-off, until closed. */
export class Link implements Line {
  readonly #settings: LinkSettings
  #wire: EslWire | undefined
  #retry: Cancel = () => undefined
  #failures = 0
  #closed = false

  constructor(settings: LinkSettings) {
    this.#settings = settings
  }

  /** Resolves after the first attempt, however it went. */
  async open(): Promise<void> {
    const { user, up, down, ...wire } = this.#settings
    const lost = (why: string) => {
      this.#wire = undefined
      if (this.#closed) return
      down(why)
      this.#again()
    }
    const account = user === undefined ? {} : { user }
    const opened = await openWire({ ...wire, ...account, lost })
    if (!opened.ok) {
      if (this.#closed) return
      if (this.#failures === 0) down(opened.error)
      this.#again()
      return
    }
    if (this.#closed) {
      opened.value.close()
      return
    }
    this.#failures = 0
    this.#wire = opened.value
    await up()
  }

  async api(line: string): Promise<Result<string, SwitchTrouble>> {
    if (this.#wire === undefined) return err(notConnected)
    const reply = await this.#wire.api(line)
    return reply.ok ? reply : err(lostMeanwhile)
  }

  async background(line: string, job: string): Promise<Result<void, SwitchTrouble>> {
    if (this.#wire === undefined) return err(notConnected)
    const reply = await this.#wire.background(line, job)
    if (!reply.ok) return err(lostMeanwhile)
    if (reply.value.startsWith('+OK')) return ok(undefined)
    return err({
      code: 'refused',
      what: 'The switch does not take the command. Look at its allowed list.',
    })
  }

  get connected(): boolean {
    return this.#wire !== undefined
  }

  close(): void {
    this.#closed = true
    this.#retry()
    this.#wire?.close()
    this.#wire = undefined
  }

  #again(): void {
    this.#retry = this.#settings.clock.after(backOff(this.#failures), () => void this.open())
    this.#failures += 1
  }
}

export function newId(): string {
  return randomUUID()
}
