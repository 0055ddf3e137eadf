import * as v from 'valibot'
import { answersOf, type DiallerRoom } from '../../src/dialler/answer.ts'
import { type Answered, type Ask, type Asked, asks } from '../../src/dialler/asks.ts'
import type { Connect } from '../../src/dialler/dialler-apart.ts'
import { IncomingFiles } from '../../src/dialler/incoming-files.ts'
import { LedgerTrouble } from '../../src/dialler/ledger.ts'
import { Refused } from '../../src/dialler/refused.ts'
import { DiallerAway } from '../../src/phone/numbers-port.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { DocumentDamaged } from '../../src/record/durable-adapter.ts'

type Ends = {
  /** On its way: some turns of the event loop, now more and now fewer. */
  turns(): Promise<void>
  hear(event: SwitchEvent): void
  lost(): void
  /** Something failed that has no words of its own: the dialler's process ends. */
  surprise(): void
}

/**
 * The connection between a box and a dialler without a socket: questions and answers in order, as text, each read by the
 * table of both doors, and for a while on their way. Whoever is left when one side dies learns no more.
 */
export class DayLine implements Awaited<ReturnType<Connect>> {
  readonly #ends: Ends
  readonly #answers: ReturnType<typeof answersOf>
  readonly #files: IncomingFiles
  readonly #waiting = new Set<(why: Error) => void>()
  #there: Promise<void> = Promise.resolve()
  #back: Promise<void> = Promise.resolve()
  #open = true

  constructor(room: DiallerRoom, ends: Ends) {
    this.#ends = ends
    this.#files = new IncomingFiles(room.uploads)
    const hear = (event: SwitchEvent) => {
      if (this.#open) ends.hear(event)
    }
    this.#answers = answersOf(room, hear, this.#files)
  }

  ask<A extends Ask>(ask: A, asked: Asked<A>): Promise<Answered<A>> {
    if (!this.#open) return Promise.reject(new DiallerAway())
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      const end = (tell: () => void) => {
        this.#waiting.delete(reject)
        tell()
      }
      void this.#answer(ask, sent(asked)).then(
        (value) => this.#open && end(() => resolve(value)),
        (cause) => this.#open && end(() => reject(cause)),
      )
    })
  }

  /** Whoever waits for an answer gets none, and then both sides know that it is gone. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    for (const reject of this.#waiting) reject(new DiallerAway())
    this.#waiting.clear()
    void this.#files.end().catch(() => undefined)
    this.#ends.lost()
  }

  async #answer<A extends Ask>(ask: A, asked: unknown): Promise<Answered<A>> {
    await this.#inTurn('there')
    const answer = this.#answers[ask] as (asked: unknown) => Promise<unknown>
    const found = this.#open
      ? await answer(v.parse(asks[ask].asked, asked)).then(
          (value) => ({ value }),
          (cause: unknown) => ({ cause }),
        )
      : { cause: new DiallerAway() }
    if ('cause' in found && !hasWords(found.cause)) {
      if (this.#open) this.#ends.surprise()
      throw new DiallerAway()
    }
    await this.#inTurn('back')
    if ('cause' in found) throw new Refused((found.cause as Error).message)
    return v.parse(asks[ask].answered, sent(found.value)) as Answered<A>
  }

  #inTurn(way: 'there' | 'back'): Promise<void> {
    if (way === 'there') this.#there = this.#there.then(this.#ends.turns)
    else this.#back = this.#back.then(this.#ends.turns)
    return way === 'there' ? this.#there : this.#back
  }
}

function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function hasWords(cause: unknown): boolean {
  return (
    cause instanceof Refused || cause instanceof LedgerTrouble || cause instanceof DocumentDamaged
  )
}
