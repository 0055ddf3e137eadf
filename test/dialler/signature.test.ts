import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { readSigned, signSample } from '../../src/readers/sample-signature.ts'

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(), privateKey }
}
const [client, stranger] = [pair(), pair()]
const sealed = Buffer.from('age-encryption.org/v1\n…')
const signed = signSample(sealed, client.privateKey)
const codeOf = (file: Uint8Array, signers: readonly string[]) => {
  const read = readSigned(file, signers)
  return read.ok ? 'taken' : read.error.code
}

describe('a sealed sample with the signature of who made it', () => {
  it('is taken where its maker is known, and is what it was', () => {
    const read = readSigned(signed, [stranger.pem, client.pem])
    assert.ok(read.ok)
    assert.deepEqual(Buffer.from(read.value), sealed)
  })
  it('is not taken when a stranger signed it, when it is changed, or when it is not signed', () => {
    assert.equal(codeOf(signSample(sealed, stranger.privateKey), [client.pem]), 'stranger-signed')
    for (let at = 30; at < signed.length; at += 7) {
      const changed = Buffer.from(signed)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.notEqual(codeOf(changed, [client.pem]), 'taken', `byte ${at}`)
    }
    assert.equal(codeOf(sealed, [client.pem]), 'not-signed')
    assert.equal(codeOf(signed, []), 'stranger-signed')
    assert.equal(codeOf(Buffer.alloc(0), [client.pem]), 'not-signed')
  })
  it('is read with or without one where nobody asks who made it: the trial', () => {
    for (const file of [sealed, signed]) {
      const read = readSigned(file, undefined)
      assert.deepEqual(read.ok && Buffer.from(read.value), sealed)
    }
  })
})
