import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { seeded, shuffled } from '../../src/basics/seeded.ts'
import type { PublishedTable } from '../../src/results/published.ts'
import {
  planRelease,
  type Release,
  type ReleaseRequest,
  type ReleaseSummary,
} from '../../src/results/release.ts'
import type { ReleaseRefusal } from '../../src/results/release-refusal.ts'
import { explainRefusal } from '../../src/results/release-refusal.ts'
import { type Response, tabulate } from '../../src/results/tabulate.ts'
import { fc } from '../support/fast-check.ts'
import { busScript, howOften, one, people, scriptOf, town, useBus, whyNot } from './support.ts'

const hash = 'a'.repeat(64)

function plan(
  responses: readonly Response[],
  previous?: ReleaseSummary,
  more: Partial<ReleaseRequest> = {},
) {
  return planRelease({
    campaign: 'buses',
    script: busScript,
    scriptHash: hash,
    responses,
    dispositions: { completed: responses.length, refused: 41, 'non-contact': 3 },
    period: { first: '2025-W03', last: '2025-W07' },
    ...(previous === undefined ? {} : { previous }),
    ...more,
  })
}

type NewRelease = Extract<Release, { kind: 'new' }>

function released(...from: Parameters<typeof plan>): NewRelease {
  const result = plan(...from)
  assert.ok(result.ok && result.value.kind === 'new')
  return result.value
}

function refusal(...from: Parameters<typeof plan>): ReleaseRefusal['code'] {
  const result = plan(...from)
  assert.ok(!result.ok)
  return result.error.code
}

const anyTown = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 6 }),
  size: fc.integer({ min: 10, max: 400 }),
  leaning: fc.double({ min: 0, max: 3, noNaN: true }),
})

