import { UA, WebSocketInterface } from 'jssip'
import type { IncomingRequest, OutgoingRequest } from 'jssip/lib/SIPMessage.js'
import type { RTCSessionEvent } from 'jssip/lib/UA.js'
import { boxCalling } from '../phone/seat-account.ts'
import { isTheBoxs, type LineSettings, seatAddressOf } from './line-settings.ts'
import { SeatCall } from './seat-call.ts'

/** What the line tells of itself. */
export type LineNews = {
  readonly registered: () => void
  readonly lost: () => void
  readonly refused: () => void
  readonly invited: (call: string, boxs: boolean) => void
  readonly over: (call: string) => void
  readonly silent: (call: string) => void
}

export type LineParts = {
  /** Asks the box for this seat's account. `refused`: it gives none; undefined: the box cannot be reached. */
  readonly account: () => Promise<LineSettings | 'refused' | undefined>
  readonly news: LineNews
  readonly play: (call: string, sound: MediaStream) => void
}

/** A registration lasts this long, so that a line which is open and dead is found out within a minute. */
const registeredSeconds = 30
/**
 * After a refusal, doubling. The switch refuses a second phone while it believes in the first: after a cable was pulled
 * that lasts until the first registration has run out.
 */
const tryAgainMs = { first: 2_000, longest: 20_000 }
const lookAtCallsMs = 1_000

/**
 * The wire between a seat's browser and the switch: registered as the seat's own user, called by the box alone. It
 * comes back by itself when the wire drops; calls go on meanwhile, because sound takes another way.
 */
export class SeatLine {
  readonly #parts: LineParts
  readonly #calls = new Map<string, SeatCall>()
  #settings: LineSettings | undefined
  #agent: UA | undefined
  #socket: WebSocketInterface | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  #looking: ReturnType<typeof setInterval> | undefined
  #refusals = 0
  #closed = false

  constructor(parts: LineParts) {
    this.#parts = parts
  }

  async open(): Promise<void> {
    clearTimeout(this.#again)
    const given = await this.#parts.account()
    if (this.#closed) return
    if (given === undefined || given === 'refused') {
      if (given === undefined) this.#parts.news.lost()
      else this.#parts.news.refused()
      this.#later(() => this.open())
      return
    }
    if (this.#agent === undefined) this.#start(given)
    else this.#renew(this.#agent, given)
  }

  answer(call: string, microphone: MediaStream): void {
    this.#calls.get(call)?.answer(microphone)
  }

  reject(call: string, status: number): void {
    this.#calls.get(call)?.reject(status)
  }

  hangUp(call: string): void {
    this.#calls.get(call)?.hangUp()
  }

  /** Puts another microphone into the calls that are up: nobody on them notices. */
  useMicrophone(microphone: MediaStream): void {
    for (const call of this.#calls.values()) call.useMicrophone(microphone)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#again)
    clearInterval(this.#looking)
    this.#agent?.stop()
    this.#agent = undefined
    this.#calls.clear()
  }

  #start(settings: LineSettings): void {
    this.#settings = settings
    this.#socket = new WebSocketInterface(settings.server)
    const agent = new UA({
      sockets: [this.#socket],
      uri: seatAddressOf(settings),
      authorization_user: settings.user,
      password: settings.password,
      register_expires: registeredSeconds,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 8,
      user_agent: 'Gatehouse',
    })
    this.#agent = agent
    const { news } = this.#parts
    agent.on('registered', () => {
      this.#refusals = 0
      news.registered()
    })
    agent.on('disconnected', () => news.lost())
    agent.on('registrationFailed', ({ response }) => this.#notRegistered(response !== null))
    agent.on('newRTCSession', ({ session, request }: RTCSessionEvent) => {
      // This phone calls nobody: it is only ever called.
      this.#invited(new SeatCall(session, this.#parts.play), request)
    })
    this.#looking = setInterval(() => void this.#lookAtCalls(), lookAtCallsMs)
    agent.start()
  }

  /** The box may have been started again and given the seat another account. */
  #renew(agent: UA, given: LineSettings): void {
    const same = given.password === this.#settings?.password
    this.#settings = given
    if (same && agent.isRegistered()) return
    agent.set('password', given.password)
    agent.register()
  }

  /** `answered`: the switch said no. Otherwise the wire looks open and nobody is at the other end. */
  #notRegistered(answered: boolean): void {
    if (answered) {
      this.#parts.news.refused()
      this.#later(() => this.open())
      return
    }
    this.#parts.news.lost()
    if (!this.#agent?.isConnected()) return
    this.#socket?.disconnect()
    this.#socket?.ondisconnect(true, 1006, 'no answer')
  }

  #invited(call: SeatCall, request: IncomingRequest | OutgoingRequest): void {
    this.#calls.set(call.id, call)
    const { news } = this.#parts
    call.onOver(() => {
      if (this.#calls.delete(call.id)) news.over(call.id)
    })
    const invite = {
      fromUser: request.from.uri.user,
      fromName: request.from.display_name ?? '',
      proof: request.getHeader(boxCalling.proofHeader),
    }
    news.invited(call.id, isTheBoxs(invite, this.#settings ?? { proof: '' }))
  }

  async #lookAtCalls(): Promise<void> {
    for (const call of [...this.#calls.values()]) {
      if (await call.isSilent(performance.now())) this.#parts.news.silent(call.id)
    }
  }

  #later(work: () => Promise<void>): void {
    clearTimeout(this.#again)
    const wait = Math.min(tryAgainMs.longest, tryAgainMs.first * 2 ** this.#refusals)
    this.#refusals += 1
    this.#again = setTimeout(() => void work(), wait)
  }
}
