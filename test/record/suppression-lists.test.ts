import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { clientList } from '../../src/basics/list-id.ts'
import { openKeys } from '../../src/record/keys.ts'
import { listFiles } from '../../src/record/list-files.ts'
import { indexPath } from '../../src/record/list-index.ts'
import { GatheredHashes, SortedHashes, shortHash } from '../../src/record/sorted-hashes.ts'
import {
  type Asker,
  barredPath,
  openSuppressionLists,
  type SuppressionLists,
} from '../../src/record/suppression-lists.ts'
import { fc } from '../support/fast-check.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const number = (n: number) => `+447700900${String(n).padStart(3, '0')}`
const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => number(from + index))
async function* stream(numbers: readonly string[]): AsyncGenerator<string> {
  yield* numbers
}
const of = (list: 'tps' | 'ctps' | 'do-not-call' | 'barred' | `client-${string}`) =>
  ({ list, source: 'Made up', date: '2026-11-02' }) as const
const anybody: Asker = { screens: true, clients: [] }
const [agent, another] = ['agent-1', 'agent-2'] as unknown as [PersonId, PersonId]

async function place(disk = new SimulatedDisk(), fresh = true) {
  const keys = await openKeys({ disk: new SimulatedDisk(), masterKey: new Uint8Array(32) })
  await keys.ready()
  return { disk, keys, key: keys.take(), fresh }
}
const onList = (lists: SuppressionLists, asker: Asker = anybody) =>
  some(0, 1000).filter((one) => lists.mustNotRing(one, asker))

