import { MerkleTree, nodeHash, sameHash, splitAt, type TreeHash } from './merkle.ts'

/** The hashes that let somebody who knows only an old root see that a new one grew out of it (RFC 6962, 2.1.2). */
export type ConsistencyProof = readonly TreeHash[]

/** Gives the root over the leaves from `start` to before `end`. */
export type Subtree = (start: number, end: number) => TreeHash

/** The proof from the first `from` leaves to the first `to`. Empty when `from` is 0 or equals `to`. */
export function consistencyProof(from: number, to: number, subtree: Subtree): ConsistencyProof {
  if (from < 0 || from > to) throw new Error(`No proof leads from ${from} leaves to ${to}.`)
  return from === 0 || from === to ? [] : subproof(from, 0, to, true, subtree)
}

function subproof(
  from: number,
  start: number,
  end: number,
  known: boolean,
  subtree: Subtree,
): TreeHash[] {
  if (from === end) return known ? [] : [subtree(start, end)]
  const middle = start + splitAt(end - start)
  return from <= middle
    ? [...subproof(from, start, middle, known, subtree), subtree(middle, end)]
    : [...subproof(from, middle, end, false, subtree), subtree(start, middle)]
}

/** Whether `proof` shows that the tree of `to` leaves begins with the tree of `from` leaves. */
export function isConsistent(
  from: { readonly size: number; readonly root: TreeHash },
  to: { readonly size: number; readonly root: TreeHash },
  proof: ConsistencyProof,
): boolean {
  if (from.size > to.size) return false
  if (from.size === to.size) return proof.length === 0 && sameHash(from.root, to.root)
  if (from.size === 0) return proof.length === 0 && sameHash(from.root, new MerkleTree().root())
  const rebuilt = rebuild(from, to.size, proof)
  return rebuilt !== undefined && sameHash(rebuilt.old, from.root) && sameHash(rebuilt.now, to.root)
}

/** Climbs from the last complete subtree of the old tree to the top, making both roots on the way. */
function rebuild(
  from: { readonly size: number; readonly root: TreeHash },
  to: number,
  proof: ConsistencyProof,
): { readonly old: TreeHash; readonly now: TreeHash } | undefined {
  let node = from.size - 1
  let last = to - 1
  while (node % 2 === 1) {
    node = (node - 1) / 2
    last = Math.floor(last / 2)
  }
  // An old tree that is one complete subtree needs no first hash: its root is known.
  const path = node === 0 ? [from.root, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return undefined
  let old = first
  let now = first
  for (const hash of path) {
    if (last === 0) return undefined
    if (node % 2 === 1 || node === last) {
      old = nodeHash(hash, old)
      now = nodeHash(hash, now)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else now = nodeHash(now, hash)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? { old, now } : undefined
}
