import type { CampaignId, CaseId } from '../basics/ids.ts'
import type { Case } from './state.ts'

/** What a row holds of a case, in this order; its place in the sample stands before it. */
const columns = [
  'attempts',
  'lastAt',
  'askedBack',
  'lastOutcome',
  'notBefore',
  'final',
  'abandonedAt',
  'told',
  'language',
  'until',
  'movedOnce',
  'notRung',
] as const satisfies readonly (keyof Case)[]

type Column = (typeof columns)[number]
/** Breaks the build when a case learns something that no column holds. */
type AllHeld = Exclude<keyof Case, Column | 'id' | 'campaign'> extends never ? true : never
const allHeld: AllHeld = true

/** `[sample, campaign, rows]`: a million cases as objects would take seconds to write and to read. */
export type CaseRows = readonly (readonly [string, CampaignId, readonly (readonly unknown[])[]])[]

export function rowsOf(cases: ReadonlyMap<CaseId, Case>): CaseRows {
  const groups = new Map<string, [string, CampaignId, unknown[][]]>()
  for (const [id, known] of cases) {
    const dot = id.lastIndexOf('.')
    const sample = id.slice(0, dot)
    const name = `${sample} ${known.campaign}`
    const group = groups.get(name) ?? [sample, known.campaign, []]
    groups.set(name, group)
    group[2].push(rowOf(Number(id.slice(dot + 1)), known))
  }
  return [...groups.values()]
}

function rowOf(slot: number, known: Case): unknown[] {
  const row: unknown[] = [slot]
  for (const column of columns) row.push(known[column] ?? null)
  while (allHeld && row.at(-1) === null) row.pop()
  return row
}

export function* casesOf(groups: CaseRows): Generator<Case> {
  for (const [sample, campaign, rows] of groups)
    for (const [slot, ...values] of rows) {
      const known: Record<string, unknown> = { id: `${sample}.${slot}`, campaign }
      for (const [index, value] of values.entries())
        if (value !== null) known[columns[index] ?? ''] = value
      yield known as Case
    }
}