describe('a first release', () => {
  it('X2, X3, X4: holds no count of 1 to 9, no nought, no 0% and no 100%, and only multiples of 5', () => {
    fc.assert(
      fc.property(anyTown, ({ seed, size, leaning }) => {
        const { document } = released(town(seed, size, leaning))
        assert.equal(document.base % 5, 0)
        for (const table of document.tables) assertCountsAreSafe(table)
      }),
      { numRuns: 60 },
    )
  })

  it('X4: makes the base the sum of the rounded cells when all are shown', () => {
    const all = ['yes', 'no', 'dk', 'pnts'].flatMap((option) =>
      people(option, 13, { q1: one(option) }),
    )
    const table = released(all, undefined, { script: scriptOf([useBus]) }).document.tables[0]
    assert.ok(table?.state === 'shown')
    assert.equal(table.base, 60)
    assert.deepEqual(
      table.cells.map(({ count, percent }) => [count, percent]),
      Array(4).fill([15, 25]),
    )
  })

  it('X3: hides an option that everybody chose', () => {
    const all = people('p', 80, { q1: one('yes') })
    const table = released(all, undefined, { script: scriptOf([useBus]) }).document.tables[0]
    assert.ok(table?.state === 'shown')
    assert.equal(table.base, 80)
    assert.ok(table.cells.every(({ count, percent }) => count === 'c' && percent === 'c'))
  })

  it('X2: withholds a whole table of which fewer than 10 people were asked', () => {
    const responses = [
      ...people('y', 9, { q1: one('yes'), q2: one('daily') }),
      ...people('n', 60, { q1: one('no') }),
    ]
    const tables = released(responses).document.tables
    assert.deepEqual(tables.map(({ state }) => state).slice(0, 2), ['shown', 'withheld'])
    assert.equal(tables[1]?.base, 'c')
  })

  it('X5: does not let the base of a routed question give away those who were not asked it', () => {
    const responses = [
      ...people('y', 60, { q1: one('yes'), q2: one('daily') }),
      ...people('n', 30, { q1: one('no') }),
      ...people('d', 4, { q1: one('dk') }),
    ]
    const unlessUnsure = { ...howOften, when: { not: { at: 'q1', is: ['dk'] } } }
    const everyone = responses.map((response) =>
      response.answers['q1']?.kind === 'one' && response.answers['q1'].option !== 'dk'
        ? { ...response, answers: { ...response.answers, q2: one('weekly') } }
        : response,
    )
    const { document } = released(everyone, undefined, { script: scriptOf([useBus, unlessUnsure]) })
    assert.equal(document.tables[1]?.state, 'withheld')
  })

  it('X5: shows a routed question beside its filter, hiding in the filter what both would give away', () => {
    const responses = [
      ...people('y1', 32, { q1: one('yes'), q2: one('daily') }),
      ...people('y2', 30, { q1: one('yes'), q2: one('weekly') }),
      ...people('n', 50, { q1: one('no') }),
      ...people('d', 3, { q1: one('dk') }),
    ]
    const { document } = released(responses, undefined, { script: scriptOf([useBus, howOften]) })
    const [filter, routed] = document.tables
    assert.ok(filter?.state === 'shown' && routed?.state === 'shown')
    assert.deepEqual(
      filter.cells.map(({ count }) => count),
      [60, 'c', 'c', 'c'],
    )
    assert.equal(routed.base, 60)
  })

  it('X5: shows the filter answer that the base of a routed question repeats, and hides others', () => {
    const responses = [
      ...people('y', 30, { q1: one('yes'), q2: one('daily') }),
      ...people('n', 50, { q1: one('no') }),
      ...people('d', 3, { q1: one('dk') }),
    ]
    const { document } = released(responses, undefined, { script: scriptOf([useBus, howOften]) })
    const [filter, routed] = document.tables
    assert.ok(filter?.state === 'shown' && routed?.state === 'shown')
    assert.deepEqual(
      filter.cells.map(({ count }) => count),
      [30, 'c', 'c', 'c'],
    )
  })

  it('X5: withholds a question whose base would tell how few gave the other answers before it', () => {
    const daily = { q1: one('yes'), q2: one('daily'), q9: one('yes') }
    const responses = [
      ...people('d', 40, daily),
      ...people('w', 4, { q1: one('yes'), q2: one('weekly') }),
      ...people('n', 50, { q1: one('no') }),
    ]
    const last = { ...useBus, id: 'q9', when: { at: 'q2', is: ['daily'] } }
    const script = scriptOf([useBus, howOften, last])
    const table = released(responses, undefined, { script }).document.tables[2]
    assert.deepEqual([table?.state, table?.base], ['withheld', 'c'])
  })

  it('X5: withholds a table when one to nine people did not answer it', () => {
    const responses = [...people('y', 60, { q1: one('yes') }), ...people('gone', 5, {})]
    const table = released(responses, undefined, { script: scriptOf([useBus]) }).document.tables[0]
    assert.equal(table?.state, 'withheld')
  })

  it('X5: withholds a question asked on answers to two others', () => {
    const both = {
      ...howOften,
      when: {
        all: [
          { at: 'q1', is: ['yes'] },
          { at: 'q3', is: ['cost'] },
        ],
      },
    }
    const asked = town('both', 300, 1)
    const table = released(asked, undefined, { script: scriptOf([useBus, whyNot, both]) }).document
      .tables[2]
    assert.deepEqual(
      [table?.state, table?.state === 'withheld' && table.why],
      ['withheld', 'combination'],
    )
  })

  it('X5: withholds a multiple choice whose limit gives a hidden option away', () => {
    const several = (...options: string[]) => ({ q3: { kind: 'several', options } }) as const
    const responses = [
      ...people('two', 27, several('cost', 'time')),
      ...people('rare', 3, several('cost', 'far')),
      ...['none', 'dk', 'pnts'].flatMap((alone) => people(alone, 14, several(alone))),
    ]
    const options = [...whyNot.options, { id: 'far', label: 'Too far' }]
    const script = (atMost: number) => scriptOf([{ ...whyNot, options, atMost }])
    const state = (atMost: number) =>
      released(responses, undefined, { script: script(atMost) }).document.tables[0]?.state
    assert.deepEqual([state(3), state(2)], ['shown', 'withheld'])
  })

  it('X1, X8, G4, P10: names nothing but questions, options and rounded numbers', () => {
    const responses = town('names', 200, 1)
    const { document, files } = released(responses)
    assert.deepEqual(Object.keys(document).sort(), [
      'base',
      'campaign',
      'checkedBy',
      'dispositions',
      'format',
      'legend',
      'methods',
      'number',
      'period',
      'rulesVersion',
      'script',
      'tables',
    ])
    // G4: four files of counts; nothing with a row a person.
    assert.deepEqual(
      files.map(({ name }) => name),
      ['release.json', 'tables.csv', 'dispositions.csv', 'methods.txt'],
    )
    const rows = files.map(({ text: file }) => file.split('\n').length)
    const twice = released(town('names', 400, 1))
    assert.deepEqual(
      twice.files.map(({ text: file }) => file.split('\n').length),
      rows,
      'twice as many people make no file longer',
    )
    const text = files.map((file) => file.text).join('')
    assert.ok(responses.every(({ id }) => !new RegExp(`\\b${id}\\b`).test(text)))
    assert.equal(
      refusal(responses, undefined, { period: { first: '2025-01-14', last: '2025-W07' } }),
      'RELEASE-06',
    )
  })

  it('X9: keeps the label of a hidden cell and explains the mark', () => {
    const { document } = released(people('p', 40, { q1: one('yes') }))
    const table = document.tables[0]
    assert.ok(table?.state === 'shown')
    const { label, count, percent } = table.cells[2] ?? assert.fail()
    assert.deepEqual([label, count, percent], ['Does not know', 'c', 'c'])
    assert.match(document.legend['c'] ?? '', /fewer than 10/)
  })

  it('X2: is refused with fewer than 10 responses', () => {
    assert.equal(refusal(town('few', 9, 1)), 'RELEASE-01')
  })

  it('X6: gives the same bytes whatever the order of the responses', () => {
    fc.assert(
      fc.property(anyTown, fc.string(), ({ seed, size, leaning }, order) => {
        const responses = town(seed, size, leaning)
        const again = released(shuffled(responses, seeded(order)))
        assert.deepEqual(again, released(responses))
      }),
      { numRuns: 10 },
    )
  })
})

