import { locate } from '../scripts/places.ts'
import type { Place, Script } from '../scripts/script.ts'
import { isIn, type QuotaCell, quotasOf } from './quota.ts'
import { stratumByCode } from './quota-strata.ts'

/** Cells by their places in the list: when none of one group has room, nobody of the stratum can be interviewed. */
export type Closing = readonly (readonly number[])[]

/** Of a case of which the sample tells nothing. */
export const noStratum = -1

/**
 * For each stratum of a sample, by its code, the quotas that can close it: the cells that its people may fall into hold
 * every answer. Whoever says “does not know” falls into no cell, and is not waited for. It hangs on the sheet and on the
 * script alone, not on any count: so a dial compares and does not work it out again.
 */
export class QuotaClosing {
  readonly #cells: readonly QuotaCell[]
  readonly #script: Script
  readonly #quotas: readonly (readonly number[])[]
  readonly #byCode = new Map<number, Closing>()

  constructor(cells: readonly QuotaCell[], script: Script) {
    this.#cells = cells
    this.#script = script
    this.#quotas = quotasOf(cells)
  }

  /** `noStratum` is a code, too. */
  of(code: number): Closing {
    const known = this.#byCode.get(code)
    if (known) return known
    const closing = this.#quotas.flatMap((quota) => this.#theirs(quota, code))
    this.#byCode.set(code, closing)
    return closing
  }

  #theirs(quota: readonly number[], code: number): Closing {
    const stratum = stratumByCode(code)
    const theirs = quota.filter((n) =>
      this.#cells[n]?.of.every((part) => 'at' in part || isIn(part, stratum, {})),
    )
    const [first] = theirs.flatMap((n) => this.#cells[n] ?? [])
    if (first === undefined) return []
    const covered = theirs.flatMap((n) => this.#cells[n] ?? []).map((cell) => ways(cell, listed))
    const all = ways(first, (place) => optionsOf(this.#script, place))
    return covered.reduce((sum, one) => sum + one, 0) === all ? [theirs] : []
  }
}

function ways({ of }: QuotaCell, count: (place: Place, is: readonly string[]) => number): number {
  return of.reduce((all, part) => ('at' in part ? all * count(part.at, part.is) : all), 1)
}

function listed(_: Place, is: readonly string[]): number {
  return is.length
}

function optionsOf(script: Script, place: Place): number {
  const block = locate(script, place)?.block
  return block !== undefined && 'options' in block ? block.options.length : 0
}
