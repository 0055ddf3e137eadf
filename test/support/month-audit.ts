import type { AttemptRow } from '../../src/facts/attempt-row.ts'
import type { Fact } from '../../src/facts/fact.ts'

type Tried = { readonly row: AttemptRow; readonly day: string; readonly shift: number }
export type Audit = {
  readonly faults: readonly string[]
  /** Final codes, and how many cases have each; `untried` is a case that no line says anything of. */
  readonly codes: ReadonlyMap<string, number>
  readonly attempts: number
  readonly completed: number
}

const days = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000
const notRung = ['trunk-fault']
const nobody = ['no-answer', 'busy', 'rejected', 'cancelled', 'machine', 'unobtainable']

/**
 * Reads the lines that the record keeps for good, and nothing else, and adds up what became of every case. It knows
 * neither the state nor how the house counts: what a line says twice must say the same twice.
 */
export function auditOf(record: readonly Fact[], cases: number): Audit {
  const faults: string[] = []
  const tried = new Map<string, Tried[]>()
  const finals = new Map<string, string[]>()
  const counted = new Map<string, { calls: number; live: number; abandoned: number }>()
  const rows = new Map<string, { calls: number; live: number; abandoned: number }>()
  let shift = 0
  let open = false
  const add = <T>(map: Map<string, T[]>, name: string, one: T) =>
    map.set(name, [...(map.get(name) ?? []), one])
  const bump = (
    map: typeof rows,
    day: string,
    by: Partial<Record<'calls' | 'live' | 'abandoned', number>>,
  ) => {
    const now = map.get(day) ?? { calls: 0, live: 0, abandoned: 0 }
    for (const key of ['calls', 'live', 'abandoned'] as const) now[key] += by[key] ?? 0
    map.set(day, now)
  }
  for (const fact of record) {
    if (fact.type === 'shift.opened') {
      if (open) faults.push(`line ${fact.seq}: a shift opens in a shift`)
      open = true
      shift += 1
    }
    if (fact.type === 'shift.closed') open = false
    if (fact.type === 'shift.calls') {
      const { day, attempts } = (fact as Fact<'shift.calls'>).data
      for (const row of attempts) {
        add(tried, row.case, { row, day, shift })
        if (row.final !== undefined) add(finals, row.case, row.final)
        bump(rows, day, {
          calls: 1,
          ...(row.spoke && row.outcome !== 'machine' ? { live: 1 } : {}),
        })
        if (row.abandoned !== undefined) bump(rows, row.abandoned, { abandoned: 1 })
      }
    }
    if (fact.type === 'calls.counted') {
      const { data } = fact as Fact<'calls.counted'>
      bump(counted, data.day, data)
      if (data.repeats > 0) faults.push(`line ${fact.seq}: rung again within 72 hours (D8)`)
      if (data.outside > 0) faults.push(`line ${fact.seq}: rung outside the hours (D15)`)
      if (data.shortestRing !== undefined && data.shortestRing < 150)
        faults.push(`line ${fact.seq}: rung for ${data.shortestRing / 10} s only (D7)`)
    }
    if (fact.type === 'cases.coded') {
      const { data, on } = fact as Fact<'cases.coded'>
      for (const slot of data.slots) add(finals, `${on.sample}.${slot}`, data.code)
    }
    if (fact.type === 'appointments.lost')
      for (const one of (fact as Fact<'appointments.lost'>).data.closed)
        if ('final' in one) add(finals, one.case, String(one.final))
  }
  for (const [id, all] of tried) caseFaults(id, all, finals.get(id) ?? [], faults)
  for (const id of finals.keys())
    if (!tried.has(id)) faults.push(`case ${id}: has a code, and no attempt`)
  for (const day of new Set([...rows.keys(), ...counted.keys()]))
    if (JSON.stringify(rows.get(day)) !== JSON.stringify(counted.get(day)))
      faults.push(
        `${day}: ${JSON.stringify(rows.get(day))} in the shifts' lines, and ${JSON.stringify(counted.get(day))} in the count`,
      )
  const codes = new Map<string, number>()
  for (const [code = ''] of finals.values()) codes.set(code, (codes.get(code) ?? 0) + 1)
  codes.set('untried', cases - tried.size)
  const everything = [...tried.values()].flat()
  return {
    faults,
    codes,
    attempts: everything.length,
    completed: everything.filter(({ row }) => row.outcome === 'completed').length,
  }
}

/** One case: its attempts in order, its one code after the last of them, and the days between. */
function caseFaults(
  id: string,
  all: readonly Tried[],
  finals: readonly string[],
  faults: string[],
) {
  const fault = (what: string) => faults.push(`case ${id}: ${what}`)
  const sorted = [...all].sort((a, b) => a.row.n - b.row.n)
  if (sorted.some(({ row }, at) => row.n !== at + 1)) fault('its attempts are not 1, 2, 3 …')
  if (finals.length !== 1) fault(`it has ${finals.length} final codes`)
  const asked = all.some(({ row }) => row.outcome === 'call-back')
  // A lost line that a supervisor had rung once more (D14).
  const redials = all.filter(({ row }) => row.redial !== undefined)
  for (const { row } of redials)
    if (sorted[row.n - 2]?.row.outcome !== 'line-lost') fault('rung again, and no line was lost')
  // Of calls that rang nowhere the cap on all is the only one: a carrier that is down uses up no case.
  const placed = all.filter(({ row }) => row.redial === undefined)
  const rang = placed.filter(({ row }) => !notRung.includes(row.outcome))
  if (rang.length > (asked ? 6 : 3) || placed.length > 6)
    fault(`it was tried ${all.length} times (D14)`)
  for (const [at, { row, day, shift }] of sorted.entries()) {
    const next = sorted[at + 1]
    if (!next) continue
    if (row.final !== undefined) fault(`it was tried after it was ${row.final}`)
    if (next.shift < shift) fault('its attempts are in no order')
    const between = days(next.day) - days(row.abandoned ?? day)
    if (row.abandoned !== undefined && between < 3) fault('called within 72 hours of silence (D8)')
    if (nobody.includes(row.outcome) && between < 3) fault('called again within 72 hours (D14)')
  }
}
