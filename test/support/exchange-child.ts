import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { SeatId } from '../../src/basics/ids.ts'
import { exchangePassword } from '../../src/trial.ts'
import { until } from './until.ts'

/** What the exchange's process is told, and what it tells. */
export type ToExchange = { readonly drop?: SeatId; readonly silent?: SeatId }
export type FromExchange = {
  readonly port?: number
  readonly dialled?: string
  readonly legs?: Readonly<Record<string, string>>
}

/** A switch in a process of its own, that can die and come back at the same port, and forgets everything when it does. */
export class ExchangeChild {
  /** Every number that the trunk was asked for, in order, through all its lives. */
  readonly dialled: string[] = []
  port = 0
  readonly #speed: number
  #child: ChildProcess | undefined
  #legs: Readonly<Record<string, string>> | undefined

  private constructor(speed: number) {
    this.#speed = speed
  }

  static async open(speed: number): Promise<ExchangeChild> {
    const one = new ExchangeChild(speed)
    await one.start()
    return one
  }

  async start(): Promise<void> {
    const words = [String(this.port), String(this.#speed), exchangePassword]
    const child = fork(join(import.meta.dirname, 'exchange-process.ts'), words, {
      execArgv: ['--import', 'tsx'],
    })
    this.#child = child
    let ready = false
    child.on('message', ({ port, dialled, legs }: FromExchange) => {
      if (port !== undefined) {
        this.port = port
        ready = true
      }
      if (dialled !== undefined) this.dialled.push(dialled)
      if (legs !== undefined) this.#legs = legs
    })
    await until('the exchange to take connections', () => ready)
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Takes its life, as a crash would: every leg is gone with it. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Every leg that is up, by uuid, with what it is doing. */
  async legs(): Promise<Readonly<Record<string, string>>> {
    return this.#ask({})
  }

  /** A seat's leg dies, as when a cable is pulled. */
  async drop(seat: SeatId): Promise<void> {
    await this.#ask({ drop: seat })
  }

  async silence(seat: SeatId): Promise<void> {
    await this.#ask({ silent: seat })
  }

  async #ask(words: ToExchange): Promise<Readonly<Record<string, string>>> {
    this.#legs = undefined
    this.#child?.send(words)
    return until('word from the exchange', () => this.#legs)
  }
}
