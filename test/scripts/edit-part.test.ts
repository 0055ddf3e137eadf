import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { editPart, isOfPart, type PartName, partKey } from '../../src/scripts/edit-part.ts'
import type { Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { fc } from '../support/fast-check.ts'
import { anyScript } from './any-script.ts'
import { trialScript } from './trial-script.ts'

const ease: PartName = { part: 'questions', id: 'ease' }

function edited(script: Script, name: PartName, fields: Readonly<Record<string, string>>): Script {
  const done = editPart(script, name, (field) => fields[field])
  assert.ok(done.ok, JSON.stringify(done))
  return done.value
}

function partsOf(script: Script): PartName[] {
  return [
    { part: 'about' },
    ...script.opening.map(({ id }): PartName => ({ part: 'opening', id })),
    ...script.questions.map(({ id }): PartName => ({ part: 'questions', id })),
    { part: 'closings', id: 'refused' },
    { part: 'asked', id: '1' },
  ]
}

/** Everything but words: names, kinds, routes, numbers. */
function skeleton(script: Script): unknown {
  return JSON.parse(
    JSON.stringify(script, (key, value) =>
      [
        'read',
        'label',
        'say',
        'thenRead',
        'direction',
        'title',
        'organisation',
        'subject',
        'first',
        'last',
        'probes',
      ].includes(key) ||
      (key === 'asked' && typeof value === 'string')
        ? '…'
        : key === 'closings'
          ? Object.keys(value)
          : value,
    ),
  )
}

describe('one part of a draft worded anew', () => {
  it('an empty form changes nothing, in any part of any script', () => {
    fc.assert(
      fc.property(anyScript, fc.nat(), (script, pick) => {
        const parts = partsOf(script)
        const name = parts[pick % parts.length] ?? { part: 'about' }
        assert.equal(canonicalText(edited(script, name, {})), canonicalText(script))
      }),
    )
  })

  it('changes words of that part and nothing else: names, answers and routes stay (P5)', () => {
    fc.assert(
      fc.property(
        anyScript,
        fc.nat(),
        fc.stringMatching(/^[A-Za-zŵéЖ ?{}<>"]{0,20}[a-z]$/),
        (script, pick, words) => {
          const parts = partsOf(script)
          const name = parts[pick % parts.length] ?? { part: 'about' }
          const fields = Object.fromEntries(
            textsOf(script).map(({ key, text }) => [key, `${text} ${words}`]),
          )
          const after = edited(script, name, fields)
          assert.deepEqual(skeleton(after), skeleton(script))
          const before = new Map(textsOf(script).map(({ key, text }) => [key, text]))
          for (const { key, text } of textsOf(after)) {
            const was = before.get(key)
            assert.equal(text, isOfPart(key, name) ? `${was} ${words}`.trim() : was, key)
          }
        },
      ),
    )
  })

  it('a cleared answer goes, and a new one gets a name that none has or had', () => {
    const [first] = trialScript().questions
    assert.ok(first && 'options' in first, 'the first block has answers')
    const [gone, ...kept] = first.options
    const key = `questions/${first.id}/options`
    const after = edited(
      trialScript(),
      { part: 'questions', id: first.id },
      {
        [`${key}/${gone?.id}`]: ' ',
        [`${key}/new`]: gone?.id ?? '',
      },
    )
    const now = after.questions[0]
    assert.ok(now && 'options' in now, 'it still has answers')
    assert.deepEqual(now.options.slice(0, -1), kept)
    const added = now.options.at(-1)
    assert.equal(added?.label, gone?.id)
    assert.ok(
      !first.options.some(({ id }) => id === added?.id),
      'its name was never another answer’s',
    )
  })

  it('the second language keeps its words when something before them is taken out', () => {
    const script: Script = {
      ...trialScript(),
      questions: trialScript().questions.map((block) =>
        block.id === 'ease' ? { ...block, probes: ['One?', 'Two?', 'Three?'] } : block,
      ),
      versions: {
        cy: {
          'questions/ease/probes/1': 'Un?',
          'questions/ease/probes/2': 'Dau?',
          'questions/ease/probes/3': 'Tri?',
          'questions/ease/read': 'Pa mor hawdd?',
          title: 'Yswiriant',
        },
      },
    }
    const after = edited(script, ease, {
      'questions/ease/probes/1': '',
      'cy:questions/ease/read': 'Pa mor anodd?',
    })
    assert.deepEqual(after.versions?.cy, {
      title: 'Yswiriant',
      'questions/ease/read': 'Pa mor anodd?',
      'questions/ease/probes/1': 'Dau?',
      'questions/ease/probes/2': 'Tri?',
    })
    assert.equal(edited(script, { part: 'about' }, { 'versions/cy': 'out' }).versions, undefined)
  })

  it('what is no script any more is refused with the place', () => {
    const long = editPart(trialScript(), ease, (field) =>
      field.endsWith('/read') ? 'x'.repeat(2_000) : undefined,
    )
    assert.ok(
      !long.ok && /"ease", read: is longer than 1,500/.test(long.error.join()),
      JSON.stringify(long),
    )
    const odd = editPart(trialScript(), ease, (field) =>
      field.endsWith('/disclosure') ? 'secret' : undefined,
    )
    assert.ok(!odd.ok && /disclosure/.test(odd.error.join()), JSON.stringify(odd))
  })

  it('a part that the script does not have has no key', () => {
    for (const id of ['none', '__proto__', 'constructor', '0', '-1', '1e9', ''])
      for (const part of ['opening', 'questions', 'closings', 'asked'] as const)
        assert.equal(partKey(trialScript(), { part, id }), undefined, `${part}/${id}`)
    assert.equal(partKey(trialScript(), ease), 'questions/ease/')
  })
})
