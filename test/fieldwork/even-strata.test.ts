import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { PassedOver } from '../../src/fieldwork/passed-over.ts'
import { fc } from '../support/fast-check.ts'

/** Tries slot after slot as a day would, and gives the codes in the order in which they were tried. */
function work(codes: readonly number[], until: number, isOpen?: (code: number) => boolean) {
  const touched = new Set<number>()
  const strata = new Strata(Uint16Array.from(codes))
  const order: number[] = []
  while (order.length < until) {
    const [next] = strata.fresh((slot) => touched.has(slot), isOpen)
    if (next === undefined) break
    assert.ok(!touched.has(next), 'no case is offered twice')
    touched.add(next)
    order.push(codes[next] ?? -1)
  }
  return order
}

describe('fresh cases within strata', () => {
  it('are worked evenly: at any time no stratum is further ahead than one case can put it', () => {
    const codes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(codes, fc.nat(200), (all, until) => {
        const order = work(all, until)
        assert.equal(order.length, Math.min(until, all.length), 'every case comes up in its turn')
        const worked = [...new Set(all)].map((code) => {
          const size = all.filter((one) => one === code).length
          const done = order.filter((one) => one === code).length
          return { done: done / size, one: 1 / size }
        })
        const least = Math.min(...worked.map(({ done }) => done))
        for (const { done, one } of worked) assert.ok(done - one <= least + 1e-9)
      }),
    )
  })

  it('keep the order of the sample within a stratum', () => {
    const strata = new Strata(Uint16Array.from([7, 7, 9, 7, 9]))
    const all = [...strata.fresh(() => false)]
    assert.deepEqual(
      all.filter((slot) => slot !== 2 && slot !== 4),
      [0, 1, 3],
    )
    assert.deepEqual(strata.codes, [7, 9])
  })

  it('are not looked for in a stratum that is closed, and come again when it opens', () => {
    const codes = [1, 2, 1, 2, 1, 2]
    assert.deepEqual(
      work(codes, 9, (code) => code === 2),
      [2, 2, 2],
    )
    assert.deepEqual(
      work(codes, 9, () => false),
      [],
    )
  })

  it('a case that was passed over is not offered again, so that none can stand in the way', () => {
    const strata = new Strata(Uint16Array.from([1, 1, 1]))
    const [first] = strata.fresh((slot) => slot === 1)
    assert.equal(first, 2)
  })

  it('begin where an earlier process stopped', () => {
    const strata = new Strata(Uint16Array.from([1, 2, 1, 2]), (slot) => slot < 2)
    assert.deepEqual([...strata.fresh((slot) => slot < 2)].sort(), [2, 3])
  })

  it('a look at a million cases in a hundred strata takes few steps', () => {
    const strata = new Strata(Uint16Array.from({ length: 1_000_000 }, (_, n) => n % 100))
    let asked = 0
    const isTouched = () => {
      asked += 1
      return false
    }
    const [next] = strata.fresh(isTouched)
    assert.equal(next, 0)
    assert.ok(asked <= 100 * 50, `${asked} slots were looked at`)
  })

  it('the looks that follow take no more steps for the strata that nobody was called in', () => {
    const strata = new Strata(Uint16Array.from({ length: 100_000 }, (_, n) => n % 100))
    const touched = new Set<number>()
    let asked = 0
    const isTouched = (slot: number) => {
      asked += 1
      return touched.has(slot)
    }
    const next = () => {
      for (const slot of strata.fresh(isTouched)) if (!touched.has(slot)) return slot
      return assert.fail('nobody is left')
    }
    touched.add(next())
    asked = 0
    for (let n = 0; n < 500; n++) touched.add(next())
    assert.ok(asked <= 500 * 110, `${asked} slots were looked at in 500 looks`)
    assert.equal(Math.max(...touched), 100 * 5, 'and they are worked evenly all the same')
  })
})

it('of half a million that were passed over a look goes through a few', () => {
  const over = new PassedOver()
  const touched = new Set<number>()
  let asked = 0
  const isTouched = (slot: number) => {
    asked += 1
    return touched.has(slot)
  }
  const look = (now: number) => over.some(500_000, (place) => place, isTouched, now)
  for (let n = 0; n < 200; n++) look(0)
  assert.equal(look(0).length, 10)
  for (let slot = 0; slot < 10_000; slot++) touched.add(slot)
  const seen = new Set<number>()
  let most = 0
  for (let now = 0; now < 50_000 * 5_000; now += 5_000) {
    asked = 0
    for (const slot of look(now)) {
      assert.ok(!touched.has(slot), 'who was tried is not offered')
      seen.add(slot)
    }
    most = Math.max(most, asked)
  }
  assert.equal(seen.size, 490_000, 'everybody has a turn')
  assert.ok(most <= 10_010, `${most} were looked at in one look`)
})
