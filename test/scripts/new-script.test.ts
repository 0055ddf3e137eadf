import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { applyEdit } from '../../src/scripts/apply-edit.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { newScript } from '../../src/scripts/new-script.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import type { Language } from '../../src/scripts/script.ts'

const begun = (language: Language, taken: readonly string[] = []) =>
  newScript(
    {
      title: 'Broadband: how it is going',
      organisation: 'Fairfield Research',
      subject: language === 'en' ? 'how people get on with their broadband' : 'eu band eang',
      language,
    },
    new Set(taken),
  )

describe('a questionnaire begun from nothing', () => {
  it('is a script whose only fault is that it asks nothing yet (R1, R14)', () => {
    for (const language of ['en', 'cy'] as const) {
      const script = begun(language)
      assert.ok(readScript(script).ok, language)
      const found = checkScript(script).filter(({ severity }) => severity === 'refused')
      assert.deepEqual(
        found.map(({ code, where, what }) => [code, where, what]),
        [['no-questions', 'the script', 'There is no question in it']],
        language,
      )
    }
  })

  it('in English asks its approver for no reason at all once there is an honest question', () => {
    const asked = applyEdit(begun('en'), {
      edit: 'add',
      block: {
        kind: 'single',
        read: 'How happy are you with your broadband?',
        answers: ['Happy', 'Not sure either way', 'Unhappy'],
        rows: [],
      },
    })
    assert.ok(asked.ok, JSON.stringify(asked))
    const codes = checkScript(asked.value).map(({ code }) => code)
    assert.deepEqual(
      codes.filter((code) => code !== 'unfamiliar-words'),
      [],
    )
  })

  it('has a name of its own, made of its title', () => {
    assert.equal(begun('en').name, 'broadband-how-it-is-goin')
    assert.equal(begun('en', ['broadband-how-it-is-goin']).name, 'broadband-how-it-is-goin-2')
  })
})
