import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KeyId } from '../../src/basics/ids.ts'
import { openKeyedSet } from '../../src/record/keyed-set.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const path = 'lists/do-not-call.slots'
const number = (n: number) => `+447700900${String(n).padStart(3, '0')}`
const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => number(from + index))

async function someKeys(): Promise<{ keys: Keys; key: KeyId }> {
  const keys = await openKeys({ disk: new SimulatedDisk(), masterKey: new Uint8Array(32) })
  await keys.ready()
  return { keys, key: keys.take() }
}

describe('a keyed set', () => {
  it('knows what was added, in this run and after a power cut, one by one and by the hundred', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const set = await openKeyedSet({ disk, path, ...at, fresh: true })
    for (const each of some(0, 50)) await set.add([each])
    await set.add(some(50, 600))
    await set.add(some(590, 610))
    const again = await openKeyedSet({ disk: disk.afterPowerCut(), path, ...at })
    for (const each of [set, again]) {
      assert.equal(each.size(), 610)
      for (const known of some(0, 610)) assert.ok(each.has(known))
      for (const unknown of some(610, 900)) assert.ok(!each.has(unknown))
    }
  })

  it('knows a number from the moment of adding, while it grows and while it is written', async () => {
    const disk = new SimulatedDisk()
    const set = await openKeyedSet({ disk, path, ...(await someKeys()), fresh: true })
    const adding = Array.from({ length: 300 }, (_, n) => {
      const added = set.add([number(n)])
      assert.ok(set.has(number(n)))
      return added
    })
    await Promise.all(adding)
    for (const each of some(0, 300)) assert.ok(set.has(each))
    assert.equal(set.size(), 300)
  })

  it('keeps what it answered when the power goes at any operation', async () => {
    const at = await someKeys()
    for (let cutAt = 1; cutAt < 110; cutAt++) {
      const disk = new SimulatedDisk()
      const set = await openKeyedSet({ disk, path, ...at, fresh: true })
      disk.cutAt = disk.operations + cutAt
      const answered: string[] = []
      for (const each of some(0, 60))
        await set.add([each]).then(
          () => answered.push(each),
          () => undefined,
        )
      const again = await openKeyedSet({ disk: disk.afterPowerCut(cutAt % 16), path, ...at })
      for (const each of answered) assert.ok(again.has(each), `cut at ${cutAt}`)
    }
  })

  it('holds no number, and the same file whatever the order they came in', async () => {
    const at = await someKeys()
    const [one, two] = [new SimulatedDisk(), new SimulatedDisk()]
    const first = await openKeyedSet({ disk: one, path, ...at, fresh: true })
    await first.add(some(0, 100))
    const second = await openKeyedSet({ disk: two, path, ...at, fresh: true })
    await second.add(some(0, 100).reverse())
    const slots = (disk: SimulatedDisk) => {
      const hex = Buffer.from(disk.get(path)).toString('hex').match(/.{32}/g) ?? []
      return hex.map((hash) => hash !== '0'.repeat(32))
    }
    assert.deepEqual(slots(one), slots(two))
    assert.ok(!Buffer.from(one.get(path)).toString('latin1').includes('7700'))
  })

  it('says nothing about anybody when its key is destroyed (G6)', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const set = await openKeyedSet({ disk, path, ...at, fresh: true })
    await set.add(some(0, 3))
    await at.keys.destroy([at.key])
    assert.throws(() => set.has(number(1)), /key .* is destroyed/)
    const other = await openKeyedSet({ disk, path, ...(await someKeys()) })
    assert.ok(!other.has(number(1)))
  })

  it('is never empty by surprise, nor cut short unseen', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    await assert.rejects(openKeyedSet({ disk, path, ...at }), /It is missing/)
    disk.put(path, new Uint8Array(64 * 16 - 1))
    await assert.rejects(openKeyedSet({ disk, path, ...at }), /cut short/)
  })
})
