import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawShare, drawTries } from '../../src/basics/draws.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import { addDays } from '../../src/fieldwork/local-time.ts'
import { leastDays } from '../../src/fieldwork/project-end.ts'
import { type CellPace, projectQuotas, type QuotaPace } from '../../src/fieldwork/project-quotas.ts'
import { rangeOfCloseTo } from '../../src/results/rounding.ts'
import { fc } from '../support/fast-check.ts'

const from = '2026-11-24'
const cell = (number: number, target: number, merged: number): CellPace => ({
  ...{ number, target, merged: rangeOfCloseTo(merged) },
})
const pace = (cells: readonly CellPace[], some: Partial<QuotaPace> = {}): QuotaPace => ({
  ...{ done: [20, 20, 20, 20, 20], cells, mixed: 100, waiting: 0, from, isOpen: () => true },
  ...some,
})

/** Interviews of a day whose pace itself wavers, and that sometimes has no shift at all. */
function aDay(random: Random): number {
  if (random() < 0.15) return 0
  const mean = 18 * Math.exp(0.4 * (random() + random() + random() - 1.5))
  let [n, product] = [0, random()]
  for (; product > Math.exp(-mean); product *= random()) n += 1
  return n
}

describe('the day on which quotas are full', () => {
  it('is that of the slowest cell', () => {
    const found = projectQuotas(pace([cell(1, 100, 60), cell(2, 100, 30)]))
    assert.ok(found.is === 'on', found.is)
    assert.equal(found.slowest, 2)
    // 70 more at about 6 a day.
    assert.ok('2026-12-03' <= found.likely && found.likely <= '2026-12-09', found.likely)
    assert.ok(
      found.early < found.likely && found.likely < (found.late ?? ''),
      'with its uncertainty',
    )
    const first = projectQuotas(pace([cell(1, 100, 60)]))
    assert.ok(first.is === 'on' && first.likely < found.likely, 'sooner without it')
  })

  it('is not told before responses are mixed, or in the first days; and full is full', () => {
    assert.deepEqual(projectQuotas(pace([cell(1, 100, 0)], { mixed: 0 })), { is: 'nothing-mixed' })
    assert.deepEqual(projectQuotas(pace([cell(1, 100, 40)], { done: [20, 20] })), {
      is: 'too-early',
      daysNeeded: leastDays - 2,
    })
    assert.deepEqual(projectQuotas(pace([cell(1, 30, 60), cell(2, 20, 40)])), { is: 'over' })
    const rare = projectQuotas(pace([cell(1, 5_000, 2)], { mixed: 4_000, done: [9, 9, 9, 9, 9] }))
    assert.equal(rare.is, 'far-off')
  })

  it('counts what waits to be mixed by its likely share, and knows no count better than the page', () => {
    const waits = projectQuotas(pace([cell(1, 100, 50)], { waiting: 60 }))
    const none = projectQuotas(pace([cell(1, 100, 50)]))
    assert.ok(waits.is === 'on' && none.is === 'on' && waits.likely < none.likely, 'sooner')
    for (const same of [48, 49, 51, 52])
      assert.deepEqual(projectQuotas(pace([cell(1, 100, same)])), none, 'about 50')
    assert.deepEqual(
      projectQuotas(pace([cell(1, 100, 3)])),
      projectQuotas(pace([cell(1, 100, 8)])),
      'fewer than 10',
    )
  })

  it('lies between the two days in about 8 of 10 studies, whose days and shares nobody told it', (t) => {
    const random = seeded('true quotas')
    const studies = 300
    // Shares of 45, 35 and 20 in 100.
    const upTo = [0.45, 0.8, 1]
    let held = 0
    for (let study = 0; study < studies; study++) {
      const done = Array.from({ length: 12 }, () => aDay(random))
      const all = done.reduce((sum, n) => sum + n, 0)
      const waiting = Math.min(all, 50 + Math.floor(random() * 30))
      const truth = upTo.map(() => ({ merged: 0, full: 0 }))
      const interview = (merged: boolean) => {
        const where = random()
        const n = upTo.findIndex((end) => where < end)
        const one = truth[n] ?? assert.fail('in one of the cells')
        one.full += 1
        if (merged) one.merged += 1
      }
      for (let n = 0; n < all; n++) interview(n < all - waiting)
      const target = 110
      const cells = truth.map(({ merged }, n) => cell(n + 1, target, merged))
      const found = projectQuotas(pace(cells, { done, mixed: all - waiting, waiting }), random)
      let day = 0
      while (truth.some(({ full }) => full < target)) {
        day += 1
        for (let n = aDay(random); n > 0; n--) interview(false)
      }
      const truly = addDays(from, Math.max(1, day))
      if (found.is === 'on' && found.early <= truly && truly <= (found.late ?? truly)) held += 1
    }
    const share = held / studies
    t.diagnostic(`${(100 * share).toFixed(0)}% of ${studies} studies ended between the two days`)
    assert.ok(share > 0.74 && share < 0.93, `${share}`)
  })

  it('is in its order, the same when asked again, and no sooner for a higher target', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { minLength: leastDays, maxLength: 20 }),
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 95, max: 300 }),
        (done, merged, target) => {
          const of = (goal: number) => projectQuotas(pace([cell(1, goal, merged)], { done }))
          const found = of(target)
          assert.deepEqual(of(target), found)
          if (found.is !== 'on') return
          const { early, likely, late = likely } = found
          assert.ok(from < early && early <= likely && likely <= late, 'in their order')
          const more = of(target * 3)
          assert.ok(more.is !== 'on' || more.likely >= likely, 'later for more')
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what is drawn for it', () => {
  const mean = (draw: () => number) => {
    let sum = 0
    for (let n = 0; n < 4_000; n++) sum += draw()
    return sum / 4_000
  }
  const random = seeded('draws')

  it('has the mean that it is to have', () => {
    assert.ok(Math.abs(mean(() => drawShare(30, 70, random)) - 30.5 / 101) < 0.004, 'a share')
    for (const hits of [4, 60])
      assert.ok(Math.abs(mean(() => drawTries(hits, 0.2, random)) / (hits * 5) - 1) < 0.04, 'tries')
    assert.equal(drawTries(0, 0.2, random), 0)
    assert.equal(drawTries(7, 1, random), 7)
  })
})
