import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { builtInRules } from '../../src/scripts/built-in-rules.ts'
import { findForbidden } from '../../src/scripts/find-forbidden.ts'
import type { Language } from '../../src/scripts/script.ts'
import { heldOutAllowed } from './corpus/held-out-allowed.ts'
import { heldOutForbidden } from './corpus/held-out-forbidden.ts'
import {
  heldOutAllowedWelsh,
  heldOutForbiddenWelsh,
  heldOutMutatedWelsh,
} from './corpus/held-out-welsh.ts'
import {
  allowedLists,
  type Entry,
  everyRole,
  forbiddenLists,
  isRefused,
  isSeen,
  rolesOf,
} from './corpus/measure.ts'
import { secondAllowed } from './corpus/second-held-out-allowed.ts'
import { secondForbidden } from './corpus/second-held-out-forbidden.ts'
import { secondAllowedWelsh, secondForbiddenWelsh } from './corpus/second-held-out-welsh.ts'

const forbidden = forbiddenLists.flatMap(({ entries }) => entries)
const allowed = allowedLists.flatMap(({ entries }) => entries)

describe('phrasings that no script may hold (P4, T1, T2)', () => {
  it('there are more than three hundred of each, none twice, none in both', () => {
    const held = [...heldOutForbidden, ...heldOutAllowed, ...secondForbidden, ...secondAllowed]
    const welsh = [
      ...heldOutForbiddenWelsh,
      ...heldOutMutatedWelsh,
      ...heldOutAllowedWelsh,
      ...secondForbiddenWelsh,
      ...secondAllowedWelsh,
    ]
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
  const refusedOf = (entries: readonly Entry[]) =>
    entries.filter((entry) => isRefused(entry, 'asking')).length
  const seenOf = (entries: readonly Entry[], language?: Language) =>
    entries.filter((entry) => isSeen(entry, language)).length
  const stoppedOf = (entries: readonly Entry[]) =>
    entries.filter((entry) => rolesOf(entry).every((role) => isRefused(entry, role))).length
  const percent = (part: number, all: number) => `${Math.round((100 * part) / all)}%`
  const of = (part: number, entries: readonly Entry[], what: string) =>
    `${part} of ${entries.length} ${what} (${percent(part, entries.length)})`
  const measured = (name: string, bad: readonly Entry[], honest: readonly Entry[]) => {
    const [shown, looked] = [seenOf(bad), seenOf(honest)]
    return [
      `${name}: ${of(refusedOf(bad), bad, 'forbidden refused')}, ${shown} refused or shown to the approver (${percent(shown, bad.length)});`,
      `${of(stoppedOf(honest), honest, 'honest refused')}, ${looked} shown (${percent(looked, honest.length)}).`,
    ]
  }
  const [welsh, mutated] = [heldOutForbiddenWelsh, heldOutMutatedWelsh]
  const figures = [
    `Written against: ${forbidden.length} forbidden, all refused; ${allowed.length} honest, none refused.`,
    ...measured('Held out', heldOutForbidden, heldOutAllowed),
    ...measured('Held out, by one who had read the rules', secondForbidden, secondAllowed),
    `Welsh held out: ${of(refusedOf(welsh), welsh, 'forbidden refused')}, ${of(refusedOf(mutated), mutated, 'in mutated forms')}, ${seenOf([...welsh, ...mutated], 'cy')} of all refused or shown; ${of(stoppedOf(heldOutAllowedWelsh), heldOutAllowedWelsh, 'honest refused')}.`,
    `Welsh, by one who had read the rules: ${of(refusedOf(secondForbiddenWelsh), secondForbiddenWelsh, 'forbidden refused')}, ${seenOf(secondForbiddenWelsh, 'cy')} refused or shown; ${of(stoppedOf(secondAllowedWelsh), secondAllowedWelsh, 'honest refused')}.`,
  ]

  it(`the sign of the room says the same: ${figures.slice(1).join(' ')}`, (t) => {
    for (const line of figures) t.diagnostic(line)
    const sign = readFileSync(new URL('../../src/scripts/README.md', import.meta.url), 'utf8')
    const told = sign.replace(/\s+/g, ' ')
    for (const line of figures)
      assert.ok(told.includes(line), `The README of the room should say: ${line}`)
  })

  const atLeast = (part: number, entries: readonly Entry[], least: number, what: string) =>
    assert.ok(part / entries.length >= least, `${part} of ${entries.length} ${what}`)
  const atMost = (part: number, entries: readonly Entry[], most: number, what: string) =>
    assert.ok(part / entries.length <= most, `${part} of ${entries.length} ${what}`)

  it('the figures are never worse than these', () => {
    atLeast(refusedOf(heldOutForbidden), heldOutForbidden, 0.78, 'found')
    atLeast(seenOf(heldOutForbidden), heldOutForbidden, 0.94, 'shown')
    atMost(stoppedOf(heldOutAllowed), heldOutAllowed, 0.06, 'stopped')
    atLeast(refusedOf(welsh), welsh, 0.8, 'of Welsh found')
    atLeast(refusedOf(mutated), mutated, 0.75, 'of mutated Welsh found')
    atMost(stoppedOf(heldOutAllowedWelsh), heldOutAllowedWelsh, 0.06, 'of honest Welsh stopped')
    assert.ok(welsh.length >= 60 && mutated.length >= 30, 'enough to measure by')
    assert.ok(heldOutAllowedWelsh.length >= 60, 'enough to measure by')
  })

  it('nor against somebody who has read the rules and means to go round them', () => {
    atLeast(refusedOf(secondForbidden), secondForbidden, 0.5, 'found')
    atLeast(seenOf(secondForbidden), secondForbidden, 0.9, 'shown')
    atMost(stoppedOf(secondAllowed), secondAllowed, 0.08, 'stopped')
    atLeast(refusedOf(secondForbiddenWelsh), secondForbiddenWelsh, 0.7, 'of Welsh found')
    atMost(stoppedOf(secondAllowedWelsh), secondAllowedWelsh, 0.1, 'of honest Welsh stopped')
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
