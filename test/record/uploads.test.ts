import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { once, wholeOf } from '../../src/basics/byte-streams.ts'
import { Uploads } from '../../src/record/uploads.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const bytes = Buffer.from('age-encryption.org/v1\n and what nobody here can read')

describe('a file that came with a form', () => {
  it('is on the disk as it came, as often as it is read, until it is forgotten', async () => {
    const disk = new SimulatedDisk()
    const kept = await new Uploads(disk).keep(once(bytes), 1_000)
    assert.ok(kept, 'it is kept')
    assert.equal(kept.size, bytes.length)
    for (let n = 0; n < 2; n++) assert.deepEqual(Buffer.from(await wholeOf(kept.bytes())), bytes)
    await kept.forget()
    await kept.forget()
    assert.deepEqual(await disk.list('incoming'), [])
  })

  it('leaves nothing behind when it is too long, or breaks off', async () => {
    const disk = new SimulatedDisk()
    const uploads = new Uploads(disk)
    assert.equal(await uploads.keep(once(bytes), bytes.length - 1), undefined)
    async function* broken() {
      yield bytes
      throw new Error('the browser is gone')
    }
    await assert.rejects(uploads.keep(broken(), 1_000), /the browser is gone/)
    assert.deepEqual(await disk.list('incoming'), [])
  })

  it('does not outlive the process that took it', async () => {
    const disk = new SimulatedDisk()
    await new Uploads(disk).keep(once(bytes), 1_000)
    const after = disk.afterPowerCut(1_000_000)
    const next = await new Uploads(after).keep(once(bytes), 1_000)
    assert.equal((await after.list('incoming')).length, 1, 'its own alone')
    await next?.forget()
  })
})
