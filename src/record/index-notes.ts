import { beginIndexDayNow } from '../facts/decide-index-days.ts'
import { indexDays } from '../facts/known-numbers.ts'
import { localDay } from '../facts/local-day.ts'
import { notesOf } from '../facts/tally.ts'
import type { AttemptNote, IndexDay } from '../facts/told-attempt.ts'
import type { Keys } from './keys.ts'
import type { Stores } from './stores.ts'
import type { Writer } from './writer.ts'

type Parts = {
  readonly writer: Writer
  readonly keys: Keys
  readonly stores: Pick<Stores, 'numbers'>
}

/** Attempts on their way into the enquiry index. Each stays here until it is on the disk of whoever keeps the numbers. */
export class IndexNotes {
  readonly #parts: Parts
  readonly #waiting = new Map<string, AttemptNote>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  add(note: AttemptNote): void {
    this.#waiting.set(`${note.case} ${note.attempt.n}`, note)
  }

  /** At start: what a crash may have kept from the index. What is there already is not written twice. */
  addAgain(): void {
    for (const note of notesOf(this.#parts.writer.ahead.tally)) this.add(note)
  }

  /** Writes all that wait. What nobody is there to take waits on. */
  async write(): Promise<void> {
    for (const [name, note] of this.#waiting) {
      const into = await this.#dayOf(note)
      if (into) await this.#parts.stores.numbers.index.note(note, into)
      this.#waiting.delete(name)
    }
  }

  /** Destroys every day that the state knows no more. */
  async keep(): Promise<void> {
    const { writer, stores } = this.#parts
    await stores.numbers.index.keep(indexDays(writer.ahead))
  }

  /** The day of the call; today where that is over already, or was never begun. */
  async #dayOf({ attempt }: AttemptNote): Promise<IndexDay | undefined> {
    const { writer, keys } = this.#parts
    const day = localDay(attempt.from)
    const known = writer.ahead.enquiryDays.get(day)
    if (known) return { day, key: known }
    await keys.ready()
    await writer.do(beginIndexDayNow)
    return indexDays(writer.ahead).at(-1)
  }
}
