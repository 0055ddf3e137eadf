import { hour, type Instant, instant } from '../basics/instant.ts'

/** What is typed to the dialler: numbers to look up, never to call again, or to bar. */
export const typedKinds = ['told', 'never', 'barred'] as const
export type TypedKind = (typeof typedKinds)[number]

/**
 * The most that is typed in 24 hours, whoever asks: the numbers of a country can be tried one after the other, and
 * somebody who took over the box must not learn who was called, nor put everybody on a list, nor find out by barring
 * which numbers there are.
 */
export const mostTyped: Readonly<Record<TypedKind, number>> = { told: 60, never: 500, barred: 200 }

/** So many in one hour, by its beginning: when each was typed is nobody's business later. */
export type TypedHour = {
  readonly what: TypedKind
  readonly hour: Instant
  readonly count: number
}

/** How much was typed lately. Durable before it is acted on, so that a restart begins no new day. */
export class TypedCounts {
  #hours: readonly TypedHour[] = []
  readonly #save: () => Promise<void>

  constructor(save: () => Promise<void> = async () => undefined) {
    this.#save = save
  }

  all(): readonly TypedHour[] {
    return this.#hours
  }

  /** What is known already, from where it was written down. */
  learn(hours: readonly TypedHour[]): void {
    this.#hours = hours
  }

  /** Whether so many more may be typed now; then they count, on disk. An hour counts until 24 hours after its end. */
  async take(what: TypedKind, count: number, now: Instant): Promise<boolean> {
    const begun = instant(Math.floor(now / hour) * hour)
    // Where the clock was set back, what seems to come is of just now: it counts for a day, and not until then.
    const recent = this.#hours
      .filter((one) => now - one.hour < 25 * hour)
      .map((one) => (one.hour > begun ? { ...one, hour: begun } : one))
    this.#hours = recent
    const own = recent.filter((one) => one.what === what)
    if (sum(own) + count > mostTyped[what]) return false
    const here = own.filter((one) => one.hour === begun)
    const next = { what, hour: begun, count: sum(here) + count }
    this.#hours = [...recent.filter((one) => !here.includes(one)), next]
    await this.#save()
    return true
  }
}

function sum(hours: readonly TypedHour[]): number {
  return hours.reduce((all, { count }) => all + count, 0)
}
