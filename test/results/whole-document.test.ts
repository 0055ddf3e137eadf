import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublishedTable } from '../../src/results/published.ts'
import { planRelease, type ReleaseSummary } from '../../src/results/release.ts'
import type { ReleaseDocument } from '../../src/results/release-document.ts'
import type { Response } from '../../src/results/tabulate.ts'
import { fc } from '../support/fast-check.ts'
import type { View } from './brute-force.ts'
import { whatPairTells, widthOf } from './pair-attacker.ts'
import { busScript, town } from './support.ts'

type Look = { readonly document: ReleaseDocument; readonly responses: readonly Response[] }

type Campaign = {
  readonly seed: string
  readonly leaning: number
  readonly growth: readonly number[]
}

/** Every release that was prepared while so many more people answered each time; the next is held to the last, if it is remembered. */
function looksAt({ seed, leaning, growth }: Campaign, remembers: boolean): readonly Look[] {
  const looks: Look[] = []
  let last: ReleaseSummary | undefined
  let size = 0
  for (const more of growth) {
    size += more
    const responses = town(seed, size, leaning)
    const planned = planRelease({
      ...{ campaign: 'buses', script: busScript, scriptHash: 'a'.repeat(64), responses },
      ...{ dispositions: {}, period: { first: '2025-W03', last: '2025-W07' } },
      ...(last === undefined ? {} : { previous: last }),
    })
    if (!planned.ok || planned.value.kind !== 'new') continue
    looks.push({ document: planned.value.document, responses })
    if (remembers) last = planned.value.summary
  }
  return looks
}

/** Boxes that everybody asked is in one of: what the attacker sees of them, and how many there are in truth. */
type Boxes = { readonly of: string; readonly view: View; readonly truth: readonly number[] }

const chosenAt = ({ answers }: Response, place: string): readonly string[] => {
  const answer = answers[place]
  if (answer?.kind === 'one') return [answer.option]
  return answer?.kind === 'several' ? answer.options : []
}

function boxesOf({ document, responses }: Look): readonly Boxes[] {
  const renewed = document.tables.filter(
    (table) => table.state === 'shown' && table.asOf === document.number,
  )
  const follows = renewed.some(({ place }) => place === 'q2')
  return renewed.flatMap((table): readonly Boxes[] => {
    if (table.state !== 'shown') return []
    const { place, cells } = table
    const asked = responses.filter((one) => chosenAt(one, place).length > 0)
    const countOf = (option: string) =>
      asked.filter((one) => chosenAt(one, place).includes(option)).length
    const seen = (option: string) => seenIn(table, option)
    if (table.kind === 'multiple')
      return ['cost', 'time'].map((option) => {
        const truth = [countOf(option), asked.length - countOf(option)]
        return {
          of: `${place} ${option}`,
          truth,
          view: { total: asked.length, shown: [seen(option), undefined] },
        }
      })
    const truth = cells.map(({ option }) => countOf(option))
    const view = { total: asked.length, shown: cells.map(({ option }) => seen(option)) }
    // Whoever said yes was asked the next question, whose base he takes to be known.
    if (place !== 'q1' || !follows) return [{ of: place, truth, view }]
    const exact = cells.map(({ option }) => (option === 'yes' ? countOf(option) : undefined))
    return [{ of: place, truth, view: { ...view, exact } }]
  })
}

function seenIn(table: PublishedTable, option: string): number | undefined {
  if (table.state !== 'shown') return undefined
  const count = table.cells.find((cell) => cell.option === option)?.count
  return typeof count === 'number' ? count : undefined
}

/** What two looks tell of fewer than 10 people to closer than 10. */
function pinnedBy(before: Look, now: Look): string | undefined {
  const later = boxesOf(now)
  for (const then of boxesOf(before)) {
    const after = later.find(({ of }) => of === then.of)
    if (after === undefined) continue
    for (const [cell, { x, y, grown }] of whatPairTells(then.view, after.view).entries()) {
      const [a, b] = [then.truth[cell] ?? 0, after.truth[cell] ?? 0]
      for (const [what, truth, known] of [
        ['count', a, x],
        ['count', b, y],
        ['growth', b - a, grown],
      ] as const)
        if (truth < 10 && widthOf(known) < 10)
          return `${then.of}, ${cell}: a ${what} of ${truth} is between ${known.least} and ${known.most}`
    }
  }
  return undefined
}

function pinned(looks: readonly Look[]): string | undefined {
  return looks
    .flatMap((now, n) => looks.slice(0, n).map((before) => pinnedBy(before, now)))
    .find((found) => found !== undefined)
}

const campaign: fc.Arbitrary<Campaign> = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 6 }),
  leaning: fc.double({ min: 0, max: 2, noNaN: true }),
  growth: fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 2, maxLength: 4 }),
})

describe('an attacker who holds two whole releases, with routed questions, several answers and grids', () => {
  it('X5, X6: pins no count and no growth below 10 in any table of both', () => {
    let renewed = 0
    fc.assert(
      fc.property(campaign, (one) => {
        const looks = looksAt(one, true)
        renewed += looks.slice(1).flatMap(boxesOf).length
        assert.equal(pinned(looks), undefined)
      }),
      { numRuns: 20, seed: 6 },
    )
    assert.ok(renewed > 20, `tables are renewed at all: ${renewed}`)
  })

  it('X6: would, if each were prepared as the first', () => {
    const found = fc
      .sample(campaign, { numRuns: 20, seed: 6 })
      .filter((one) => pinned(looksAt(one, false)) !== undefined)
    assert.ok(found.length > 10, `found in ${found.length} of 20`)
  })
})
