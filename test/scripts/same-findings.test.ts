import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepRecent, rememberFew } from '../../src/basics/keep-recent.ts'
import { builtInRules } from '../../src/scripts/built-in-rules.ts'
import { findForbidden, lookThrough, type TextRole } from '../../src/scripts/find-forbidden.ts'
import { latin, readings, sixReadings } from '../../src/scripts/plain-text.ts'
import { hitsIn, indexOf } from '../../src/scripts/rule-index.ts'
import { findPattern, sentencesIn } from '../../src/scripts/rule-match.ts'
import { readSiteRules, siteIndex } from '../../src/scripts/site-rules.ts'
import { fc } from '../support/fast-check.ts'
import { forbiddenLists } from './corpus/measure.ts'

const phrases = forbiddenLists
  .flatMap(({ entries }) => entries)
  .filter((one) => typeof one === 'string')
const words = [...new Set(phrases.flatMap((phrase) => phrase.split(/\s+/)))]
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['.', '?', ',', 'a', 'v', 'x', '1', '250,000', '16-34', '£', 'е', '\u00ad', '’', '½'],
      ...['l0ck', 'w.o.r.t.h', '...', 'key.s', '1.', 'b2', '%', 'é'],
    ),
  },
)
const anyText = fc
  .tuple(fc.array(piece, { maxLength: 12 }), fc.constantFrom(' ', '', ', ', '. ', '.'))
  .map(([pieces, between]) => pieces.join(between))
const anyRole = fc.constantFrom<TextRole>('asking', 'telling', 'option')

describe('the checker finds as much in less time (P4)', () => {
  it('a text in which nothing can hide is read once, and reads as all six readings do', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.deepEqual(readings(text), sixReadings(latin(text)))
      }),
      { numRuns: 3_000 },
    )
    for (const phrase of phrases) assert.deepEqual(readings(phrase), sixReadings(latin(phrase)))
  })

  it('a text in plain letters comes to the same as beside one that is not', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(latin(`${text} é`), `${latin(text)} e`)
      }),
      { numRuns: 1_000 },
    )
  })

  it('no pattern is passed over that stands in a sentence: those that are not tried could not be there', () => {
    const patterns = builtInRules.rules.flatMap((rule) =>
      rule.find.map((pattern) => ({
        pattern,
        index: indexOf({ rules: [{ ...rule, find: [pattern], unless: [] }] }),
      })),
    )
    const of = (text: string) => readings(text).map((reading) => [reading, sentencesIn(reading)])
    const agree = (text: string, step: number) => {
      for (const [reading, sentences] of of(text) as [string, ReturnType<typeof sentencesIn>][])
        for (const { pattern, index } of patterns.filter((_, n) => n % 7 === step % 7)) {
          const there = sentences.some((one) => findPattern(pattern, one) !== undefined)
          assert.equal(hitsIn(reading, index).length > 0, there, text)
        }
    }
    for (const [n, phrase] of phrases.entries()) if (n % 3 === 0) agree(phrase, n)
    fc.assert(fc.property(anyText, fc.nat(6), agree), { numRuns: 300 })
  })

  it('what was looked through before holds what it held, whatever was asked for in between and by whichever rules', () => {
    const read = readSiteRules(
      'rule hens\nsays: asks about hens\nbecause: x\ninstead: y\nfind: hens\nrefuses: Any hens?',
    )
    assert.ok(read.ok, JSON.stringify(read))
    const hens = siteIndex(read.value)
    const asked = fc.array(fc.tuple(anyText, anyRole, fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(asked, (texts) => {
        for (const [text, role, more] of [...texts, ...texts, ...texts.toReversed()]) {
          const rules = more ? hens : undefined
          assert.deepEqual(findForbidden(text, role, rules), lookThrough(text, role, rules))
        }
      }),
      { numRuns: 200 },
    )
    assert.deepEqual(findForbidden('Any hens?', 'asking'), [])
    assert.equal(findForbidden('Any hens?', 'asking', hens)[0]?.code, 'hens')
    assert.deepEqual(findForbidden('Any hens?', 'asking'), [], 'they are gone with their rules')
  })
})

describe('a memory of what was worked out', () => {
  it('gives back what was put in under that very key, or nothing', () => {
    const key = fc.string({ minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const kept = keepRecent<string>(20)
        for (const one of keys) {
          assert.equal(kept.set(one, `of ${one}`), `of ${one}`)
          assert.equal(kept.get(one), `of ${one}`)
          for (const other of keys) {
            const there = kept.get(other)
            assert.ok(there === undefined || there === `of ${other}`, `${other}: ${there}`)
          }
        }
      }),
    )
  })

  it('makes a thing of an object once while it is one of the last few', () => {
    let made = 0
    const of = rememberFew(2, (one: { readonly n: number }) => {
      made += 1
      return one.n
    })
    const [a, b, c] = [{ n: 1 }, { n: 2 }, { n: 3 }]
    assert.deepEqual([of(a), of(b), of(a), of(b)], [1, 2, 1, 2])
    assert.equal(made, 2)
    assert.deepEqual(
      [of(c), of(b), of(a)],
      [3, 2, 1],
      'the one that was asked for longest ago went',
    )
    assert.equal(made, 4)
  })

  it('lets go of what nobody asked for lately, and keeps what somebody did', () => {
    const kept = keepRecent<number>(10)
    kept.set('old', 1)
    kept.set('used', 2)
    for (let n = 0; n < 20; n += 1) {
      kept.set(`other${n}`, n)
      assert.equal(kept.get('used'), 2, `after ${n} others`)
    }
    assert.equal(kept.get('old'), undefined)
    assert.equal(kept.get('other0'), undefined)
  })
})
