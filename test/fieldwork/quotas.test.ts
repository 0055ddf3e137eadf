import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkQuotas, type StrataNames } from '../../src/fieldwork/check-quotas.ts'
import {
  cellsOf,
  hasRoom,
  isOpenQuestion,
  type QuotaCell,
  standingOf,
} from '../../src/fieldwork/quota.ts'
import { noStratum, QuotaClosing } from '../../src/fieldwork/quota-closed.ts'
import { cellWords, quotaText, readQuotaText } from '../../src/fieldwork/quota-text.ts'
import { stratumCode } from '../../src/fieldwork/strata.ts'
import { quotaScript } from '../support/quota-script.ts'

const script = quotaScript()
const strata: StrataNames = {
  region: [
    { id: 'london', label: 'London' },
    { id: 'wales', label: 'Wales' },
  ],
}
const cell = (text: string): QuotaCell => {
  const read = readQuotaText(text, script, strata)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value[0] as QuotaCell
}
const faults = (...cells: readonly QuotaCell[]) => checkQuotas(cells, script, strata)
const one = (option: string) => ({ kind: 'one', option }) as const

describe('quotas as staff write them', () => {
  it('read back as they were written, by ids or by words, nested and soft', () => {
    const text = 'fork: yes / sample:region: london, wales = 50\nage: young = 20 soft'
    const read = readQuotaText(text, script, strata)
    assert.ok(read.ok)
    assert.deepEqual(read.value[0], {
      of: [
        { at: 'fork', is: ['yes'] },
        { stratum: 'region', is: ['london', 'wales'] },
      ],
      target: 50,
    })
    assert.equal(quotaText(read.value), text)
    const inWords = readQuotaText('fork:  Yes/ SAMPLE:Region: Wales =7', script, strata)
    assert.ok(inWords.ok)
    assert.equal(quotaText(inWords.value), 'fork: yes / sample:region: wales = 7')
    assert.deepEqual(cellWords(read.value[0] as QuotaCell, script, strata), [
      { term: 'fork', is: 'Yes' },
      { term: 'region', is: 'London or Wales' },
    ])
  })

  for (const [line, says] of [
    ['fork yes = 5', /not a question with its answers. Write “age/],
    ['fork: yes', /Write a question, its answers, an equals sign and a number/],
    ['fork: yes = many', /equals sign and a number/],
    [': = 5', /not a question/],
  ] as const)
    it(`says what to write in place of “${line}”`, () => {
      const read = readQuotaText(`\n${line}`, script, strata)
      assert.ok(!read.ok)
      assert.match(read.error[0] ?? '', /^Line 2: /)
      assert.match(read.error[0] ?? '', says)
    })
})

describe('what is wrong with quotas is said with what to do', () => {
  it('nothing is wrong with cells that the questionnaire ends politely for', () => {
    assert.deepEqual(faults(cell('fork: yes = 5'), cell('fork: no = 5')), [])
    assert.deepEqual(faults(cell('sample:region: london = 5')), [])
    assert.deepEqual(faults(cell('fork: yes / age: young / sample:region: wales = 5')), [])
  })

  const wrong: readonly (readonly [string, readonly QuotaCell[], RegExp])[] = [
    ['an unknown question', [cell('shoe: big = 5')], /no question “shoe”. Name one that it has/],
    ['an unknown answer', [cell('fork: perhaps = 5')], /“perhaps” is not an answer.*yes, no/],
    ['a house answer', [cell('fork: dk = 5')], /“dk” is not an answer/],
    ['several answers', [cell('brands: a = 5')], /not a question with one answer/],
    ['a statement', [cell('hello: a = 5')], /not a question with one answer/],
    ['a sensitive question', [cell('health: good = 5')], /sensitive/],
    ['an unknown part of the sample', [cell('sample:wing: a = 5')], /They tell “region”/],
    ['a name of every object', [cell('sample:constructor: a = 5')], /They tell “region”/],
    ['a target of 0', [cell('fork: yes = 0')], /whole number from 1/],
    ['four questions', [cell('fork: yes / age: old / q1: a / q2: b = 5')], /one, two or three/],
    ['one question twice', [cell('fork: yes / fork: no = 5')], /names “fork” twice/],
    ['one answer twice', [cell('fork: yes, yes = 5')], /names “yes” twice/],
    ['no polite end', [cell('late: yes = 5')], /Add an end for full quotas after “late”/],
    ['an overlap', [cell('age: young = 5'), cell('age: young, old = 5')], /Cells 1 and 2 overlap/],
    [
      'an overlap whatever the order',
      [cell('fork: yes / age: old = 5'), cell('age: old, young / fork: yes = 5')],
      /Cells 1 and 2 overlap/,
    ],
    ['too many', Array.from({ length: 101 }, () => cell('age: old = 5')), /101 cells/],
  ]
  for (const [name, cells, says] of wrong)
    it(name, () => assert.match(faults(...cells).join('\n'), says))

  it('cells of different quotas may overlap, and a soft one needs no end', () => {
    assert.deepEqual(faults(cell('fork: yes = 5'), cell('fork: yes / age: old = 5')), [])
    assert.deepEqual(faults(cell('late: yes = 5 soft')), [])
  })

  it('an end with a condition of its own is none: some would be asked to the end and not count', () => {
    const conditional = {
      ...script,
      questions: script.questions.map((block) =>
        block.kind === 'end' ? { ...block, when: { at: 'age', is: ['old'] } } : block,
      ),
    }
    assert.match(checkQuotas([cell('fork: yes = 5')], conditional, strata).join(), /Add an end/)
  })
})

