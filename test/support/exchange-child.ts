import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { SeatId } from '../../src/basics/ids.ts'
import { exchangePassword } from '../../src/trial.ts'
import { until } from './until.ts'

/** What the exchange's process is told, and what it tells. */
export type ToExchange = {
  readonly drop?: SeatId
  readonly silent?: SeatId
  /** Whoever is rung from now on answers only when they are told to. */
  readonly answersWhenTold?: boolean
  readonly answer?: string
}
export type FromExchange = { readonly port?: number; readonly dialled?: string } & Partial<Word>

/** How things stand: what each leg does and since when, and when that was asked, all by the exchange's own clock. */
export type Word = {
  readonly legs: Readonly<Record<string, string>>
  readonly since: Readonly<Record<string, number>>
  readonly at: number
}

/** A switch in a process of its own, that can die and come back at the same port, and forgets everything when it does. */
export class ExchangeChild {
  /** Every number that the trunk was asked for, in order, through all its lives. */
  readonly dialled: string[] = []
  port = 0
  readonly #speed: number
  #child: ChildProcess | undefined
  #word: Word | undefined

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
    child.on('message', ({ port, dialled, legs, since = {}, at = 0 }: FromExchange) => {
      if (port !== undefined) {
        this.port = port
        ready = true
      }
      if (dialled !== undefined) this.dialled.push(dialled)
      if (legs !== undefined) this.#word = { legs, since, at }
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
    return (await this.stands()).legs
  }

  stands(): Promise<Word> {
    return this.#ask({})
  }

  /** A seat's leg dies, as when a cable is pulled. Says how things stood in that moment, and when it was. */
  drop(seat: SeatId): Promise<Word> {
    return this.#ask({ drop: seat })
  }

  async silence(seat: SeatId): Promise<void> {
    await this.#ask({ silent: seat })
  }

  async answersWhenTold(answersWhenTold: boolean): Promise<void> {
    await this.#ask({ answersWhenTold })
  }

  /** Whoever lets this ring picks up; says how things stood in the same moment. */
  answer(call: string): Promise<Word> {
    return this.#ask({ answer: call })
  }

  async #ask(words: ToExchange): Promise<Word> {
    this.#word = undefined
    this.#child?.send(words)
    return until('word from the exchange', () => this.#word)
  }
}
