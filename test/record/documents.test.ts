import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Low } from 'lowdb'
import { sha256 } from '../../src/basics/hash.ts'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { openDocuments } from '../../src/record/documents.ts'
import { cacheDocuments } from '../../src/record/documents-cache.ts'
import { durableAdapter } from '../../src/record/durable-adapter.ts'
import { openKeys } from '../../src/record/keys.ts'
import { sealedText } from '../../src/record/text-codec.ts'
import { loadView, saveView } from '../../src/record/view.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const view = {
  seq: 12,
  hash: 'a'.repeat(64),
  state: { cases: { '10': 'x', '2': 'y' }, open: true },
}

describe('the view', () => {
  it('comes back after a power cut', async () => {
    const disk = new SimulatedDisk()
    assert.deepEqual(await loadView(disk), { found: 'nothing' })
    await saveView(disk, view)
    assert.deepEqual(await loadView(disk.afterPowerCut()), { found: 'view', ...view })
  })

  it('is the old or the new one when the power goes while it is saved', async () => {
    for (const cutAt of [1, 2]) {
      const disk = new SimulatedDisk()
      await saveView(disk, view)
      disk.cutAt = disk.operations + cutAt
      await assert.rejects(saveView(disk, { ...view, seq: 13 }))
      const loaded = await loadView(disk.afterPowerCut())
      assert.ok(loaded.found === 'view' && [12, 13].includes(loaded.seq))
    }
  })

  it('is set aside with the reason when any byte of it changed', async () => {
    const disk = new SimulatedDisk()
    await saveView(disk, view)
    const bytes = disk.get('view.json')
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      disk.put('view.json', changed)
      assert.equal((await loadView(disk)).found, 'damaged', `byte ${at}`)
    }
    disk.put('view.json', new Uint8Array(0))
    assert.equal((await loadView(disk)).found, 'damaged')
  })

  it('is plain JSON to whoever looks at the disk', async () => {
    const disk = new SimulatedDisk()
    await saveView(disk, view)
    const file = JSON.parse(Buffer.from(disk.get('view.json')).toString())
    assert.deepEqual(file.content, view)
    assert.equal(file.sha256, sha256(JSON.stringify(view)))
  })
})

describe('a lowdb document', () => {
  it('never starts from its default data when the file is lost', async () => {
    const adapter = durableAdapter<number[]>({
      disk: new SimulatedDisk(),
      path: 'x.json',
      whenMissing: 'stop',
    })
    await assert.rejects(new Low(adapter, []).read(), /x\.json cannot be used\. It is missing\./)
  })

  it('keeps the last of many overlapping writes', async () => {
    const disk = new SimulatedDisk()
    const adapter = durableAdapter<number>({ disk, path: 'x.json', whenMissing: 'stop' })
    await Promise.all(Array.from({ length: 50 }, (_, n) => adapter.write(n)))
    assert.equal(await adapter.read(), 49)
  })

  it('fails the write that failed and takes the next', async () => {
    const disk = new SimulatedDisk()
    const adapter = durableAdapter<number>({ disk, path: 'x.json', whenMissing: 'stop' })
    disk.failAt = 1
    const [first, second] = await Promise.allSettled([adapter.write(1), adapter.write(2)])
    assert.deepEqual([first.status, second.status], ['rejected', 'fulfilled'])
    assert.equal(await adapter.read(), 2)
  })

  it('can be sealed, and dies with its key', async () => {
    const disk = new SimulatedDisk()
    const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
    await keys.ready()
    const key = keys.take()
    const codec = sealedText(keys, key, 'x')
    const adapter = durableAdapter<object>({ disk, path: 'x.json', codec, whenMissing: 'stop' })
    await adapter.write({ canary: 'canary' })
    assert.ok(!Buffer.from(disk.get('x.json')).toString().includes('canary'))
    assert.deepEqual(await adapter.read(), { canary: 'canary' })
    await keys.destroy([key])
    await assert.rejects(adapter.read(), /Its key was destroyed/)
  })
})

describe('frozen documents', () => {
  it('are on disk under their hash before put answers, and are checked when read', async () => {
    const disk = new SimulatedDisk()
    const documents = await openDocuments(disk)
    const hash = await documents.put('a script, frozen')
    assert.equal(hash, sha256('a script, frozen'))
    const again = await openDocuments(disk.afterPowerCut())
    assert.deepEqual(await again.get(hash), { ok: true, value: 'a script, frozen' })
    disk.put(`documents/${hash}`, Buffer.from('a script, changed'))
    const changed = await documents.get(hash)
    assert.equal(!changed.ok && changed.error.reason, 'damaged')
    const none = await documents.get('../master.key' as DocumentHash)
    assert.equal(!none.ok && none.error.reason, 'missing')
  })
})

describe('documents as they were read', () => {
  it('are kept in memory only when they were asked for lately: a draft has thousands of versions', async () => {
    const cached = cacheDocuments(await openDocuments(new SimulatedDisk()))
    const hashes: DocumentHash[] = []
    for (let n = 0; n < 202; n++) hashes.push(await cached.put(JSON.stringify({ n })))
    const [old = '' as DocumentHash, used = '' as DocumentHash] = hashes
    const [first, second] = [cached.script(old), cached.script(used)]
    for (const hash of hashes.slice(2)) {
      cached.script(hash)
      assert.equal(cached.script(used), second, 'what is in use is not read again')
    }
    assert.notEqual(cached.script(old), first, 'what was not is let go')
    assert.deepEqual(cached.script(old), first, 'and read again')
  })
})
