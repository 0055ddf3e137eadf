import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyEdit } from '../../src/scripts/apply-edit.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import type { Asked, Script } from '../../src/scripts/script.ts'
import type { ScriptEdit } from '../../src/scripts/script-edit.ts'
import { topicNames } from '../../src/scripts/topics.ts'
import { wordDifference } from '../../src/scripts/word-difference.ts'
import { changedSince, writtenSince } from '../../src/web/script-stale.ts'
import { fc } from '../support/fast-check.ts'
import { anyPress, editOf } from './any-edit.ts'
import { anyScript } from './any-script.ts'
import { inWelsh } from './full-script.ts'
import { trialScript } from './trial-script.ts'

const pay = { asked: 'Do I get something for it?', say: 'No. Nobody is paid for taking part.' }

function edited(script: Script, edit: ScriptEdit): Script {
  const done = applyEdit(script, edit)
  assert.ok(done.ok, JSON.stringify(done))
  return done.value
}

function refusal(script: Script, edit: ScriptEdit): string {
  const done = applyEdit(script, edit)
  return done.ok ? '' : done.error.join(' ')
}

/** Each topic with all its words in every language, wherever it stands. */
function wordsOf(script: Script): ReadonlyMap<string, readonly (string | undefined)[]> {
  const welsh = script.versions?.cy ?? {}
  const one = ({ asked, say }: Asked, n: number) => [
    ...[asked, say, welsh[`asked/${n + 1}/asked`], welsh[`asked/${n + 1}/say`]],
  ]
  const names = topicNames(script)
  return new Map(script.asked.map((topic, n) => [names[n] ?? '', one(topic, n)]))
}

describe('what people may ask, changed in the editor (P5, R1, R3)', () => {
  it('one more stands behind the chosen one, is named by its words, and passes the whole check', () => {
    const before = trialScript()
    const after = edited(before, { edit: 'add-topic', topic: pay, after: 'prison' })
    const names = topicNames(after)
    assert.equal(names.indexOf('do-i-get-something-for-i'), names.indexOf('prison') + 1)
    assert.deepEqual(checkScript(after), checkScript(before))
    assert.equal(names.length, before.asked.length + 1)
    const first = edited(after, { edit: 'add-topic', topic: pay })
    assert.equal(topicNames(first)[0], 'do-i-get-something-for-i-2', 'no name is given twice')
  })

  it('P4: its words are checked like all others', () => {
    const bad = { asked: 'Is it about my things?', say: 'What is your house worth?' }
    const after = edited(trialScript(), { edit: 'add-topic', topic: bad })
    const codes = checkScript(after).filter(({ where }) => where.startsWith('asked "is-it'))
    assert.ok(
      codes.some(({ severity }) => severity === 'refused'),
      JSON.stringify(codes),
    )
  })

  it('a topic of the house is added by its name, once, and never without words', () => {
    const script = trialScript()
    const [gone, ...asked] = script.asked
    const without = { ...script, asked }
    const back = edited(without, { edit: 'add-topic', topic: { ...pay, topic: gone?.topic ?? '' } })
    assert.equal(back.asked[0]?.topic, gone?.topic)
    assert.match(
      refusal(back, { edit: 'add-topic', topic: { ...pay, topic: gone?.topic ?? '' } }),
      /has an answer already/,
    )
    assert.match(
      refusal(script, { edit: 'add-topic', topic: { ...pay, topic: 'toString' } }),
      /Choose one of the list/,
    )
    assert.match(
      refusal(script, { edit: 'add-topic', topic: { ...pay, say: ' ' } }),
      /Write what people ask/,
    )
    assert.match(refusal(script, { edit: 'add-topic', topic: pay, after: 'gone' }), /There is no/)
  })

  it('R1, R3: what every call must answer cannot be deleted, with the reason; any other can', () => {
    const script = edited(trialScript(), { edit: 'add-topic', topic: pay })
    for (const name of ['who', 'prison', 'number', 'check', 'recorded', 'removed'])
      assert.match(
        refusal(script, { edit: 'delete-topic', name }),
        /cannot be deleted.*Change its words instead/,
      )
    const twice = { ...script, asked: [...script.asked, { ...pay, topic: 'who' }] }
    assert.deepEqual(edited(twice, { edit: 'delete-topic', name: 'who.2' }), script)
    const [own = ''] = topicNames(script)
    assert.equal(
      canonicalText(edited(script, { edit: 'delete-topic', name: own })),
      canonicalText(trialScript()),
    )
  })

  it('one is moved a place at a time, and no further than the end', () => {
    const script = trialScript()
    const [first = '', second = ''] = topicNames(script)
    const moved = edited(script, { edit: 'move-topic', name: second, to: 'up' })
    assert.deepEqual(topicNames(moved).slice(0, 2), [second, first])
    assert.match(refusal(moved, { edit: 'move-topic', name: second, to: 'up' }), /first already/)
    assert.match(
      refusal(moved, { edit: 'move-topic', name: topicNames(moved).at(-1) ?? '', to: 'down' }),
      /last already/,
    )
  })

  it('whatever is added, moved or deleted, every other topic keeps its own words in both languages', () => {
    const presses = fc.array(
      anyPress.filter(({ edit }) => edit.endsWith('-topic')),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(anyScript, presses, (start, row) => {
        let now = inWelsh(start)
        for (const press of row) {
          const done = applyEdit(now, editOf(now, press))
          if (!done.ok) continue
          const was = wordsOf(now)
          for (const [name, words] of wordsOf(done.value))
            if (was.has(name) && !name.includes('.')) assert.deepEqual(words, was.get(name), name)
          now = done.value
        }
      }),
      { numRuns: 100 },
    )
  })

  it('X11: the difference by words names what was added and taken out, and no word of what only moved', () => {
    const before = inWelsh(trialScript())
    const moved = edited(before, { edit: 'move-topic', name: 'prison', to: 'down' })
    assert.deepEqual(wordDifference(before, moved), [])
    const added = edited(moved, { edit: 'add-topic', topic: pay })
    assert.deepEqual(
      wordDifference(before, added).map(({ key }) => key),
      ['asked/1/asked', 'asked/1/say'],
    )
    assert.deepEqual(
      wordDifference(added, before).map(({ where }) => where),
      Array(2).fill('asked "do-i-get-something-for-i"'),
    )
  })

  it('late words of one governor go to the topic that they were written for, wherever another moved it', () => {
    const before = trialScript()
    const at = topicNames(before).indexOf('prison') + 1
    const now = edited(before, { edit: 'add-topic', topic: pay })
    const late = 'Yes. I am in prison, and this is my work.'
    const { said, conflict } = writtenSince(
      before,
      now,
      { part: 'asked', id: String(at) },
      (name) => (name === `asked/${at}/say` ? late : undefined),
    )
    assert.equal(said(`asked/${at + 1}/say`), late)
    assert.equal(said(`asked/${at}/say`), undefined)
    assert.equal(conflict.gone, false)
    assert.deepEqual(
      changedSince(before, now).texts.map(({ now: words }) => words),
      [pay.asked, pay.say],
    )
    const gone = writtenSince(now, before, { part: 'asked', id: '1' }, () => 'New words')
    assert.equal(gone.conflict.gone, true)
    assert.deepEqual(
      gone.conflict.texts.map(({ yours }) => yours),
      ['New words', 'New words'],
    )
  })
})
