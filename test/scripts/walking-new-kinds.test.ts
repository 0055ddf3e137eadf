import assert from 'node:assert/strict'
import { it } from 'node:test'
import { missingParts } from '../../src/facts/sheet.ts'
import { acceptAnswer } from '../../src/scripts/accept-answer.ts'
import { completeness } from '../../src/scripts/completeness.ts'
import { currentPlace, endOf, nextPlace } from '../../src/scripts/next-place.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { reachableAnswers } from '../../src/scripts/reachable-answers.ts'
import type { Answer, Answers, Script } from '../../src/scripts/script.ts'
import { turned } from '../../src/scripts/turned.ts'
import { endWords, wordsAt } from '../../src/scripts/words-at.ts'
import { fullScript } from './full-script.ts'

const script = fullScript()
const said: Answer = { kind: 'said' }
const one = (option: string): Answer => ({ kind: 'one', option })
const opened: Answers = { hello: said, prison: said, listening: said, 'up-to-you': said }
const insured: Answers = { ...opened, 'has-policy': one('yes') }
const filled = { workingName: 'Sam' }

it('a ranking is asked rank by rank: what was taken is gone, and nobody is asked for the next after "does not know"', () => {
  assert.equal(nextPlace(script, 'has-policy', insured, 's'), 'order.1')
  const first = { ...insured, 'order.1': one('help') }
  assert.equal(nextPlace(script, 'order.1', first, 's'), 'order.2')
  assert.deepEqual(
    optionsAt(script, 'order.2', 's', first)
      .map(({ id }) => id)
      .sort(),
    ['dk', 'other', 'pnts', 'price'],
  )
  assert.equal(
    wordsAt(script, 'order.1', insured, filled).read,
    'Which of these matters most to you?',
  )
  const next = wordsAt(script, 'order.2', first, filled)
  assert.equal(next.read, 'And which comes next?')
  assert.deepEqual(next.probes, ['Which comes closest?'])
  const again = acceptAnswer(script, 'order.2', one('help'), first)
  assert.equal(again.ok ? 'taken' : again.error.code, 'ranked-already')
  const unsure = { ...insured, 'order.1': one('dk') }
  assert.notEqual(nextPlace(script, 'order.1', unsure, 's'), 'order.2')
  const changed = { ...first, 'order.2': one('price'), 'order.1': one('price') }
  assert.equal(reachableAnswers(script, changed)['order.2'], undefined)
})

it('an end block stops the interview with its own words, nothing after it applies, and no answer is kept for after it', () => {
  const out = { ...opened, 'has-policy': one('no'), 'order.1': one('price') }
  assert.equal(nextPlace(script, 'has-policy', out, 's'), 'completed')
  assert.equal(currentPlace(script, out, 's'), 'completed')
  const end = endOf(script, out, 's')
  assert.equal(end?.id, 'over')
  assert.match(end ? endWords(script, end, out, filled) : '', /for people who have a policy/)
  assert.equal(completeness(script, out).applicable, 1)
  assert.equal(reachableAnswers(script, out)['order.1'], undefined)
  assert.equal(endOf(script, insured, 's'), undefined)
})

it('a quota is looked at with the answers of its cell, and only a full one ends the interview', () => {
  const [first, , ...rest] = script.questions
  assert.ok(first, 'the first question')
  const asked: Script = {
    ...script,
    questions: [
      first,
      {
        id: 'full',
        kind: 'end',
        as: 'quota-full',
        cell: ['has-policy'],
        read: 'We have enough. Goodbye.',
      },
      ...rest,
    ],
  }
  const seen: unknown[] = []
  const isFull = (cell: unknown) => {
    seen.push(cell)
    return true
  }
  assert.equal(nextPlace(asked, 'has-policy', insured, 's', isFull), 'completed')
  assert.equal(endOf(asked, insured, 's', isFull)?.id, 'full')
  assert.deepEqual(seen[0], { 'has-policy': ['yes'] })
  assert.equal(nextPlace(asked, 'has-policy', insured, 's'), 'order.1')
})

it('the ends of a scale are named on their points, and the scale is read from either end', () => {
  const ways = new Set(
    Array.from({ length: 40 }, (_, n) =>
      optionsAt(script, 'score', `s${n}`)
        .map(({ label }) => label)
        .slice(0, 3)
        .join('|'),
    ),
  )
  assert.deepEqual([...ways].sort(), [
    '1 (very poor)|2|3 (very good)',
    '3 (very good)|2|1 (very poor)',
  ])
})

it('blocks that turn are asked in every order by some seed, and always in the same by the same', () => {
  const after = (seed: string) => nextPlace(script, 'order.2', insured, seed)
  const firsts = new Set(Array.from({ length: 40 }, (_, n) => after(`s${n}`)))
  assert.deepEqual([...firsts].sort(), ['parts.calls', 'score'])
  assert.equal(after('s1'), after('s1'))
})

it('rotating keeps the order and begins anywhere, reversing has two ways, randomising has all', () => {
  const orders = (by: Parameters<typeof turned>[1]['by']) =>
    new Set(
      Array.from({ length: 200 }, (_, n) => turned(['a', 'b', 'c'], { by, seed: `${n}` }).join('')),
    )
  assert.deepEqual([...orders('rotate')].sort(), ['abc', 'bca', 'cab'])
  assert.deepEqual([...orders('reverse')].sort(), ['abc', 'cba'])
  assert.equal(orders('randomise').size, 6)
  assert.deepEqual([...orders(false)], ['abc'])
})

it('a campaign whose client, title or message would say what no script may say does not go live (P4, T1)', () => {
  const sheet = {
    title: 'A study',
    client: 'Fairfield Insurance',
    message: { organisation: 'Fairfield Research', declineNumber: '01134960002' },
  }
  const missing = (more: object) =>
    missingParts({ ...blank, ...sheet, ...more } as Parameters<typeof missingParts>[0]).filter(
      ({ sentence }) => sentence.includes('P4'),
    )
  assert.deepEqual(missing({}), [])
  assert.equal(missing({ client: 'Win a free prize with us' })[0]?.part, 'client')
  assert.equal(missing({ title: 'What is your jewellery worth?' })[0]?.part, 'title')
  assert.equal(
    missing({ message: { ...sheet.message, organisation: 'Burglar Alarms Direct' } })[0]?.part,
    'message',
  )
})

const blank = {
  clientSignedBy: '',
  dpia: '',
  callerId: '',
  verification: '',
  lawfulBasis: '',
  script: '',
  hours: { weekdays: { from: 540, to: 1_260 }, saturday: null, sunday: null },
  complete: { completeOver: 80, partialFrom: 50 },
}
