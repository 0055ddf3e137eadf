import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withoutAsides } from '../../src/scripts/asides.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { findRefused } from '../../src/scripts/find-forbidden.ts'
import type { Block } from '../../src/scripts/script.ts'
import { allowedLists, forbiddenLists } from './corpus/measure.ts'
import { trialScript } from './trial-script.ts'

const textsOf = (lists: typeof forbiddenLists) =>
  lists
    .filter(({ language }) => language !== 'cy')
    .flatMap(({ entries }) => entries)
    .filter((entry): entry is string => typeof entry === 'string')
const isRefused = (text: string) => findRefused(text, 'asking').length > 0

/** Each with this put between two of its words, at another place from text to text. */
const parted = (aside: string): string[] =>
  textsOf(forbiddenLists)
    .map((text) => text.split(' '))
    .filter(({ length }) => length > 2)
    .map((words, n) => {
      const at = 1 + (n % (words.length - 1))
      return `${words.slice(0, at).join(' ')}${aside}${words.slice(at).join(' ')}`
    })

describe('what is put between two words hides nothing (P4)', () => {
  for (const aside of [
    ', let us say, ',
    ', as my colleague would put it, ',
    ' (they tell me) ',
    ' – if I may – ',
    ' perhaps ',
    ' by any chance ',
    ' currently ',
    ' nice ',
  ])
    it(`“${aside.trim()}” between any two words: 98 of 100 are still refused`, (t) => {
      const texts = parted(aside)
      const missed = texts.filter((text) => !isRefused(text))
      t.diagnostic(`${texts.length - missed.length} of ${texts.length} refused`)
      assert.ok(missed.length <= texts.length / 50, `missed: ${missed.slice(0, 5).join(' | ')}`)
    })

  it('manners before and after a question change nothing: every forbidden one is refused, and 99 of 100 honest ones pass', () => {
    const manners: ((text: string) => string)[] = [
      (text) => `Could you tell me, ${text}`,
      (text) => `May I ask, ${text}`,
      (text) => `Roughly speaking, ${text}`,
      (text) => text.replace(/\?$/, ', if you do not mind my asking?'),
      (text) => text.replace(/\?$/, ', would you say?'),
    ]
    const questions = (lists: typeof forbiddenLists) =>
      textsOf(lists).filter((text) => text.indexOf('?') === text.length - 1)
    const honest = questions(allowedLists)
    for (const around of manners) {
      assert.deepEqual(
        questions(forbiddenLists)
          .map(around)
          .filter((text) => !isRefused(text)),
        [],
      )
      const stopped = honest.map(around).filter(isRefused)
      assert.ok(stopped.length <= honest.length / 100, `refused: ${stopped.join(' | ')}`)
    }
  })

  it('a text that holds nothing of the kind is read once, and a very long one in no time', () => {
    assert.deepEqual(withoutAsides('Is there an alarm?'), ['Is there an alarm?'])
    const long = [
      ', a'.repeat(20_000),
      '('.repeat(40_000),
      `${' – '.repeat(15_000)}`,
      'if you '.repeat(8_000),
    ]
    for (const text of long) assert.ok(withoutAsides(text).length >= 1, 'it ends')
  })
})

describe('what somebody is asked to agree with says what a question would ask (P4)', () => {
  const first = (text: string) =>
    text
      .replace(/\bare you\b/gi, 'am I')
      .replace(/\byou are\b/gi, 'I am')
      .replace(/\byour\b/gi, 'my')
      .replace(/\byourself\b/gi, 'myself')
      .replace(/\byou\b/gi, 'I')
  const toYou = (lists: typeof forbiddenLists) =>
    textsOf(lists).filter((text) => /\byou/i.test(text))

  it('said of oneself, 99 of 100 forbidden ones are still refused, and 97 of 100 honest ones pass', (t) => {
    const [bad, honest] = [toYou(forbiddenLists).map(first), toYou(allowedLists).map(first)]
    const missed = bad.filter((text) => !isRefused(text))
    const stopped = honest.filter(isRefused)
    t.diagnostic(`${missed.length} of ${bad.length} missed, ${stopped.length} of ${honest.length}`)
    assert.ok(missed.length <= bad.length / 100, `missed: ${missed.join(' | ')}`)
    assert.ok(stopped.length <= (3 * honest.length) / 100, `refused: ${stopped.join(' | ')}`)
  })

  it('what the agent says of themselves is no question about anybody', () => {
    assert.deepEqual(findRefused('I am in a supervised workplace in a prison.', 'telling'), [])
  })

  const script = trialScript()
  const codes = (more: object) =>
    checkScript({
      ...script,
      questions: [
        ...script.questions,
        {
          ...{ id: 'extra', kind: 'single', disclosure: 'open', read: 'How was it?' },
          options: ['Good', 'Fair', 'Bad'].map((label, n) => ({ id: `o${n}`, label })),
          ...more,
        } as Block,
      ],
    })
      .filter(({ severity }) => severity === 'refused')
      .map(({ code }) => code)

  for (const [name, more, code] of [
    [
      'a question and its answers together',
      {
        read: 'I am usually',
        options: ['in during the day', 'out during the day'].map((label, n) => ({
          id: `o${n}`,
          label,
        })),
      },
      'forbidden-absence',
    ],
    [
      'a question and the ends of its scale',
      { kind: 'scale', read: 'Are your things', ends: { first: 'cheap', last: 'dear' } },
      'forbidden-value',
    ],
    [
      'a probe and the next one',
      { read: 'Do you have one?', probes: ['I mean a', 'safe.'] },
      'forbidden-possessions',
    ],
    [
      'a pause in a clarification',
      { ifAsked: [{ asked: 'Why?', say: 'We ask whether you have a... safe.' }] },
      'forbidden-possessions',
    ],
  ] as const)
    it(`it is found in ${name}`, () => {
      assert.ok(codes(more).includes(code), codes(more).join())
    })
})