describe('who falls where, and whether there is room', () => {
  const cells = [cell('fork: yes = 5'), cell('fork: no / sample:region: london = 5 soft')]

  it('an answer that was not given falls nowhere, nor does a stratum that is not known', () => {
    assert.deepEqual(cellsOf(cells, undefined, {}), [])
    assert.deepEqual(cellsOf(cells, undefined, { fork: one('yes') }), [0])
    assert.deepEqual(cellsOf(cells, undefined, { fork: one('no') }), [])
    assert.deepEqual(cellsOf(cells, { region: 'london' }, { fork: one('no') }), [1])
    assert.deepEqual(cellsOf(cells, { region: 'wales' }, { fork: one('dk') }), [])
  })

  it('there is room below the target, counting those that nobody can tell of; a soft cell never ends', () => {
    const counted = (known: number, unknown = 0) => ({ of: () => known, unknown })
    const [hard, soft] = cells as [QuotaCell, QuotaCell]
    assert.equal(hasRoom(hard, 0, counted(4), 0), true)
    assert.equal(hasRoom(hard, 0, counted(4), 1), false)
    assert.equal(hasRoom(hard, 0, counted(3, 2), 0), false)
    assert.equal(isOpenQuestion(hard, 0, counted(3, 2), 0), true)
    assert.equal(isOpenQuestion(hard, 0, counted(5, 2), 0), false)
    assert.equal(isOpenQuestion(hard, 0, counted(1, 2), 0), false)
    assert.equal(hasRoom(soft, 1, counted(9), 9), true)
    assert.equal(isOpenQuestion(soft, 1, counted(3, 2), 0), false)
  })

  it('a quota is closed when its cells hold every answer and none has room', () => {
    const [london, wales] = [stratumCode({ region: 7 }), stratumCode({ region: 10 })]
    const of = (cells: readonly QuotaCell[], code = noStratum) =>
      new QuotaClosing(cells, script).of(code)
    const both = [cell('fork: yes = 5'), cell('fork: no = 5')]
    assert.deepEqual(of(both), [[0, 1]])
    assert.deepEqual(of(both, london), [[0, 1]])
    assert.deepEqual(of(both.slice(0, 1)), [], 'a “no” is wanted')
    const at = (is: string, answer: string): QuotaCell => ({
      of: [
        { stratum: 'region', is: [is] },
        { at: 'fork', is: [answer] },
      ],
      target: 5,
    })
    const nested = [at('E12000007', 'yes'), at('E12000007', 'no'), at('W92000004', 'yes')]
    assert.deepEqual(of(nested, london), [[0, 1]])
    assert.deepEqual(of(nested, wales), [], 'a “no” of Wales is wanted')
    assert.deepEqual(of(nested), [])
    assert.deepEqual(of([...both, ...nested], london), [
      [0, 1],
      [2, 3],
    ])
  })

  it('nearly full from four fifths, full at the target', () => {
    assert.deepEqual(
      [0, 7, 8, 9, 10, 11].map((merged) => standingOf(merged, 10)),
      ['open', 'open', 'nearly-full', 'nearly-full', 'full', 'full'],
    )
  })
})
