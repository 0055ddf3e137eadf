import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { checkScript } from '../../src/scripts/check-script.ts'
import { likenessOf } from '../../src/scripts/likeness.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import { likenessFiles } from './corpus/learn-likeness.ts'
import { inWelsh } from './full-script.ts'
import { trialScript } from './trial-script.ts'

const asking = (read: string): Script => {
  const script = trialScript()
  const block: Block = {
    id: 'extra',
    kind: 'single',
    disclosure: 'open',
    read,
    options: [
      { id: 'good', label: 'Good' },
      { id: 'bad', label: 'Bad' },
    ],
  }
  return { ...script, questions: [...script.questions, block] }
}
const found = (script: Script) =>
  checkScript(script)
    .filter(({ by }) => by?.rule === 'likeness')
    .map(({ code, severity, where }) => [code, severity, where])

describe('questions that no rule has a phrase for, but that sound like those that no script may ask (P4)', () => {
  it('the weights are those that the phrasings of the corpus give', () => {
    for (const { file, text } of likenessFiles())
      assert.ok(
        readFileSync(new URL(`../../src/scripts/${file}`, import.meta.url), 'utf8') === text,
        `${file} is not what the corpus gives: node --import tsx test/scripts/corpus/write-likeness.ts`,
      )
  })

  it('what is most like them is refused, what is a little like them is for the approver, the rest passes', () => {
    const refused = 'Which bus goes past your house?'
    assert.deepEqual(found(asking(refused)), [
      ['forbidden-likeness', 'refused', 'question "extra"'],
    ])
    assert.deepEqual(found(asking('Which floor are you on, and which flat?')), [
      ['like-forbidden', 'review', 'question "extra"'],
    ])
    assert.deepEqual(found(asking('How well did the company explain its decision?')), [])
  })

  it('honest words around the bad part do not hide it, nor does one question beside another', () => {
    const bad = 'which bus goes past your house'
    const around = [
      `Thinking of your insurer and of how satisfied you are with the service, ${bad}, if you do not mind?`,
      `${bad}, thinking of how easy or difficult it was to understand the letters of the company?`,
    ]
    for (const text of around) assert.notEqual(likenessOf(text), undefined, text)
    const beside = `How satisfied were you with the company? ${bad}? How clear were its letters?`
    assert.equal(found(asking(beside))[0]?.[0], 'forbidden-likeness')
  })

  it('it says which words, and what to do', () => {
    const [finding] = checkScript(asking('Which bus goes past your house?')).filter(
      ({ code }) => code === 'forbidden-likeness',
    )
    assert.match(finding?.what ?? '', /It sounds like what no script may ask: “.+” in “Which bus/)
    assert.match(finding?.whatToDo ?? '', /Ask about the service/)
  })

  it('in Welsh it refuses nothing, and shows it to the reader of the Welsh', () => {
    const welsh = inWelsh(asking('Pwy arall all fynd i mewn i’ch tŷ?'))
    const codes = found({ ...welsh, language: 'cy' }).map(([code]) => code)
    assert.deepEqual([...new Set(codes)], ['like-forbidden'])
  })
})
