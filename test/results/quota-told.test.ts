import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CellPart } from '../../src/fieldwork/quota.ts'
import type { PublishedTable } from '../../src/results/published.ts'
import { toldOfCell } from '../../src/results/quota-told.ts'
import { planRelease } from '../../src/results/release.ts'
import { quotaRows } from '../../src/web/quotas-seen.ts'
import { one, people, scriptOf, useBus } from './support.ts'

const options = ['town', 'hill', 'port'].map((id) => ({ id, label: id }))
const script = scriptOf([{ ...useBus, options }])

/** What a release shows when so many live in each place, of which the people in `full` are known to the last one. */
function tablesOf(counts: Readonly<Record<string, number>>, full: readonly string[] = []) {
  const responses = Object.entries(counts).flatMap(([id, count]) =>
    people(id, count, { q1: one(id) }),
  )
  const planned = planRelease({
    ...{ campaign: 'towns', script, scriptHash: 'a'.repeat(64), responses, dispositions: {} },
    known: full.map((option) => ({ place: 'q1', options: [option] })),
    period: { first: '2025-W03', last: '2025-W07' },
  })
  assert.ok(planned.ok && planned.value.kind === 'new', 'there is a release')
  return planned.value.document
}

const lives = (...is: string[]): CellPart => ({ at: 'q1', is })
const shownIn = ([table]: readonly PublishedTable[]) =>
  table?.state === 'shown' ? table.cells.flatMap((c) => (c.count === 'c' ? [] : [c.option])) : []

describe('what is told of a quota cell over answers', () => {
  const { tables } = tablesOf({ town: 62, hill: 38, port: 41, dk: 14, pnts: 2 })

  it('X5: is what the tables of a release tell, and no more', () => {
    assert.deepEqual(shownIn(tables), ['town', 'hill', 'port'])
    assert.deepEqual(toldOfCell({ of: [lives('hill')] }, tables), { about: 40, lo: 38, hi: 42 })
    const both = toldOfCell({ of: [lives('town', 'port')] }, tables)
    assert.deepEqual(both, { about: 100, lo: 96, hi: 104 })
  })

  it('X5: is nothing where one of its answers is hidden, or the cell is over two questions', () => {
    const none = tablesOf({ town: 62, hill: 38, port: 4 }).tables
    assert.equal(toldOfCell({ of: [lives('port')] }, none), undefined)
    assert.equal(toldOfCell({ of: [lives('town', 'port')] }, none), undefined)
    const region: CellPart = { stratum: 'region', is: ['london'] }
    assert.equal(toldOfCell({ of: [lives('town'), region] }, tables), undefined)
    assert.equal(toldOfCell({ of: [region] }, tables), undefined)
    assert.equal(toldOfCell({ of: [lives('hill')] }, []), undefined, 'before a release')
  })

  it('X6: the page tells no other count of answers, however many are mixed, but that a cell is full', () => {
    const quotas = [
      { of: [lives('town')], target: 80 },
      { of: [lives('hill')], target: 40 },
      { of: [lives('port')], target: 90 },
    ]
    const seen = (merged: readonly number[], told?: Parameters<typeof quotaRows>[2]['told']) =>
      quotaRows({ quotas }, script, { merged, told }).map(({ merged: count, state }) => [
        count,
        state,
      ])
    for (const merged of [
      [3, 9, 12],
      [79, 39, 12],
    ])
      assert.deepEqual(seen(merged), Array(3).fill(['not told', 'Open']))
    assert.deepEqual(seen([79, 40, 41], { tables, number: 2, base: 155 }), [
      ['about 60, by release 2', 'Open'],
      ['about 40, by release 2', 'Full'],
      ['about 40, by release 2', 'Open'],
    ])
    const nearly = tablesOf({ town: 70, hill: 38, port: 41 })
    assert.deepEqual(seen([79, 39, 41], nearly)[0], ['about 70, by release 1', 'Nearly full'])
  })
})

describe('a release beside a cell that is full', () => {
  const counts = { town: 40, hill: 40, port: 40, dk: 6, pnts: 3 }

  it('X5: is held to whoever knows how many that is, and hides more', () => {
    assert.deepEqual(shownIn(tablesOf(counts).tables), ['town', 'hill', 'port'])
    assert.deepEqual(shownIn(tablesOf(counts, ['town']).tables).length, 2)
  })
})
