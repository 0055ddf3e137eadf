import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mergeSize } from '../../src/record/mixing.ts'
import { poolPath, poolSlotBytes } from '../../src/record/pool.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import { campaign, complete, numbers, openRoom, response, someKeys, token } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

describe('the mixing pool', () => {
  it('merges only when 100 or more wait, keeps 50 back, and closes with 50 or more', () => {
    assert.deepEqual([0, 50, 99, 100, 101, 170].map(mergeSize), [0, 0, 0, 50, 51, 120])
  })

  it('keeps every response through power cuts and merges, each once', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    let room = await openRoom(disk, at, true)
    await complete(room, 0, 99)
    assert.equal(await room.mixing.merge(), 0)
    await complete(room, 99, 105)
    room = await openRoom(disk.afterPowerCut(), at)
    assert.equal(room.pool.waiting(), 105)
    assert.equal(await room.mixing.merge(), 55)
    assert.equal(room.pool.waiting(), 50)
    room = await openRoom(room.disk.afterPowerCut(), at)
    assert.equal(room.responses.readAll().length, 55)
    assert.deepEqual(await room.mixing.closeOut(), { merged: 50 })
    assert.deepEqual(
      numbers(room).sort((a, b) => a - b),
      [...Array(105).keys()],
    )
    assert.deepEqual(await room.mixing.closeOut(), { destroyed: 0 })
  })

  it('destroys fewer than 50 at close, and leaves no byte of them', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const room = await openRoom(disk, at, true)
    await complete(room, 0, 49)
    const before = Buffer.from(disk.get(poolPath(campaign)))
    assert.deepEqual(await room.mixing.closeOut(), { destroyed: 49 })
    const after = Buffer.from(disk.afterPowerCut().get(poolPath(campaign)))
    let changed = 0
    for (let slot = 0; slot * poolSlotBytes < before.length; slot++) {
      const piece = before.subarray(slot * poolSlotBytes, (slot + 1) * poolSlotBytes)
      if (!after.includes(piece.subarray(100, 132))) changed += 1
    }
    assert.equal(changed, 49)
    const again = await openRoom(disk.afterPowerCut(), at)
    assert.deepEqual([again.pool.waiting(), again.responses.readAll().length], [0, 0])
  })

  it('takes the same completion twice as one, at once or after a power cut', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const room = await openRoom(disk, at, true)
    const one = token()
    await Promise.all([
      room.pool.add(response(at.mixingKey, 1), one),
      room.pool.add(response(at.mixingKey, 1), one),
    ])
    await room.pool.add(response(at.mixingKey, 1), one)
    const again = await openRoom(disk.afterPowerCut(), at)
    await again.pool.add(response(at.mixingKey, 1), one)
    again.pool.settle(one)
    assert.equal(again.pool.waiting(), 1)
    await again.mixing.closeOut()
    const third = await openRoom(again.disk.afterPowerCut(), at)
    assert.equal(third.pool.waiting(), 0, 'no second copy lies in another slot')
  })

  it('keeps a completion under way out of every merge, and the campaign open for it', async () => {
    const at = await someKeys()
    const room = await openRoom(new SimulatedDisk(), at, true)
    await complete(room, 0, 99)
    const one = token()
    await room.pool.add(response(at.mixingKey, 999), one)
    assert.equal(await room.mixing.merge(), 0)
    await assert.rejects(room.mixing.closeOut(), /under way/)
    room.pool.settle(one)
    assert.equal(await room.mixing.merge(), 50)
  })

  it('has one size for few and for many, all of it noise, and random places', async () => {
    const at = await someKeys()
    const sizes = new Set<number>()
    const places = new Set<number>()
    for (let run = 0; run < 12; run++) {
      const disk = new SimulatedDisk()
      const room = await openRoom(disk, at, true)
      const before = disk.get(poolPath(campaign))
      await complete(room, 0, run === 0 ? 20 : 1)
      const after = disk.get(poolPath(campaign))
      sizes.add(after.length)
      const first = after.findIndex((byte, index) => byte !== before[index])
      if (run > 0) places.add(Math.floor(first / poolSlotBytes))
      assert.ok(!Buffer.from(after).includes('canary'))
    }
    assert.deepEqual([...sizes], [64 * poolSlotBytes])
    assert.ok(places.size > 3, 'the first response does not always take the same slot')
  })

  it('grows when many come at once, and loses none', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const room = await openRoom(disk, at, true)
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => room.pool.add(response(at.mixingKey, n), token())),
    )
    const again = await openRoom(disk.afterPowerCut(), at)
    assert.equal(again.pool.waiting(), 100)
    assert.equal(disk.get(poolPath(campaign)).length % (64 * poolSlotBytes), 0)
  })

  it('refuses what is not a response', async () => {
    const { pool, mixingKey } = await openRoom(new SimulatedDisk(), await someKeys(), true)
    assert.throws(() => pool.add(Buffer.from('[1]'), token()), /sealed/)
    assert.throws(() => pool.add(response(mixingKey, 1), 'interview-7'), /32 hex digits/)
    assert.throws(() => sealAnswers(mixingKey, campaign, Buffer.from('[1]')))
    const long = Buffer.from(JSON.stringify({ a: 'x'.repeat(8000) }))
    assert.throws(() => sealAnswers(mixingKey, campaign, long), /8000/)
  })
})

