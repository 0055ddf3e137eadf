import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  diskTroubleOf,
  roomNeeded,
  tryDisk,
  writeSlotsAgain,
} from '../../src/record/disk-trouble.ts'
import { JournalFailed } from '../../src/record/journal-damage.ts'
import { TroubledDisk } from '../support/troubled-disk.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })
const plenty = async () => roomNeeded

describe('what an error says of the disk', () => {
  it('is read through whatever was made of it', () => {
    assert.equal(diskTroubleOf(coded('ENOSPC')), 'full')
    assert.equal(diskTroubleOf(coded('EROFS')), 'failing')
    assert.equal(diskTroubleOf(new JournalFailed('record/000001.jsonl', coded('EIO'))), 'failing')
    assert.equal(diskTroubleOf(new Error('a broken promise of our own')), undefined)
    assert.equal(diskTroubleOf(coded('constructor')), undefined)
  })
})

describe('trying the disk', () => {
  it('asks for room, a file written, synced and taken away, and leaves nothing behind', async () => {
    const simulated = new SimulatedDisk()
    const disk = new TroubledDisk(simulated)
    assert.equal(await tryDisk(disk, async () => roomNeeded - 1), 'full')
    assert.equal(await tryDisk(disk, plenty), undefined)
    assert.deepEqual([...simulated.files.keys()], [])
    disk.trouble = { code: 'EIO', at: 'sync' }
    assert.equal(await tryDisk(disk, plenty), 'failing')
    disk.trouble = { code: 'ENOSPC', at: 'write' }
    assert.equal(await tryDisk(disk, plenty), 'full')
    await assert.rejects(
      tryDisk(disk, async () => {
        throw new Error('a broken promise of our own')
      }),
    )
  })

  it('writes what lies in slots again, byte for byte, so that a failed sync is made good', async () => {
    const disk = new SimulatedDisk()
    await disk.makeDir('vault')
    const slots = await disk.slots('vault/one.slots')
    await slots.writeAt(0, Buffer.alloc(3_000_000, 7))
    disk.put('keys.slots', Buffer.from('keys'))
    disk.put('view.json', Buffer.from('{}'))
    const before = disk.writes
    await writeSlotsAgain(disk)
    assert.equal(disk.writes - before, 4, 'three pieces of the vault and one of the keys')
    const after = disk.afterPowerCut()
    assert.deepEqual(Buffer.from(after.get('vault/one.slots')), Buffer.alloc(3_000_000, 7))
    assert.equal(Buffer.from(after.get('keys.slots')).toString(), 'keys')
  })
})
