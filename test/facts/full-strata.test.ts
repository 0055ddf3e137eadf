import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, later } from '../../src/basics/instant.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { stratumCode } from '../../src/fieldwork/strata.ts'
import { quotaScript } from '../support/quota-script.ts'
import { campaign, caseOf, PaperRoom } from './paper-room.ts'

const [london, wales] = [stratumCode({ region: 7 }), stratumCode({ region: 10 })]

/** Every case was tried once and is due again; all but one are of London. */
function dueRoom(slots: number, inWales: number, fullTo: number): PaperRoom {
  const room = new PaperRoom({ slots, script: quotaScript() })
  room.sheet = { quotas: [{ of: [{ stratum: 'region', is: ['E12000007'] }], target: 10 }] }
  room.counted = { of: () => fullTo, unknown: 0 }
  const codes = Uint8Array.from({ length: slots }, (_, n) => (n === inWales ? wales : london))
  const strata = new Strata(codes, () => true)
  room.world = { ...room.world, strataOf: () => strata }
  for (let slot = 0; slot < slots; slot++) {
    const notBefore = later(room.now, -hour - slot)
    const lastAt = later(room.now, -100 * hour)
    const known = { id: caseOf(slot), campaign, attempts: 1, lastAt, askedBack: false }
    room.state.cases.set(known.id, { ...known, notBefore, lastOutcome: 'no-answer' })
    room.state.retries.add(known.id, notBefore)
  }
  room.ready(1)
  return room
}

describe('cases that are due again in a stratum of which enough were interviewed (G3)', () => {
  it('do not stand before the one of another stratum, wherever it is among them', () => {
    for (const at of [0, 1, 377, 799]) {
      const room = dueRoom(800, at, 10)
      const call = room.place(1)
      assert.equal(call && room.state.calls.get(call)?.case, caseOf(at))
    }
  })

  it('are nobody to call when no other is due, and the supervisor is told so', () => {
    const room = dueRoom(800, -1, 10)
    assert.equal(room.place(1), undefined)
    const holds = holdingBack(room.state, room.ctx(), room.world)
    assert.deepEqual(
      holds.map(({ key }) => key),
      ['no-case'],
    )
  })

  it('are called again when a place comes free', () => {
    const room = dueRoom(800, -1, 9)
    assert.ok(room.place(1), 'one place is left')
  })
})
