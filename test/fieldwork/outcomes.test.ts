import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour } from '../../src/basics/instant.ts'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { outcomeLabels } from '../../src/calls/outcome.ts'
import { aaporCodes, isAaporCode } from '../../src/fieldwork/aapor.ts'
import { type AttemptMade, afterAttempt } from '../../src/fieldwork/after-attempt.ts'
import { editions } from '../../src/fieldwork/editions.ts'
import { gradeInterview } from '../../src/fieldwork/grade-interview.ts'
import { mayDial } from '../../src/fieldwork/may-dial.ts'
import {
  answeredByNobody,
  codeAtClose,
  mostTelling,
  outcomeRules,
} from '../../src/fieldwork/outcomes.ts'
import { retryRules } from '../../src/fieldwork/retry-rules.ts'
import { fc } from '../support/fast-check.ts'
import { at, openTo } from './situations.ts'

const outcomes = Object.keys(outcomeLabels) as AttemptOutcome[]
const now = at('2026-05-05', '10:00')
const after = (outcome: AttemptOutcome, more: Partial<AttemptMade> = {}) =>
  afterAttempt({ outcome, now, attempts: 1, ...more })

describe('what an outcome does to its case', () => {
  const finals = [
    ['completed', '1.1'],
    ['partial', '1.2'],
    ['refuses', '2.11'],
    ['stop-and-delete', '2.12'],
    ['break-off', '2.12'],
    ['not-eligible', '4.70'],
    ['distressed', '2.36'],
    ['knows-me', '2.36'],
    ['language', '2.333'],
  ] as const
  for (const [outcome, code] of finals) {
    it(`${outcome} is final, ${code}`, () => assert.deepEqual(after(outcome), { final: code }))
  }
  it('T3: never call again is final, 2.112, and goes on the do-not-call list', () => {
    assert.deepEqual(after('never-call'), { final: '2.112', suppress: true })
  })
  it('R4: after a child the case is tried later; at close it is 3.21', () => {
    assert.ok('notBefore' in after('child'))
    assert.equal(codeAtClose(['child']), '3.21')
  })
  it('T3: the same said by somebody else there is 2.111', () => {
    assert.deepEqual(after('never-call-other'), { final: '2.111', suppress: true })
  })
  it('who wants Welsh waits for an agent who may read it, and is 2.333 where there is none', () => {
    assert.ok('notBefore' in after('welsh', { spoken: true }), 'waits')
    assert.deepEqual(after('welsh', { spoken: false }), { final: '2.333' })
    assert.deepEqual(after('welsh', { spoken: true, attempts: 3 }), { final: '2.333' })
  })
  it('a wrong person, a child and a call that the room ended are interim', () => {
    for (const outcome of ['wrong-person', 'child', 'ended-by-us'] as const)
      assert.ok('notBefore' in after(outcome), outcome)
  })
  it('every other outcome leaves the case open and has a retry rule', () => {
    const open = outcomes.filter((outcome) => 'notBefore' in after(outcome, { spoken: true }))
    assert.deepEqual(open.sort(), Object.keys(retryRules).sort())
  })
  it('T2: there is no lead, transfer or "interested"', () => {
    for (const outcome of Object.keys(outcomeRules)) {
      assert.doesNotMatch(outcome, /lead|transfer|interest|sale|quote|broker/)
    }
  })
})

