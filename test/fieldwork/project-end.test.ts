import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import { addDays } from '../../src/fieldwork/local-time.ts'
import { leastDays, type Pace, projectEnd } from '../../src/fieldwork/project-end.ts'
import { fc } from '../support/fast-check.ts'

const from = '2026-11-24'
const everyDay = () => true
const pace = (done: readonly number[], left: number, some: Partial<Pace> = {}): Pace => ({
  ...{ done, left, from, isOpen: everyDay },
  ...some,
})

/** Interviews of a day whose pace itself wavers, and that sometimes has no shift at all. */
function aDay(random: Random): number {
  if (random() < 0.15) return 0
  const mean = 12 * Math.exp(0.4 * (random() + random() + random() - 1.5))
  let [n, left] = [0, Math.exp(-mean)]
  for (let product = random(); product > left; product *= random()) n += 1
  left = 0
  return n
}

describe('the projected end', () => {
  it('of days that are all alike is the day that can be counted on one’s fingers', () => {
    assert.deepEqual(projectEnd(pace([10, 10, 10, 10, 10], 35)), {
      is: 'on',
      early: '2026-11-28',
      likely: '2026-11-28',
      late: '2026-11-28',
    })
  })

  it('counts only days on which calls are allowed', () => {
    const weekdays = (date: string) => ![0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay())
    const found = projectEnd(pace([10, 10, 10, 10, 10], 35, { isOpen: weekdays }))
    // Tuesday; then Wednesday, Thursday, Friday, Monday.
    assert.equal(found.is === 'on' && found.likely, '2026-11-30')
  })

  it('says nothing too early, and says when nothing is left or no end is in sight', () => {
    assert.deepEqual(projectEnd(pace([10, 12], 35)), { is: 'too-early', daysNeeded: leastDays - 2 })
    assert.deepEqual(projectEnd(pace([10, 12], 0)), { is: 'over' })
    assert.deepEqual(projectEnd(pace([0, 0, 0, 0, 0, 0], 35)), { is: 'far-off' })
    assert.deepEqual(projectEnd(pace([1, 1, 1, 1, 1, 1], 3_000)), { is: 'far-off' })
  })

  it('leaves the late end open where some courses take more than a year', () => {
    const found = projectEnd(pace([0, 0, 0, 0, 1, 0, 0, 0], 20))
    assert.ok(found.is === 'on' && found.late === undefined, JSON.stringify(found))
  })

  it('holds the true end in about 8 of 10 studies, whose days nobody told it', (t) => {
    const random = seeded('true ends')
    const studies = 300
    let held = 0
    for (let study = 0; study < studies; study++) {
      const done = Array.from({ length: 12 }, () => aDay(random))
      const left = 150
      const found = projectEnd(pace(done, left), random)
      let [day, still] = [0, left]
      while (still > 0) {
        day += 1
        still -= aDay(random)
      }
      const truly = addDays(from, day)
      if (found.is === 'on' && found.early <= truly && truly <= (found.late ?? truly)) held += 1
    }
    const share = held / studies
    t.diagnostic(`${(100 * share).toFixed(0)}% of ${studies} studies ended between the two days`)
    assert.ok(share > 0.74 && share < 0.93, `${share}`)
  })

  it('is never early after likely after late, is the same when asked again, and more left is never sooner', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { minLength: leastDays, maxLength: 30 }),
        fc.integer({ min: 1, max: 400 }),
        (done, left) => {
          const found = projectEnd(pace(done, left))
          assert.deepEqual(projectEnd(pace(done, left)), found)
          if (found.is !== 'on') return
          const { early, likely, late = likely } = found
          assert.ok(from < early && early <= likely && likely <= late, 'in their order')
          const more = projectEnd(pace(done, left * 2))
          assert.ok(more.is !== 'on' || more.likely >= likely, 'later for more')
        },
      ),
      { numRuns: 40, examples: [[[0, 16, 5, 16, 3, 16, 5, 16], 8]] },
    )
  })
})
