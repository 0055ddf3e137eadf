import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findForbidden } from '../../src/scripts/find-forbidden.ts'
import {
  checkAnswers,
  checkQuestions,
  checkWords,
  resultOf,
  wordsOfCheck,
} from '../../src/supervision/check-words.ts'
import { trialScript } from '../scripts/trial-script.ts'

describe('R9: the words of a check', () => {
  it('pass the same checker of forbidden content as a script, in every language (P4, T1, T2, P6)', () => {
    for (const [language, words] of Object.entries(checkWords)) {
      const all = { ...words, ...wordsOfCheck(language as 'en', trialScript().subject) }
      for (const [name, text] of Object.entries(all)) {
        const role = name === 'asked' || name === 'told' ? 'asking' : 'telling'
        assert.deepEqual(findForbidden(text, role), [], `${language}, ${name}: ${text}`)
      }
    }
  })

  it('have the script’s own subject in them, as it stands, and nothing else of it', () => {
    for (const language of ['en', 'cy'] as const) {
      const words = wordsOfCheck(language, 'how $& people cook')
      assert.match(words.asked, /how \$& people cook\?$/)
      assert.doesNotMatch(Object.values(words).join(' '), /\{\{/)
    }
  })

  it('are as many in each language, and no two the same', () => {
    assert.deepEqual(Object.keys(checkWords.cy), Object.keys(checkWords.en))
    const all = Object.values(checkWords).flatMap((words) => Object.values(words))
    assert.equal(new Set(all).size, all.length)
  })

  it('a check passes with a yes, fails with a no, and says nothing where the person remembers nothing', () => {
    const all = Object.keys(checkAnswers) as (keyof typeof checkAnswers)[]
    const results = all.map((asked) => all.map((told) => resultOf({ asked, told })))
    assert.deepEqual(results, [
      ['passed', 'failed', 'passed'],
      ['failed', 'failed', 'failed'],
      ['passed', 'failed', 'nothing-said'],
    ])
    assert.equal(checkQuestions.length, 2)
  })
})
