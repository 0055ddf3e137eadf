import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { leak, type Sighting } from '../../src/results/attack.ts'
import { chooseShown, splitAtoms } from '../../src/results/disclosure.ts'
import { flowRange } from '../../src/results/flow.ts'
import { fc } from '../support/fast-check.ts'
import { type Pair, possible, possiblePairs, viewOf, widthOf } from './brute-force.ts'

const flat = (counts: readonly number[]) => counts.map(() => 0)
const choose = (...counts: number[]) => chooseShown([], counts, flat(counts))

describe('one table', () => {
  it('X2: never shows a count of 1 to 9', () => {
    assert.deepEqual(choose(40, 30, 9, 8), [true, true, false, false])
  })

  it('X3: hides a cell that everybody chose, and the noughts beside it', () => {
    assert.deepEqual(choose(100, 0, 0, 0), [false, false, false, false])
  })

  it('X3: hides a cell that all but nine chose', () => {
    assert.deepEqual(choose(91, 9), [false, false])
  })

  it('X5: hides a second cell when one is hidden, and the smaller of those left', () => {
    assert.deepEqual(choose(50, 40, 3), [true, false, false])
  })

  it('X5: hides a third when the two hidden come to fewer than 10', () => {
    assert.deepEqual(choose(60, 50, 2, 0), [true, false, false, false])
  })

  it('X5: leaves the rest alone when the hidden ones come to enough', () => {
    assert.deepEqual(choose(60, 50, 6, 9), [true, true, false, false])
  })

  it('X2: tells nothing of fewer than ten people', () => {
    assert.equal(choose(5, 4), undefined)
  })

  it('X5: leaves every hidden cell a range of 10 or more, by brute force', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(counts, (table) => {
        const shown = chooseShown([], table, flat(table))
        if (shown === undefined) return
        const towns = possible(viewOf(table, shown))
        for (const [cell, count] of table.entries()) {
          if (shown[cell]) assert.ok(count >= 10)
          else assert.ok(widthOf(towns, (town) => town[cell] ?? 0) >= 10)
        }
        const hidden = (town: readonly number[]) =>
          town.reduce((sum, count, cell) => (shown[cell] ? sum : sum + count), 0)
        assert.ok(hidden(table) >= 10 || shown.every(Boolean) || widthOf(towns, hidden) >= 10)
        assert.notEqual(shown.filter((isShown) => !isShown).length, 1)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a table whose cell is the base of another', () => {
  it('X5: is refused when the cell would have to be hidden', () => {
    const atoms = splitAtoms([0, 0, 0, 0], [true, false, false, false])
    assert.equal(chooseShown([], [8, 50, 20, 20], atoms), undefined)
  })

  it('X5: hides among the others until they hold by themselves', () => {
    const atoms = splitAtoms([0, 0, 0, 0], [true, false, false, false])
    assert.deepEqual(chooseShown([], [30, 50, 3, 1], atoms), [true, false, false, false])
  })
})

describe('two tables, one after the other', () => {
  const first: Sighting = { counts: [40, 30, 12], shown: [true, true, true], atoms: [0, 0, 0] }

  it('X6: hides a count that has grown by fewer than 10', () => {
    const shown = chooseShown([first], [55, 45, 13], [0, 0, 0])
    assert.equal(shown?.[2], false)
  })

  it('X6: hides a count that has not grown at all', () => {
    assert.notEqual(chooseShown([first], [60, 50, 12], [0, 0, 0])?.[2], true)
  })

  it('X6: shows counts that have each grown by 10', () => {
    assert.deepEqual(chooseShown([first], [50, 40, 22], [0, 0, 0]), [true, true, true])
  })

  it('X6: tells nothing anew when fewer than 10 people are new', () => {
    assert.equal(chooseShown([first], [43, 33, 14], [0, 0, 0]), undefined)
  })

  it('X6: leaves no count or growth below 10 to be worked out from both, by brute force', () => {
    const cell = fc.record({
      x: fc.integer({ min: 0, max: 16 }),
      grown: fc.integer({ min: 0, max: 16 }),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 3 }), (cells) => {
        const before = cells.map(({ x }) => x)
        const now = cells.map(({ x, grown }) => x + grown)
        const shownBefore = chooseShown([], before, flat(before))
        if (shownBefore === undefined) return
        const earlier = { counts: before, shown: shownBefore, atoms: flat(before) }
        const shownNow = chooseShown([earlier], now, flat(now))
        if (shownNow === undefined) return
        const pairs = possiblePairs(viewOf(before, shownBefore), viewOf(now, shownNow))
        assertNothingSmall(pairs, before, now)
      }),
      { numRuns: 120 },
    )
  })
})

describe('three tables', () => {
  it('X6: are told apart also over the one in between, which hides the count that hardly grew', () => {
    const atoms = [0, 0, 0, 0]
    const history = [
      { counts: [11, 4, 0, 6], shown: [true, false, false, false], atoms },
      { counts: [18, 4, 0, 10], shown: [false, false, false, true], atoms },
    ]
    const last = { counts: [18, 4, 7, 14], shown: [true, false, false, false], atoms }
    assert.equal(leak(history), undefined)
    assert.deepEqual(leak([...history, last]), [0], 'from 11 to 18 in two steps')
  })
})

describe('two tables, when the base of a routed question repeats the first cell', () => {
  it('X6: are refused when that base has grown by fewer than 10, even with its cells hidden', () => {
    const earlier = {
      counts: [12, 12, 12, 12],
      shown: [false, false, false, false],
      atoms: [0, 0, 1, 1],
    }
    assert.equal(chooseShown([earlier], [13, 14, 40, 40], [0, 0, 1, 1]), undefined)
    assert.notEqual(chooseShown([earlier], [22, 24, 40, 40], [0, 0, 1, 1]), undefined)
  })

  const cell = fc.record({
    x: fc.integer({ min: 0, max: 15 }),
    grown: fc.integer({ min: 0, max: 15 }),
  })

  for (const [when, atomsBefore] of [
    ['both times', [0, 1, 1]],
    ['the second time', [0, 0, 0]],
  ] as const) {
    it(`X6: leaves nothing below 10 to be worked out when the base is known ${when}, by brute force`, () => {
      let told = 0
      fc.assert(
        fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), (cells) => {
          const before = cells.map(({ x }) => x)
          const now = cells.map(({ x, grown }) => x + grown)
          const shownBefore = chooseShown([], before, atomsBefore)
          if (shownBefore === undefined) return
          const earlier = { counts: before, shown: shownBefore, atoms: atomsBefore }
          const shownNow = chooseShown([earlier], now, [0, 1, 1])
          if (shownNow === undefined) return
          told += 1
          const pairs = possiblePairs(viewOf(before, shownBefore), viewOf(now, shownNow))
          const known = pairs.filter(
            ({ x, y }) => y[0] === now[0] && (atomsBefore[1] === 0 || x[0] === before[0]),
          )
          assertNothingSmall(known, before, now)
        }),
        { numRuns: 400 },
      )
      assert.ok(told > 0, 'some pairs are told')
    })
  }
})

