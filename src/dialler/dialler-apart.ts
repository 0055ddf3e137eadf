import type { Cancel, Clock } from '../basics/clock.ts'
import { err, ok } from '../basics/result.ts'
import { DiallerAway, type KnownNumbers } from '../phone/numbers-port.ts'
import type { SwitchEvent, SwitchPort } from '../phone/switch-port.ts'
import type { CheckpointSigner } from '../record/checkpoint-signer.ts'
import { backOff } from '../switchboard/back-off.ts'
import type { Resume } from '../switchboard/resume.ts'
import type { Answered, Ask, Asked } from './asks.ts'
import type { Dialler } from './dialler.ts'
import type { NumbersPort } from './port.ts'
import { remoteNumbers } from './remote-numbers.ts'
import { DiallerWire } from './wire-client.ts'

export type DiallerApart = Dialler & {
  readonly signer: CheckpointSigner
  /** Clients seal their samples to it (age). */
  readonly sampleRecipient: string
  /** Lets go of the connection for good. */
  end(): void
}

/** One connection: `hear` is told the switch's news, and `lost` when it is gone. Rejects when nobody is there. */
export type Connect = (
  hear: (event: SwitchEvent) => void,
  lost: () => void,
) => Promise<Pick<DiallerWire, 'ask' | 'close'>>

type ApartParts = {
  /** The path of the dialler's socket, or another way to it. */
  readonly socket: string | Connect
  readonly site: string
  /** The machine's own time: how long to wait before the next attempt. */
  readonly clock: Clock
  say(line: string): void
}

/** Connects to the dialler of this machine, and stays connected. Resolves when it has answered for the first time. */
export async function diallerApart(parts: ApartParts): Promise<DiallerApart> {
  const apart = new Apart(parts)
  await apart.first
  return apart
}

type Greeting = Answered<'hello'>
type Wire = Awaited<ReturnType<Connect>>

class Apart implements DiallerApart {
  readonly numbers: NumbersPort
  readonly signer: CheckpointSigner
  readonly first: Promise<void>
  readonly #parts: ApartParts
  #wire: Wire | undefined
  /** Whether what is known was told: before that nothing else is asked. */
  #ready = false
  #greeting: Greeting = { verifier: '', sampleRecipient: '' }
  #known: (() => KnownNumbers) | undefined
  #phone: { resume(): Resume; hear(event: SwitchEvent): void } | undefined
  #back: () => void = () => undefined
  #retry: Cancel = () => undefined
  #failures = 0
  #said = ''
  #over = false

  constructor(parts: ApartParts) {
    this.#parts = parts
    this.numbers = remoteNumbers(
      (ask, asked) => this.#ask(ask, asked),
      (known) => this.#open(known),
    )
    const verifier = () => this.#greeting.verifier
    this.signer = {
      get verifier() {
        return verifier()
      },
      last: () => this.#ask('last-signed', {}),
      sign: ({ text, proof }) => this.#ask('sign', { text, proof }),
    }
    let connected: () => void = () => undefined
    this.first = new Promise((resolve) => {
      connected = resolve
    })
    void this.#connect(connected)
  }

  get sampleRecipient(): string {
    return this.#greeting.sampleRecipient
  }

  onBack(back: () => void): Cancel {
    this.#back = back
    return () => {
      if (this.#back === back) this.#back = () => undefined
    }
  }

  phone(resume: () => Resume): SwitchPort {
    let listener: (event: SwitchEvent) => void = () => undefined
    const mine = { resume, hear: (event: SwitchEvent) => listener(event) }
    return {
      send: async (command) => {
        if (!this.#ready) return err(away)
        return this.#ask('command', { command })
          .then((sent) => (sent.ok ? ok(undefined) : err(sent.error)))
          .catch(lostMeanwhile)
      },
      listen: (to) => {
        listener = to
      },
      start: async () => {
        this.#phone = mine
        if (this.#ready) await this.#ask('begin-calls', { resume: resume() }).catch(unlessLost)
        else mine.hear({ kind: 'disconnected', why: away.what })
      },
      close: async () => {
        if (this.#phone === mine) this.#phone = undefined
      },
      accounts: {
        of: async (seat) =>
          (await this.#ask('seat-account', { seat }).catch(unlessLost)) ?? undefined,
      },
    }
  }

  /** One box of this process after the other has it: it is there for the next. */
  async close(): Promise<void> {}

  end(): void {
    this.#over = true
    this.#retry()
    this.#wire?.close()
  }

  #ask<A extends Ask>(ask: A, asked: Asked<A>): Promise<Answered<A>> {
    if (!this.#ready || !this.#wire) return Promise.reject(new DiallerAway())
    return this.#wire.ask(ask, asked)
  }

  async #open(known: () => KnownNumbers): Promise<void> {
    this.#known = known
    await this.#ask('open', { known: known() })
  }

  async #connect(connected: () => void): Promise<void> {
    try {
      const { socket } = this.#parts
      const hear = (event: SwitchEvent) => this.#phone?.hear(event)
      const lost = () => this.#lost(wire, connected)
      const wire: Wire = await (typeof socket === 'string'
        ? DiallerWire.open(socket, hear, lost)
        : socket(hear, lost))
      if (this.#over) return wire.close()
      this.#wire = wire
      await this.#begin(wire)
      connected()
    } catch (cause) {
      this.#sayOnce(cause instanceof Error ? cause.message : String(cause))
      if (this.#wire) this.#wire.close()
      else this.#again(connected)
    }
  }

  /** Tells the dialler what the record knows, as it is now, before anything else. */
  async #begin(wire: Wire): Promise<void> {
    const { site } = this.#parts
    this.#greeting = await wire.ask('hello', { protocol: 1, site, as: 'box' })
    if (this.#known) await wire.ask('open', { known: this.#known() })
    this.#ready = true
    this.#failures = 0
    this.#said = ''
    if (!this.#phone) return
    await wire.ask('begin-calls', { resume: this.#phone.resume() })
    this.#back()
  }

  #lost(wire: Wire, connected: () => void): void {
    if (this.#wire !== wire) return
    const was = this.#ready
    this.#wire = undefined
    this.#ready = false
    if (this.#over) return
    if (was) {
      this.#sayOnce('The dialler has gone. Nothing is dialled until it is back.')
      this.#phone?.hear({ kind: 'disconnected', why: away.what })
    }
    this.#again(connected)
  }

  #again(connected: () => void): void {
    if (this.#over) return
    this.#retry = this.#parts.clock.after(Math.min(longestWait, backOff(this.#failures)), () => {
      void this.#connect(connected)
    })
    this.#failures += 1
  }

  #sayOnce(line: string): void {
    if (line !== this.#said && !this.#over) this.#parts.say(line)
    this.#said = line
  }
}

const longestWait = 2_000

const away = {
  code: 'not-connected',
  what: 'The dialler cannot be reached. Wait until it is there again.',
} as const

function lostMeanwhile(cause: unknown) {
  if (!(cause instanceof DiallerAway)) throw cause
  return err({
    code: 'timed-out',
    what: 'The dialler was lost before it answered. What became of it is found out when it is back.',
  } as const)
}

function unlessLost(cause: unknown): null {
  if (cause instanceof DiallerAway) return null
  throw cause
}
