import { agentRules, pairRules } from '../../src/fieldwork/agent-rules.ts'
import { campaignRules } from '../../src/fieldwork/campaign-rules.ts'
import { caseRules } from '../../src/fieldwork/case-rules.ts'
import { dialRules } from '../../src/fieldwork/may-dial.ts'
import { roomRules } from '../../src/fieldwork/room-rules.ts'

/** Does some work while the table lacks a rule, as if somebody had taken it out. */
export function without<T>(key: string, work: () => T): T {
  const tables = [
    dialRules,
    roomRules,
    campaignRules,
    agentRules,
    pairRules,
    caseRules,
  ] as unknown[][]
  const before = tables.map((table) => [...table])
  for (const table of tables) {
    const at = table.findIndex((rule) => (rule as { key: string }).key === key)
    if (at >= 0) table.splice(at, 1)
  }
  try {
    return work()
  } finally {
    for (const [n, table] of tables.entries()) table.splice(0, table.length, ...(before[n] ?? []))
  }
}