function assertNothingSmall(
  pairs: readonly Pair[],
  before: readonly number[],
  now: readonly number[],
) {
  for (const cell of now.keys()) {
    const numbers: readonly ((pair: Pair) => number)[] = [
      ({ x }) => x[cell] ?? 0,
      ({ y }) => y[cell] ?? 0,
      ({ x, y }) => (y[cell] ?? 0) - (x[cell] ?? 0),
    ]
    for (const number of numbers) {
      const truth = number({ x: before, y: now })
      assert.ok(truth >= 10 || widthOf(pairs, number) >= 10, `${before} then ${now}, cell ${cell}`)
    }
  }
}

describe('the attacker of the box', () => {
  it('X5: finds the one hidden cell that the total gives away', () => {
    assert.deepEqual(
      leak([{ counts: [40, 30, 4], shown: [true, true, false], atoms: [0, 0, 0] }]),
      [2],
    )
  })

  it('X5: works out exactly what an arc can carry', () => {
    const arcs = [
      { from: 0, to: 1, lo: 0, hi: 50, flow: 7 },
      { from: 0, to: 1, lo: 18, hi: 22, flow: 20 },
      { from: 0, to: 1, lo: 0, hi: 4, flow: 3 },
    ]
    assert.deepEqual(flowRange(arcs, 0), { lo: 4, hi: 12 })
  })
})
