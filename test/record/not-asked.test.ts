import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fewestTogether } from '../../src/record/mixing.ts'
import { openMixingKey } from '../../src/record/mixing-key.ts'
import { poolPath } from '../../src/record/pool.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import type { NotAsked } from '../../src/results/not-asked.ts'
import { campaign, complete, openRoom, type Room, someKeys, token } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** People who were not asked, the given number for each reason, put away as `housekeeping` does. */
async function notAsked({ notAsked: pool, mixingKey }: Room, screened: number, full: number) {
  const why = (reason: NotAsked) =>
    sealAnswers(mixingKey, campaign, Buffer.from(JSON.stringify({ notAsked: reason })))
  for (let n = 0; n < screened + full; n++) {
    const one = token()
    await pool.add(why(n < screened ? 'screened-out' : 'quota-full'), one)
    pool.settle(one)
  }
}

describe('why people were not asked', () => {
  it('is counted with a merge of responses alone, and of 50 or more together (design 3)', async () => {
    const room = await openRoom(new SimulatedDisk(), await someKeys(), true)
    await notAsked(room, 30, fewestTogether - 31)
    await complete(room, 0, 2 * fewestTogether)
    await room.mixing.merge()
    assert.equal(room.responses.notAsked(), undefined, 'one too few of them')
    await notAsked(room, 0, 1)
    assert.equal(await room.mixing.merge(), 0)
    assert.equal(room.responses.notAsked(), undefined, 'nothing moves without a merge')
    await complete(room, 200, 250)
    assert.equal(await room.mixing.merge(), fewestTogether)
    assert.deepEqual(room.responses.notAsked(), { 'screened-out': 30, 'quota-full': 20 })
    assert.equal(room.notAsked.waiting(), 0)
    assert.deepEqual(room.responses.notAskedTold()?.counts, room.responses.notAsked())
    await notAsked(room, 48, 2)
    await complete(room, 500, 550)
    assert.equal(await room.mixing.merge(), fewestTogether)
    assert.deepEqual(room.responses.notAsked(), { 'screened-out': 78, 'quota-full': 22 })
    const told = room.responses.notAskedTold()?.counts
    assert.deepEqual(told, { 'screened-out': 30, 'quota-full': 20 }, 'two more are not told (X6)')
    assert.equal(room.responses.readAll().length, 3 * fewestTogether, 'and it is no response')
  })

  it('at close goes together when there are 50, whatever becomes of the responses; of fewer it is destroyed', async () => {
    for (const [screened, completed, counted] of [
      [fewestTogether, 3, fewestTogether],
      [fewestTogether - 1, fewestTogether, undefined],
    ] as const) {
      const room = await openRoom(new SimulatedDisk(), await someKeys(), true)
      await notAsked(room, screened, 0)
      await complete(room, 0, completed)
      const closed = await room.mixing.closeOut()
      assert.deepEqual(closed, completed === 3 ? { destroyed: 3 } : { merged: completed })
      assert.equal(room.responses.notAsked()?.['screened-out'], counted)
      assert.equal(room.notAsked.waiting(), 0)
    }
  })

  it('is counted once, whenever the power goes during the merge', async () => {
    const at = await someKeys()
    const begin = async () => {
      const disk = new SimulatedDisk()
      const room = await openRoom(disk, at, true)
      await notAsked(room, 40, 15)
      await complete(room, 0, 2 * fewestTogether)
      return { disk, room }
    }
    const whole = await begin()
    const first = whole.disk.operations
    await whole.room.mixing.merge()
    const operations = whole.disk.operations - first
    assert.ok(operations > 4, `${operations} operations: responses, two pools, tokens`)
    for (let cut = 1; cut <= operations; cut += cut < 12 ? 1 : 17) {
      const { disk, room } = await begin()
      disk.cutAt = disk.operations + cut
      await room.mixing.merge().catch(() => undefined)
      for (const keep of [0, 1_000_000]) {
        const after = await openRoom(disk.afterPowerCut(keep), at)
        const counts = after.responses.notAsked()
        const counted = counts === undefined ? 0 : counts['screened-out'] + counts['quota-full']
        assert.equal(counted + after.notAsked.waiting(), 55, `cut at ${cut}, ${keep} bytes kept`)
        assert.deepEqual(counts ?? { 'screened-out': 40, 'quota-full': 15 }, {
          'screened-out': 40,
          'quota-full': 15,
        })
      }
    }
  })

  it('cannot be read by whoever has the disk before and after it, and every key but the mixing key’s half', async () => {
    const [disk, at] = [new SimulatedDisk(), await someKeys()]
    const room = await openRoom(disk, at, true)
    const path = poolPath(campaign, 'not-asked')
    const sizes = new Set<number>()
    for (const [screened, full] of [
      [1, 0],
      [0, 1],
    ] as const) {
      await notAsked(room, screened, full)
      sizes.add(disk.get(path).length)
    }
    assert.equal(sizes.size, 1, 'one length, whichever it was')
    const stranger = await openRoom(disk, {
      ...at,
      mixingKey: await openMixingKey(new SimulatedDisk()),
    })
    assert.equal(stranger.notAsked.waiting(), 2, 'he sees that two wait')
    assert.throws(() => stranger.notAsked.draw(1), /was not sealed for the key/)
  })
})
