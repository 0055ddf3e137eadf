import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planRelease, type ReleaseSummary } from '../../src/results/release.ts'
import { type Response, tabulate } from '../../src/results/tabulate.ts'
import { fc } from '../support/fast-check.ts'
import { AllTables } from './all-attacker.ts'
import { possiblePairs, type View, viewOf } from './brute-force.ts'
import { whatPairTells } from './pair-attacker.ts'
import { one, people, scriptOf, useBus } from './support.ts'

const script = scriptOf([useBus])
const options = ['yes', 'no', 'dk', 'pnts']

type Look = { readonly view: View; readonly truth: readonly number[] }

/** Every table that was told anew while so many more people answered each time; the next is held to the last, if it is remembered. */
function looksAt(growth: readonly (readonly number[])[], remembers: boolean): readonly Look[] {
  const looks: Look[] = []
  let responses: readonly Response[] = []
  let previous: ReleaseSummary | undefined
  for (const [n, more] of growth.entries()) {
    const added = options.flatMap((option, o) =>
      people(`${n}${option}`, more[o] ?? 0, { q1: one(option) }),
    )
    responses = [...responses, ...added]
    const planned = planRelease({
      ...{ campaign: 'buses', script, scriptHash: 'a'.repeat(64), responses },
      dispositions: { completed: responses.length },
      period: { first: '2025-W03', last: '2025-W07' },
      ...(previous && remembers ? { previous } : {}),
    })
    if (!planned.ok || planned.value.kind !== 'new') continue
    const { document, summary } = planned.value
    previous = summary
    const [table] = document.tables
    if (table?.state !== 'shown' || (remembers && table.asOf !== document.number)) continue
    const shown = table.cells.map(({ count }) => (typeof count === 'number' ? count : undefined))
    const truth = (tabulate(script, responses)[0]?.cells ?? []).map(({ count }) => count)
    looks.push({ view: { total: responses.length, shown }, truth })
  }
  return looks
}

/** A count or a growth below 10 that all looks together tell to closer than 10. */
function pinned(looks: readonly Look[]): string | undefined {
  const all = new AllTables(looks.map(({ view }) => view))
  const narrow = ({ least, most }: { least: number; most: number }) => most - least < 10
  for (const [now, { truth }] of looks.entries())
    for (const [cell, count] of truth.entries()) {
      if (count < 10 && narrow(all.count(now, cell))) return `${count} at ${now} in ${cell}`
      for (let then = 0; then < now; then++) {
        const growth = count - (looks[then]?.truth[cell] ?? 0)
        if (growth < 10 && narrow(all.grown(then, now, cell)))
          return `grown by ${growth} from ${then} to ${now} in ${cell}`
      }
    }
  return undefined
}

const more = fc.tuple(...options.map(() => fc.integer({ min: 0, max: 14 })))
const campaign = fc.array(more, { minLength: 3, maxLength: 6 })

describe('an attacker who holds every release at once (X6)', () => {
  it('learns no count and no growth below 10 to closer than 10', () => {
    let three = 0
    fc.assert(
      fc.property(campaign, (growth) => {
        const looks = looksAt(growth, true)
        if (looks.length > 2) three += 1
        assert.equal(pinned(looks), undefined)
      }),
      { numRuns: 60, seed: 61 },
    )
    assert.ok(three > 10, `three releases and more were held together ${three} times`)
  })

  it('would, if the box did not remember what it told', () => {
    const found = fc
      .sample(campaign, { numRuns: 60, seed: 61 })
      .filter((growth) => pinned(looksAt(growth, false)) !== undefined)
    assert.ok(found.length > 10, `found in ${found.length} of 60`)
  })

  it('is no weaker than every town written down, and than one who holds two', () => {
    const cell = fc.record({
      first: fc.nat({ max: 12 }),
      grows: fc.nat({ max: 6 }),
      seen: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 3 }), (cells) => {
        const before = cells.map(({ first }) => first)
        const now = cells.map(({ first, grows }) => first + grows)
        const views = [
          viewOf(
            before,
            before.map((count, n) => cells[n]?.seen === true && count >= 10),
          ),
          viewOf(
            now,
            now.map((count, n) => cells[n]?.seen === true && count >= 10),
          ),
        ] as const
        const all = new AllTables(views)
        const pair = whatPairTells(...views)
        const towns = possiblePairs(...views)
        for (const n of cells.keys()) {
          const of = (values: readonly number[]) => ({
            least: Math.min(...values),
            most: Math.max(...values),
          })
          assert.deepEqual(all.count(0, n), of(towns.map(({ x }) => x[n] ?? 0)))
          assert.deepEqual(all.count(1, n), of(towns.map(({ y }) => y[n] ?? 0)))
          const grown = of(towns.map(({ x, y }) => (y[n] ?? 0) - (x[n] ?? 0)))
          assert.deepEqual(all.grown(0, 1, n), grown)
          assert.deepEqual(pair[n]?.grown, grown)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('learns of three what no two of them tell', () => {
    const town = fc.tuple(more, more, more)
    const closer = fc.sample(town, { numRuns: 200, seed: 62 }).filter((growth) => {
      const views = looksAt(growth, false).map(({ view }) => view)
      const [a, b, c] = views
      if (!a || !b || !c) return false
      const all = new AllTables(views)
      const two = [whatPairTells(a, b), whatPairTells(b, c)]
      return options.some((_, cell) => {
        const width = ({ least, most }: { least: number; most: number }) => most - least
        const [first, second] = [two[0]?.[cell]?.y, two[1]?.[cell]?.x]
        return first && second && width(all.count(1, cell)) < Math.min(width(first), width(second))
      })
    })
    assert.ok(closer.length > 0, 'the three together tell more')
  })
})
