import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importQuestionnaire } from '../../src/readers/questionnaire-import.ts'
import { applyEdit } from '../../src/scripts/apply-edit.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { checkReferences } from '../../src/scripts/check-references.ts'
import { checkStructure } from '../../src/scripts/check-structure.ts'
import { checkTurns } from '../../src/scripts/check-turns.ts'
import { checkVersions } from '../../src/scripts/check-versions.ts'
import { newScript } from '../../src/scripts/new-script.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import type { Language, Script } from '../../src/scripts/script.ts'
import { blockAt, citesOf } from '../../src/scripts/script-cites.ts'
import { fc } from '../support/fast-check.ts'
import { anyPress, editOf, type Press } from './any-edit.ts'
import { anyScript } from './any-script.ts'

const begun = (language: Language) =>
  newScript(
    {
      title: 'Broadband',
      organisation: 'Fairfield Research',
      subject: 'broadband',
      language,
    },
    new Set(),
  )
const anyStart = fc.oneof(anyScript, fc.constantFrom<Language>('en', 'cy').map(begun))
const presses = fc.array(anyPress, { minLength: 1, maxLength: 30 })

/** Every draft on the way, the first one first. A refusal leaves the draft as it was. */
function drafts(start: Script, row: readonly Press[]): Script[] {
  const all = [start]
  for (const press of row) {
    const now = all.at(-1) ?? start
    const text = canonicalText(now)
    const edit = editOf(now, press)
    const done = applyEdit(now, edit)
    assert.equal(
      canonicalText(now),
      text,
      'the draft before stays as it was, so that undoing is going back to it',
    )
    if (done.ok) all.push(done.value)
    else {
      assert.ok(done.error.length > 0, JSON.stringify(edit))
      for (const said of done.error) assert.match(said, /[.:]$/, JSON.stringify(edit))
    }
  }
  return all
}

/** What stands against any draft whatever is pressed. */
function broken(script: Script): string[] {
  const order = script.questions.map(({ id }) => id)
  const forward = citesOf(script).filter(
    ({ how, by, place }) =>
      how !== 'words' &&
      !(order.includes(blockAt(place)) && order.indexOf(blockAt(place)) < order.indexOf(by)),
  )
  const ids = [...script.opening.map(({ id }) => id), ...order]
  return [
    ...forward.map(({ by, place }) => `${by} looks at ${place}`),
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} is there twice`),
  ]
}

describe('any row of edits', () => {
  it('gives refusals in sentences, or drafts whose blocks are named once and look back alone', () => {
    fc.assert(
      fc.property(anyStart, presses, (start, row) => {
        for (const script of drafts(start, row)) {
          assert.deepEqual(broken(script), [])
          assert.deepEqual(checkTurns(script), [])
          const read = readScript(JSON.parse(canonicalText(script)))
          assert.ok(read.ok, JSON.stringify(read))
          // None of them throws, whatever it finds.
          for (const check of [checkStructure, checkReferences, checkVersions]) check(script)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('never makes a name of an answer stand for two, nor a condition ask for an answer that is not listed', () => {
    fc.assert(
      fc.property(anyStart, presses, (start, row) => {
        const last = drafts(start, row).at(-1) ?? start
        const codes = [...checkStructure(last), ...checkReferences(last)]
          .filter(({ where }) => !where.includes('version'))
          .map(({ code, what }) => `${code}: ${what}`)
        const bad = codes.filter((code) =>
          /^(unknown-option|empty-condition|unknown-exclusive|unknown-last)|^used-twice: The option/.test(
            code,
          ),
        )
        assert.deepEqual(bad, [])
      }),
      { numRuns: 100 },
    )
  })

  it('a questionnaire made by edits alone is written out and read again byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom<Language>('en', 'cy'), presses, async (language, row) => {
        const made = drafts(begun(language), row).at(-1)
        assert.ok(made, 'there is a draft')
        const bytes = new TextEncoder().encode(JSON.stringify(made))
        const back = await importQuestionnaire('made.json', bytes)
        assert.ok(back.ok, JSON.stringify(back))
        assert.equal(canonicalText(back.value.script), canonicalText(made))
      }),
      { numRuns: 60 },
    )
  })
})
