import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { err, ok } from '../../src/basics/result.ts'
import { type Fate, nextRelease } from '../../src/results/next-release.ts'
import { planRelease, type Release, type ReleaseSummary } from '../../src/results/release.ts'
import type { ReleaseDocument } from '../../src/results/release-document.ts'
import { documentText } from '../../src/results/release-files.ts'
import { type Response, tabulate } from '../../src/results/tabulate.ts'
import { fc } from '../support/fast-check.ts'
import type { View } from './brute-force.ts'
import { whatPairTells, widthOf } from './pair-attacker.ts'
import { one, people, scriptOf, useBus } from './support.ts'

const script = scriptOf([useBus])
const options = ['yes', 'no', 'dk', 'pnts']

function plan(responses: readonly Response[], previous?: ReleaseSummary) {
  return planRelease({
    campaign: 'buses',
    script,
    scriptHash: 'a'.repeat(64),
    responses,
    dispositions: { completed: responses.length },
    period: { first: '2025-W03', last: '2025-W07' },
    ...(previous === undefined ? {} : { previous }),
  })
}

const made = (responses: readonly Response[], previous?: ReleaseSummary) => {
  const planned = plan(responses, previous)
  assert.ok(planned.ok && planned.value.kind === 'new', 'there is a release')
  return planned.value
}

describe('what may be prepared next', () => {
  const fates: readonly Fate[] = ['approved', 'not-approved']
  const release = made(people('y', 30, { q1: one('yes') }))

  it('X6: is new wherever something new was planned, whatever became of the last', () => {
    for (const fate of [undefined, ...fates])
      assert.deepEqual(nextRelease(ok(release), fate), ok(release))
  })

  it('X6: with nothing new, or too little, is the last one to the letter while nobody has approved it', () => {
    const unchanged: Release = { kind: 'unchanged', documentHash: release.documentHash }
    const same = ok({ kind: 'same' })
    assert.deepEqual(nextRelease(ok(unchanged), 'not-approved'), same)
    assert.deepEqual(nextRelease(ok(unchanged), 'approved'), ok({ kind: 'stands' }))
    for (const code of ['RELEASE-02', 'RELEASE-03', 'RELEASE-04'] as const) {
      assert.deepEqual(nextRelease(err({ code }), 'not-approved'), same, code)
      assert.deepEqual(nextRelease(err({ code }), 'approved'), err({ code }), code)
    }
  })

  it('X6: is refused where the refusal is about more than the last one', () => {
    for (const code of ['RELEASE-01', 'RELEASE-05'] as const)
      for (const fate of [undefined, ...fates])
        assert.deepEqual(nextRelease(err({ code }), fate), err({ code }))
  })
})

/** One more go: so many more people answer, then somebody prepares, and somebody approves or sends back. */
const go = fc.record({
  more: fc.tuple(...options.map(() => fc.integer({ min: 0, max: 14 }))),
  approves: fc.boolean(),
})
type Go = { readonly more: readonly number[]; readonly approves: boolean }
type Shown = { readonly document: ReleaseDocument; readonly responses: readonly Response[] }

/** Everything that was looked at in a campaign with these goes. `remembers` decides what the next is planned against. */
function looksOf(goes: readonly Go[], remembers: (life: 'approved' | 'sent-back') => boolean) {
  const looks: Shown[] = []
  const released: Shown[] = []
  let responses: readonly Response[] = []
  let last: { readonly shown: Shown; readonly summary: ReleaseSummary } | undefined
  let fate: Fate | undefined
  for (const [n, { more, approves }] of goes.entries()) {
    const added = options.flatMap((option, o) =>
      people(`${n}${option}`, more[o] ?? 0, { q1: one(option) }),
    )
    responses = [...responses, ...added]
    const next = nextRelease(plan(responses, last?.summary), fate)
    if (!next.ok || next.value.kind === 'stands') continue
    const fresh = next.value.kind === 'new' ? next.value : undefined
    const shown = fresh ? { document: fresh.document, responses } : last?.shown
    assert.ok(shown, 'there is something to show')
    if (fresh) looks.push(shown)
    if (approves) released.push(shown)
    if (!remembers(approves ? 'approved' : 'sent-back')) continue
    if (fresh) last = { shown, summary: fresh.summary }
    fate = approves ? 'approved' : 'not-approved'
  }
  return { looks, released }
}