describe('D14: when a case is tried again', () => {
  it('what nobody answered rests at least 72 hours and moves to another part of the day', () => {
    const change = after('no-answer', { open: ['morning', 'afternoon'] })
    assert.deepEqual(change, { notBefore: at('2026-05-08', '12:00') })
  })
  it('the third attempt that gets nowhere is the last', () => {
    assert.ok('notBefore' in after('no-answer', { attempts: 2 }))
    assert.deepEqual(after('no-answer', { attempts: 3 }), { final: '3.13' })
    assert.deepEqual(after('machine', { attempts: 3 }), { final: '3.14' })
  })
  it('a number not in use is believed the second time running', () => {
    assert.ok('notBefore' in after('unobtainable'))
    assert.deepEqual(after('unobtainable', { attempts: 2, before: 'unobtainable' }), {
      final: '4.32',
    })
  })
  it('a call back is at the time asked for, and is not cut off by three attempts', () => {
    const asked = at('2026-05-06', '15:00')
    assert.deepEqual(after('call-back', { asked, attempts: 4 }), { notBefore: asked })
    assert.deepEqual(after('call-back', { asked, attempts: 6 }), { final: '2.21' })
  })
  it('a case is never dialled before the time that its own outcome set', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...outcomes),
        fc.integer({ min: 0, max: 100 * hour }),
        (outcome, gone) => {
          const change = after(outcome)
          const then = openTo((now + gone) as typeof now)
          const case_ = {
            ...then.case,
            attempts: 1,
            lastAt: now,
            lastOutcome: outcome,
            askedBack: outcome === 'call-back',
            final: 'final' in change,
            ...('notBefore' in change ? { notBefore: change.notBefore } : {}),
          }
          if (mayDial({ ...then, case: case_ }) !== 'yes') return
          assert.ok('notBefore' in change && then.now >= change.notBefore)
          if (answeredByNobody(outcome)) assert.ok(gone >= 72 * hour)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('refusals and caps', () => {
  const refusals = ['refuses', 'never-call', 'never-call-other', 'stop-and-delete', 'break-off']
  it('no refusal is ever tried again, and none is covered by the cap on attempts', () => {
    for (const outcome of refusals as AttemptOutcome[])
      for (let attempts = 1; attempts <= 7; attempts++) {
        const change = after(outcome, { attempts, before: 'call-back', told: 'call-back' })
        assert.ok('final' in change, outcome)
        assert.match(change.final, /^2\.1/, `${outcome}, at attempt ${attempts}`)
      }
  })
  it('nothing that comes before or after a refusal changes the code at close', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Object.keys(retryRules)), { maxLength: 6 }),
        fc.constantFrom(...(refusals as AttemptOutcome[])),
        fc.nat({ max: 6 }),
        (history, refusal, place) => {
          const all = [...history] as AttemptOutcome[]
          all.splice(place, 0, refusal)
          assert.equal(codeAtClose(all), codeAtClose([refusal]))
        },
      ),
    )
  })
  it('what a person once said is not covered by attempts that nobody answered', () => {
    const last = after('no-answer', { attempts: 3, before: 'no-answer', told: 'child' })
    assert.deepEqual(last, { final: '3.21' })
    const gone = { attempts: 3, before: 'unobtainable' } as const
    assert.deepEqual(after('unobtainable', { ...gone, told: 'wrong-person' }), { final: '3.30' })
    assert.deepEqual(after('unobtainable', { ...gone, told: 'no-answer' }), { final: '4.32' })
  })
})

describe('one final code for each case at close', () => {
  it('is the same whatever order the outcomes are looked at in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomes), { minLength: 1 }), (history) => {
        const one = history.reduce<AttemptOutcome | undefined>(
          (so, o) => mostTelling(so, o),
          undefined,
        )
        assert.equal(codeAtClose([one]), codeAtClose(history.toReversed()))
      }),
    )
  })
  it('a case nobody tried is 3.11', () => assert.equal(codeAtClose([]), '3.11'))
  it('always busy means every time', () => {
    assert.equal(codeAtClose(['busy', 'busy']), '3.12')
    assert.equal(codeAtClose(['busy', 'no-answer', 'busy']), '3.13')
  })
  it('the attempt that told most decides, in whatever order they came', () => {
    assert.equal(codeAtClose(['no-answer', 'machine', 'child', 'busy']), '3.21')
    assert.equal(codeAtClose(['trunk-fault', 'no-answer']), '3.13')
    assert.equal(codeAtClose(['call-back', 'no-answer']), '2.21')
  })
  it('is always a code of the table', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomes), { maxLength: 6 }), (history) => {
        assert.ok(isAaporCode(codeAtClose(history)))
      }),
    )
  })
})

describe('complete, partial, break-off', () => {
  const graded = [
    [0.81, true, 'completed'],
    [1, true, 'completed'],
    [0.8, true, 'partial'],
    [0.5, true, 'partial'],
    [0.49, true, 'break-off'],
    [0, false, 'break-off'],
    [1, false, 'partial'],
    [0.6, false, 'partial'],
  ] as const
  for (const [share, atClosing, band] of graded) {
    it(`${share} of the questions, ${atClosing ? 'at' : 'before'} the closing words: ${band}`, () =>
      assert.equal(gradeInterview({ share, atClosing }), band))
  }
  it('uses the bands that the campaign declares', () => {
    const bands = { completeOver: 0.9, partialFrom: 0.7 }
    assert.equal(gradeInterview({ share: 0.85, atClosing: true }, bands), 'partial')
    assert.equal(gradeInterview({ share: 0.65, atClosing: true }, bands), 'break-off')
  })
})

it('every outcome comes to a code of its edition, and every edition is named by its tag', () => {
  for (const [tag, { codes, of, untried, title }] of Object.entries(editions)) {
    assert.match(tag, /^aapor-\d+$/)
    assert.match(title, /AAPOR/)
    assert.ok(untried in codes)
    assert.deepEqual(Object.keys(of).sort(), [...outcomes].sort())
    for (const code of Object.values(of)) assert.ok(isAaporCode(code), code)
  }
})

it('AAPOR codes are in the groups of their prefixes', () => {
  const prefixes = [
    [/^1\.[01]/, 'I'],
    [/^1\.2/, 'P'],
    [/^2\.1/, 'R'],
    [/^2\.2/, 'NC'],
    [/^2\.3/, 'O'],
    [/^3\.1/, 'UH'],
    [/^3\.[23459]/, 'UO'],
    [/^4\./, 'NE'],
  ] as const
  for (const [code, { group }] of Object.entries(aaporCodes)) {
    assert.deepEqual(
      prefixes.filter(([shape]) => shape.test(code)).map(([, of]) => of),
      [group],
      code,
    )
  }
})
