import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import {
  agreeErasure,
  noteExport,
  proposeErasure,
  sealAgain,
  withdrawErasure,
} from '../../src/facts/decide-erase.ts'
import { removePerson } from '../../src/facts/decide-remove.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { keysOf } from '../../src/facts/snapshot.ts'
import { governor, openGates, PaperRoom } from './paper-room.ts'

const other: Actor = { person: 'owen' as PersonId, role: 'governor' }
const dan = 'dan' as PersonId

describe('erasing a person (G8)', () => {
  let room: PaperRoom
  const person = (id = dan) => {
    const found = room.state.people.get(id)
    assert.ok(found)
    return found
  }
  /** Both governors have just given their passwords. */
  const stepUp = (by: Actor) => {
    const token = `token-${by.person}`
    const until = room.until
    room.add({ type: 'session.opened', by, data: { token, until } })
    room.add({ type: 'session.stepped_up', by, data: { token, until } })
    return token
  }
  const copy = (id = dan) => room.do((s, c) => noteExport(s, c, governor, id, stepUp(governor)))
  const propose = (by = governor, id = dan) => room.do((s, c) => proposeErasure(s, c, by, id))
  const agree = (by: Actor, id = dan) => {
    const token = stepUp(by)
    return room.try((s, c) => agreeErasure(s, c, by, id, token))
  }
  const refusal = (done: ReturnType<typeof agree>) =>
    'refused' in done ? done.refused.sentence : assert.fail('it was done')

  beforeEach(() => {
    room = new PaperRoom()
    room.person('governor', 'owen')
    room.person('governor', 'tess')
    room.person('agent', 'dan', { prisonNumber: 'A1001AA' })
  })

  it('takes the copy first, then one governor, then another', () => {
    const early = room.refused((s, c) => proposeErasure(s, c, governor, dan))
    assert.match(early.sentence, /First make the copy/)
    copy()
    assert.match(refusal(agree(other)), /Nobody has proposed/)
    propose()
    assert.match(refusal(agree(governor)), /You have had a part in this/)
    const { keys } = person()
    assert.ok(keys.length > 0)
    assert.ok('ok' in agree(other))
    assert.equal(person().body, undefined)
    assert.ok(keys.every((key) => room.state.doomedKeys.has(key)))
    assert.deepEqual(person().keys, [])
    assert.deepEqual(
      room.effects.slice(-2).map((effect) => effect.do),
      ['destroy-keys', 'unsign'],
    )
  })

  it('the password is asked for again for the copy and for the agreement', () => {
    const without = room.refused((s, c) => noteExport(s, c, governor, dan, 'no session'))
    assert.equal(without.rule, 'step-up')
    copy()
    propose()
    assert.equal(room.refused((s, c) => agreeErasure(s, c, other, dan, 'none')).rule, 'step-up')
  })

  it('can be sent back before it is done, and not after', () => {
    copy()
    propose()
    room.do((s, c) => withdrawErasure(s, c, other, dan))
    assert.match(refusal(agree(other)), /Nobody has proposed/)
    propose()
    agree(other)
    assert.ok('refused' in room.try((s, c) => withdrawErasure(s, c, other, dan)))
    assert.ok('refused' in room.try((s, c) => proposeErasure(s, c, other, dan)))
  })

  it('is refused while the person is at work: in a seat, or present in the room', () => {
    room.ready(1, 'dan')
    copy()
    assert.match(room.refused((s, c) => proposeErasure(s, c, governor, dan)).sentence, /is at work/)
    const helen = 'helen' as PersonId
    copy(helen)
    const present = room.refused((s, c) => proposeErasure(s, c, governor, helen))
    assert.match(present.sentence, /is at work/)
  })

  it('looks again at the agreement: whoever sat down since the proposal stays', () => {
    copy()
    propose()
    room.ready(1, 'dan')
    assert.match(refusal(agree(other)), /is at work/)
    assert.ok(person().body)
  })

  it('always leaves two governors, and nobody erases themselves', () => {
    copy(other.person)
    room.do((s, c) => removePerson(s, c, governor, 'tess' as PersonId, stepUp(governor)))
    const last = room.refused((s, c) => proposeErasure(s, c, governor, other.person))
    assert.match(last.sentence, /Two governors must be left/)
    const own = room.refused((s, c) => proposeErasure(s, c, other, other.person))
    assert.match(own.sentence, /You cannot erase yourself/)
  })

  it('closes the sign-ins of whoever is erased', () => {
    const sian = 'sian' as PersonId
    room.add({
      type: 'session.opened',
      by: { person: sian, role: 'auditor' },
      data: { token: 'hers', until: room.until },
    })
    copy(sian)
    propose(governor, sian)
    agree(other, sian)
    assert.equal(room.state.sessions.has('hers'), false)
  })

  it('takes the erased name out of the gates it had signed, at once and under a new key', () => {
    const gates = openGates(room.now, {
      training: { signedBy: 'tess tess', on: room.now, until: room.until },
    })
    room.person('agent', 'leon', { gates })
    const leon = 'leon' as PersonId
    const before = [...person(leon).keys]
    const tess = 'tess' as PersonId
    copy(tess)
    propose(governor, tess)
    agree(other, tess)
    assert.equal(person(leon).body?.gates?.training?.signedBy, 'a person, erased')
    assert.equal(person(leon).body?.gates?.interview?.signedBy, 'Adeyemi, Ruth')
    assert.ok(room.state.toUnsign.has(leon))
    room.do((s, c) => sealAgain(s, c, leon))
    assert.equal(room.state.toUnsign.size, 0)
    assert.ok(before.every((key) => room.state.doomedKeys.has(key)))
    assert.equal(person(leon).keys.length, 1)
    assert.ok(person(leon).keys.every((key) => keysOf(room.state).has(key)))
    room.pass(minute)
    assert.equal(room.try((s, c) => sealAgain(s, c, leon)) && room.state.toUnsign.size, 0)
  })

  it('also where only an earlier version of somebody’s gates bore it', () => {
    const leon = 'leon' as PersonId
    const signed = { signedBy: 'tess tess', on: room.now, until: room.until }
    room.person('agent', 'leon', { gates: openGates(room.now, { training: signed }) })
    room.add({
      type: 'person.gates_changed',
      on: { person: leon },
      data: { key: 'key-of-new-gates' as never },
      secret: { gates: openGates(room.now) },
    })
    const tess = 'tess' as PersonId
    copy(tess)
    propose(governor, tess)
    agree(other, tess)
    assert.ok(room.state.toUnsign.has(leon), 'the key of the earlier gates has to go')
    const old = [...person(leon).keys]
    room.do((s, c) => sealAgain(s, c, leon))
    assert.ok(old.every((key) => room.state.doomedKeys.has(key)))
    assert.equal(person(leon).body?.gates?.training?.signedBy, 'Adeyemi, Ruth')
  })
})
