import assert from 'node:assert/strict'
import { it } from 'node:test'
import { injectFaults } from './injected.ts'
import type { Fault } from './tracer.ts'

/** Two of them here, the rest in `npm run soak`: each takes a box through its failure and back. */
const faults: readonly Fault[] = [
  { call: 'fdatasync', error: 'EIO', nth: 1 },
  { call: 'write', error: 'ENOSPC', nth: 2 },
]

it('a system call that fails under a room at work loses nothing, and the box goes on by itself', async (test) => {
  const report = await injectFaults(faults)
  if (typeof report === 'string') return test.diagnostic(report)
  test.diagnostic(`${report.met} of ${faults.length} faults were met`)
  assert.deepEqual(report.notMet, [])
})
