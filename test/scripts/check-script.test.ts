import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import { readingAge } from '../../src/scripts/reading-age.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { obliquePhrasings } from './forbidden-corpus.ts'
import { trialScript } from './trial-script.ts'

function codes(script: Script, severity?: 'refused' | 'review'): string[] {
  return checkScript(script)
    .filter((finding) => severity === undefined || finding.severity === severity)
    .map(({ code }) => code)
}

function withBlock(block: Block): Script {
  const script = trialScript()
  return { ...script, questions: [...script.questions, block] }
}

const single = (more: Partial<Block>): Block =>
  ({
    id: 'extra',
    kind: 'single',
    disclosure: 'open',
    read: 'How was it?',
    options: [
      { id: 'good', label: 'Good' },
      { id: 'bad', label: 'Bad' },
    ],
    ...more,
  }) as Block

it('the trial questionnaire passes with nothing refused, and nothing to review but its short ways', () => {
  assert.deepEqual(codes(trialScript()), [])
})

it('the trial questionnaire reads at eleven or younger (M16)', () => {
  const all = textsOf(trialScript()).map(({ text }) => text)
  assert.ok(readingAge(all.join('. ')) <= 11)
})

it('reading age tells plain words from hard ones, and nothing is hard about no words', () => {
  assert.ok(readingAge('We ask how it went. You can stop when you like.') < 8)
  const hard =
    'Notwithstanding the aforementioned contractual considerations, policyholders must substantiate every particular.'
  assert.ok(readingAge(hard) > 16)
  assert.equal(readingAge(''), 5)
})

describe('the opening (R1, R7)', () => {
  for (const duty of ['organisation', 'subject', 'prison', 'monitoring', 'voluntary'])
    it(`is refused when nothing says "${duty}"`, () => {
      const script = trialScript()
      const opening = script.opening.map((block) => ({
        ...block,
        says: block.says.filter((said) => said !== duty),
      }))
      assert.deepEqual(codes({ ...script, opening }, 'refused'), ['opening-duty'])
    })

  it('is refused when a block claims to say a thing and does not', () => {
    const script = trialScript()
    const opening = script.opening.map((block) =>
      block.id === 'prison' ? { ...block, read: 'This is a call.' } : block,
    )
    assert.deepEqual(codes({ ...script, opening }, 'refused'), ['not-said'])
  })

  for (const topic of ['who', 'prison', 'number', 'check', 'recorded', 'removed'])
    it(`is refused when nobody can answer "${topic}"`, () => {
      const script = trialScript()
      const asked = script.asked.filter((one) => one.topic !== topic)
      const found = codes({ ...script, asked }, 'refused')
      assert.ok(found.includes('asked-topic'))
    })

  it('is refused when the prison is denied', () => {
    const script = trialScript()
    const asked = script.asked.map((one) =>
      one.topic === 'prison' ? { ...one, say: 'No. I am not in prison.' } : one,
    )
    assert.deepEqual(codes({ ...script, asked }, 'refused').sort(), ['denial', 'not-said'])
  })
})

