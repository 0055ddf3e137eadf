import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SampleId } from '../../src/basics/ids.ts'
import { openKeyedSet } from '../../src/record/keyed-set.ts'
import { openKeys } from '../../src/record/keys.ts'
import { caseId, openVault } from '../../src/record/vault.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { openRecord } from './lines.ts'
import { openRoom, response, someKeys, token } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const masterKey = new Uint8Array(32)

/** Lets the next sync of such a file fail. */
function failNextSync(disk: SimulatedDisk, file: string): void {
  const kind = `sync ${file}`
  disk.fault = { kind, nth: (disk.calls.get(kind) ?? 0) + 1, trouble: 'EIO' }
}

describe('after a sync that failed, what the system still shows is no proof of what is on the disk', () => {
  it('a key whose slot looks destroyed is destroyed', async () => {
    const disk = new SimulatedDisk()
    const keys = await openKeys({ disk, masterKey })
    await keys.ready()
    const key = keys.take()
    failNextSync(disk, 'keys.slots')
    await assert.rejects(keys.destroy([key]), /EIO/)
    const next = disk.afterRestart()
    const again = await openKeys({ disk: next, masterKey })
    await again.destroy([key])
    const after = await openKeys({ disk: next.afterPowerCut(), masterKey })
    assert.equal(after.has(key), false)
  })

  it('a number that looks listed is listed when it is put on the list again', async () => {
    const { keys, poolKey } = await someKeys()
    const place = { keys, key: poolKey, path: 'lists/do-not-call.slots' }
    const disk = new SimulatedDisk()
    const list = await openKeyedSet({ disk, ...place, fresh: true })
    failNextSync(disk, 'lists/do-not-call.slots.partial')
    await assert.rejects(list.add(['+441632960001']), /EIO/)
    const next = disk.afterRestart()
    const again = await openKeyedSet({ disk: next, ...place })
    await again.add(['+441632960001'])
    const after = await openKeyedSet({ disk: next.afterPowerCut(), ...place })
    assert.equal(after.has('+441632960001'), true)
  })

  it('a response that looks safe in the pool is safe when its completion is done again', async () => {
    const at = await someKeys()
    const disk = new SimulatedDisk()
    const room = await openRoom(disk, at, true)
    const one = token()
    failNextSync(disk, 'pool/campaign-1.slots')
    await assert.rejects(room.pool.add(response(at.mixingKey, 1), one), /EIO/)
    const next = disk.afterRestart()
    const again = await openRoom(next, at)
    await again.pool.add(response(at.mixingKey, 1), one)
    again.pool.settle(one)
    const after = await openRoom(next.afterPowerCut(), at)
    assert.equal(after.pool.waiting(), 1)
  })

  it('a line that looks saved, and that others follow, is no hole in the middle of the record', async () => {
    for (const forgetful of [false, true]) {
      const disk = new SimulatedDisk()
      const record = await openRecord(disk, { fresh: true })
      await record.add(2)
      failNextSync(disk, 'record/….jsonl.partial')
      await assert.rejects(record.add(2), /EIO/)
      const next = disk.afterRestart({ forgetful })
      const again = await openRecord(next)
      assert.deepEqual(again.seqs, forgetful ? [1, 2] : [1, 2, 3, 4])
      await again.add()
      const after = await openRecord(next.afterPowerCut())
      assert.deepEqual(after.seqs, [...again.seqs, again.seqs.length + 1])
    }
  })

  it('a number that looks overwritten is overwritten when it is erased again', async () => {
    const { keys, poolKey: key } = await someKeys()
    const disk = new SimulatedDisk()
    const place = { disk, keys, key, sample: 'sample' as SampleId }
    const started = await createVault(place)
    started.add('+441632960001')
    await started.finish()
    const case_ = caseId(place.sample, 0)
    failNextSync(disk, 'vault/sample.slots.partial')
    await assert.rejects((await openVault(place))?.erase([case_]) ?? Promise.resolve(), /EIO/)
    const next = disk.afterRestart()
    await (await openVault({ ...place, disk: next }))?.erase([case_])
    const after = await openVault({ ...place, disk: next.afterPowerCut() })
    assert.equal(after?.isErased(case_), true)
  })
})
