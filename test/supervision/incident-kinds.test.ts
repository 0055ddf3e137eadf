import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { kindsToChoose, mayHoldFor } from '../../src/supervision/incident.ts'

describe('what somebody in the room may open an incident of', () => {
  it('is nothing that only the box can have noticed, and everything that a number is held for', () => {
    assert.deepEqual(kindsToChoose, [
      'left-script',
      'heard-personal',
      'distress',
      'knows-agent',
      'threat',
      'line-fault',
      'other',
    ])
    assert.deepEqual(kindsToChoose.filter(mayHoldFor), ['threat'])
  })
})
