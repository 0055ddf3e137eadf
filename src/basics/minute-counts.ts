import { type Instant, minute } from './instant.ts'

/** More names than a prison has seats and computers: beyond, the oldest is forgotten. */
const mostNames = 10_000

/** How often something was done in a minute, by whoever or wherever did it. A minute begins with the first. */
export class MinuteCounts {
  readonly #known = new Map<string, { readonly since: Instant; readonly count: number }>()

  /** One more, and how many that makes. */
  add(name: string, now: Instant): number {
    const known = this.#known.get(name)
    const fresh = known === undefined || now - known.since >= minute
    const counted = fresh ? { since: now, count: 1 } : { ...known, count: known.count + 1 }
    this.#known.set(name, counted)
    if (this.#known.size > mostNames) this.#known.delete(this.#known.keys().next().value ?? '')
    return counted.count
  }
}
