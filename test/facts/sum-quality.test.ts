import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { leastInterviews, sumFigures } from '../../src/facts/sum-quality.ts'
import { PaperRoom } from './paper-room.ts'

const room = new PaperRoom()

/** The figures that a shift leaves which held so many interviews and took so long. */
function figuresOf(interviews: number, ms: number, chance: Random): NewFact | undefined {
  const hours = new Map([[10, { tried: 90, people: 50, completed: interviews, refused: 9 }]])
  const worked = new Map([['campaign' as CampaignId, { hours, interviews, ms }]])
  const { state } = room
  return sumFigures({ ...state, tally: { ...state.tally, worked } }, chance)[0]
}

function minutesOf(fact: NewFact | undefined): number {
  assert.ok(fact?.type === 'shift.figures', 'the shift has figures')
  return fact.data.length.minutes
}

describe('the hours of a shift and the length of its interviews, as the record keeps them', () => {
  it('are not there where few interviews could be told apart by them', () => {
    const chance = seeded('few')
    assert.equal(figuresOf(leastInterviews - 1, 100 * minute, chance), undefined)
    assert.ok(figuresOf(leastInterviews, 100 * minute, chance), 'twenty are enough')
  })

  it('even out over many shifts, and are right for none of them', () => {
    const chance = seeded('many')
    const told = Array.from({ length: 500 }, () => minutesOf(figuresOf(25, 175 * minute, chance)))
    const mean = told.reduce((sum, one) => sum + one, 0) / told.length
    assert.ok(Math.abs(mean - 175) < 5, `${mean}`)
    assert.ok(
      told.filter((one) => Math.abs(one - 175) > 20).length > told.length / 2,
      'far from it',
    )
  })

  const roads = [
    ['5 minutes one way and 3 the other', 5, 3],
    ['15 minutes one way and 5 the other', 15, 5],
  ] as const
  for (const [what, long, short] of roads)
    for (const base of [0.5, 0.55])
      it(`tell no answer 5 points better than the base rate to whoever has learned every shift by heart: ${what}, ${100 * base}%`, (t) => {
        const random = seeded(`${what} ${base}`)
        const seen = new Map<number, { yes: number; all: number }>()
        const interviews = 20
        for (let shift = 0; shift < 3_000; shift++) {
          const [yes, ms] = aShift(random, interviews, base, [long, short])
          const minutes = minutesOf(figuresOf(interviews, ms, random))
          const known = seen.get(minutes) ?? { yes: 0, all: 0 }
          seen.set(minutes, { yes: known.yes + yes, all: known.all + interviews })
        }
        let [right, all] = [0, 0]
        for (const one of seen.values()) {
          right += Math.max(one.yes, one.all - one.yes)
          all += one.all
        }
        const points = 100 * (right / all - base)
        t.diagnostic(`${points.toFixed(1)} points`)
        assert.ok(points <= 5, `${points.toFixed(1)} points`)
      })
})

/** How many said yes, and how long they all took. */
function aShift(
  random: Random,
  interviews: number,
  base: number,
  [long, short]: readonly [number, number],
): readonly [number, number] {
  let [yes, ms] = [0, 0]
  for (let i = 0; i < interviews; i++) {
    const said = random() < base
    if (said) yes += 1
    const pace = Math.exp(0.35 * (random() + random() + random() - 1.5))
    ms += (said ? long : short) * pace * minute
  }
  return [yes, ms]
}
