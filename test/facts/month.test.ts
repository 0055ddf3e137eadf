import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { dumpState } from '../../src/facts/snapshot.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { breachesIn } from '../support/breach-finder.ts'
import { auditOf } from '../support/month-audit.ts'
import { Month } from './month.ts'

/** How large a month is lived through; `npm run soak` asks for a hundred agents and fifty thousand cases. */
const cases = Number(process.env['GATEHOUSE_MONTH_CASES'] || 300)
const agents = Number(process.env['GATEHOUSE_MONTH_AGENTS'] || 8)
const days = Number(process.env['GATEHOUSE_MONTH_DAYS'] || 6)

const dumped = (state: State) =>
  JSON.parse(
    JSON.stringify(dumpState(state, { seal: (_k, _o, content) => JSON.stringify(content) })),
  )

describe('a month in which the room stands down, loses its supervisors and its process', () => {
  const month = new Month({ seed: 'month', cases, agents, days })
  month.live()

  it('rings nobody against any rule, by a checker that knows only the rulebook and the lines', () => {
    assert.ok(month.counts.dials > cases / 2, `${month.counts.dials} calls say too little`)
    assert.ok(month.counts.crashes > 1, 'the process was lost more than once')
    assert.ok(month.counts.heard > 1, 'a supervisor had to listen')
    assert.ok(month.counts.standDowns > 1, 'the room stood down more than once')
    assert.ok(month.counts.wentOn > 0, 'somebody went on on another day')
    assert.ok(month.counts.redials > 1, 'lost lines were rung again')
    assert.deepEqual(breachesIn(month.log, month.promises), [])
  })

  it('ends with every case in exactly one state, and all totals add up from the record alone', () => {
    const audit = auditOf(month.record, cases)
    assert.deepEqual(audit.faults.slice(0, 10), [])
    assert.equal(audit.attempts, month.counts.dials, 'each call is one attempt')
    const all = [...audit.codes.values()].reduce((sum, count) => sum + count, 0)
    assert.equal(all, cases, 'each case once')
    const known = [...month.state.campaigns.values()][0]
    assert.equal(audit.completed, (known?.waitingToMerge ?? 0) + (known?.mergedResponses ?? 0))
    assert.equal(month.state.calls.size + month.state.interviews.size, 0, 'nothing is left up')
  })

  it('would be found out: a line that is lost, said twice, or says another code', () => {
    const lines = month.record.filter(({ type }) => type === 'shift.calls') as Fact<'shift.calls'>[]
    const [first] = lines
    assert.ok(first, 'there is a shift')
    const without = month.record.filter((fact) => fact !== first)
    const twice = [...month.record, first]
    const recoded = month.record.map((fact) =>
      fact === first
        ? {
            ...first,
            data: {
              ...first.data,
              attempts: first.data.attempts.map((row) => ({ ...row, final: '1.1' })),
            },
          }
        : fact,
    )
    for (const altered of [without, twice, recoded])
      assert.notDeepEqual(auditOf(altered, cases).faults, [])
  })

  it('leaves in the record all that the box knows of it', () => {
    const again = emptyState()
    for (const fact of month.record) fold(again, structuredClone(fact))
    assert.deepEqual(dumped(again), dumped(month.state))
  })
})
