import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { decodeCheckpoint, encodeCheckpoint, splitNotes } from '../../src/record/checkpoint.ts'
import { leafHash } from '../../src/record/merkle.ts'
import {
  decodeVerifier,
  encodeVerifier,
  readNote,
  signNote,
  verifyNote,
} from '../../src/record/signed-note.ts'

const name = 'gatehouse.example/record'
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const verifier = { name, publicKey }
const text = 'one\n\ntwo\n'
const note = signNote(text, { name, privateKey })

describe('a signed note', () => {
  it('is its text, an empty line and the signature, and verifies', () => {
    assert.match(note, /^one\n\ntwo\n\n— gatehouse\.example\/record [A-Za-z0-9+/]{91}=\n$/)
    assert.deepEqual(verifyNote(note, verifier), { ok: true, value: text })
  })

  it('fails with any byte changed', () => {
    for (let at = 0; at < note.length; at++) {
      const changed = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
      const verified = verifyNote(changed, verifier)
      // The last digits of base64 hold spare bits: a change there may not change the signature.
      assert.ok(!verified.ok || verified.value === text, `character ${at}`)
      if (at < text.length) assert.equal(verified.ok, false)
    }
  })

  it("keeps others' signatures aside, and needs ours", () => {
    const other = generateKeyPairSync('ed25519')
    const witness = signNote(text, { name: 'witness', privateKey: other.privateKey })
    const both = `${note}${witness.slice(text.length + 1)}`
    assert.ok(verifyNote(both, verifier).ok)
    assert.ok(verifyNote(both, { name: 'witness', publicKey: other.publicKey }).ok)
    const missing = verifyNote(witness, verifier)
    assert.equal(!missing.ok && missing.error.code, 'not-signed')
    const stranger = verifyNote(both, { name, publicKey: other.publicKey })
    assert.equal(!stranger.ok && stranger.error.code, 'not-signed')
  })

  it('is refused when it is none', () => {
    for (const bad of [
      '',
      'text',
      'text\n\n',
      'text\n\n— a b\n',
      'text\n\n- a AAAAAAAA\n',
      note.slice(0, -1),
    ])
      assert.equal(readNote(bad).ok, false, JSON.stringify(bad))
  })

  it('names its key by a published reference: the id is of name and key together', () => {
    const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const decoded = decodeVerifier(line)
    assert.ok(decoded.ok)
    assert.equal(encodeVerifier(decoded.value), line)
    assert.equal(decodeVerifier(line.replace('Peter', 'Paul')).ok, false)
    const ours = decodeVerifier(encodeVerifier(verifier))
    assert.ok(ours.ok && verifyNote(note, ours.value).ok)
  })
})

describe('a checkpoint', () => {
  const checkpoint = { origin: name, size: 7, root: leafHash('x') }

  it('is three lines: origin, size, root', () => {
    const written = encodeCheckpoint(checkpoint)
    assert.match(written, /^gatehouse\.example\/record\n7\n[A-Za-z0-9+/]{43}=\n$/)
    const read = decodeCheckpoint(written)
    assert.ok(read.ok)
    assert.deepEqual(
      { ...read.value, root: Buffer.from(read.value.root) },
      { ...checkpoint, root: Buffer.from(checkpoint.root) },
    )
    for (const bad of ['', 'a\n07\nx\n', written.replace('7', '-7'), written.slice(0, -3)])
      assert.equal(decodeCheckpoint(bad).ok, false)
  })

  it('stands in a file one after another, and a torn last one is told apart', () => {
    const one = signNote(encodeCheckpoint(checkpoint), { name, privateKey })
    const two = signNote(encodeCheckpoint({ ...checkpoint, size: 8 }), { name, privateKey })
    const file = `${one}\n${two}`
    assert.deepEqual(splitNotes(file), { notes: [one, two], rest: '' })
    for (let length = 1; length < two.length; length++) {
      const { notes, rest } = splitNotes(`${one}\n${two.slice(0, length)}`)
      assert.deepEqual([notes, rest], [[one], two.slice(0, length)])
    }
  })
})
