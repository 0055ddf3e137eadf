import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { type ToldAttempt, timeTold } from '../../src/facts/told-attempt.ts'
import { openEnquiryDay } from '../../src/record/enquiry-day.ts'
import { HashTable } from '../../src/record/hash-table.ts'
import { type KeptAnswers, keptPath, openKeptAnswers } from '../../src/record/kept-answers.ts'
import { openKeyedSet } from '../../src/record/keyed-set.ts'
import { fewestTogether } from '../../src/record/mixing.ts'
import { everyDramaNumber } from '../support/found-room.ts'
import { until } from '../support/until.ts'
import { morning } from './ground.ts'
import { complete, numbers, openRoom, response, someKeys, token } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** Does the work on this disk and kills the process between the write and its sync; gives the disk as the next one finds it. */
async function killedBeforeTheSync(disk: SimulatedDisk, work: () => Promise<unknown>) {
  let asked = false
  disk.beforeSync = () => {
    asked = true
    return new Promise(() => undefined)
  }
  void work()
  await until('the sync to be asked for', () => asked)
  return disk.afterRestart()
}

/** The same with a sync that fails: what was written can be read, and the system takes it for clean. */
async function failedAtTheSync(disk: SimulatedDisk, work: () => Promise<unknown>) {
  disk.beforeSync = async () => {
    disk.failAt = disk.operations + 1
  }
  await assert.rejects(work(), /EIO/)
  return disk.afterRestart()
}

const said = {} as Parameters<KeptAnswers['put']>[1]

for (const [how, ended] of [
  ['a process that was killed', killedBeforeTheSync],
  ['a process whose sync failed', failedAtTheSync],
] as const)
  describe(`P9: what ${how} had written can be read by the next, and is on no disk before it is written again`, () => {
    it('a response that is put away again is on the disk when that is said', async () => {
      const disk = new SimulatedDisk()
      const at = await someKeys()
      const [answers, one] = [response(at.mixingKey, 1), token()]
      const first = await openRoom(disk, at, true)
      await first.pool.add(response(at.mixingKey, 0), token())
      const found = await ended(disk, () => first.pool.add(answers, one))
      const next = await openRoom(found, at)
      assert.ok(next.pool.holds(one), 'it can be read')
      await next.pool.add(answers, one)
      const after = await openRoom(found.afterPowerCut(), at)
      assert.ok(after.pool.holds(one))
    })

    it('and so is an interview that is kept for another day', async () => {
      const disk = new SimulatedDisk()
      const { keys, poolKey: other, campaignKey: key } = await someKeys()
      const first = await openKeptAnswers(disk, keys)
      await first.put(other, said)
      const found = await ended(disk, () => first.put(key, said))
      const next = await openKeptAnswers(found, keys)
      assert.deepEqual(next.read(key), said, 'it can be read')
      await next.put(key, said)
      const after = await openKeptAnswers(found.afterPowerCut(), keys)
      assert.deepEqual(after.read(key), said)
    })

    it('G5: and what was overwritten of it is not there again when the next has gone on', async () => {
      const disk = new SimulatedDisk()
      const { keys, campaignKey: key } = await someKeys()
      const first = await openKeptAnswers(disk, keys)
      await first.put(key, said)
      const found = await ended(disk, () => first.keepOnly(new Set()))
      const next = await openKeptAnswers(found, keys)
      await next.keepOnly(new Set())
      const left = Buffer.from(found.afterPowerCut().get(keptPath)).toString('hex')
      assert.equal(left.includes(key), false, 'it can be read again')
    })

    it('G6: and so is a call that may be told to whoever asks', async () => {
      const disk = new SimulatedDisk()
      const { keys, campaignKey: key } = await someKeys()
      const place = (on: SimulatedDisk) => ({ disk: on, keys, day: '2026-11-24', key })
      const [number = '', other = ''] = everyDramaNumber()
      const attempt: ToldAttempt = {
        ...timeTold(morning, false),
        n: 1,
        outcome: 'no-answer',
        agent: 'agent' as PersonId,
        entered: [],
      }
      const first = await openEnquiryDay(place(disk))
      await first.add(other, attempt)
      const found = await ended(disk, () => first.add(number, attempt))
      const next = await openEnquiryDay(place(found))
      assert.deepEqual(next.of(number), [attempt], 'it can be read')
      await next.add(number, attempt)
      const after = await openEnquiryDay(place(found.afterPowerCut()))
      assert.deepEqual(after.of(number), [attempt])
    })

    it('T3: and so is a number on a list, with all those through which it is found', async () => {
      const disk = new SimulatedDisk()
      const { keys, campaignKey: key } = await someKeys()
      const place = (on: SimulatedDisk) => ({ disk: on, path: 'lists/some.slots', keys, key })
      const [one, other] = sameOwnPlace((number) => keys.hash(key, number) ?? '')
      const first = await openKeyedSet({ ...place(disk), fresh: true })
      const found = await ended(disk, () => first.add([one]))
      const next = await openKeyedSet(place(found))
      await next.add([other])
      const after = await openKeyedSet(place(found.afterPowerCut()))
      assert.ok(after.has(other), 'it stands behind one that is gone')
    })
  })

/** Two numbers of which the second, with only the first there before it, stands behind it. */
function sameOwnPlace(hash: (number: string) => string): [string, string] {
  const bytesOf = (number: string) => Buffer.from(hash(number).slice(0, 32), 'hex')
  const all = everyDramaNumber()
  const [one = ''] = all
  const other = all.slice(1).find((number) => {
    const table = new HashTable(HashTable.emptyBytes())
    for (const each of [one, number]) table.put(bytesOf(each))
    return table.wayTo(bytesOf(number)).length > 1
  })
  assert.ok(other, 'no two numbers meet')
  return [one, other]
}

describe('P9: what a killed process had put in its place by name', () => {
  it('is not acted on before that name is on the disk: no response is lost between the pool and the file', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const first = await openRoom(disk, at, true)
    await complete(first, 0, 2 * fewestTogether)
    const begin = disk.moment
    await first.mixing.merge()
    const renamed = [...disk.momentsByKind()]
      .filter(([kind]) => kind === 'enter responses')
      .flatMap(([, moments]) => moments)
      .filter((moment) => moment >= begin)
    assert.ok(renamed.length >= 2, 'the merge put files in their places')
    for (const moment of renamed) {
      const found = disk.killedAt(moment + 1)
      await openRoom(found, at)
      for (let cut = 0; cut <= found.moment; cut += 7) {
        const after = await openRoom(found.afterPowerCut(0, cut), at)
        assert.equal(after.pool.waiting() + numbers(after).length, 2 * fewestTogether)
      }
    }
  })
})
