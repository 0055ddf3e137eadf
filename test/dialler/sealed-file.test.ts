import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { once, wholeOf } from '../../src/basics/byte-streams.ts'
import type { CampaignId, KeyId, SampleId } from '../../src/basics/ids.ts'
import { IncomingFiles } from '../../src/dialler/incoming-files.ts'
import { toldLedger } from '../../src/dialler/ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import { Refused } from '../../src/dialler/refused.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { sealSample } from '../../src/readers/sample-seal.ts'
import type { Disk } from '../../src/record/disk.ts'
import { openKeys } from '../../src/record/keys.ts'
import { Uploads } from '../../src/record/uploads.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { signSample } from '../support/sign-file.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const identity = await generateIdentity()

async function sealed(rows: number): Promise<Uint8Array> {
  const csv = once(Buffer.from(trialSampleCsv('sealed file', rows)))
  const options = { fileName: 'a.csv', source: 'A list', date: '2026-11-02', drama: true }
  const made = await sealSample(csv, await identityToRecipient(identity), options)
  assert.ok(made.ok, 'it is sealed')
  return wholeOf(made.value.sealed)
}

async function keeper(signers?: readonly string[]) {
  const disk = new SimulatedDisk()
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  await keys.ready()
  const door = { drama: true, identity, ...(signers ? { signers } : {}) }
  const numbers = new Numbers({ disk, keys, ledger: toldLedger(), door })
  const into = { campaign: 'c' as CampaignId, key: keys.take(), fresh: true }
  const list = { key: keys.take(), fresh: true }
  await numbers.open(() => ({ list, campaigns: [into], samples: [], days: [] }))
  const take = (bytes: Uint8Array, sample = 's' as SampleId, key: KeyId = keys.take()) =>
    numbers.takeSample({ sample, key, into }, { fileName: 'x', bytes: () => once(bytes) })
  return { disk, take }
}

const folders = ['vault', 'cases', 'incoming', 'lists', 'done']
async function namesIn(disk: Disk): Promise<readonly string[]> {
  const names: string[] = []
  for (const folder of folders)
    for (const name of await disk.list(folder)) names.push(`${folder}/${name}`)
  return names
}

describe('a sealed file at the dialler', () => {
  it('leaves nothing behind when its seal is broken in its middle, signed or not: all or nothing', async () => {
    const file = await sealed(9_000)
    // After the first pieces: cases were made of it already.
    const [, middle] = [file.length, Math.floor(file.length * 0.9)]
    const broken = Uint8Array.from(file, (byte, at) => (at === middle ? byte ^ 1 : byte))
    for (const signers of [undefined, [pem]]) {
      const { disk, take } = await keeper(signers)
      const before = await namesIn(disk)
      const wrong = signers ? await signSample(broken, privateKey) : broken
      const refused = await take(wrong)
      assert.ok(!refused.ok, 'it is refused')
      assert.match(refused.error.what, /cannot be opened/)
      assert.deepEqual(await namesIn(disk), before)
      const whole = await take(signers ? await signSample(file, privateKey) : file)
      assert.ok(whole.ok, 'the same file, whole, is taken afterwards')
    }
  })

  it('lies on the disk while it is sent, and nothing of any other file ever does', async () => {
    const disk = new SimulatedDisk()
    const files = new IncomingFiles(new Uploads(disk))
    const bytes = await signSample(await sealed(50), privateKey)
    const first = await files.begin('a.sealed')
    // In pieces too short to tell what it is.
    for (let at = 0; at < bytes.length; at += 30)
      await files.add(first, bytes.subarray(at, at + 30))
    assert.equal((await disk.list('incoming')).length, 1)
    const taken = await files.take(first)
    for (let n = 0; n < 2; n++) assert.deepEqual(Buffer.from(await wholeOf(taken.bytes())), bytes)
    await assert.rejects(files.take(first), Refused, 'it is taken once')
    await taken.forget()
    assert.deepEqual(await disk.list('incoming'), [])

    const typed = await files.begin('')
    await files.add(typed, Buffer.from('01632 960001\n'))
    assert.deepEqual(await disk.list('incoming'), [])
    const words = await files.take(typed)
    assert.equal(Buffer.from(await wholeOf(words.bytes())).toString(), '01632 960001\n')
    const raw = await files.begin('a.csv')
    for (let n = 0; n < 20; n++) await files.add(raw, Buffer.alloc(50_000, '0'))
    assert.equal((await wholeOf((await files.take(raw)).bytes())).length, 64 * 1024)
    assert.deepEqual(await disk.list('incoming'), [])
  })

  it('is gone when another takes its place, when it is too long, and when nobody sends any more', async () => {
    const disk = new SimulatedDisk()
    const files = new IncomingFiles(new Uploads(disk))
    const begins = Buffer.alloc(1_000_000)
    begins.set(Buffer.from('age-encryption.org/v1\n'))
    const first = await files.begin('a')
    await files.add(first, begins)
    const second = await files.begin('b')
    assert.deepEqual(await disk.list('incoming'), [])
    await assert.rejects(files.add(first, begins), Refused)
    for (let n = 0; n < 65; n++) await files.add(second, begins)
    assert.equal((await disk.list('incoming')).length, 1)
    await assert.rejects(async () => {
      for (let n = 0; n < 5; n++) await files.add(second, begins)
    }, /too large/)
    assert.deepEqual(await disk.list('incoming'), [])
    await files.add(await files.begin('c'), begins)
    assert.equal((await disk.list('incoming')).length, 1)
    await files.end()
    assert.deepEqual(await disk.list('incoming'), [])
  })

  it('is refused in words when the dialler’s disk takes no more, and the dialler goes on', async () => {
    const disk = new SimulatedDisk()
    const full: Disk = {
      ...disk,
      list: (dir) => disk.list(dir),
      makeDir: (dir) => disk.makeDir(dir),
      remove: (path) => disk.remove(path),
      slots: async (path) => {
        const file = await disk.slots(path)
        const writeAt = async () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        }
        return { ...file, size: () => file.size(), close: () => file.close(), writeAt }
      },
    }
    const files = new IncomingFiles(new Uploads(full))
    const file = await files.begin('a')
    await assert.rejects(files.add(file, await sealed(20)), /no room for the file.*doctor/)
    assert.deepEqual(await disk.list('incoming'), [])
  })
})