describe('structure', () => {
  const faults: [string, Script, string][] = [
    ['a name used twice', withBlock(single({ id: 'age' })), 'used-twice'],
    ['the name of an opening block used again', withBlock(single({ id: 'hello' })), 'used-twice'],
    ['the reserved name', withBlock(single({ id: 'working-name' })), 'reserved-name'],
    ['no answers', withBlock(single({ options: [] })), 'empty-options'],
    [
      'a house answer by its id',
      withBlock(
        single({
          options: [
            { id: 'dk', label: 'Huh' },
            { id: 'a', label: 'A' },
          ],
        }),
      ),
      'house-option',
    ],
    [
      'a house answer by its words',
      withBlock(
        single({
          options: [
            { id: 'z', label: 'Don’t know' },
            { id: 'a', label: 'A' },
          ],
        }),
      ),
      'house-option',
    ],
    [
      'thirty-one answers',
      withBlock(
        single({
          options: Array.from({ length: 31 }, (_, n) => ({ id: `o${n}`, label: `Way ${n}` })),
        }),
      ),
      'too-many-options',
    ],
    [
      'an exclusive answer that is not there',
      withBlock({ ...single({}), kind: 'multiple', exclusive: ['none'] } as Block),
      'unknown-exclusive',
    ],
    [
      'a condition on a later question',
      {
        ...trialScript(),
        questions: [single({ when: { at: 'age', is: ['16-34'] } }), ...trialScript().questions],
      },
      'unknown-reference',
    ],
    [
      'a condition on itself',
      withBlock(single({ when: { at: 'extra', is: ['good'] } })),
      'unknown-reference',
    ],
    [
      'a condition on a grid without its row',
      withBlock(single({ when: { at: 'service', is: ['5'] } })),
      'unknown-reference',
    ],
    [
      'a condition on an answer that is not listed',
      withBlock(single({ when: { not: { at: 'age', is: ['0-15'] } } })),
      'unknown-option',
    ],
    ['a condition on nothing', withBlock(single({ when: { any: [] } })), 'empty-condition'],
    [
      'piping from a statement',
      withBlock(single({ read: 'So {{nearly-done}}?' })),
      'unknown-reference',
    ],
    [
      'piping in an answer',
      withBlock(
        single({
          options: [
            { id: 'a', label: '{{age}}' },
            { id: 'b', label: 'B' },
          ],
        }),
      ),
      'token-here',
    ],
    [
      'piping in a closing',
      {
        ...trialScript(),
        closings: { ...trialScript().closings, close: 'You are {{age}}. Goodbye.' },
      },
      'token-here',
    ],
    ['stray braces', withBlock(single({ read: 'How was {name}?' })), 'stray-braces'],
    ['HTML', withBlock(single({ read: 'How <b>was</b> it?' })), 'markup'],
    ['a placeholder', withBlock(single({ read: 'How was [organisation]?' })), 'placeholder'],
    ['no question at all', { ...trialScript(), questions: [] }, 'no-questions'],
  ]
  for (const [name, script, code] of faults)
    it(`refuses ${name}`, () => {
      assert.ok(codes(script, 'refused').includes(code), codes(script).join())
    })

  it('asks for a second look at more answers than keys, unguarded piping and a question nobody reaches', () => {
    const many = Array.from({ length: 10 }, (_, n) => ({ id: `o${n}`, label: `Way ${n}` }))
    assert.deepEqual(codes(withBlock(single({ options: many }))), ['more-than-keys'])
    assert.deepEqual(codes(withBlock(single({ read: 'You said {{age}}. Is it so?' }))), [
      'unguarded-token',
    ])
    const never = {
      all: [
        { at: 'age', is: ['16-34'] },
        { at: 'age', is: ['75-up'] },
      ],
    }
    assert.deepEqual(codes(withBlock(single({ when: never }))), ['contradiction'])
  })

  it('every finding says where it is and what to do', () => {
    for (const [, script] of faults)
      for (const finding of checkScript(script)) {
        assert.notEqual(finding.where, '')
        assert.match(finding.whatToDo, /\.$/)
      }
  })
})

