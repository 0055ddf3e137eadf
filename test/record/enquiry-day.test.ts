import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KeyId, PersonId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { type ToldAttempt, timeTold } from '../../src/facts/told-attempt.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { enquiryPath, openEnquiryDay } from '../../src/record/enquiry-day.ts'
import { openKeys } from '../../src/record/keys.ts'
import { everyDramaNumber } from '../support/found-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const day = '2026-11-24'
const masterKey = new Uint8Array(32).fill(7)
const [first = '', second = '', third = ''] = everyDramaNumber()

const told = (n: number, outcome: ToldAttempt['outcome'] = 'no-answer'): ToldAttempt => ({
  ...timeTold(instantAt(day, 10 * hour + n * 60_000), false),
  n,
  outcome,
  agent: 'agent' as PersonId,
  entered: [{ by: 'helen' as PersonId, did: 'listen' }],
})

async function opened(disk = new SimulatedDisk(), known?: KeyId) {
  const keys = await openKeys({ disk, masterKey })
  await keys.ready()
  const key = known ?? keys.take()
  return { disk, keys, key, index: await openEnquiryDay({ disk, keys, day, key }) }
}

describe('one day of the enquiry index (G6)', () => {
  it('tells of each number what was written for it, after a power cut too, and of no other', async () => {
    const { disk, key, index } = await opened()
    await index.add(first, told(1))
    await index.add(first, told(2, 'refuses'))
    await index.add(second, told(1, 'busy'))
    const again = await opened(disk.afterPowerCut(), key)
    for (const one of [index, again.index]) {
      assert.deepEqual(
        [...one.of(first)].sort((a, b) => a.n - b.n),
        [told(1), told(2, 'refuses')],
      )
      assert.deepEqual(one.of(second), [told(1, 'busy')])
      assert.deepEqual(one.of(third), [])
    }
  })

  it('has what is written twice once: a crash before the answer does it again', async () => {
    const { disk, key, index } = await opened()
    await Promise.all([index.add(first, told(1)), index.add(first, told(1))])
    const again = await opened(disk.afterPowerCut(), key)
    await again.index.add(first, told(1))
    assert.deepEqual(again.index.of(first), [told(1)])
  })

  it('grows by whole blocks and takes any free slot, so that neither length nor order tells when', async () => {
    const { disk, index } = await opened()
    const sizes = new Set<number>()
    const places: number[] = []
    for (const number of everyDramaNumber().slice(0, 40)) {
      const before = (await disk.read(enquiryPath(day))) ?? new Uint8Array()
      await index.add(number, told(1))
      const bytes = (await disk.read(enquiryPath(day))) ?? new Uint8Array()
      sizes.add(bytes.length)
      for (let slot = 0; slot < bytes.length / 512; slot++)
        if (bytes[slot * 512] === 1 && before[slot * 512] !== 1) places.push(slot)
    }
    assert.deepEqual([...sizes], [256 * 512])
    assert.equal(places.length, 40)
    const inOrder = places.filter((place, at) => at > 0 && place > (places[at - 1] ?? 0)).length
    assert.ok(inOrder < 35, 'one after the other they do not lie in order')
  })

  it('says nothing to whoever has the key of the day and no number, and nothing at all without the key', async () => {
    const { disk, keys, key, index } = await opened()
    await index.add(first, told(1, 'refuses'))
    const bytes = (await disk.read(enquiryPath(day))) ?? new Uint8Array()
    for (const word of ['refuses', 'agent', 'helen', first.slice(3)])
      assert.ok(!Buffer.from(bytes).includes(word), word)
    await keys.destroy([key])
    assert.throws(() => index.of(first), /destroyed/)
    const other = await opened(disk)
    assert.deepEqual(other.index.of(first), [], 'under another key it is another day')
  })

  it('a time is told to the hour, and where somebody was spoken to only as a part of the day', () => {
    const at = instantAt(day, 10 * hour + 61_000)
    const clock = ({ from, until }: Pick<ToldAttempt, 'from' | 'until'>) => [
      (from - instantAt(day, 0)) / hour,
      (until - instantAt(day, 0)) / hour,
    ]
    assert.deepEqual(clock(timeTold(at, false)), [10, 11])
    assert.deepEqual(clock(timeTold(at, true)), [9, 13])
    assert.deepEqual(clock(timeTold(instantAt(day, 13 * hour), true)), [13, 17])
    assert.deepEqual(clock(timeTold(instantAt(day, 20 * hour), true)), [17, 21])
    const clocksGoBack = instantAt('2026-10-25', 12 * hour)
    assert.equal(timeTold(clocksGoBack, true).from, instantAt('2026-10-25', 9 * hour))
  })
})
