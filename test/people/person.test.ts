import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { acknowledge } from '../../src/facts/decide-people.ts'
import { blockingAlerts, excludedOffences } from '../../src/people/eligibility-codes.ts'
import { shutGates } from '../../src/people/gates.ts'
import { prisonNumberShape } from '../../src/people/person.ts'
import { openGates, PaperRoom } from '../facts/paper-room.ts'

const numbers = [
  ['A1234BC', true],
  ['Z0000ZZ', true],
  ['a1234bc', false],
  ['A1234Bc', false],
  ['A123BC', false],
  ['A12345BC', false],
  ['A1234B', false],
  ['A1234BCD', false],
  ['A12O4BC', false],
  ['AA234BC', false],
  ['A1234B0', false],
  [' A1234BC', false],
  ['A1234BC\n', false],
  ['', false],
] as const

describe('J1: a person in prison is known by their prison number', () => {
  for (const [number, is] of numbers)
    it(`${JSON.stringify(number)} is ${is ? 'one' : 'none'}`, () => {
      assert.equal(prisonNumberShape.test(number), is)
    })
})

/** As the rulebook names them. */
const alerts =
  'OHCO ONCR XCH C1 C2 C3 PVN SR SONR SSHO RDV XCO XCOP XEL XER XCU XSC XTACT RCC RPB'.split(' ')
const offences = 'FRAUD TELEPHONE COMPUTER CARD SEX HARASSMENT'.split(' ')
const { now } = new PaperRoom()

describe('J3, J4: each code alone keeps a person from this work', () => {
  it('the form offers every one of the rulebook, and no other', () => {
    assert.deepEqual(Object.keys(blockingAlerts).sort(), [...alerts].sort())
    assert.deepEqual(Object.keys(excludedOffences).sort(), [...offences].sort())
  })

  for (const code of alerts)
    it(`the alert ${code}`, () => {
      assert.deepEqual(shutGates(openGates(now, { blockingAlerts: [code] }), now), ['eligibility'])
    })

  for (const code of offences)
    it(`the offence ${code}`, () => {
      const gates = openGates(now, { excludedOffences: [code] })
      assert.deepEqual(shutGates(gates, now), ['eligibility'])
    })
})

it('R8: nobody is ready for calls before they have read that these are listened to', () => {
  const room = new PaperRoom()
  const agent = room.sit(1)
  const person = room.state.people.get(agent.person)
  assert.ok(person, 'somebody sits there')
  person.acknowledged = false
  const early = room.refused((s, c) => startCalls(s, c, agent))
  assert.equal(early.rule, 'R8')
  assert.equal(room.place(1), undefined, 'and none is placed')
  room.do(() => acknowledge(agent))
  room.do((s, c) => startCalls(s, c, agent))
  assert.ok(room.place(1), 'then it is')
})
