import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { NumberSet } from '../../src/basics/number-set.ts'
import { fc } from '../support/fast-check.ts'

describe('a set of numbers in one piece of memory', () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 440_000_000_000, max: 449_999_999_999 }),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  )

  it('says what a Set says, whatever is put into it', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 3_000 }), fc.array(number), (put, asked) => {
        const [ours, theirs] = [new NumberSet(), new Set<number>()]
        for (const one of put) {
          ours.add(one)
          theirs.add(one)
        }
        assert.equal(ours.size, theirs.size)
        for (const one of [...put, ...asked]) assert.equal(ours.has(one), theirs.has(one))
      }),
      { numRuns: 60 },
    )
  })

  it('holds many that follow one another, and none that is no whole number', () => {
    const set = new NumberSet()
    for (let n = 0; n < 50_000; n++) set.add(447_700_900_000 + n)
    assert.equal(set.size, 50_000)
    for (let n = 0; n < 50_000; n++) assert.ok(set.has(447_700_900_000 + n), String(n))
    assert.ok(!set.has(447_700_950_000), 'one more than there are')
    for (const none of [0, -1, 1.5, Number.NaN, 2 ** 60]) assert.throws(() => set.add(none))
    set.forget()
    assert.deepEqual([set.size, set.has(447_700_900_000)], [0, false])
  })
})
