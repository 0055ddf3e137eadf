import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Instant, second } from '../../src/basics/instant.ts'
import { MinuteCounts } from '../../src/basics/minute-counts.ts'

describe('how often something was done in a minute', () => {
  it('is counted for each name apart, and begins again after a minute', () => {
    const counts = new MinuteCounts()
    const at = (seconds: number) => (seconds * second) as Instant
    assert.deepEqual([counts.add('a', at(0)), counts.add('a', at(59))], [1, 2])
    assert.deepEqual([counts.add('b', at(59)), counts.add('a', at(60))], [1, 1])
  })
})
