import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { abandonedRate, abandonedRateWithoutMachines } from '../../src/fieldwork/abandoned-rate.ts'
import { eligibleBy } from '../../src/fieldwork/eligibility.ts'
import {
  eligibleShare,
  groupCounts,
  outcomeRates,
  type Rate,
  rateFormulas,
  rateNames,
} from '../../src/fieldwork/rates.ts'
import { fc } from '../support/fast-check.ts'

const near = (rate: Rate, expected: number) => {
  assert.ok(
    typeof rate === 'number' && Math.abs(rate - expected) < 5e-5,
    `${rate}, not ${expected}`,
  )
}

describe('AAPOR outcome rates, worked by hand', () => {
  // E = 400+50+250+150+50 = 900, U = 300, NE = 100: e = 900/1000 = 0.9.
  const counts = groupCounts({
    '1.1': 400,
    '1.2': 50,
    '2.11': 150,
    '2.112': 60,
    '2.12': 40,
    '2.21': 150,
    '2.332': 50,
    '3.13': 200,
    '3.14': 60,
    '3.21': 40,
    '4.32': 70,
    '4.51': 30,
  })
  const rates = outcomeRates(counts)

  it('adds codes up by group', () => {
    assert.deepEqual(counts, { I: 400, P: 50, R: 250, NC: 150, O: 50, UH: 260, UO: 40, NE: 100 })
    assert.equal(eligibleShare(counts), 0.9)
  })
  const expected = {
    RR1: 400 / 1200,
    RR2: 450 / 1200,
    RR3: 400 / 1170,
    RR4: 450 / 1170,
    RR5: 400 / 900,
    RR6: 450 / 900,
    COOP1: 400 / 750,
    COOP2: 450 / 750,
    COOP3: 400 / 700,
    COOP4: 450 / 700,
    REF1: 250 / 1200,
    REF2: 250 / 1170,
    REF3: 250 / 900,
    CON1: 750 / 1200,
    CON2: 750 / 1170,
    CON3: 750 / 900,
  }
  for (const name of rateNames) it(name, () => near(rates[name], expected[name]))

  it('with e = 1 the rates that estimate eligibility equal the cautious ones', () => {
    const cautious = outcomeRates(counts, 1)
    assert.equal(cautious.RR3, cautious.RR1)
    assert.equal(cautious.RR4, cautious.RR2)
    assert.equal(cautious.REF2, cautious.REF1)
    assert.equal(cautious.CON2, cautious.CON1)
  })

  it('a rate with nothing to divide by is n/a, not 0', () => {
    for (const name of rateNames) assert.equal(outcomeRates(groupCounts({}))[name], 'n/a')
    const nobody = outcomeRates(groupCounts({ '3.13': 10 }))
    assert.equal(nobody.RR1, 0)
    assert.equal(nobody.RR5, 'n/a')
    assert.equal(nobody.COOP1, 'n/a')
  })

  it('a second study, by hand: no partials, and e declared', () => {
    // E = 250+500+200+50 = 1000, U = 800+200 = 1000; with e = 0.4 the base of RR3 is 1400.
    const g = groupCounts({
      ...{ '1.1': 250, '2.111': 100, '2.12': 400, '2.21': 200, '2.333': 50 },
      ...{ '3.12': 300, '3.15': 500, '3.30': 200, '4.32': 900 },
    })
    assert.deepEqual(g, { I: 250, P: 0, R: 500, NC: 200, O: 50, UH: 800, UO: 200, NE: 900 })
    const by = outcomeRates(g, eligibleBy(g, { by: 'declared', percent: 40, reason: 'A panel.' }))
    near(by.RR1, 0.125)
    near(by.RR3, 250 / 1400)
    near(by.RR5, 0.25)
    near(by.COOP1, 250 / 800)
    near(by.COOP3, 250 / 750)
    near(by.REF2, 500 / 1400)
    near(by.CON2, 800 / 1400)
    near(outcomeRates(g, eligibleBy(g)).RR3, 250 / (1000 + (1000 / 1900) * 1000))
    near(outcomeRates(g, eligibleBy(g, { by: 'all' })).RR3, 0.125)
  })

  it('each formula, as it is printed, gives the very rate', () => {
    const e = 0.3
    for (const name of rateNames) {
      const [part = '', whole = ''] = rateFormulas[name].split(' ÷ ')
      near(outcomeRates(counts, e)[name], sumOf(part, e) / sumOf(whole, e))
    }
  })

  /** "(I + P + e × (UH + UO))", added up. */
  function sumOf(terms: string, e: number): number {
    const [plain = '', unknown = ''] = terms.split('e × ')
    const add = (text: string) =>
      (text.match(/[A-Z]+/g) ?? []).reduce(
        (sum, group) => sum + counts[group as keyof typeof counts],
        0,
      )
    return add(plain) + e * add(unknown)
  }

  it('every rate is between 0 and 1, and wider definitions are never smaller', () => {
    const count = fc.nat({ max: 500 })
    const groups = fc.record({
      I: count,
      P: count,
      R: count,
      NC: count,
      O: count,
      UH: count,
      UO: count,
      NE: count,
    })
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 100 }), (g, percent) => {
        const all = outcomeRates(g, percent / 100)
        for (const name of rateNames) {
          const rate = all[name]
          assert.ok(rate === 'n/a' || (rate >= 0 && rate <= 1), `${name} is ${rate}`)
        }
        const ordered = [
          [all.RR1, all.RR2],
          [all.RR1, all.RR3],
          [all.RR3, all.RR5],
          [all.RR2, all.RR4],
          [all.RR4, all.RR6],
          [all.COOP1, all.COOP2],
          [all.COOP1, all.COOP3],
          [all.COOP2, all.COOP4],
          [all.REF2, all.REF3],
          [all.CON1, all.CON2],
          [all.RR5, all.COOP1],
          [all.REF1, all.REF2],
          [all.CON2, all.CON3],
        ]
        for (const [less, more] of ordered) {
          if (typeof less === 'number' && typeof more === 'number') assert.ok(less <= more + 1e-12)
        }
      }),
    )
  })
})

describe('D2, D3: the abandoned-call rate', () => {
  it('is abandoned calls in percent of all live calls', () => {
    assert.equal(abandonedRate({ abandoned: 3, passed: 97 }), 3)
    assert.equal(abandonedRate({ abandoned: 0, passed: 12 }), 0)
    assert.equal(abandonedRate({ abandoned: 0, passed: 0 }), 'n/a')
  })
  it('leaves out machines only by evidence: 30 abandoned, 100 machines and 900 people give 2.91%', () => {
    assert.equal(
      Number(abandonedRateWithoutMachines(30, { machines: 100, people: 900 })).toFixed(2),
      '2.91',
    )
    assert.equal(Number(abandonedRate({ abandoned: 30, passed: 900 })).toFixed(2), '3.23')
    assert.equal(abandonedRateWithoutMachines(2, { machines: 0, people: 0 }), 100)
  })
})
