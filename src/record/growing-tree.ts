import { type ConsistencyProof, consistencyProof } from './consistency.ts'
import { MerkleTree, type TreeHash } from './merkle.ts'

/** For storing beside the view: the tree at its base, and every leaf since, in hex. */
export type TreeState = {
  readonly base: number
  readonly peaks: readonly string[]
  readonly leaves: readonly string[]
}

/**
 * The record's tree as the box holds it: complete subtrees up to the last signed checkpoint (the base) and single
 * leaves since. That is all a proof from the base needs, so memory does not grow with the record.
 */
export class GrowingTree {
  #base: MerkleTree
  #leaves: TreeHash[]
  readonly #now: MerkleTree

  constructor(state: TreeState = { base: 0, peaks: [], leaves: [] }) {
    const fromHex = (hash: string) => Buffer.from(hash, 'hex')
    this.#base = new MerkleTree(state.base, state.peaks.map(fromHex))
    this.#now = this.#base.copy()
    this.#leaves = []
    for (const leaf of state.leaves) this.add(fromHex(leaf))
  }

  get size(): number {
    return this.#now.size
  }

  get base(): number {
    return this.#base.size
  }

  add(leaf: TreeHash): void {
    this.#leaves.push(leaf)
    this.#now.add(leaf)
  }

  root(): TreeHash {
    return this.#now.root()
  }

  /** From the base to now. */
  proof(): ConsistencyProof {
    return consistencyProof(this.base, this.size, (start, end) => this.#subtree(start, end))
  }

  /** Makes `size` the base: at a checkpoint, or at start when the last checkpoint is newer than the stored state. */
  moveBase(size: number): void {
    if (size < this.base || size > this.size)
      throw new Error(`The tree holds leaves ${this.base} to ${this.size}, not ${size}.`)
    if (size === this.size) {
      this.#base = this.#now.copy()
      this.#leaves = []
      return
    }
    const base = this.#base.copy()
    for (const leaf of this.#leaves.slice(0, size - this.base)) base.add(leaf)
    this.#leaves = this.#leaves.slice(size - this.base)
    this.#base = base
  }

  state(): TreeState {
    const toHex = (hash: TreeHash) => Buffer.from(hash).toString('hex')
    return { base: this.base, peaks: this.#base.peaks.map(toHex), leaves: this.#leaves.map(toHex) }
  }

  /** A proof from the base asks for complete subtrees of the base, and for leaves behind it. */
  #subtree(start: number, end: number): TreeHash {
    if (end <= this.base) return this.#peak(start, end)
    const tree = new MerkleTree()
    for (const leaf of this.#leaves.slice(start - this.base, end - this.base)) tree.add(leaf)
    return tree.root()
  }

  #peak(start: number, end: number): TreeHash {
    let at = 0
    for (const peak of this.#base.peaks) {
      const size = largestPowerIn(this.base - at)
      if (at === start && at + size === end) return peak
      at += size
    }
    throw new Error(`Leaves ${start} to ${end} are not one complete subtree of ${this.base}.`)
  }
}

function largestPowerIn(size: number): number {
  let power = 1
  while (power * 2 <= size) power *= 2
  return power
}
