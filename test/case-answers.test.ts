import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId } from '../src/basics/ids.ts'
import { later, second } from '../src/basics/instant.ts'
import { openCaseAnswers } from '../src/case-answers.ts'
import { DiallerAway, type MayRing } from '../src/phone/numbers-port.ts'
import { standingClock } from './record/ground.ts'
import { until } from './support/until.ts'

const [one, two] = ['sample.1', 'sample.2'] as CaseId[] as [CaseId, CaseId]

function onPaper(answers: Readonly<Record<string, MayRing>> | 'away') {
  const clock = standingClock()
  const asked: (readonly CaseId[])[] = []
  let answered = 0
  const cases = openCaseAnswers(
    {
      mayRing: async (all) => {
        asked.push(all)
        if (answers === 'away') throw new DiallerAway()
        return all.map((case_) => answers[case_] ?? 'no-number')
      },
    },
    clock,
    () => {
      answered += 1
    },
  )
  return { cases, clock, asked, answered: () => answered }
}

describe('whether a case may ring, asked of another process', () => {
  it('holds the whole look back until the answer is there: no case is passed over for another', async () => {
    const { cases, asked, answered } = onPaper({ [one]: 'yes', [two]: 'yes' })
    const first = cases.look()
    assert.equal(first.hasNumber(one), false)
    await until('the answer', () => answered() === 1)
    const mixed = cases.look()
    assert.equal(mixed.hasNumber(two), false, 'nothing is known of it yet')
    assert.equal(mixed.hasNumber(one), false, 'so the one behind it waits, too')
    await until('the second answer', () => answered() === 2)
    assert.ok(cases.look().hasNumber(one) && cases.look().hasNumber(two))
    assert.deepEqual(asked, [[one], [two]])
  })

  it('asks together what one look asks for', async () => {
    const { cases, asked, answered } = onPaper({ [one]: 'excluded' })
    const look = cases.look()
    look.mustNotRing(one)
    look.hasNumber(two)
    await until('the answer', () => answered() === 1)
    assert.deepEqual(asked, [[one, two]])
    const again = cases.look()
    assert.deepEqual([again.mustNotRing(one), again.hasNumber(one)], [true, true])
    assert.deepEqual([again.mustNotRing(two), again.hasNumber(two)], [false, false])
  })

  it('takes no answer for longer than five seconds', async () => {
    const { cases, clock, answered } = onPaper({ [one]: 'yes' })
    cases.look().hasNumber(one)
    await until('the answer', () => answered() === 1)
    clock.at = later(clock.at, 5 * second)
    assert.ok(cases.look().hasNumber(one))
    clock.at = later(clock.at, 1)
    assert.equal(cases.look().hasNumber(one), false)
  })

  it('with nobody there nothing rings, and it is asked again', async () => {
    const { cases, asked, answered } = onPaper('away')
    cases.look().hasNumber(one)
    await until('it was asked', () => asked.length === 1)
    await until('it is asked again', () => {
      cases.look().hasNumber(one)
      return asked.length > 1
    })
    assert.equal(answered(), 0)
  })
})
