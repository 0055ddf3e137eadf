import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tablePlaces } from '../../src/results/places.ts'
import type { PublishedTable } from '../../src/results/published.ts'
import { planRelease } from '../../src/results/release.ts'
import { routeOf } from '../../src/results/route.ts'
import type { Condition } from '../../src/scripts/script.ts'
import { fc } from '../support/fast-check.ts'
import { possible, widthOf } from './brute-force.ts'
import { howOften, one, people, rateRows, scriptOf, useBus, whyNot } from './support.ts'

function route(when: Condition) {
  const last = { ...useBus, id: 'q9', when }
  const places = tablePlaces(scriptOf([useBus, howOften, whyNot, rateRows, last]))
  const place = places.at(-1)
  assert.ok(place)
  return routeOf(place, places)
}

const yes = { at: 'q1', is: ['yes'] }

describe('why a table is withheld', () => {
  /** Of a last question that is asked on `when`, of people who use the bus daily, weekly or not. */
  const reason = (daily: number, weekly: number, no: number, when: Condition) => {
    const script = scriptOf([useBus, howOften, { ...useBus, id: 'q9', when }])
    const responses = [
      ...people('d', daily, { q1: one('yes'), q2: one('daily'), q9: one('yes') }),
      ...people('w', weekly, { q1: one('yes'), q2: one('weekly') }),
      ...people('n', no, { q1: one('no') }),
    ]
    const planned = planRelease({
      ...{ campaign: 'buses', script, scriptHash: 'a'.repeat(64), responses, dispositions: {} },
      period: { first: '2025-W03', last: '2025-W07' },
    })
    assert.ok(planned.ok && planned.value.kind === 'new', 'there is a release')
    const last = planned.value.document.tables.at(-1)
    return last?.state === 'withheld' ? last.why : last?.state
  }
  const daily = { at: 'q2', is: ['daily'] }

  it('X5: is in the same words whether few were asked, or the number would tell of few', () => {
    assert.equal(reason(40, 30, 50, daily), 'shown')
    assert.equal(reason(4, 60, 50, daily), 'few')
    assert.equal(reason(40, 4, 50, daily), 'few')
  })

  it('X5: says that two questions cross, however few they are who are asked', () => {
    const both = { any: [daily, { at: 'q1', is: ['dk'] }] }
    for (const count of [4, 40]) assert.equal(reason(count, 30, 50, both), 'combination')
  })
})

describe('who is asked a question', () => {
  it('is the people in some cells of the question it is routed on', () => {
    assert.deepEqual(route(yes), { to: 'cells', of: 'q1', partition: 'q1', cells: ['yes'] })
    assert.deepEqual(route({ not: yes }), {
      to: 'cells',
      of: 'q1',
      partition: 'q1',
      cells: ['no', 'dk', 'pnts'],
    })
    assert.deepEqual(route({ any: [yes, { at: 'q1', is: ['no'] }] }), {
      to: 'cells',
      of: 'q1',
      partition: 'q1',
      cells: ['yes', 'no'],
    })
  })

  it('can be told from one row of a grid, and from one option of a multiple choice', () => {
    assert.deepEqual(route({ at: 'q4.seat', is: ['bad'] }), {
      to: 'cells',
      of: 'q4.seat',
      partition: 'q4.seat',
      cells: ['bad'],
    })
    assert.deepEqual(route({ at: 'q3', is: ['cost'] }), {
      to: 'cells',
      of: 'q3',
      partition: 'q3#cost',
      cells: ['yes'],
    })
    assert.deepEqual(route({ not: { at: 'q3', is: ['none'] } }), {
      to: 'cells',
      of: 'q3',
      partition: 'q3',
      cells: ['none'],
    })
  })

  it('is a combination when two questions or two options of a multiple choice decide', () => {
    assert.equal(route({ all: [yes, { at: 'q3', is: ['cost'] }] }).to, 'combination')
    assert.equal(route({ at: 'q3', is: ['cost', 'time'] }).to, 'combination')
  })

  it('leaves out a condition that another one implies', () => {
    assert.deepEqual(route({ all: [yes, { at: 'q2', is: ['daily'] }] }), {
      to: 'cells',
      of: 'q2',
      partition: 'q2',
      cells: ['daily'],
    })
  })
})

describe('a filter and the question routed on it, released together', () => {
  it('X5: give away no answer of fewer than 10 people, by brute force', () => {
    const count = fc.integer({ min: 0, max: 18 })
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([daily, weekly, no, dk, pnts]) => {
        const responses = [
          ...people('d', daily, { q1: one('yes'), q2: one('daily') }),
          ...people('w', weekly, { q1: one('yes'), q2: one('weekly') }),
          ...people('n', no, { q1: one('no') }),
          ...people('k', dk, { q1: one('dk') }),
          ...people('p', pnts, { q1: one('pnts') }),
        ]
        const result = planRelease({
          campaign: 'buses',
          script: scriptOf([useBus, howOften]),
          scriptHash: 'a'.repeat(64),
          responses,
          dispositions: {},
          period: { first: '2025-W03', last: '2025-W07' },
        })
        if (!result.ok || result.value.kind !== 'new') return
        const [filter, routed] = result.value.document.tables
        const base = routed?.state === 'shown' ? daily + weekly : undefined
        assertSafe(filter, [daily + weekly, no, dk, pnts], base)
        assertSafe(routed, [daily, weekly, 0, 0], undefined)
      }),
      { numRuns: 60 },
    )
  })
})

/** Over every town that gives this table, when its size and `first` (the base of the routed question) are known. */
function assertSafe(
  table: PublishedTable | undefined,
  counts: readonly number[],
  first: number | undefined,
) {
  if (table?.state !== 'shown') return
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shown = table.cells.map(({ count }) => (count === 'c' ? undefined : count))
  const towns = possible({ total, shown }).filter(
    (town) => first === undefined || town[0] === first,
  )
  for (const [cell, count] of counts.entries()) {
    const width = widthOf(towns, (town) => town[cell] ?? 0)
    if (shown[cell] === undefined) assert.ok(width >= 10, `${counts}: cell ${cell}`)
    else assert.ok(count >= 10)
  }
}
