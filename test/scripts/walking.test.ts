import assert from 'node:assert/strict'
import { it } from 'node:test'
import { acceptAnswer } from '../../src/scripts/accept-answer.ts'
import { completeness } from '../../src/scripts/completeness.ts'
import { currentPlace, firstPlace, nextPlace } from '../../src/scripts/next-place.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { places } from '../../src/scripts/places.ts'
import { progressAt } from '../../src/scripts/progress-at.ts'
import { reachableAnswers } from '../../src/scripts/reachable-answers.ts'
import type { Answer, Answers, Script } from '../../src/scripts/script.ts'
import { askedWords, closingWords, wordsAt } from '../../src/scripts/words-at.ts'
import { trialScript } from './trial-script.ts'

const script = trialScript()
const said: Answer = { kind: 'said' }
const one = (option: string): Answer => ({ kind: 'one', option })
const several = (...options: string[]): Answer => ({ kind: 'several', options })
const filled = { workingName: 'Sam' }
const opened: Answers = { hello: said, prison: said, listening: said, 'up-to-you': said }

it('every interview begins with the four opening blocks, one by one (R1)', () => {
  assert.equal(firstPlace(script), 'hello')
  assert.equal(nextPlace(script, 'hello', {}, 's'), 'prison')
  assert.equal(nextPlace(script, 'prison', {}, 's'), 'listening')
  assert.equal(nextPlace(script, 'up-to-you', opened, 's'), 'has-policy')
  assert.equal(progressAt(script, 'listening'), 'opening')
  assert.equal(progressAt(script, 'has-policy'), 'questions')
  assert.equal(progressAt(script, 'completed'), 'closing')
})

it('somebody without home insurance is asked only their age group', () => {
  const answers = { ...opened, 'has-policy': one('no') }
  assert.equal(nextPlace(script, 'has-policy', answers, 's'), 'nearly-done')
  assert.equal(nextPlace(script, 'nearly-done', answers, 's'), 'age')
  assert.equal(nextPlace(script, 'age', answers, 's'), 'completed')
})

it('a grid is asked row by row, in an order that the seed alone decides', () => {
  const answers = { ...opened, 'has-policy': one('other'), reasons: several('ask') }
  const rows = (seed: string) =>
    places(script, seed).filter((place) => place.startsWith('service.'))
  const seen = new Set(Array.from({ length: 50 }, (_, n) => rows(`seed ${n}`).join()))
  assert.ok(seen.size > 5, 'fifty seeds should give more than five orders of four rows')
  const [first, second] = rows('seed 1')
  assert.equal(nextPlace(script, 'last-way', answers, 'seed 1'), first)
  assert.equal(nextPlace(script, first ?? '', answers, 'seed 1'), second)
  assert.deepEqual(rows('seed 1'), rows('seed 1'))
})

it('rotated options keep "none" and the two house answers last (R6)', () => {
  for (let n = 0; n < 30; n += 1) {
    const ids = optionsAt(script, 'reasons', `seed ${n}`).map(({ id }) => id)
    assert.deepEqual(ids.slice(-3), ['none', 'dk', 'pnts'])
    assert.equal(new Set(ids).size, 8)
  }
  assert.deepEqual(optionsAt(script, 'hello', 's'), [])
  assert.deepEqual(
    optionsAt(script, 'ease', 'any').map(({ id }) => id),
    ['5', '4', '3', '2', '1', 'dk', 'pnts'],
  )
})

it('the words carry the working name and the labels of earlier answers, and nothing else', () => {
  assert.match(wordsAt(script, 'hello', {}, filled).read, /^Hello, my name is Sam\./)
  const words = wordsAt(script, 'ease', { 'last-way': one('phone') }, filled)
  assert.equal(words.read, 'You said: By phone. How easy or hard was it to reach them that way?')
  assert.match(wordsAt(script, 'ease', { 'last-way': one('dk') }, filled).read, /^You said: that\./)
  const row = wordsAt(script, 'service.clear', {}, filled)
  assert.equal(row.row, 'How clear their answers were')
  assert.match(closingWords(script, 'completed', filled), /Goodbye\.$/)
  assert.ok(askedWords(script, filled).every(({ say }) => !say.includes('{{')))
})

it('only a listed answer is accepted, and is kept in the order of the script (P5, P6)', () => {
  const ways = (answer: Answer, place = 'reasons') => {
    const result = acceptAnswer(script, place, answer, {})
    return result.ok ? result.value : result.error.code
  }
  assert.deepEqual(ways(several('claim', 'renew', 'claim')), several('renew', 'claim'))
  assert.deepEqual(ways(one('none')), several('none'))
  assert.equal(ways(several('none', 'renew')), 'stands-alone')
  assert.equal(ways(several('dk', 'renew')), 'stands-alone')
  assert.equal(ways(several()), 'nothing-chosen')
  assert.equal(ways(several('gold')), 'unknown-option')
  assert.equal(ways(several('price', 'service', 'cover', 'told'), 'why-left'), 'too-many')
  assert.equal(ways(several('yes'), 'has-policy'), 'wrong-kind')
  assert.equal(ways(said, 'has-policy'), 'nothing-chosen')
  assert.equal(ways(one('yes'), 'hello'), 'wrong-kind')
  assert.deepEqual(ways(one('pnts'), 'has-policy'), one('pnts'))
  assert.equal(ways(one('5'), 'service'), 'unknown-place')
  assert.equal(ways(one('5'), 'constructor'), 'unknown-place')
})

it('an answer that is no longer on the way is dropped, with those that hung on it', () => {
  const before: Answers = {
    ...opened,
    'has-policy': one('yes'),
    reasons: several('claim'),
    'claim-time': one('later'),
    renewal: one('left'),
    'why-left': several('price'),
    overall: one('2'),
  }
  assert.deepEqual(reachableAnswers(script, before), before)
  const changed = reachableAnswers(script, { ...before, 'has-policy': one('no') })
  assert.deepEqual(Object.keys(changed).sort(), [...Object.keys(opened), 'has-policy'].sort())
  assert.equal(currentPlace(script, changed, 's'), 'nearly-done')
})

it('the place to go on from is the first on the way without an answer (P5)', () => {
  assert.equal(currentPlace(script, {}, 's'), 'hello')
  assert.equal(currentPlace(script, opened, 's'), 'has-policy')
  const gap = { ...opened, 'has-policy': one('yes'), 'set-up': one('phone'), overall: one('1') }
  assert.equal(currentPlace(script, gap, 's'), 'how-long')
})

it('a refusal to say is not an answer when the share answered is counted, and 80% is not yet complete', () => {
  const short: Script = {
    ...script,
    questions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
      id,
      kind: 'single',
      disclosure: 'open',
      read: 'Is it?',
      options: [{ id: 'yes', label: 'Yes' }],
    })),
  }
  const yes = one('yes')
  assert.equal(
    completeness(short, { a: yes, b: yes, c: yes, d: yes, e: one('dk') }).band,
    'complete',
  )
  assert.equal(
    completeness(short, { a: yes, b: yes, c: yes, d: yes, e: one('pnts') }).band,
    'partial',
  )
  assert.equal(completeness(short, { a: yes, b: yes }).band, 'break-off')
  assert.deepEqual(completeness({ ...script, questions: [] }, {}), {
    applicable: 0,
    answered: 0,
    share: 0,
    band: 'break-off',
  })
})
