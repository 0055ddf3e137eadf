import type { Clock } from '../basics/clock.ts'
import type { CaseId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { isIndexDay } from '../facts/decide-index-days.ts'
import { localDay } from '../facts/local-day.ts'
import type { AttemptNote, IndexDay, ToldAttempt } from '../facts/told-attempt.ts'
import { readTyped, type TypedFault } from '../fieldwork/typed-number.ts'
import type { Disk } from '../record/disk.ts'
import {
  type EnquiryDay,
  enquiryFolder,
  enquiryPath,
  openEnquiryDay,
} from '../record/enquiry-day.ts'
import type { Keys } from '../record/keys.ts'
import type { Ledger } from './ledger.ts'
import type { IndexPort } from './port.ts'

type Parts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly ledger: Ledger
  readonly door: { readonly drama: boolean }
  /** The dialler's own: no day is kept for too long, whatever is asked. */
  readonly clock?: Clock
}

/** What the keeper of the numbers lends: the number of a case, and the way onto the do-not-call list. */
type Around = {
  numberOf(case_: CaseId): string | undefined
  never(number: string): Promise<void>
}

/** The days of the enquiry index that are still kept, each under its own key (G6). */
export class Enquiries implements IndexPort {
  readonly #parts: Parts
  readonly #around: Around
  readonly #days = new Map<string, EnquiryDay>()

  constructor(parts: Parts, around: Around) {
    this.#parts = parts
    this.#around = around
  }

  /** Opens what the ledger and the record both know of; the rest is destroyed. */
  async openAll(days: readonly IndexDay[]): Promise<void> {
    await this.keep(days)
    for (const day of this.#parts.ledger.days.all()) await this.#open(day)
  }

  async never(typed: string): Promise<Result<null, TypedFault>> {
    const read = await this.#read(typed, 'never')
    if (!read.ok) return read
    await this.#around.never(read.value)
    return ok(null)
  }

  async told(typed: string): Promise<Result<readonly ToldAttempt[], TypedFault>> {
    const read = await this.#read(typed, 'told')
    return read.ok ? ok(this.#of(read.value)) : read
  }

  async note({ case: case_, attempt }: AttemptNote, into: IndexDay): Promise<void> {
    const { keys, ledger } = this.#parts
    // No such number: it is nobody's, and the case may go by its other one by now.
    if (attempt.outcome === 'unobtainable' || !this.#mayBeKept(into)) return
    const number = this.#around.numberOf(case_)
    // Overwritten already: it was noted before that.
    if (number === undefined) return
    await ledger.days.enter(into)
    if (!keys.has(into.key)) await keys.makeAgain(into.key)
    const day = await this.#open(into)
    await day?.add(number, attempt)
  }

  /**
   * Destroys all days but these: first nothing can be read, then nothing is there, and then they are forgotten. Of a stop
   * in between, what is still known is destroyed once more.
   */
  async keep(asked: readonly IndexDay[]): Promise<void> {
    const days = asked.filter((one) => this.#mayBeKept(one))
    const { disk, keys, ledger } = this.#parts
    await keys.destroy(ledger.days.beside(days))
    const kept = new Set(days.map(({ day }) => day))
    for (const [one, open] of this.#days) {
      if (kept.has(one)) continue
      this.#days.delete(one)
      await open.close()
    }
    const paths = new Set([...kept].map(enquiryPath))
    for (const name of await disk.list(enquiryFolder)) {
      const path = `${enquiryFolder}/${name}`
      if (!paths.has(path)) await disk.remove(path)
    }
    await ledger.days.keep(days)
  }

  /** Nobody asks for it, so that the days end without a box, too. */
  endOld(): Promise<void> {
    return this.keep(this.#parts.ledger.days.all())
  }

  /** All that may be told of a number, newest first. Each day is asked, whether there is anything in it or not. */
  #of(number: string): readonly ToldAttempt[] {
    const found = [...this.#days.values()].flatMap((day) => day.of(number))
    return found.sort((a, b) => b.from - a.from || b.n - a.n)
  }

  async close(): Promise<void> {
    for (const day of this.#days.values()) await day.close()
  }

  /** Only what is a number counts. */
  async #read(typed: string, what: 'told' | 'never'): Promise<Result<string, TypedFault>> {
    const { clock, door, ledger } = this.#parts
    const read = readTyped(typed, door)
    if (!read.ok || !clock) return read
    return (await ledger.typed.take(what, 1, clock.now())) ? read : err('too-many')
  }

  #mayBeKept({ day: one }: IndexDay): boolean {
    const { clock } = this.#parts
    return clock === undefined || isIndexDay(one, localDay(clock.now()))
  }

  /** One whose key is gone stays shut. */
  async #open({ day, key }: IndexDay): Promise<EnquiryDay | undefined> {
    const { disk, keys } = this.#parts
    const known = this.#days.get(day)
    if (known || !keys.has(key)) return known
    const opened = await openEnquiryDay({ disk, keys, day, key })
    this.#days.set(day, opened)
    return opened
  }
}
