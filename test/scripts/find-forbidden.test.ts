import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { builtInRules } from '../../src/scripts/built-in-rules.ts'
import { findForbidden } from '../../src/scripts/find-forbidden.ts'
import { heldOutAllowed } from './corpus/held-out-allowed.ts'
import { heldOutForbidden } from './corpus/held-out-forbidden.ts'
import {
  heldOutAllowedWelsh,
  heldOutForbiddenWelsh,
  heldOutMutatedWelsh,
} from './corpus/held-out-welsh.ts'
import {
  allowedLists,
  everyRole,
  forbiddenLists,
  isRefused,
  isSeen,
  rolesOf,
} from './corpus/measure.ts'

const forbidden = forbiddenLists.flatMap(({ entries }) => entries)
const allowed = allowedLists.flatMap(({ entries }) => entries)

describe('phrasings that no script may hold (P4, T1, T2)', () => {
  it('there are more than three hundred of each, none twice, none in both', () => {
    const held = [...heldOutForbidden, ...heldOutAllowed]
    const welsh = [...heldOutForbiddenWelsh, ...heldOutMutatedWelsh, ...heldOutAllowedWelsh]
    const all = [...forbidden, ...allowed, ...held, ...welsh].map((entry) =>
      JSON.stringify(entry).toLowerCase(),
    )
    const twice = all.filter((entry, n) => all.indexOf(entry) !== n)
    assert.deepEqual(twice, [])
    assert.ok(forbidden.length >= 300, `${forbidden.length} forbidden`)
    assert.ok(allowed.length >= 300, `${allowed.length} allowed`)
    assert.ok(heldOutForbidden.length >= 100 && heldOutAllowed.length >= 100, 'held out')
  })

  it('every one that the rules were written against is refused, in whatever part it is put', () => {
    const missed = forbidden.filter(
      (entry) => !everyRole(entry).every((role) => isRefused(entry, role)),
    )
    assert.deepEqual(missed, [])
  })

  it('every honest one that they were written against passes', () => {
    const stopped = allowed.filter((entry) => rolesOf(entry).some((role) => isRefused(entry, role)))
    assert.deepEqual(stopped, [])
  })
})

describe('what the rules find that they were not written for', () => {
  const found = heldOutForbidden.filter((entry) => isRefused(entry, 'asking')).length
  const shown = heldOutForbidden.filter((entry) => isSeen(entry)).length
  const stopped = heldOutAllowed.filter((entry) =>
    rolesOf(entry).every((role) => isRefused(entry, role)),
  ).length
  const looked = heldOutAllowed.filter((entry) => isSeen(entry)).length
  const percent = (part: number, all: number) => `${Math.round((100 * part) / all)}%`
  const [welsh, mutated] = [heldOutForbiddenWelsh, heldOutMutatedWelsh].map(
    (entries) => entries.filter((entry) => isRefused(entry, 'asking')).length,
  ) as [number, number]
  const stoppedWelsh = heldOutAllowedWelsh.filter((entry) =>
    rolesOf(entry).every((role) => isRefused(entry, role)),
  ).length
  const [ofWelsh, ofMutated] = [heldOutForbiddenWelsh.length, heldOutMutatedWelsh.length]
  const ofHonest = heldOutAllowedWelsh.length
  const figures = [
    `Written against: ${forbidden.length} forbidden, all refused; ${allowed.length} honest, none refused.`,
    `Held out: ${found} of ${heldOutForbidden.length} forbidden refused (${percent(found, heldOutForbidden.length)}), ${shown} refused or shown to the approver (${percent(shown, heldOutForbidden.length)});`,
    `${stopped} of ${heldOutAllowed.length} honest refused (${percent(stopped, heldOutAllowed.length)}), ${looked} shown (${percent(looked, heldOutAllowed.length)}).`,
    `Welsh held out: ${welsh} of ${ofWelsh} forbidden refused (${percent(welsh, ofWelsh)}), ${mutated} of ${ofMutated} in mutated forms (${percent(mutated, ofMutated)}); ${stoppedWelsh} of ${ofHonest} honest refused (${percent(stoppedWelsh, ofHonest)}).`,
  ]

  it(`the sign of the room says the same: ${figures.slice(1).join(' ')}`, (t) => {
    for (const line of figures) t.diagnostic(line)
    const sign = readFileSync(new URL('../../src/scripts/README.md', import.meta.url), 'utf8')
    const told = sign.replace(/\s+/g, ' ')
    for (const line of figures)
      assert.ok(told.includes(line), `The README of the room should say: ${line}`)
  })

  it('the figures are never worse than these', () => {
    assert.ok(found / heldOutForbidden.length >= 0.75, `${found} found`)
    assert.ok(shown / heldOutForbidden.length >= 0.9, `${shown} shown`)
    assert.ok(stopped / heldOutAllowed.length <= 0.06, `${stopped} stopped`)
    assert.ok(welsh / ofWelsh >= 0.8, `${welsh} of Welsh found`)
    assert.ok(mutated / ofMutated >= 0.75, `${mutated} of mutated Welsh found`)
    assert.ok(stoppedWelsh / ofHonest <= 0.06, `${stoppedWelsh} of honest Welsh stopped`)
    assert.ok(ofWelsh >= 60 && ofMutated >= 30 && ofHonest >= 60, 'enough to measure by')
  })
})

describe('the rules of the release, as a governor reads them', () => {
  for (const rule of builtInRules.rules)
    it(`${rule.name}: finds its own examples and lets its own honest ones through`, () => {
      for (const text of rule.refuses) {
        const found = findForbidden(text, 'asking').map(({ code }) => code)
        assert.ok(found.includes(rule.about), `${text}: ${found.join()}`)
      }
      for (const text of rule.allows) {
        const found = findForbidden(text, text.includes('?') ? 'asking' : 'telling')
        assert.deepEqual(
          found.filter((one) => one.rule === rule.name || one.level === 'refuse'),
          [],
          text,
        )
      }
      assert.ok(rule.because.length > 20 && rule.instead.length > 10, 'it says why, and what to do')
      assert.ok(rule.allows.length > 0 && rule.refuses.length > 0, 'it has examples of both kinds')
    })

  it('a finding shows the words, the rule, why, and what to ask instead', () => {
    const [found] = findForbidden('Is there an alarm?', 'asking')
    assert.equal(found?.rule, 'alarms')
    assert.equal(found?.words, 'alarm')
    assert.match(found?.because ?? '', /burglar/)
    assert.match(found?.instead ?? '', /Take it out/)
  })

  it('no denial dresses a question up: only a plain sentence of what is not asked is passed over', () => {
    const passes = ['Please do not tell me your name.', 'We never ask about what you own.']
    for (const text of passes)
      assert.deepEqual(
        findForbidden(text, 'telling').filter(({ level }) => level === 'refuse'),
        [],
        text,
      )
    const dressed = [
      'Please do not tell me your name, only your postcode.',
      'I do not know your name but what is your surname?',
      'We never ask about alarms. Do you have one? An alarm?',
      'I cannot see your address, so read it to me.',
    ]
    for (const text of dressed)
      assert.notDeepEqual(
        findForbidden(text, 'telling').filter(({ level }) => level === 'refuse'),
        [],
        text,
      )
    for (const text of passes.slice(0, 1))
      assert.notDeepEqual(
        findForbidden(text, 'asking').filter(({ level }) => level === 'refuse'),
        [],
        text,
      )
  })
})