/** The table as the attacker sees it: a repeated one is a look at what was told before. */
function viewOf({ document, responses }: Shown): View | undefined {
  const [table] = document.tables
  if (table?.state !== 'shown' || table.asOf !== document.number) return undefined
  const shown = table.cells.map(({ count }) => (typeof count === 'number' ? count : undefined))
  return { total: responses.length, shown }
}

const truth = ({ responses }: Shown, cell: number) =>
  tabulate(script, responses)[0]?.cells[cell]?.count ?? 0

/** What the attacker works out of any two looks that he may not: a count or a growth below 10, to closer than 10. */
function pinned(looks: readonly Shown[]): string | undefined {
  for (const [n, now] of looks.entries()) {
    for (const before of looks.slice(0, n)) {
      const [then, later] = [viewOf(before), viewOf(now)]
      if (!then || !later) continue
      for (const [cell, { x, y, grown }] of whatPairTells(then, later).entries()) {
        const [a, b] = [truth(before, cell), truth(now, cell)]
        for (const [what, true_, known] of [
          ['count', a, x],
          ['count', b, y],
          ['growth', b - a, grown],
        ] as const)
          if (true_ < 10 && widthOf(known) < 10)
            return `${options[cell]}: a ${what} of ${true_} is known to be ${known.least} to ${known.most}`
      }
    }
  }
  return undefined
}

const campaign = fc.array(go, { minLength: 2, maxLength: 5 })

describe('an attacker who sees every release that was prepared, approved or not', () => {
  it('X6: pins no count and no growth below 10, whatever was sent back', () => {
    let pairs = 0
    fc.assert(
      fc.property(campaign, (goes) => {
        const { looks } = looksOf(goes, () => true)
        pairs += looks.filter((look) => viewOf(look)).length > 1 ? 1 : 0
        assert.equal(pinned(looks), undefined)
      }),
      { numRuns: 60, seed: 6 },
    )
    assert.ok(pairs > 10, `there are pairs to compare: ${pairs}`)
  })

  it('X6: would, if what was sent back were forgotten', () => {
    const forgetful = (goes: readonly Go[]) => looksOf(goes, (life) => life === 'approved').looks
    const found = fc.sample(campaign, { numRuns: 60, seed: 6 }).filter((goes) => {
      return pinned(forgetful(goes)) !== undefined
    })
    assert.ok(found.length > 10, `found in ${found.length} of 60`)
  })

  it('X6: numbers go up with every look, and the same look is the same to the letter', () => {
    fc.assert(
      fc.property(campaign, (goes) => {
        const { looks, released } = looksOf(goes, () => true)
        const numbers = looks.map(({ document }) => document.number)
        assert.deepEqual(
          numbers,
          numbers.map((_, n) => n + 1),
        )
        const texts = new Set(looks.map(({ document }) => documentText(document)))
        for (const { document } of released) assert.ok(texts.has(documentText(document)))
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('X6: a campaign whose release was sent back can always have one: that very one, if no other', () => {
    fc.assert(
      fc.property(campaign, go, (goes, final) => {
        const first = { more: [20, 20, 20, 20], approves: false }
        const { released } = looksOf(
          [
            first,
            ...goes.map((each) => ({ ...each, approves: false })),
            { ...final, approves: true },
          ],
          () => true,
        )
        assert.equal(released.length, 1)
      }),
      { numRuns: 60, seed: 8 },
    )
  })
})
