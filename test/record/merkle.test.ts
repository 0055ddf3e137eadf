import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { consistencyProof, isConsistent } from '../../src/record/consistency.ts'
import { GrowingTree } from '../../src/record/growing-tree.ts'
import { leafHash, MerkleTree, nodeHash, rootOf, type TreeHash } from '../../src/record/merkle.ts'
import { fc } from '../support/fast-check.ts'

/** The reference leaves and roots of Certificate Transparency (RFC 6962). */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const proofs = [
  { from: 1, to: 1, proof: [] },
  {
    from: 1,
    to: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    from: 6,
    to: 8,
    proof: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    from: 2,
    to: 5,
    proof: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]

const hex = (hash: TreeHash) => Buffer.from(hash).toString('hex')
const hashes = leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')))
const subtreeOf = (all: readonly TreeHash[]) => (start: number, end: number) =>
  rootOf(all.slice(start, end))
const someLeaves = (count: number) => Array.from({ length: count }, (_, n) => leafHash(`line ${n}`))

describe('the tree over the record', () => {
  it('has the reference roots at every size', () => {
    const tree = new MerkleTree()
    assert.equal(hex(tree.root()), roots[0])
    for (const [index, leaf] of hashes.entries()) {
      tree.add(leaf)
      assert.equal(hex(tree.root()), roots[index + 1])
    }
  })

  it('makes the same leaf of a text and of its bytes, however long and in whatever letters', () => {
    const long = fc.nat(20_000).map((length) => 'é'.repeat(length))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), long), (text) => {
        assert.equal(hex(leafHash(text)), hex(leafHash(Buffer.from(text))))
      }),
    )
    for (const length of [10_921, 10_922, 10_923, 32_766, 32_767, 32_768, 70_000])
      for (const letter of ['a', '\u{1F600}', '€'])
        assert.equal(
          hex(leafHash(letter.repeat(length))),
          hex(leafHash(Buffer.from(letter.repeat(length)))),
        )
  })

  it('never takes a node for a leaf', () => {
    const [a, b] = someLeaves(2)
    assert.ok(a && b)
    assert.notEqual(hex(nodeHash(a, b)), hex(leafHash(Buffer.concat([a, b]))))
  })

  it('makes the reference proofs', () => {
    for (const { from, to, proof } of proofs)
      assert.deepEqual(consistencyProof(from, to, subtreeOf(hashes)).map(hex), proof)
  })

  it('proves every size from every smaller one, and nothing else with the same proof', () => {
    const all = someLeaves(33)
    const at = (size: number) => ({ size, root: rootOf(all.slice(0, size)) })
    for (let to = 0; to <= 33; to++) {
      for (let from = 0; from <= to; from++) {
        const proof = consistencyProof(from, to, subtreeOf(all))
        assert.ok(isConsistent(at(from), at(to), proof), `${from} to ${to}`)
        const other = { size: from, root: leafHash('another record') }
        assert.ok(!isConsistent(other, at(to), proof), `another record, ${from} to ${to}`)
        if (from > 0) assert.ok(!isConsistent(at(from), { ...other, size: to }, proof))
        if (proof.length > 0) assert.ok(!isConsistent(at(from), at(to), proof.slice(1)))
        assert.ok(!isConsistent(at(from), at(to), [...proof, leafHash('more')]))
        for (let n = 0; n < proof.length; n++)
          assert.ok(!isConsistent(at(from), at(to), proof.with(n, leafHash('changed'))))
        if (from < to) assert.ok(!isConsistent(at(to), at(from), proof))
      }
    }
  })

  it('finds any line changed, dropped or exchanged before an old size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.nat(), (to, a, b) => {
        const all = someLeaves(to)
        const from = 1 + (a % (to - 1))
        const place = b % from
        const old = { size: from, root: rootOf(all.slice(0, from)) }
        for (const forged of [all.with(place, leafHash('forged')), all.toSpliced(place, 1)]) {
          if (forged.length < from) continue
          const now = { size: forged.length, root: rootOf(forged) }
          const proof = consistencyProof(from, forged.length, subtreeOf(forged))
          assert.ok(!isConsistent(old, now, proof))
        }
      }),
    )
  })

  it('can be carried on from a checkpoint, keeping only the leaves since', () => {
    fc.assert(
      fc.property(fc.nat(70), fc.nat(70), fc.nat(70), (first, second, third) => {
        const all = someLeaves(first + second + third)
        let tree = new GrowingTree()
        for (const leaf of all.slice(0, first + second)) tree.add(leaf)
        tree.moveBase(first)
        tree = new GrowingTree(JSON.parse(JSON.stringify(tree.state())))
        for (const leaf of all.slice(first + second)) tree.add(leaf)
        assert.equal(tree.state().leaves.length, second + third)
        assert.equal(hex(tree.root()), hex(rootOf(all)))
        assert.deepEqual(
          tree.proof().map(hex),
          consistencyProof(first, all.length, subtreeOf(all)).map(hex),
        )
      }),
    )
  })
})
