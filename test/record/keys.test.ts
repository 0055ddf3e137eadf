import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KeyId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { areSealedUnder } from '../../src/record/key-slots.ts'
import { openKeys } from '../../src/record/keys.ts'
import { loadMasterKey, masterKeyFor } from '../../src/record/master-key.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const masterKey = new Uint8Array(32).fill(7)
const words = Buffer.from('the sealed words')

async function stocked(disk: SimulatedDisk) {
  const keys = await openKeys({ disk, masterKey })
  await keys.ready()
  return keys
}

describe('data keys', () => {
  it('open what they sealed, in this run and after a power cut, and nothing else', async () => {
    const disk = new SimulatedDisk()
    const keys = await stocked(disk)
    const id = keys.take()
    const sealed = keys.seal(id, words, 'place 1')
    const again = await openKeys({ disk: disk.afterPowerCut(), masterKey })
    for (const each of [keys, again]) {
      const opened = each.open(id, sealed, 'place 1')
      assert.ok(opened.ok && Buffer.from(opened.value).equals(words))
      assert.deepEqual(each.open(id, sealed, 'place 2'), {
        ok: false,
        error: { reason: 'tampered' },
      })
    }
    const flipped = Buffer.from(sealed, 'base64')
    for (let at = 0; at < flipped.length; at++) {
      const changed = Buffer.from(flipped)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.ok(!keys.openBytes(id, changed, 'place 1').ok)
    }
    assert.ok(!keys.open(id, 'short', 'place 1').ok)
  })

  it('never seal the same words to the same bytes', async () => {
    const keys = await stocked(new SimulatedDisk())
    const id = keys.take()
    assert.notEqual(keys.seal(id, words, ''), keys.seal(id, words, ''))
  })

  it('are durable before they can be taken', async () => {
    const disk = new SimulatedDisk()
    const keys = await openKeys({ disk, masterKey })
    assert.throws(() => keys.take(), /ready\(\)/)
    for (let n = 0; n < 200; n++) {
      await keys.ready()
      const id = keys.take()
      const again = await openKeys({ disk: disk.afterPowerCut(), masterKey })
      assert.ok(again.has(id))
    }
  })

  it('open nothing once destroyed, not even with the bytes that were on disk after (G5)', async () => {
    const disk = new SimulatedDisk()
    const keys = await stocked(disk)
    const [gone, kept] = [keys.take(), keys.take()]
    const sealed = keys.seal(gone, words, '')
    const other = keys.seal(kept, words, '')
    const slot = Buffer.from(disk.get('keys.slots')).indexOf(Buffer.from(gone, 'hex'))
    assert.ok(slot > 0)
    const before = Buffer.from(disk.get('keys.slots')).subarray(slot, slot + 76)
    const destroyed = keys.destroy([gone])
    assert.deepEqual(keys.open(gone, sealed, ''), { ok: false, error: { reason: 'destroyed' } })
    await destroyed
    const platter = Buffer.from(disk.afterPowerCut().get('keys.slots'))
    assert.equal(platter.indexOf(Buffer.from(gone, 'hex')), -1)
    for (let at = 0; at + 16 <= before.length; at += 16)
      assert.equal(
        platter.indexOf(before.subarray(at, at + 16)),
        -1,
        'no part of the wrapped key is left',
      )
    const again = await openKeys({ disk: disk.afterPowerCut(), masterKey })
    assert.deepEqual(again.open(gone, sealed, ''), { ok: false, error: { reason: 'destroyed' } })
    assert.ok(again.open(kept, other, '').ok)
    await again.destroy([gone])
    assert.throws(() => again.seal(gone, words, ''), /destroyed/)
  })

  it('say so when destroying did not reach the disk', async () => {
    const disk = new SimulatedDisk()
    const keys = await stocked(disk)
    const id = keys.take()
    disk.failAt = disk.operations + 2
    await assert.rejects(keys.destroy([id]), /EIO/)
    assert.ok(!keys.has(id))
  })

  it('that no fact names are destroyed at start, and those that are missing are told', async () => {
    const disk = new SimulatedDisk()
    const keys = await stocked(disk)
    const [used, unused] = [keys.take(), keys.take()]
    const lost = 'ab'.repeat(16) as KeyId
    const again = await openKeys({ disk: disk.afterPowerCut(), masterKey })
    await again.ready()
    const fresh = again.take()
    assert.deepEqual(await again.settle(new Set([used, lost])), { missing: [lost] })
    assert.deepEqual(
      [used, unused, fresh].map((id) => again.has(id)),
      [true, false, true],
    )
  })

  it('use slots again, so that the file does not grow with every interview', async () => {
    const disk = new SimulatedDisk()
    const keys = await stocked(disk)
    for (let n = 0; n < 300; n++) {
      await keys.ready()
      await keys.destroy([keys.take()])
    }
    const slots = disk.get('keys.slots').length / 128
    assert.ok(slots <= 320, `${slots} slots for a stock of 256 keys`)
  })

  it('survive a power cut at any operation: what was taken is there, what was destroyed is not', async () => {
    for (let cutAt = 1; cutAt < 90; cutAt += 4) {
      const disk = new SimulatedDisk()
      const keys = await stocked(disk)
      const [kept, gone] = [keys.take(), keys.take()]
      const sealed = keys.seal(kept, words, '')
      disk.cutAt = disk.operations + cutAt
      let destroyed = false
      await keys.destroy([gone]).then(
        () => (destroyed = true),
        () => undefined,
      )
      for (let n = 0; n < 30; n++)
        await Promise.resolve()
          .then(() => keys.take())
          .catch(() => undefined)
      await keys.ready().catch(() => undefined)
      const again = await openKeys({ disk: disk.afterPowerCut(cutAt * 31), masterKey })
      assert.ok(again.open(kept, sealed, '').ok)
      if (destroyed) assert.ok(!again.has(gone))
    }
  })

  it('tell nothing without the master key', async () => {
    const disk = new SimulatedDisk()
    const id = (await stocked(disk)).take()
    assert.equal(await areSealedUnder(disk, masterKey), true)
    assert.equal(await areSealedUnder(disk, new Uint8Array(32)), false)
    const why = await masterKeyFor(disk, new Uint8Array(32))
    assert.match(
      why.ok ? '' : why.error,
      /not the one that .* sealed under\. Put the right one back/,
    )
    await disk.replace('master.key', masterKey)
    assert.deepEqual(await masterKeyFor(disk, undefined), ok(masterKey))
    const two = await masterKeyFor(disk, new Uint8Array(32))
    assert.match(
      two.ok ? '' : two.error,
      /has its own: make the credential out of that master\.key/,
    )
    const other = await openKeys({ disk, masterKey: new Uint8Array(32) })
    assert.ok(!other.has(id))
  })
})

describe('the master key of the trial', () => {
  it('is made once, on a box without data', async () => {
    const disk = new SimulatedDisk()
    const none = await loadMasterKey(disk, { create: false })
    assert.equal(!none.ok && none.error.code, 'missing')
    const made = await loadMasterKey(disk, { create: true })
    const again = await loadMasterKey(disk.afterPowerCut(), { create: true })
    assert.ok(made.ok && again.ok)
    assert.deepEqual(Buffer.from(again.value), Buffer.from(made.value))
    assert.equal(made.value.length, 32)
  })

  it('is never made anew where data is sealed under another', async () => {
    const disk = new SimulatedDisk()
    await stocked(disk)
    const refused = await loadMasterKey(disk, { create: true })
    assert.equal(!refused.ok && refused.error.code, 'missing-with-data')
    assert.equal(await disk.read('master.key'), undefined)
  })
})