describe('a later release', () => {
  const first = released(town('later', 200, 1))

  it('X6: is the earlier document when no response is new', () => {
    const result = plan(town('later', 200, 1), first.summary)
    assert.deepEqual(result, {
      ok: true,
      value: { kind: 'unchanged', documentHash: first.documentHash },
    })
  })

  it('X6: is refused with one response more, and with nine', () => {
    assert.equal(refusal(town('later', 201, 1), first.summary), 'RELEASE-02')
    assert.equal(refusal(town('later', 209, 1), first.summary), 'RELEASE-02')
  })

  it('X6: is refused when ten more would not let any table be renewed', () => {
    assert.equal(refusal(town('later', 210, 1), first.summary), 'RELEASE-03')
  })

  it('X6: is refused when earlier responses are gone', () => {
    assert.equal(refusal(town('later', 400, 1).slice(1), first.summary), 'RELEASE-04')
  })

  it('X6: is refused when the script is another version', () => {
    assert.equal(
      refusal(town('later', 400, 1), first.summary, { scriptHash: 'b'.repeat(64) }),
      'RELEASE-05',
    )
  })

  it('is made with the summary read back from the disk', () => {
    const kept: ReleaseSummary = JSON.parse(JSON.stringify(first.summary))
    assert.deepEqual(
      released(town('later', 600, 1), kept),
      released(town('later', 600, 1), first.summary),
    )
  })

  it('X6: does not renew a multiple choice whose limit tells how few of those who are new chose a hidden option', () => {
    const several = (...options: string[]) => ({ q3: { kind: 'several', options } }) as const
    const alone = (turn: string) =>
      ['none', 'dk', 'pnts'].flatMap((one) => people(`${turn}${one}`, 14, several(one)))
    const before = [
      ...people('two', 52, several('cost', 'time')),
      ...people('far1', 4, several('cost', 'far')),
      ...people('far2', 4, several('time', 'far')),
      ...alone('1'),
    ]
    const now = [...before, ...people('new', 60, several('cost', 'time')), ...alone('2')]
    const options = [...whyNot.options, { id: 'far', label: 'Too far' }]
    const script = (atMost: number) => scriptOf([{ ...whyNot, options, atMost }])
    const later = (atMost: number) => {
      const more = { script: script(atMost) }
      const result = plan(now, released(before, undefined, more).summary, more)
      return result.ok ? result.value.kind : result.error.code
    }
    assert.deepEqual([later(3), later(2)], ['new', 'RELEASE-03'])
  })

  it('tells the refused in words, with the next thing to do', () => {
    const { what, whatToDo } = explainRefusal({ code: 'RELEASE-02' })
    assert.match(what, /Fewer than 10/)
    assert.match(whatToDo, /last release/)
  })

  it('X6: repeats a table whole, or lets every count shown before grow by 10 or more', () => {
    const steps = fc.array(fc.integer({ min: 10, max: 300 }), { minLength: 2, maxLength: 4 })
    let renewed = 0
    fc.assert(
      fc.property(anyTown, steps, ({ seed, size, leaning }, growth) => {
        let previous: NewRelease | undefined
        const past: (readonly Response[])[] = []
        let people = size
        for (const more of growth) {
          const responses = town(seed, people, leaning)
          people += more
          const result = plan(responses, previous?.summary)
          if (!result.ok) continue
          assert.ok(result.value.kind === 'new')
          past.push(responses)
          if (previous !== undefined) renewed += assertGrowth(previous, result.value, past)
          previous = result.value
        }
      }),
      { numRuns: 40 },
    )
    assert.ok(renewed > 20, 'tables are renewed at all')
  })
})

