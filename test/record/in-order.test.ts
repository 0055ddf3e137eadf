import assert from 'node:assert/strict'
import { it } from 'node:test'
import { InOrder } from '../../src/record/in-order.ts'
import { fc } from '../support/fast-check.ts'

it('things are told in the order in which they came, each once, in whatever order they are asked for', () => {
  const many = Array.from({ length: 300 }, (_, n) => n)
  const asked = fc.array(fc.nat(299), { maxLength: 300 })
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 300 }), (asking, together) => {
      const told: number[] = []
      const order = new InOrder<number>((one) => told.push(one))
      let highest = -1
      for (let from = 0; from < many.length; from += together) {
        const added = many.slice(from, from + together)
        for (const one of added) order.add(one)
        for (const one of asking.filter((each) => each < from + added.length)) {
          order.tellUpTo(one)
          highest = Math.max(highest, one)
          assert.deepEqual(told, many.slice(0, highest + 1))
        }
      }
    }),
    { numRuns: 50 },
  )
})

it('what is added while something is told is told after it', () => {
  const told: number[] = []
  const order = new InOrder<number>((one) => {
    told.push(one)
    if (one < 200) order.add(one + 1)
  })
  order.add(0)
  for (let one = 0; one <= 200; one++) order.tellUpTo(one)
  assert.deepEqual(
    told,
    Array.from({ length: 201 }, (_, n) => n),
  )
})
