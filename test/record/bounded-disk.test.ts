import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { second } from '../../src/basics/instant.ts'
import { boundDisk, DiskSilent, longestWrite } from '../../src/record/bounded-disk.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A disk that answers no sync until it is told to, with a file open on it. */
async function hanging() {
  const simulated = new SimulatedDisk()
  const clock = new HandClock()
  const disk = boundDisk(simulated, clock)
  const file = await disk.append('a')
  await file.write(Buffer.from('written'))
  let answer = () => {}
  simulated.beforeSync = () =>
    new Promise((resolve) => {
      answer = resolve
    })
  const sync = file.datasync()
  await turn()
  return { simulated, clock, disk, file, sync, answer: () => answer() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a disk that is waited for no longer than five seconds', () => {
  it('gives up by name, then refuses everything until what it was asked has come, and goes on', async () => {
    const { simulated, clock, disk, file, sync, answer } = await hanging()
    const failed = assert.rejects(sync, DiskSilent)
    clock.move(longestWrite + second)
    await failed
    simulated.beforeSync = () => Promise.resolve()
    await assert.rejects(file.write(Buffer.from('more')), /asked to write a\./)
    await assert.rejects(disk.read('a'), DiskSilent)
    await assert.rejects(disk.replace('b', Buffer.from('b')), DiskSilent)
    await file.close()
    answer()
    await turn()
    assert.equal(String(Buffer.from((await disk.read('a')) ?? [])), 'written')
    await disk.replace('b', Buffer.from('b'))
  })

  it('takes a slow answer, and one that came while the process itself stood still', async () => {
    const slow = await hanging()
    slow.clock.move(longestWrite - 1)
    slow.answer()
    await slow.sync
    const stood = await hanging()
    stood.clock.move(longestWrite)
    stood.answer()
    await stood.sync
    stood.clock.move(longestWrite)
    await stood.file.write(Buffer.from(' more'))
  })

  it('gives a large file longer', async () => {
    const { simulated, clock, disk, sync, answer } = await hanging()
    answer()
    await sync
    let arrive = () => {}
    simulated.beforeSync = () => Promise.resolve()
    const slow = boundDisk(
      {
        ...{ read: simulated.read, list: simulated.list, makeDir: simulated.makeDir },
        ...{ append: simulated.append, slots: simulated.slots, remove: simulated.remove },
        replace: () =>
          new Promise<void>((resolve) => {
            arrive = resolve
          }),
      },
      clock,
    )
    const large = slow.replace('view.json', new Uint8Array(3 * 2 ** 20))
    clock.move(longestWrite + 2 * second)
    arrive()
    await large
    assert.deepEqual(await disk.list(''), ['a'])
  })
})
