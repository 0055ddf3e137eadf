import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkScript } from '../../src/scripts/check-script.ts'
import { countWords } from '../../src/scripts/count-words.ts'
import { findingsToAccept, partsToRead } from '../../src/scripts/parts-to-read.ts'
import type { Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { wordDifference } from '../../src/scripts/word-difference.ts'
import { trialScript } from './trial-script.ts'

const script = trialScript()
const [first] = script.questions
const ids = (one: Script) => new Map(partsToRead(one, []).map(({ key, id }) => [key, id]))
const changed = (other: Script) => {
  const before = ids(script)
  return [...ids(other)].filter(([key, id]) => before.get(key) !== id).map(([key]) => key)
}

describe('X11: what an approver reads, part by part', () => {
  it('is every word of the script, each once, and every finding', () => {
    const findings = checkScript(script)
    const parts = partsToRead(script, findings)
    const said = textsOf(script).reduce((sum, { text }) => sum + countWords(text), 0)
    const inFindings = findings.reduce(
      (sum, one) => sum + countWords(`${one.what} ${one.whatToDo}`),
      0,
    )
    assert.equal(
      parts.reduce((sum, { words }) => sum + words, 0),
      said + inFindings,
    )
    assert.equal(new Set(parts.map(({ id }) => id)).size, parts.length)
    for (const { id } of script.questions)
      assert.ok(
        parts.some(({ key }) => key === `questions/${id}`),
        id,
      )
    for (const kind of Object.keys(script.closings))
      assert.ok(
        parts.some(({ key }) => key === `closings/${kind}`),
        kind,
      )
  })

  it('any other word, answer, condition or translation is another part', () => {
    assert.ok(first && 'read' in first)
    const withFirst = (more: object) =>
      ({ ...script, questions: [{ ...first, ...more }, ...script.questions.slice(1)] }) as Script
    const key = `questions/${first.id}`
    assert.deepEqual(changed(script), [])
    assert.deepEqual(changed(withFirst({ read: `${first.read} Please.` })), [key])
    assert.deepEqual(changed(withFirst({ direction: 'Pause here.' })), [key])
    assert.deepEqual(changed(withFirst({ noReturn: true })), [key])
    const welsh = { ...script, versions: { cy: { [`${key}/read`]: 'Geiriau' } } }
    assert.deepEqual(changed(welsh), [key])
  })

  it('a reason is wanted for review findings alone: a refused one is answered by nobody', () => {
    const finding = (severity: 'review' | 'refused') =>
      ({ code: 'x', severity, where: 'here', what: severity, whatToDo: 'mend it' }) as const
    const open = findingsToAccept([finding('refused'), finding('review')])
    assert.equal(open.length, 1)
    assert.equal(open[0]?.id, partsToRead(script, [finding('review')]).at(-1)?.id)
  })
})

describe('the difference against the version before, word by word', () => {
  const with_ = (read: string) =>
    ({
      ...script,
      questions: script.questions.map((one) => (one === first ? { ...one, read } : one)),
    }) as Script

  it('says which words were added and which taken out, and nothing of what stayed', () => {
    const before = with_('How satisfied were you with the way it was handled?')
    const after = with_('How satisfied are you with the way it was handled by us?')
    const [only, ...more] = wordDifference(before, after)
    assert.deepEqual(more, [])
    assert.equal(only?.key, `questions/${first?.id}/read`)
    const of = (is: string) =>
      only?.runs.filter((run) => run.is === is).map(({ text }) => text.trim())
    assert.deepEqual(of('taken-out'), ['were'])
    assert.deepEqual(of('added'), ['are', 'by us'])
    const back = (is: string) =>
      only?.runs
        .filter((run) => run.is !== is)
        .map(({ text }) => text)
        .join('')
    assert.equal(back('added'), 'How satisfied were you with the way it was handled?')
    assert.equal(back('taken-out'), 'How satisfied are you with the way it was handled by us?')
  })

  it('a block that is gone stands in it whole, and two same versions differ in nothing', () => {
    const shorter = { ...script, questions: script.questions.slice(1) }
    const gone = wordDifference(script, shorter)
    assert.ok(
      gone.length > 0 && gone.every(({ runs }) => runs.every(({ is }) => is === 'taken-out')),
    )
    assert.deepEqual(wordDifference(script, script), [])
  })
})