describe('forbidden content (P4, T1)', () => {
  it('is found in every place where words can stand', () => {
    const bad = 'Do you have a burglar alarm?'
    const script = trialScript()
    const first = script.opening[0]
    assert.ok(first)
    const places: Script[] = [
      withBlock(single({ read: bad })),
      withBlock(single({ direction: bad })),
      withBlock(single({ ifAsked: [{ asked: bad, say: 'Yes.' }] })),
      withBlock(single({ ifAsked: [{ asked: 'What?', say: bad }] })),
      withBlock(
        single({
          options: [
            { id: 'a', label: bad },
            { id: 'b', label: 'B' },
          ],
        }),
      ),
      withBlock({ ...single({}), kind: 'grid', rows: [{ id: 'r', label: bad }] } as Block),
      { ...script, title: bad },
      { ...script, subject: bad },
      {
        ...script,
        opening: [{ ...first, read: `${first.read} ${bad}` }, ...script.opening.slice(1)],
      },
      { ...script, closings: { ...script.closings, close: bad } },
      { ...script, asked: [...script.asked, { topic: 'who', asked: bad, say: 'Yes.' }] },
    ]
    for (const one of places) assert.deepEqual(codes(one, 'refused'), ['forbidden-alarms'])
  })

  it('is found when only the question and its answer together, or an earlier answer put in, say it', () => {
    const split = withBlock(
      single({
        read: 'Tell me which it is: how much?',
        options: [
          { id: 'a', label: 'Spent' },
          { id: 'b', label: 'Lost' },
        ],
      }),
    )
    assert.ok(codes(split, 'refused').includes('forbidden-money'))
    const piped: Block[] = [
      single({
        id: 'one',
        options: [
          { id: 'a', label: 'When will' },
          { id: 'b', label: 'Never' },
        ],
      }),
      single({ id: 'two', read: '{{one}} you be out of it?', when: { at: 'one', is: ['a'] } }),
    ]
    const script = trialScript()
    assert.deepEqual(codes({ ...script, questions: [...script.questions, ...piped] }, 'refused'), [
      'forbidden-absence',
    ])
  })

  for (const read of obliquePhrasings)
    it(`goes to a governor's eye when no pattern knows it: ${read}`, () => {
      const found = codes(withBlock(single({ read })))
      assert.ok(
        found.includes('near-the-home') || found.some((code) => code.startsWith('forbidden')),
      )
    })

  it('what is true of the call may be said, but not as part of a question', () => {
    const truth = 'I do not know your name.'
    assert.deepEqual(
      codes(withBlock(single({ ifAsked: [{ asked: 'Do you know me?', say: truth }] }))),
      [],
    )
    assert.deepEqual(codes(withBlock(single({ read: `${truth} What is it?` }))), [
      'forbidden-person',
    ])
  })
})

describe('reading a script', () => {
  it('the trial file is read, and its canonical text does not hang on the order of keys or on spaces', () => {
    const read = readScript(trialScript())
    assert.ok(read.ok)
    const turned = JSON.parse(JSON.stringify(trialScript(), null, 4)) as Record<string, unknown>
    const backwards = Object.fromEntries(Object.entries(turned).reverse()) as unknown as Script
    assert.equal(canonicalText(backwards), canonicalText(read.value))
    assert.match(sha256(canonicalText(read.value)), /^[0-9a-f]{64}$/)
    assert.notEqual(canonicalText({ ...read.value, title: 'Other' }), canonicalText(read.value))
    assert.deepEqual(JSON.parse(canonicalText(read.value)), trialScript())
  })

  it('a fault names the block and says what it must be', () => {
    const broken = structuredClone(trialScript()) as unknown as {
      questions: Record<string, unknown>[]
      closings: Record<string, unknown>
    }
    const [first, second] = broken.questions
    assert.ok(first && second)
    delete first['read']
    second['kind'] = 'text'
    delete broken.closings['distressed']
    const read = readScript(broken)
    assert.ok(!read.ok)
    assert.deepEqual(
      read.error.map(({ where }) => where),
      ['question 1 "has-policy"', 'question 2 "set-up", kind', 'closings'],
    )
    assert.match(read.error[2]?.what ?? '', /has no "distressed": add it/)
  })

  it('what no script has is a fault, also a deep or a strange one, and nothing throws', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as unknown
    const script = trialScript()
    const strange: unknown[] = [
      null,
      7,
      'script',
      [],
      {},
      { ...script, extra: 1 },
      { ...script, questions: [single({ when: deep as never })] },
      { ...script, name: 'Ünfit' },
      { ...script, questions: [null, 3, [], {}] },
      { ...script, opening: 'x' },
      { ...script, questions: [single({ read: 'x'.repeat(5_000) })] },
      JSON.parse('{"__proto__": {"format": "gatehouse-script/1"}}'),
    ]
    for (const value of strange) assert.equal(readScript(value).ok, false)
  })
})
