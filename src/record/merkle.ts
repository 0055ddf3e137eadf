import { sha256Bytes } from '../basics/hash.ts'

/** A hash of 32 bytes. The tree is RFC 6962's: leaves and nodes are hashed under different first bytes. */
export type TreeHash = Uint8Array

const leafMark = Uint8Array.of(0)
/** Where a line is laid behind its mark: as long as nearly every line of the record, padded ones included. */
const leafSpace = Buffer.alloc(32_768)
/** The mark and the two hashes of a node; filled anew for each, for there is one after every line of the record. */
const node = new Uint8Array(65).fill(1, 0, 1)

/** Of one line of the record: its text without the newline. */
export function leafHash(leaf: string | Uint8Array): TreeHash {
  if (typeof leaf !== 'string') return sha256Bytes(Buffer.concat([leafMark, leaf]))
  // No character is longer than three bytes of UTF-8 for each of its units.
  if (leaf.length * 3 >= leafSpace.length) return sha256Bytes(`\0${leaf}`)
  return sha256Bytes(leafSpace.subarray(0, 1 + leafSpace.write(leaf, 1)))
}

export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  node.set(left, 1)
  node.set(right, 33)
  return sha256Bytes(node)
}

export function sameHash(a: TreeHash | undefined, b: TreeHash | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.from(a).equals(b)
}

/** The root of a few leaves given in full. */
export function rootOf(leaves: readonly TreeHash[]): TreeHash {
  const tree = new MerkleTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/**
 * A tree that grows by one leaf at a time and keeps only the roots of its complete subtrees, largest first: one for
 * each bit set in its size.
 */
export class MerkleTree {
  #size: number
  readonly #peaks: TreeHash[]

  constructor(size = 0, peaks: readonly TreeHash[] = []) {
    this.#size = size
    this.#peaks = [...peaks]
  }

  get size(): number {
    return this.#size
  }

  get peaks(): readonly TreeHash[] {
    return this.#peaks
  }

  add(leaf: TreeHash): void {
    let peak = leaf
    for (let complete = this.#size; complete % 2 === 1; complete = (complete - 1) / 2) {
      const left = this.#peaks.pop()
      if (left === undefined) throw new Error('The tree has fewer peaks than its size says.')
      peak = nodeHash(left, peak)
    }
    this.#peaks.push(peak)
    this.#size += 1
  }

  root(): TreeHash {
    const last = this.#peaks.at(-1)
    if (last === undefined) return sha256Bytes('')
    return this.#peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
  }

  copy(): MerkleTree {
    return new MerkleTree(this.#size, this.#peaks)
  }
}

/** The largest power of two smaller than `size`: where RFC 6962 splits a tree of more than one leaf. */
export function splitAt(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
