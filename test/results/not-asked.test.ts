import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type NotAskedCounts,
  type NotAskedTold,
  notAskedKinds,
  roundNotAsked,
  tellNotAsked,
} from '../../src/results/not-asked.ts'
import {
  planRelease,
  type Release,
  type ReleaseRequest,
  type ReleaseSummary,
} from '../../src/results/release.ts'
import type { Response } from '../../src/results/tabulate.ts'
import { fc } from '../support/fast-check.ts'
import { whatPairTells, widthOf } from './pair-attacker.ts'
import { busScript, town } from './support.ts'

type NewRelease = Extract<Release, { kind: 'new' }>

function released(
  responses: readonly Response[],
  previous?: ReleaseSummary,
  more: Partial<ReleaseRequest> = {},
): NewRelease {
  const result = planRelease({
    ...{ campaign: 'buses', script: busScript, scriptHash: 'a'.repeat(64), responses },
    ...{ dispositions: {}, period: { first: '2025-W03', last: '2025-W07' } },
    ...(previous === undefined ? {} : { previous }),
    ...more,
  })
  assert.ok(result.ok && result.value.kind === 'new')
  return result.value
}

const counts = (screened: number, full: number) => ({
  'screened-out': screened,
  'quota-full': full,
})

function told(screened: number, full: number): NotAskedTold {
  return tellNotAsked(counts(screened, full))[0] ?? assert.fail('it is told')
}

describe('why people were not asked', () => {
  const methods = ({ files }: NewRelease) =>
    files.find(({ name }) => name === 'methods.txt')?.text ?? ''
  const split = (screened: number, full: number) => ({
    notAsked: told(screened, full),
  })

  it('X4: is told together and rounded, in the release and on its page of methods', () => {
    const first = released(town('a', 60, 1), undefined, split(63, 41))
    assert.deepEqual(first.document.notAsked, {
      total: 105,
      counts: { 'quota-full': 40, 'screened-out': 65 },
      asOf: 1,
    })
    assert.match(
      methods(first),
      /as of release 1, of those that are mixed: Screened out by an answer: 65\. The quota was full: 40\./,
    )
    assert.doesNotMatch(methods(released(town('a', 60, 1))), /whom the study does not ask/)
  })

  it('X2, X5: of fewer than 10 neither part is told, nor the other one', () => {
    const { document } = released(town('a', 60, 1), undefined, split(63, 4))
    assert.deepEqual(document.notAsked?.counts, { 'quota-full': 'c', 'screened-out': 'c' })
  })

  it('X6: is repeated where a part has grown by fewer than 10, or nothing is known of it any more', () => {
    const [before, now] = [town('a', 60, 1), town('a', 120, 1)]
    const first = released(before, undefined, split(63, 41))
    for (const more of [split(99, 45), {}])
      assert.deepEqual(
        released(now, first.summary, more).document.notAsked,
        first.document.notAsked,
      )
    const next = released(now, first.summary, split(99, 51)).document.notAsked
    assert.deepEqual([next?.asOf, next?.total], [2, 150])
  })
})

describe('why people were not asked, to somebody who looks again at every merge', () => {
  /** What pages tell after each merge, when a merge brings so many of each. */
  const merge = fc.record({
    'screened-out': fc.integer({ min: 0, max: 60 }),
    'quota-full': fc.integer({ min: 0, max: 60 }),
  })
  type Look = { readonly counts: NotAskedCounts; readonly told: NotAskedTold }

  function looksAt(
    merges: readonly NotAskedCounts[],
    tell: (now: NotAskedCounts, told: readonly NotAskedTold[]) => readonly NotAskedTold[],
  ): readonly Look[] {
    let now = counts(0, 0)
    let all: readonly NotAskedTold[] = []
    return merges.flatMap((more) => {
      now = counts(
        now['screened-out'] + more['screened-out'],
        now['quota-full'] + more['quota-full'],
      )
      all = tell(now, all)
      const last = all.at(-1)
      return last ? [{ counts: last.counts, told: last }] : []
    })
  }

  function pinned(looks: readonly Look[]): boolean {
    const view = ({ told: one, counts: all }: Look) => ({
      total: all['screened-out'] + all['quota-full'],
      shown: notAskedKinds.map((kind) => {
        const { [kind]: count } = roundNotAsked(one).counts
        return typeof count === 'number' ? count : undefined
      }),
    })
    return looks.some((now, n) =>
      looks.slice(0, n).some((before) => {
        if (before.told === now.told) return false
        return whatPairTells(view(before), view(now)).some(({ x, y, grown }, cell) => {
          const kind = notAskedKinds[cell] ?? 'screened-out'
          const [a, b] = [before.counts[kind], now.counts[kind]]
          return (
            (a < 10 && widthOf(x) < 10) ||
            (b < 10 && widthOf(y) < 10) ||
            (b - a < 10 && widthOf(grown) < 10)
          )
        })
      }),
    )
  }

  const merges = fc.array(merge, { minLength: 2, maxLength: 4 })

  it('X6: pins no reason of fewer than 10, and no growth of one', () => {
    let anew = 0
    fc.assert(
      fc.property(merges, (each) => {
        const looks = looksAt(each, tellNotAsked)
        anew += new Set(looks.map((look) => look.told)).size - 1
        assert.equal(pinned(looks), false)
      }),
      { numRuns: 60, seed: 6 },
    )
    assert.ok(anew > 20, `it is told anew at all: ${anew} times`)
  })

  it('X6: would, if each look were taken for the first', () => {
    const forgetful = (now: NotAskedCounts) => tellNotAsked(now)
    const found = fc
      .sample(merges, { numRuns: 60, seed: 6 })
      .filter((each) => pinned(looksAt(each, forgetful)))
    assert.ok(found.length > 10, `found in ${found.length} of 60`)
  })

  it('X6: a part of which a few are new leaves what was told, and a part of none is never told', () => {
    const first = tellNotAsked(counts(63, 41))
    assert.equal(tellNotAsked(counts(111, 43), first), first)
    assert.equal(tellNotAsked(counts(111, 60), first).length, 2)
    const alone = tellNotAsked(counts(100, 0), tellNotAsked(counts(50, 0)))
    assert.deepEqual(alone.map(roundNotAsked).at(-1), {
      total: 100,
      counts: { 'quota-full': 'c', 'screened-out': 'c' },
    })
  })
})
