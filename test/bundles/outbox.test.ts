import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import { openOutbox } from '../../src/bundles/outbox.ts'
import { unpack } from '../../src/bundles/unpack.ts'
import { files, manifest, memoryDisk, newKeys } from './support.ts'

const keys = await newKeys()
const order = { files, manifest, signingKey: keys.signingKey, recipients: [keys.recipient] }

async function opened(bytes: Uint8Array | undefined) {
  const result = await unpack(bytes ?? new Uint8Array(), keys)
  assert.ok(result.ok)
  return result.value.manifest
}

describe('the outbox', () => {
  it('numbers bundles from 1 and ties each to the one before', async () => {
    const { disk } = memoryDisk()
    const outbox = await openOutbox(disk, 'elmley')
    const [first, second] = [await outbox.add(order), await outbox.add(order)]
    assert.deepEqual(await outbox.waiting(), [
      'gatehouse-elmley-000001.bundle',
      'gatehouse-elmley-000002.bundle',
    ])
    const bytes = await outbox.read(first.name)
    assert.equal(first.sha256, sha256(bytes ?? ''))
    assert.equal((await opened(bytes)).previous, null)
    assert.equal((await opened(await outbox.read(second.name))).previous, first.sha256)
  })

  it('gives no number twice when two bundles are asked for at once', async () => {
    const { disk } = memoryDisk()
    const outbox = await openOutbox(disk, 'elmley')
    const stored = await Promise.all([outbox.add(order), outbox.add(order), outbox.add(order)])
    assert.deepEqual(
      stored.map(({ seq }) => seq),
      [1, 2, 3],
    )
    assert.equal(
      (await opened(await outbox.read(stored[2]?.name ?? ''))).previous,
      stored[1]?.sha256,
    )
  })

  it('goes on after a restart, when delivered bundles have been taken away', async () => {
    const { disk, held } = memoryDisk()
    const first = await (await openOutbox(disk, 'elmley')).add(order)
    held.delete(`outbox/${first.name}`)
    const second = await (await openOutbox(disk, 'elmley', first)).add(order)
    assert.equal(second.seq, 2)
  })

  it('adopts a bundle that was stored just before the power went', async () => {
    const { disk, failOn } = memoryDisk()
    const outbox = await openOutbox(disk, 'elmley')
    const first = await outbox.add(order)
    failOn('outbox/last.json')
    await assert.rejects(outbox.add(order), /ENOSPC/)
    failOn(undefined)
    const again = await openOutbox(disk, 'elmley', first)
    const third = await again.add(order)
    const second = await disk.read('outbox/gatehouse-elmley-000002.bundle')
    assert.equal(third.seq, 3)
    assert.equal((await opened(await again.read(third.name))).previous, sha256(second ?? ''))
  })

  for (const [what, spoil] of [
    ['lost', undefined],
    ['damaged', new Uint8Array([1, 2])],
    ['older', Buffer.from(`{"seq":1,"sha256":"${'a'.repeat(64)}"}`)],
  ] as const) {
    it(`goes on from what the record knows when the end of the chain is ${what}, bundles and all`, async () => {
      const { disk, held } = memoryDisk()
      const outbox = await openOutbox(disk, 'elmley')
      const stored = [await outbox.add(order), await outbox.add(order)]
      const [first, second] = stored
      for (const { name } of stored) held.delete(`outbox/${name}`)
      if (spoil) held.set('outbox/last.json', spoil)
      else held.delete('outbox/last.json')
      const again = await openOutbox(disk, 'elmley', second)
      const third = await again.add(order)
      assert.equal(third.seq, 3, 'no number is given twice')
      assert.equal((await opened(await again.read(third.name))).previous, second?.sha256)
      assert.notEqual(first?.sha256, second?.sha256)
    })
  }

  it('stops by name when it holds bundles that the record has forgotten', async () => {
    const { disk, held } = memoryDisk()
    const outbox = await openOutbox(disk, 'elmley')
    const first = await outbox.add(order)
    await outbox.add(order)
    await outbox.add(order)
    held.delete('outbox/last.json')
    await assert.rejects(openOutbox(disk, 'elmley', first), /the record is older than the outbox/)
  })

  it('hands out only its own bundles', async () => {
    const { disk } = memoryDisk()
    const outbox = await openOutbox(disk, 'elmley')
    await outbox.add(order)
    assert.equal(await outbox.read('last.json'), undefined)
    assert.equal(await outbox.read('../keys.slots'), undefined)
  })
})
