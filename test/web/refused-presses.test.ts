import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { instant, minute } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { type Decision, refuse } from '../../src/facts/decide.ts'
import { stepRefused } from '../../src/facts/refused-press.ts'
import { RefusedPresses } from '../../src/web/refused-presses.ts'

const by = { person: 'a', role: 'agent', seat: '01' } as never
const start = 1_800_000_000_000
const at = (ms: number) => ({ now: instant(start + ms), uuid: () => 'i' })
const no = (): Decision => refuse(409, 'P5', 'No.', [stepRefused(by, undefined, 'forged')])
const types = (made: Decision) => (made.ok ? [] : (made.error.facts ?? []).map(({ type }) => type))

describe('refused presses that keep coming (P5, P9)', () => {
  it('the first nineteen of a minute are facts, the twentieth an incident, the rest refused without a line', () => {
    const presses = new RefusedPresses()
    const noted = Array.from({ length: 200 }, (_, i) => types(presses.note(at(i * 100), by, no())))
    assert.deepEqual(noted.slice(0, 19), Array(19).fill(['interview.step_refused']))
    assert.deepEqual(noted[19], ['incident.opened'])
    assert.deepEqual(noted.slice(20), Array(180).fill([]))
  })

  it('every one is refused all the same, and one that is allowed goes through untouched', () => {
    const presses = new RefusedPresses()
    for (let i = 0; i < 50; i++) assert.equal(presses.note(at(i), by, no()).ok, false)
    const yes: Decision = ok({ facts: [stepRefused(by, undefined, 'forged')], reply: undefined })
    assert.equal(presses.note(at(60), by, yes), yes)
  })

  it('after a minute, and at another seat, counting begins again', () => {
    const presses = new RefusedPresses()
    for (let i = 0; i < 50; i++) presses.note(at(i), by, no())
    const other = { person: 'b', role: 'agent', seat: '02' } as never
    assert.deepEqual(types(presses.note(at(60), other, no())), ['interview.step_refused'])
    assert.deepEqual(types(presses.note(at(minute), by, no())), ['interview.step_refused'])
  })

  it('what is allowed is taken ten times a second for a minute; beyond that it is one incident, and refused', () => {
    const presses = new RefusedPresses()
    const fact = stepRefused(by, undefined, 'forged')
    const yes: Decision = ok({ facts: [fact], reply: undefined })
    const made = Array.from({ length: 700 }, (_, i) => presses.note(at(i * 80), by, yes))
    assert.ok(made.slice(0, 600).every((one) => one === yes))
    assert.deepEqual(types(made[600] as Decision), ['incident.opened'])
    assert.ok(made.slice(600).every((one) => !one.ok))
    assert.deepEqual(made.slice(601).flatMap(types), [])
    assert.equal(presses.note(at(minute), by, yes), yes, 'a minute later it goes on')
  })
})