describe('who must never be called', () => {
  it('T3, T4: is known from the import on, after a start too, each list in its own way', async () => {
    const at = await place()
    const lists = await openSuppressionLists(at)
    const client = clientList('Acme & Co')
    await lists.take(of('do-not-call'), stream(some(0, 5)))
    await lists.take(of('do-not-call'), stream(some(3, 8)))
    await lists.take(of('tps'), stream(some(10, 15)))
    await lists.take(of('tps'), stream(some(12, 18)))
    await lists.take(of('ctps'), stream(some(20, 22)))
    await lists.take(of(client), stream(some(30, 32)))
    await lists.take(of('barred'), stream(some(40, 42)))
    const restarted = await openSuppressionLists({
      ...at,
      disk: at.disk.afterPowerCut(),
      fresh: false,
    })
    for (const each of [lists, restarted]) {
      const always = [...some(0, 8), ...some(40, 42)]
      assert.deepEqual(onList(each, { screens: false, clients: [] }), always)
      const screened = [...some(0, 8), ...some(12, 18), ...some(20, 22), ...some(40, 42)]
      assert.deepEqual(onList(each), screened, 'a newer TPS file takes the place of the old')
      assert.deepEqual(onList(each, { screens: false, clients: [client] }), [
        ...some(0, 8),
        ...some(30, 32),
        ...some(40, 42),
      ])
      assert.deepEqual(
        each
          .kept()
          .map(({ list }) => list)
          .sort(),
        ['barred', client, 'ctps', 'do-not-call', 'tps'],
      )
    }
  })

  it('one client’s exclusions are for its campaigns alone, whatever the spelling of its name', () => {
    assert.equal(clientList('Acme  & Co.'), clientList('acme co'))
    assert.notEqual(clientList('Acme'), clientList('Acme 2'))
    assert.doesNotMatch(clientList('Acme'), /acme/i)
  })

  it('J6: a number is barred for one agent or for everybody, at once and for good', async () => {
    const at = await place()
    const lists = await openSuppressionLists(at)
    const barring = lists.bar([number(1)], agent)
    assert.ok(lists.mustNotRing(number(1), { ...anybody, agent }), 'before it is on disk')
    await barring
    await lists.bar([number(2), number(3)], undefined)
    const restarted = await openSuppressionLists({
      ...at,
      disk: at.disk.afterPowerCut(),
      fresh: false,
    })
    for (const each of [lists, restarted]) {
      assert.deepEqual(onList(each, { ...anybody, agent }), some(1, 4))
      assert.deepEqual(onList(each, { ...anybody, agent: another }), some(2, 4))
      assert.deepEqual(onList(each), some(2, 4))
      assert.deepEqual(each.kept(), [], 'that there are barred numbers is no list to be shown')
    }
  })

  it('an import is all or nothing when the power goes at any operation', async () => {
    const at = await place()
    const before = await openSuppressionLists(at)
    await before.take(of('tps'), stream(some(0, 10)))
    await before.bar([number(500)], undefined)
    let whole = 0
    for (let cutAt = 1; cutAt < 20; cutAt++) {
      const disk = at.disk.afterPowerCut()
      const lists = await openSuppressionLists({ ...at, disk, fresh: false })
      disk.cutAt = disk.operations + cutAt
      const answered = await lists.take(of('tps'), stream(some(20, 40))).then(
        () => true,
        () => false,
      )
      const again = await openSuppressionLists({
        ...at,
        disk: disk.afterPowerCut(cutAt % 16),
        fresh: false,
      })
      const found = onList(again)
      const isNew = found.length === 21
      if (answered) assert.ok(isNew, `cut at ${cutAt}: what was answered stands`)
      assert.deepEqual(found, [...(isNew ? some(20, 40) : some(0, 10)), number(500)])
      if (answered) whole += 1
    }
    assert.ok(whole > 0 && whole < 19, 'some were cut and some were not')
  })

  it('a first start that is cut short anywhere begins again', async () => {
    const at = await place()
    for (let cutAt = 1; cutAt < 12; cutAt++) {
      const disk = new SimulatedDisk()
      disk.cutAt = cutAt
      await openSuppressionLists({ ...at, disk }).catch(() => undefined)
      const again = await openSuppressionLists({ ...at, disk: disk.afterPowerCut(cutAt % 16) })
      assert.deepEqual(onList(again), [])
    }
  })

  it('is never empty by surprise: a list that is missing, cut, changed or unknown is said so', async () => {
    const at = await place()
    const lists = await openSuppressionLists(at)
    await lists.take(of('tps'), stream(some(0, 10)))
    await lists.bar([number(500)], undefined)
    const file = 'lists/tps.1.sorted'
    const bytes = at.disk.get(file)
    const spoiled = async (spoil: (disk: SimulatedDisk) => unknown, how: RegExp, fresh = false) => {
      const disk = at.disk.afterPowerCut()
      await spoil(disk)
      await assert.rejects(openSuppressionLists({ ...at, disk, fresh }), how)
    }
    await spoiled((disk) => disk.remove(file), /It is missing/)
    await spoiled((disk) => disk.put(file, bytes.subarray(0, 72)), /It was cut short/)
    await spoiled((disk) => disk.put(file, bytes.subarray(0, 77)), /It was cut short/)
    const other = Buffer.from(bytes)
    other[3] = (other[3] ?? 0) ^ 1
    await spoiled((disk) => disk.put(file, other), /It was changed/)
    await spoiled((disk) => disk.remove(barredPath), /It is missing/)
    await spoiled((disk) => disk.remove(indexPath), /It is missing/)
    await spoiled((disk) => disk.remove(indexPath), /It is missing/, true)
    await spoiled((disk) => disk.put(indexPath, Buffer.from('{}')), /It cannot be read/)
    await spoiled(async (disk) => {
      for (const one of [indexPath, file, barredPath]) await disk.remove(one)
    }, /It is missing/)
  })

  it('a backup that is made while a list comes in has one or the other, whole, and opens', async () => {
    const at = await place()
    const lists = await openSuppressionLists(at)
    await lists.take(of('tps'), stream(some(0, 10)))
    await lists.bar([number(500)], undefined)
    const { disk } = at
    for (let after = 0; after < 5; after++) {
      let reads = 0
      const busy = {
        list: (folder: string) => disk.list(folder),
        read: async (path: string) => {
          if (reads++ === after) await lists.take(of('tps'), stream(some(20 + after, 40)))
          return disk.read(path)
        },
      }
      const copy = new SimulatedDisk()
      await copy.makeDir('lists')
      for (const { path, content } of await listFiles(busy)) await copy.replace(path, content)
      const restored = await openSuppressionLists({ ...at, disk: copy, fresh: false })
      const found = onList(restored)
      assert.ok(found.includes(number(500)) && found.length > 10, `after ${after} reads`)
    }
  })

  it('holds no number, and the same bytes whatever the order and however often they came (G6)', async () => {
    const at = await place()
    const [one, two] = [new SimulatedDisk(), new SimulatedDisk()]
    const first = await openSuppressionLists({ ...at, disk: one })
    await first.take(of('tps'), stream(some(0, 100)))
    const second = await openSuppressionLists({ ...at, disk: two })
    await second.take(of('tps'), stream([...some(0, 100).reverse(), ...some(20, 60)]))
    assert.deepEqual(one.get('lists/tps.1.sorted'), two.get('lists/tps.1.sorted'))
    for (const path of ['lists/tps.1.sorted', barredPath, indexPath])
      assert.doesNotMatch(Buffer.from(one.get(path)).toString('latin1'), /7700/)
  })
})

describe('a long list of short hashes', () => {
  it('holds exactly what was put in, in ascending order, each once', async () => {
    const hash = fc.integer({ min: 0, max: 2 ** 31 }).map((n) => n * 2 ** 20)
    await fc.assert(
      fc.asyncProperty(fc.array(hash), fc.array(hash), async (early, late) => {
        const gather = (hashes: readonly number[]) => {
          const gathered = new GatheredHashes()
          for (const one of hashes) gathered.add(one)
          return gathered
        }
        const before = await SortedHashes.of(gather(early))
        const list = await SortedHashes.of(gather(late), before)
        const all = new Set([...early, ...late])
        assert.equal(list.size, all.size)
        for (const one of all) assert.ok(list.has(one), 'it is there')
        for (const one of all) assert.equal(list.has(one + 1), all.has(one + 1))
        const read = await SortedHashes.read(list.bytes)
        assert.deepEqual(read?.bytes, list.bytes)
        assert.equal(await read?.digest(), await list.digest())
      }),
      { numRuns: 60 },
    )
  })

  it('is 52 bits of a hash', () => {
    assert.equal(shortHash('f'.repeat(64)), 2 ** 52 - 1)
    assert.equal(shortHash('0'.repeat(64)), 0)
  })
})
