import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fenceDisk } from '../../src/record/fenced-disk.ts'
import { SimulatedDisk } from './simulated-disk.ts'

describe('an opening of the data folder that can be shut', () => {
  it('waits for what is under way, and refuses what comes later', async () => {
    const disk = new SimulatedDisk()
    const { disk: fenced, shut } = fenceDisk(disk)
    const file = await fenced.append('journal')
    await file.write(Buffer.from('told'))
    let finish: () => void = () => undefined
    disk.beforeSync = () =>
      new Promise((resolve) => {
        finish = resolve
      })
    const syncing = file.datasync()
    let over = false
    const shutting = shut().then(() => {
      over = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(over, false)
    await assert.rejects(file.write(Buffer.from('late')), /is over/)
    for (const late of [
      () => fenced.read('journal'),
      () => fenced.append('other'),
      () => fenced.slots('other'),
      () => fenced.replace('other', Buffer.from('late')),
      () => fenced.remove('journal'),
      () => fenced.list('.'),
      () => fenced.makeDir('dir'),
    ])
      await assert.rejects(async () => late(), /is over/)
    finish()
    await syncing
    await shutting
    assert.equal(Buffer.from(disk.get('journal')).toString(), 'told')
    assert.deepEqual([...disk.files.keys()], ['journal'])
  })

  it('takes off what was written and never synced, and nothing else', async () => {
    const disk = new SimulatedDisk()
    const { disk: fenced, shut, cutUnsynced } = fenceDisk(disk)
    const file = await fenced.append('journal')
    await file.write(Buffer.from('synced'))
    await file.datasync()
    await file.write(Buffer.from(' and not'))
    const gone = await fenced.append('gone')
    await gone.write(Buffer.from('of no use'))
    await fenced.remove('gone')
    const slots = await fenced.slots('slots')
    await slots.writeAt(0, Buffer.from('slots see to themselves'))
    await shut()
    assert.throws(() => slots.readAt(0, 1), /is over/)
    await cutUnsynced()
    assert.equal(Buffer.from(disk.get('journal')).toString(), 'synced')
    assert.equal(Buffer.from(disk.get('slots')).toString(), 'slots see to themselves')
    assert.deepEqual([...disk.files.keys()].sort(), ['journal', 'slots'])
  })
})
