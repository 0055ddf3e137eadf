import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { wholeOf } from '../../src/basics/byte-streams.ts'
import { isSealedSample, readSigned } from '../../src/readers/sample-signature.ts'
import { signList, signSample } from '../support/sign-file.ts'

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(), privateKey }
}
const [client, stranger] = [pair(), pair()]
const sealed = Buffer.from('age-encryption.org/v1\n…')
/** More than one piece of what is hashed at once, cut where nothing else is. */
const long = Buffer.concat([sealed, randomBytes(3_000_000)])
const cut = (file: Uint8Array, length: number) =>
  async function* () {
    for (let at = 0; at < file.length; at += length) yield file.subarray(at, at + length)
  }
const codeOf = async (file: Uint8Array, signers: readonly string[]) => {
  const read = await readSigned(cut(file, 100_000), signers)
  return read.ok ? 'taken' : read.error.code
}

describe('a sealed sample with the signature of who made it', () => {
  it('is taken where its maker is known, and is what it was, of any length and however it is cut', async () => {
    for (const [file, length] of [
      [sealed, 7],
      [long, 65_537],
      [long, long.length + 1_000],
    ] as const) {
      const signed = await signSample(file, client.privateKey)
      const read = await readSigned(cut(signed, length), [stranger.pem, client.pem])
      assert.ok(read.ok, `cut at ${length}`)
      assert.ok(Buffer.from(await wholeOf(read.value)).equals(file), `cut at ${length}`)
    }
  })
  it('is not taken when a stranger signed it, when it is changed, or when it is not signed', async () => {
    const signed = await signSample(sealed, client.privateKey)
    const strangers = await signSample(sealed, stranger.privateKey)
    assert.equal(await codeOf(strangers, [client.pem]), 'stranger-signed')
    for (let at = 30; at < signed.length; at += 7) {
      const changed = Buffer.from(signed)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.notEqual(await codeOf(changed, [client.pem]), 'taken', `byte ${at}`)
    }
    assert.equal(await codeOf(sealed, [client.pem]), 'not-signed')
    assert.equal(await codeOf(signed, []), 'stranger-signed')
    assert.equal(await codeOf(Buffer.alloc(0), [client.pem]), 'not-signed')
  })
  it('is not taken with a piece of a long one changed, left out, moved or added', async () => {
    const signed = await signSample(long, client.privateKey)
    const mebibyte = 2 ** 20
    const parts = [signed.subarray(0, mebibyte), signed.subarray(mebibyte, 2 * mebibyte)] as const
    const rest = signed.subarray(2 * mebibyte)
    for (const wrong of [
      Buffer.from(signed.map((byte, at) => (at === 2_500_000 ? byte ^ 1 : byte))),
      Buffer.concat([parts[0], rest]),
      Buffer.concat([parts[0], rest, parts[1]]),
      Buffer.concat([signed, Buffer.alloc(1)]),
      signed.subarray(0, -1),
    ])
      assert.equal(await codeOf(wrong, [client.pem]), 'stranger-signed')
  })
  it('is not a list that the same key signed, nor what was signed before files were hashed by the piece', async () => {
    const list = await signList(sealed, client.privateKey)
    assert.equal(await codeOf(list, [client.pem]), 'not-signed')
    const [line = ''] = (await signSample(sealed, client.privateKey)).toString('latin1').split('\n')
    const before = Buffer.concat([Buffer.from(`${line.replace('/2 ', '/1 ')}\n`), sealed])
    assert.ok(isSealedSample(before), 'it is seen to be sealed')
    assert.equal(await codeOf(before, [client.pem]), 'not-signed')
  })
  it('is read with or without one where nobody asks who made it: the trial', async () => {
    for (const file of [sealed, await signSample(sealed, client.privateKey)]) {
      const read = await readSigned(cut(file, 50), undefined)
      assert.ok(read.ok, 'it is read')
      assert.deepEqual(Buffer.from(await wholeOf(read.value)), sealed)
    }
  })
})