/** Of the operations of a merge of 52: its document, its first and last slots, its document again, and after it. */
const moments = [1, 2, 3, 4, 5, 30, 54, 55, 56, 57, 58, 59, 60]

/** A disk with enough waiting for a merge. */
async function fullPool() {
  const full = new SimulatedDisk()
  const at = await someKeys()
  await complete(await openRoom(full, at, true), 0, 102)
  return { at, full }
}

describe('a merge with the power cut at any operation', () => {
  it('loses no response and doubles none', async () => {
    const { at, full } = await fullPool()
    for (const cutAt of moments) {
      for (const keep of [0, 40_000, 1_000_000]) {
        const disk = full.afterPowerCut()
        const room = await openRoom(disk, at)
        disk.cutAt = disk.operations + cutAt
        await room.mixing.merge().catch(() => undefined)
        const again = await openRoom(disk.afterPowerCut(keep), at)
        const merged = again.responses.readAll().length
        assert.ok(merged === 0 || merged === 52, `${merged} merged`)
        assert.equal(again.pool.waiting(), 102 - merged, `cut at ${cutAt}, kept ${keep}`)
        assert.deepEqual(again.responses.merging(), [])
        await again.mixing.closeOut()
        assert.deepEqual(
          numbers(again).sort((a, b) => a - b),
          [...Array(102).keys()],
        )
      }
    }
  })

  it('or a failing disk, done again by the next process, loses none and doubles none', async () => {
    const { at, full } = await fullPool()
    for (const failAt of moments) {
      const disk = full.afterPowerCut()
      const room = await openRoom(disk, at)
      disk.failAt = disk.operations + failAt
      await room.mixing.merge().catch(() => undefined)
      disk.failAt = Number.POSITIVE_INFINITY
      const merging = room.responses.merging().length
      const onDisk = await openRoom(disk.afterPowerCut(), at)
      assert.ok(merging === 0 || onDisk.responses.readAll().length === 52, 'memory is not ahead')
      const next = await openRoom(disk.afterRestart(), at)
      await next.mixing.merge()
      await next.mixing.closeOut()
      const safe = await openRoom(next.disk.afterPowerCut(), at)
      assert.deepEqual(
        numbers(safe).sort((a, b) => a - b),
        [...Array(102).keys()],
      )
    }
  })
})

describe('a completion with the power cut at any operation', () => {
  it('ends in the pool exactly once when it is done again', async () => {
    const at = await someKeys()
    for (let cutAt = 1; cutAt < 5; cutAt++) {
      for (let keep = 0; keep < 2 * poolSlotBytes; keep += 1_370) {
        const disk = new SimulatedDisk()
        const room = await openRoom(disk, at, true)
        await complete(room, 0, 3)
        const one = token()
        disk.cutAt = disk.operations + cutAt
        await room.pool.add(response(at.mixingKey, 3), one).catch(() => undefined)
        const again = await openRoom(disk.afterPowerCut(keep), at)
        await again.pool.add(response(at.mixingKey, 3), one)
        again.pool.settle(one)
        assert.equal(again.pool.waiting(), 4)
      }
    }
  })
})
