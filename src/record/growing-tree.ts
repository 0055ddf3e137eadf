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
  readonly #leaves = new Leaves()
  readonly #now: MerkleTree

  constructor(state: TreeState = { base: 0, peaks: [], leaves: [] }) {
    const fromHex = (hash: string) => Buffer.from(hash, 'hex')
    this.#base = new MerkleTree(state.base, state.peaks.map(fromHex))
    this.#now = this.#base.copy()
    for (const leaf of state.leaves) this.add(fromHex(leaf))
  }

  get size(): number {
    return this.#now.size
  }

  get base(): number {
    return this.#base.size
  }

  add(leaf: TreeHash): void {
    this.#leaves.add(leaf)
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
      this.#leaves.drop(this.#leaves.count)
      return
    }
    const base = this.#base.copy()
    for (const leaf of this.#leaves.between(0, size - this.base)) base.add(leaf)
    this.#leaves.drop(size - this.base)
    this.#base = base
  }

  state(): TreeState {
    const toHex = (hash: TreeHash) => Buffer.from(hash).toString('hex')
    const leaves = this.#leaves.between(0, this.#leaves.count).map(toHex)
    return { base: this.base, peaks: this.#base.peaks.map(toHex), leaves }
  }

  /** A proof from the base asks for complete subtrees of the base, and for leaves behind it. */
  #subtree(start: number, end: number): TreeHash {
    if (end <= this.base) return this.#peak(start, end)
    const tree = new MerkleTree()
    for (const leaf of this.#leaves.between(start - this.base, end - this.base)) tree.add(leaf)
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

/** Hashes of 32 bytes, end to end in one piece of memory: an object for each of them would cost more than its hashing. */
class Leaves {
  #bytes = new Uint8Array(32 * 64)
  count = 0

  add(leaf: TreeHash): void {
    const at = 32 * this.count
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(2 * at)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes.set(leaf, at)
    this.count += 1
  }

  between(start: number, end: number): TreeHash[] {
    return Array.from({ length: end - start }, (_, n) =>
      this.#bytes.slice(32 * (start + n), 32 * (start + n + 1)),
    )
  }

  /** Lets go of so many at the front, and of the memory that they took. */
  drop(count: number): void {
    const kept = this.#bytes.slice(32 * count, 32 * this.count)
    this.count -= count
    this.#bytes = new Uint8Array(Math.max(2 * kept.length, 32 * 64))
    this.#bytes.set(kept)
  }
}

function largestPowerIn(size: number): number {
  let power = 1
  while (power * 2 <= size) power *= 2
  return power
}
