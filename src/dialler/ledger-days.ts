import type { KeyId } from '../basics/ids.ts'
import type { IndexDay } from '../facts/told-attempt.ts'

/** The days of the enquiry index that a ledger knows. */
export class LedgerDays {
  readonly #days = new Map<string, KeyId>()
  /** Throws when the key is for something else, or the day has another. */
  readonly #check: (day: IndexDay, known: KeyId | undefined) => void
  readonly #save: () => Promise<void>

  constructor(
    check: (day: IndexDay, known: KeyId | undefined) => void = () => undefined,
    save: () => Promise<void> = async () => undefined,
  ) {
    this.#check = check
    this.#save = save
  }

  all(): IndexDay[] {
    return [...this.#days].map(([day, key]) => ({ day, key }))
  }

  /** What is known already, from where it was written down. */
  learn(days: readonly IndexDay[]): void {
    for (const { day, key } of days) this.#days.set(day, key)
  }

  /** Before anything of a new day is written. */
  async enter(one: IndexDay): Promise<void> {
    const known = this.#days.get(one.day)
    if (known === one.key) return
    this.#check(one, known)
    this.#days.set(one.day, one.key)
    await this.#save()
  }

  /** The keys of all days but these. */
  beside(kept: readonly IndexDay[]): readonly KeyId[] {
    const names = new Set(kept.map(({ day }) => day))
    return [...this.#days].flatMap(([day, key]) => (names.has(day) ? [] : [key]))
  }

  /** All days but these are known no more. */
  async keep(kept: readonly IndexDay[]): Promise<void> {
    const names = new Set(kept.map(({ day }) => day))
    const gone = [...this.#days.keys()].filter((day) => !names.has(day))
    for (const day of gone) this.#days.delete(day)
    if (gone.length > 0) await this.#save()
  }
}
