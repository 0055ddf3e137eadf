import assert from 'node:assert/strict'
import { it } from 'node:test'
import { dispositionsMayFollow, roundDispositions } from '../../src/results/dispositions.ts'

it('X4: rounds dispositions and makes the total their sum', () => {
  assert.deepEqual(roundDispositions({ refused: 23, completed: 52 }), {
    total: 75,
    counts: { completed: 50, refused: 25 },
  })
})

it('X2, X5: hides a disposition of fewer than 10 cases and another beside it', () => {
  const { counts } = roundDispositions({ completed: 52, refused: 23, language: 3 })
  assert.deepEqual(counts, { completed: 50, language: 'c', refused: 'c' })
})

it('X2: tells nothing of fewer than 10 cases', () => {
  assert.deepEqual(roundDispositions({ refused: 9 }), { total: 'c', counts: { refused: 'c' } })
})

it('X6: a second table may follow only when no count has moved by 1 to 9', () => {
  assert.equal(dispositionsMayFollow({ a: 40, b: 20 }, { a: 50, b: 20 }), true)
  assert.equal(dispositionsMayFollow({ a: 40, b: 20 }, { a: 41, b: 40 }), false)
  assert.equal(dispositionsMayFollow({ a: 40, b: 20 }, { a: 60, b: 15 }), false)
})
