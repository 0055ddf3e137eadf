import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { abandonedRate, abandonedRateWithoutMachines } from '../../src/fieldwork/abandoned-rate.ts'
import {
  eligibleShare,
  groupCounts,
  outcomeRates,
  type Rate,
  rateNames,
} from '../../src/fieldwork/rates.ts'

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
      fc.property(groups, (g) => {
        const all = outcomeRates(g)
        for (const name of rateNames) {
          const rate = all[name]
          assert.ok(rate === 'n/a' || (rate >= 0 && rate <= 1), `${name} is ${rate}`)
        }
        const ordered = [
          [all.RR1, all.RR2],
          [all.RR1, all.RR3],
          [all.RR3, all.RR5],
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
