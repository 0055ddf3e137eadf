import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importSiteRules } from '../../src/readers/script-commands.ts'
import { siteRulesOn } from '../../src/readers/site-rules-file.ts'
import { builtInRules, builtInText } from '../../src/scripts/built-in-rules.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { findForbidden } from '../../src/scripts/find-forbidden.ts'
import { readSiteRules, siteIndex } from '../../src/scripts/site-rules.ts'
import { fc } from '../support/fast-check.ts'
import { worked } from '../support/took.ts'
import { everyRole, forbiddenLists } from './corpus/measure.ts'
import { trialScript } from './trial-script.ts'

const cathedral = `
# A case here turned on it.
list tower: cathedral; bell tower
rule cathedral
says: asks about the cathedral
because: It points at a small place.
instead: Leave it out.
find: @tower + see/near ... home/house
refuses: Can you see the bell tower from near your house?
allows: Have you been to the cathedral?
`
const faultsOf = (text: string) => {
  const read = readSiteRules(text)
  return read.ok ? [] : read.error.map(({ what }) => what)
}
const forbidden = forbiddenLists
  .flatMap(({ entries }) => entries)
  .filter((one) => typeof one === 'string')

describe('a site’s own rules (P4)', () => {
  it('are looked for besides those of the release, with their words, reason and advice', () => {
    const read = readSiteRules(cathedral)
    assert.ok(read.ok, JSON.stringify(read))
    const script = trialScript()
    const [first, ...others] = script.questions
    assert.ok(first, 'the trial asks something')
    const asked = {
      ...script,
      questions: [{ ...first, read: 'Is the cathedral near your house?' }, ...others],
    }
    const [found] = checkScript(asked, siteIndex(read.value)).filter(
      ({ code }) => code === 'forbidden-cathedral',
    )
    assert.equal(found?.severity, 'refused')
    assert.deepEqual(found?.by, {
      rule: 'cathedral',
      words: 'cathedral … near your house',
      because: 'It points at a small place.',
    })
    assert.equal(
      checkScript(asked).some(({ code }) => code === 'forbidden-cathedral'),
      false,
    )
  })

  it('never take away, weaken or exempt: whatever they say, all that the release refuses is refused', () => {
    const rule = fc.record({
      word: fc.constantFrom('alarm', 'value', 'name', 'postcode', 'home', 'you'),
      level: fc.constantFrom('review', 'refuse'),
      about: fc.constantFrom('alarms', 'value', 'person', 'anything'),
    })
    fc.assert(
      fc.property(rule, fc.constantFrom(...forbidden), ({ word, level, about }, text) => {
        const own = readSiteRules(
          `rule ours\nlevel: ${level}\nabout: ${about}\nsays: x\nbecause: y\ninstead: z\nfind: ${word}\nunless: ${word} of; in your\nrefuses: ${word}`,
        )
        assert.ok(own.ok, JSON.stringify(own))
        const index = siteIndex(own.value)
        for (const role of everyRole(text)) {
          const refused = (found: ReturnType<typeof findForbidden>) =>
            found.filter((one) => one.level === 'refuse').map(({ code }) => code)
          const alone = refused(findForbidden(text, role))
          const together = refused(findForbidden(text, role, index))
          assert.ok(
            alone.every((code) => together.includes(code)),
            `${text}: ${alone} became ${together}`,
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  const bad: readonly [name: string, text: string, says: RegExp][] = [
    [
      'a rule of the release named again',
      cathedral.replace('rule cathedral', 'rule alarms'),
      /never changed/,
    ],
    ['a list of the release named again', `list home: castle\n${cathedral}`, /list "home" already/],
    ['a rule named twice', `${cathedral}${cathedral}`, /rule "cathedral" already/],
    ['no rules', '# nothing\n', /no rule in it/],
    ['an exemption', `exempt: alarms\n${cathedral}`, /Begin the line with one of/],
    ['a removal', `remove alarms\n${cathedral}`, /Begin the line with one of/],
    ['words outside a rule', 'find: cathedral\nrule x', /belongs to a rule/],
    ['no example', cathedral.replace(/refuses:.*\n/, ''), /no "refuses:" line/],
    [
      'an example that it does not find',
      cathedral.replace('bell tower from', 'steeple from'),
      /does not find its own example/,
    ],
    [
      'an example that it should let through',
      cathedral.replace('Have you been to', 'Do you see your house near'),
      /narrower/,
    ],
    ['a list that is not there', cathedral.replace('@tower', '@towers'), /no list "towers"/],
    ['a list out of a list', cathedral.replace('bell tower\n', '@home\n'), /plain words/],
    ['another level', cathedral.replace('says:', 'level: allow\nsays:'), /"refuse" or "review"/],
    [
      'an empty phrase',
      cathedral.replace('find: @tower + see', 'find: + see'),
      /word to look for|phrase is empty/,
    ],
    ['a regular expression', cathedral.replace('@tower', '(a+)+$'), /not a word to look for/],
    ['a word of one star', cathedral.replace('@tower', '*'), /not a word to look for/],
    ['a phrase of gaps', cathedral.replace('@tower', 'a ... b ... c ... d ... e'), /more than 3/],
    ['a signless sign', cathedral.replace('tower:', 'tow\u200ber:'), /cannot be seen/],
    [
      'a capital name',
      cathedral.replace('rule cathedral', 'rule Cathedral!'),
      /named with small letters/,
    ],
    ['a long line', cathedral.replace('It points', 'x'.repeat(3_000)), /too long/],
    ['a long file', '#\n'.repeat(150_000), /far longer|more than/],
  ]
  for (const [name, text, says] of bad)
    it(`are refused with a sentence and a line: ${name}`, () => {
      const faults = faultsOf(text)
      assert.ok(
        faults.some((what) => says.test(what)),
        faults.join(' | ') || 'they were taken',
      )
    })

  it('no text makes the reader throw, and bytes that are no text are refused', () => {
    const lines = fc.constantFrom(
      'rule a',
      'list b: c; d',
      'find: ',
      'find: a ... b',
      'says: ',
      'unless: ;',
      'refuses: a',
      '@',
      '\u0000',
      '__proto__: x',
      'list __proto__: a',
      'rule constructor',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(lines, fc.string(), fc.string({ unit: 'grapheme' }))),
        (all) => {
          const read = readSiteRules(all.join('\n'))
          assert.ok(
            read.ok || read.error.every(({ what }) => what.length > 5),
            'a fault is a sentence',
          )
        },
      ),
      { numRuns: 500 },
    )
    for (const bytes of [new Uint8Array([0xff, 0xfe, 0]), new Uint8Array([0x50, 0x4b, 3, 4, 0xff])])
      assert.equal(importSiteRules(bytes).ok, false)
  })

  it('the worst phrase that can be written is soon looked for in the worst text', () => {
    const read = readSiteRules(
      `rule slow\nsays: x\nbecause: y\ninstead: z\nfind: aa/bb ... aa/bb ... aa/bb ... cc + aa ... aa ... aa ... cc\nrefuses: aa aa aa cc`,
    )
    assert.ok(read.ok, JSON.stringify(read))
    const took = worked()
    findForbidden(`cc ${'aa '.repeat(500)}`, 'asking', siteIndex(read.value))
    const ms = took()
    assert.ok(ms < 2_000, `it took ${Math.round(ms)} ms`)
  })
})

it('a box takes its site.rules at start, and does not start with a file that is not rules', async () => {
  const disk = (text: string | undefined) => ({
    read: async () => (text === undefined ? undefined : new TextEncoder().encode(text)),
  })
  const [none, ours, broken] = await Promise.all(
    [undefined, cathedral, 'exempt: everything'].map((text) => siteRulesOn(disk(text))),
  )
  assert.deepEqual(none, { ok: true, value: undefined })
  assert.ok(ours?.ok && ours.value !== undefined, 'the rules are taken')
  assert.match(broken?.ok === false ? broken.error : '', /^site\.rules, line 1: .*start again\.$/)
})

it('the rules of the release can be read back from what is printed', () => {
  assert.ok(builtInText.includes('rule alarms'), 'the text is the rules')
  assert.ok(builtInRules.rules.length > 20, `${builtInRules.rules.length} rules`)
})
