import assert from 'node:assert/strict'
import { describe, it } from 'node-test-runner-utils'
import { hour } from '../../src/basics/instant.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { isoWeek } from '../../src/upkeep/iso-week.ts'

describe('the week of a release (X8)', () => {
  it.each([
    { day: '2026-01-01', week: '2026-W01' },
    { day: '2026-01-04', week: '2026-W01' },
    { day: '2026-01-05', week: '2026-W02' },
    { day: '2026-11-24', week: '2026-W48' },
    { day: '2026-12-31', week: '2026-W53' },
    { day: '2027-01-03', week: '2026-W53' },
    { day: '2027-01-04', week: '2027-W01' },
    { day: '2024-12-30', week: '2025-W01' },
  ])('$day lies in $week', ({ day, week }: { day: string; week: string }) => {
    assert.equal(isoWeek(instantAt(day, 12 * hour)), week)
  })
})
