import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { AttemptRow } from '../../src/facts/attempt-row.ts'
import { addRow, emptyReport } from '../../src/facts/campaign-report.ts'

it('R2: “never call again” counts the same whoever said it, as a refusal and in the mix of the agent', () => {
  const report = emptyReport()
  const agent = 'agent-1' as never
  for (const [n, outcome] of (['never-call', 'never-call-other'] as const).entries()) {
    const row: AttemptRow = { case: `s.${n}` as never, n: 1, outcome, spoke: true }
    addRow(report, row, { day: '2026-11-24', slot: 'AM', agent })
  }
  assert.equal(report.agents.get(agent)?.['never-call'], 2)
  assert.equal(report.days.get('2026-11-24')?.refused, 2)
})
