import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  type DispositionCounts,
  dispositionsMayFollow,
  roundDispositions,
} from '../../src/results/dispositions.ts'
import { planRelease, type ReleaseSummary } from '../../src/results/release.ts'
import { fc } from '../support/fast-check.ts'
import { whatPairTells, widthOf } from './pair-attacker.ts'
import { busScript, town } from './support.ts'

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

const mayFollow = (before: DispositionCounts, now: DispositionCounts) =>
  dispositionsMayFollow({ counts: before, released: roundDispositions(before) }, now)

it('X6: a second table may follow only when each count that was shown is shown again and has moved by 10', () => {
  assert.equal(mayFollow({ a: 40, b: 20 }, { a: 50, b: 35 }), true)
  assert.equal(mayFollow({ a: 40, b: 20 }, { a: 50, b: 20 }), false, 'nobody is fewer than 10, too')
  assert.equal(mayFollow({ a: 40, b: 20 }, { a: 41, b: 40 }), false)
  assert.equal(mayFollow({ a: 40, b: 20 }, { a: 60, b: 15 }), false)
  assert.equal(
    mayFollow({ a: 60, b: 30, c: 20 }, { a: 80, b: 10, c: 3 }),
    false,
    'two would vanish',
  )
})

it('X6: of counts that are hidden only what they come to together must have moved by 10', () => {
  const before = { a: 60, b: 6, c: 7 }
  assert.equal(mayFollow(before, { a: 80, b: 8, c: 15 }), true)
  assert.equal(mayFollow(before, { a: 80, b: 8, c: 9 }), false)
  assert.equal(mayFollow({ a: 8, b: 6 }, { a: 8, b: 6 }), true, 'nothing was told')
})

it('X6: two tables give away no count and no growth below 10 to somebody who knows that all of them grow', () => {
  const cell = fc.record({
    x: fc.integer({ min: 0, max: 40 }),
    grown: fc.integer({ min: 0, max: 30 }),
  })
  let followed = 0
  fc.assert(
    fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), (cells) => {
      const named = (counts: readonly number[]) =>
        Object.fromEntries(counts.map((count, n) => [`d${n}`, count]))
      const [x, y] = [cells.map((one) => one.x), cells.map((one) => one.x + one.grown)]
      // Below that not even the total is told, which this attacker takes to be known.
      if (x.reduce((sum, n) => sum + n, 0) < 10 || !mayFollow(named(x), named(y))) return
      const seen = (counts: readonly number[]) => {
        const { counts: told } = roundDispositions(named(counts))
        const shown = counts.map((_, n) => {
          const count = told[`d${n}`]
          return typeof count === 'number' ? count : undefined
        })
        return { total: counts.reduce((sum, n) => sum + n, 0), shown }
      }
      const [before, now] = [seen(x), seen(y)]
      if (before.shown.every((count) => count === undefined)) return
      followed += 1
      for (const [n, known] of whatPairTells(before, now).entries()) {
        const [a, b] = [x[n] ?? 0, y[n] ?? 0]
        assert.ok(a >= 10 || widthOf(known.x) >= 10, `${x} then ${y}, count ${n} before`)
        assert.ok(b >= 10 || widthOf(known.y) >= 10, `${x} then ${y}, count ${n} now`)
        assert.ok(b - a >= 10 || widthOf(known.grown) >= 10, `${x} then ${y}, growth ${n}`)
      }
    }),
    { numRuns: 150, seed: 6 },
  )
  assert.ok(followed > 5, `a second table follows at all: ${followed}`)
})

it('X6: are held to every earlier release, also to the one before the last', () => {
  const release = (size: number, dispositions: DispositionCounts, previous?: ReleaseSummary) => {
    const planned = planRelease({
      ...{ campaign: 'buses', script: busScript, scriptHash: 'a'.repeat(64), dispositions },
      ...{ responses: town('back', size, 0.3), period: { first: '2025-W03', last: '2025-W07' } },
      ...(previous ? { previous } : {}),
    })
    assert.ok(planned.ok && planned.value.kind === 'new', 'there is a release')
    return planned.value
  }
  const first = release(200, { busy: 140, refused: 60 })
  const second = release(500, { busy: 120, refused: 80 }, first.summary)
  assert.equal(second.document.dispositions.asOf, 2)
  const back = release(900, { busy: 138, refused: 62 }, second.summary)
  assert.deepEqual(back.document.dispositions, second.document.dispositions)
  const on = release(900, { busy: 100, refused: 100 }, second.summary)
  assert.equal(on.document.dispositions.asOf, 3)
})
