import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  planRelease,
  type Release,
  type ReleaseRequest,
  type ReleaseSummary,
} from '../../src/results/release.ts'
import type { Response } from '../../src/results/tabulate.ts'
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

describe('why people were not asked', () => {
  const methods = ({ files }: NewRelease) =>
    files.find(({ name }) => name === 'methods.txt')?.text ?? ''
  const split = (screened: number, full: number) => ({
    notAsked: { 'screened-out': screened, 'quota-full': full },
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