/** The tables renewed: those not are the earlier ones word for word. `past` holds the responses of each release. */
function assertGrowth(
  before: NewRelease,
  now: NewRelease,
  past: readonly (readonly Response[])[],
): number {
  let renewed = 0
  for (const table of now.document.tables) {
    assertCountsAreSafe(table)
    const then = before.document.tables.find(({ place }) => place === table.place)
    if (table.asOf !== now.document.number) {
      assert.deepEqual(table, then)
    } else if (table.state === 'shown' && then?.state === 'shown') {
      renewed += 1
      assertShownGrew(then, table, past[then.asOf - 1] ?? [], past[table.asOf - 1] ?? [])
    }
  }
  return renewed
}

type Shown = Extract<PublishedTable, { state: 'shown' }>

function assertShownGrew(
  then: Shown,
  table: Shown,
  earlier: readonly Response[],
  later: readonly Response[],
) {
  for (const [index, cell] of table.cells.entries()) {
    if (then.cells[index]?.count === 'c') continue
    assert.notEqual(cell.count, 'c', 'what was shown does not vanish')
    const countIn = (responses: readonly Response[]) =>
      tabulate(busScript, responses).find(({ at }) => at.place === table.place)?.cells[index]
        ?.count ?? 0
    assert.ok(countIn(later) - countIn(earlier) >= 10)
  }
}

function assertCountsAreSafe(table: PublishedTable) {
  if (table.state === 'withheld') return assert.equal(table.base, 'c')
  assert.equal(table.base % 5, 0)
  assert.ok(table.base >= 10)
  for (const cell of table.cells) {
    assert.equal(cell.percent === 'c', cell.count === 'c')
    if (cell.count === 'c') continue
    assert.ok(cell.count >= 10 && cell.count % 5 === 0)
    assert.ok(cell.percent > 0 && cell.percent < 100)
  }
}
