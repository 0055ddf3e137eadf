import type { SampleId } from '../basics/ids.ts'
import { LedgerTrouble } from './ledger.ts'
import type { FileRefused, SampleProgress } from './port.ts'
import type { Following } from './take-sample.ts'

/**
 * Samples that are coming in: from the first byte until whoever asked has settled them, with the record that knows of them
 * or without. To anybody else they look like samples that a crash cut short.
 */
export class UnderWay {
  readonly #reading = new Map<SampleId, Following>()
  readonly #unsettled = new Set<SampleId>()
  readonly #ends = new Map<SampleId, Promise<unknown>>()

  /** Does the work of taking one in; what fails or is refused is under way no more. */
  async take<T extends { readonly ok: boolean }>(
    sample: SampleId,
    following: Following,
    work: () => Promise<T>,
  ): Promise<T> {
    if (this.#unsettled.has(sample))
      throw new LedgerTrouble(`Sample ${sample} is coming in already.`)
    this.#reading.set(sample, following)
    this.#unsettled.add(sample)
    let taken = false
    try {
      const working = work()
      this.#ends.set(
        sample,
        working.catch(() => undefined),
      )
      const done = await working
      taken = done.ok && !following.cancelled
      return done
    } finally {
      this.#reading.delete(sample)
      this.#ends.delete(sample)
      if (!taken) this.#unsettled.delete(sample)
    }
  }

  settled(sample: SampleId): void {
    this.#unsettled.delete(sample)
  }

  /** Those of them that are not coming in. */
  besides(samples: readonly SampleId[]): readonly SampleId[] {
    return samples.filter((one) => !this.#unsettled.has(one))
  }

  progressOf(sample: SampleId): SampleProgress | undefined {
    return this.#reading.get(sample)?.progress
  }

  cancel(sample: SampleId): void {
    const following = this.#reading.get(sample)
    if (following) following.cancelled = true
  }

  /** Gives up those of them that are just being read. Resolves once nothing is read for them any more. */
  async end(samples: readonly SampleId[]): Promise<void> {
    for (const one of samples) this.cancel(one)
    await Promise.all(samples.map((one) => this.#ends.get(one)))
  }

  /** Whoever asked is gone, and settles nothing any more: what was read for them is taken for cut short. */
  leftAlone(): void {
    for (const following of this.#reading.values()) following.cancelled = true
    for (const one of this.#unsettled) if (!this.#reading.has(one)) this.#unsettled.delete(one)
  }
}

/** Two governors at once: one brings a file, the other closes the campaign. */
export const closed: FileRefused = {
  what: 'That campaign was closed in the meantime.',
  whatToDo: 'Nothing was imported.',
}
