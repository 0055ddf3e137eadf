import { createSocket, type Socket } from 'node:dgram'
import type { Cancel, Clock } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import { readSignal, type Signal, type SignalMark } from './read-signal.ts'

export type SignalSettings = SignalMark & {
  /** The UDP port on loopback that the switch tells its answers to. */
  readonly port: number
  /** Whose phone is at an address. Where two share one, whoever a request says that it is of. */
  readonly seatAt: (address: string) => SeatId | undefined
}

/** What a phone of the box has reason to send, and what the event socket tells of. */
const ordinary = ['INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS']

/**
 * Hears what the switch answers to the phones of seats. Much of what a phone of the box has no reason to send, sofia-sip
 * refuses by itself and tells nobody of on the event socket (REFER, SUBSCRIBE, PUBLISH, UPDATE: 405; NOTIFY: 481), and of
 * a registration for nobody it takes the sender's word. But it tells each answer of the profile `seats` to a port on
 * loopback. In them is neither sound nor the number of anybody: who is rung is never told to a seat (P2).
 */
export class SeatSignals {
  readonly #settings: SignalSettings
  readonly #clock: Clock
  readonly #misused: (seat: SeatId) => void
  #socket: Socket | undefined
  #again: Cancel = () => undefined

  constructor(settings: SignalSettings, clock: Clock, misused: (seat: SeatId) => void) {
    this.#settings = settings
    this.#clock = clock
    this.#misused = misused
  }

  /** Resolves when it listens, or when another has the port: then it tries again every ten seconds. */
  open(): Promise<void> {
    const socket = createSocket('udp4')
    this.#socket = socket
    socket.on('message', (datagram) => this.#hear(datagram))
    return new Promise((resolve) => {
      socket.once('listening', resolve)
      socket.on('error', () => {
        this.close()
        this.#again = this.#clock.after(10 * second, () => void this.open())
        resolve()
      })
      socket.bind(this.#settings.port, '127.0.0.1')
    })
  }

  close(): void {
    this.#again()
    this.#socket?.close()
    this.#socket = undefined
  }

  #hear(datagram: Buffer): void {
    const signal = readSignal(datagram, this.#settings)
    if (signal === undefined) return
    const seat = this.#settings.seatAt(signal.address) ?? seatOf(signal.from)
    if (seat !== undefined && isMisuse(signal, seat)) this.#misused(seat)
  }
}

/** A registration is in order when it is of the seat itself, in so many words; whether it is taken is another matter. */
function isMisuse({ method, to }: Signal, seat: SeatId): boolean {
  if (method === 'REGISTER') return to !== `seat${seat}`
  return !ordinary.includes(method)
}

function seatOf(user: string | undefined): SeatId | undefined {
  return user?.slice('seat'.length) as SeatId | undefined
}
