import { randomInt } from 'node:crypto'
import { type BandName, bandCode, stratumOf } from '../fieldwork/strata.ts'
import type { SampleRow } from './sample-import.ts'

const linesAtOnce = 1000

/** The rows of a sample, 17 bytes each: a million must fit. They come out in no order. */
export class MixedRows {
  /** Two numbers a row, and 0 where there is no second. */
  #numbers = new Float64Array(2048)
  #strata = new Uint8Array(1024)
  #count = 0

  add({ number, others: [second], stratum }: SampleRow): void {
    if (this.#count === this.#strata.length) this.#grow()
    this.#put(this.#count, [Number(number), Number(second ?? 0), stratum])
    this.#count += 1
  }

  /** Mixes them fairly (Fisher-Yates), and gives some lines at a time: the numbers of a case, then its bands. Once. */
  *lines(bands: readonly BandName[]): Generator<string> {
    let lines = ''
    for (let left = this.#count; left > 0; left--) {
      const [at, last] = [randomInt(left), left - 1]
      const row = this.#row(at)
      this.#put(at, this.#row(last))
      lines += lineOf(row, bands)
      if (last % linesAtOnce !== 0) continue
      yield lines
      lines = ''
    }
    this.#numbers.fill(0)
  }

  #row(at: number): Row {
    return [this.#numbers[at * 2] ?? 0, this.#numbers[at * 2 + 1] ?? 0, this.#strata[at] ?? 0]
  }

  #put(at: number, [first, second, stratum]: Row): void {
    this.#numbers[at * 2] = first
    this.#numbers[at * 2 + 1] = second
    this.#strata[at] = stratum
  }

  #grow(): void {
    const [numbers, strata] = [this.#numbers, this.#strata]
    this.#numbers = new Float64Array(numbers.length * 2)
    this.#numbers.set(numbers)
    this.#strata = new Uint8Array(strata.length * 2)
    this.#strata.set(strata)
    numbers.fill(0)
  }
}

type Row = readonly [first: number, second: number, stratum: number]

function lineOf([first, second, stratum]: Row, bands: readonly BandName[]): string {
  const places = stratumOf(stratum) ?? {}
  const numbers = [`+${first}`, second === 0 ? '' : `+${second}`]
  return `${[...numbers, ...bands.map((band) => bandCode(band, places[band] ?? 0))].join(',')}\n`
}
