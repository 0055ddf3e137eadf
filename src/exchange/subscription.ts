import type { Fields } from './fields.ts'

/** What one connection has asked to hear: event names, subclasses of CUSTOM, and filters on headers. */
export class Subscription {
  readonly #names = new Set<string>()
  readonly #subclasses = new Set<string>()
  readonly #filters = new Map<string, Set<string>>()

  /** Takes the words after `event json`. Words after CUSTOM are subclasses. */
  add(words: readonly string[]): void {
    let custom = false
    for (const word of words) {
      if (custom) this.#subclasses.add(word)
      else if (word.toUpperCase() === 'CUSTOM') custom = true
      else this.#names.add(word.toUpperCase())
    }
  }

  /** Takes the words after `nixevent`. */
  remove(words: readonly string[]): void {
    for (const word of words) {
      this.#names.delete(word.toUpperCase())
      this.#subclasses.delete(word)
    }
  }

  clear(): void {
    this.#names.clear()
    this.#subclasses.clear()
  }

  filter(header: string, value: string): void {
    const values = this.#filters.get(header) ?? new Set<string>()
    this.#filters.set(header, values.add(value))
  }

  unfilter(header: string, value?: string): void {
    if (value === undefined) this.#filters.delete(header)
    else this.#filters.get(header)?.delete(value)
  }

  /** Whether this name is asked for at all, before anyone builds the event. */
  wants(name: string, subclass: string | undefined): boolean {
    if (this.#names.has('ALL')) return true
    return subclass === undefined ? this.#names.has(name) : this.#subclasses.has(subclass)
  }

  /** An event passes when there are no filters, or one of them matches one of its headers. */
  passes(fields: Readonly<Fields>): boolean {
    if (this.#filters.size === 0) return true
    return [...this.#filters].some(([header, values]) => values.has(fields[header] ?? ''))
  }
}
