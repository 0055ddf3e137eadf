import assert from 'node:assert/strict'
import { it } from 'node:test'
import { DueQueue } from '../../src/basics/due-queue.ts'
import { type Instant, instant } from '../../src/basics/instant.ts'
import { seeded } from '../../src/basics/seeded.ts'
import { fc } from '../support/fast-check.ts'

it('what falls due is everything whose newest time has come, however often it was put in again', () => {
  const deed = fc.record({
    item: fc.nat(20),
    at: fc.integer({ min: 0, max: 100 }),
    gone: fc.boolean(),
    now: fc.integer({ min: 0, max: 110 }),
  })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 80 }), fc.string(), (deeds, seed) => {
      const newest = new Map<number, Instant>()
      const queue = new DueQueue<number>((item, at) => newest.get(item) === at)
      for (const { item, at, gone, now } of deeds) {
        if (gone) newest.delete(item)
        else {
          newest.set(item, instant(at))
          queue.add(item, instant(at))
        }
        const due = [...newest].filter(([, when]) => when <= now).map(([one]) => one)
        const told = new Set(queue.due(instant(now), seeded(seed)))
        assert.deepEqual([...told].sort(), due.sort())
      }
    }),
    { numRuns: 300 },
  )
})

it('looking at a few of many costs a few looks, however many of the others are gone', () => {
  const live = new Set<number>()
  let asked = 0
  const queue = new DueQueue<number>((item) => {
    asked += 1
    return live.has(item)
  })
  for (let item = 0; item < 10_000; item++) {
    live.add(item)
    queue.add(item, instant(item))
  }
  const look = (turn: number) => {
    let seen = 0
    for (const item of queue.due(instant(10_000), seeded(String(turn)))) {
      live.delete(item)
      seen += 1
      if (seen === 50) break
    }
  }
  for (let turn = 0; turn < 100; turn++) look(turn)
  assert.ok(asked < 15_000, `${asked} were looked at for 5,000`)
})
