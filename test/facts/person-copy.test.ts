import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { releaseFromSeat } from '../../src/facts/decide-seats.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { copyText, personCopy } from '../../src/facts/person-copy.ts'
import { PersonLens } from '../../src/facts/person-lens.ts'
import { PaperRoom, seat, supervisor } from './paper-room.ts'

function copyOf(room: PaperRoom, id: PersonId) {
  const lens = new PersonLens(id)
  const facts = room.facts.filter((fact) => lens.isAbout(fact))
  const known = room.state.people.get(id)
  assert.ok(known?.body)
  const of = { id, role: known.role, body: known.body, signatures: 0 }
  const names = {
    person: () => assert.fail('a copy names nobody else'),
    role: (one: PersonId) => room.state.people.get(one)?.role,
    campaign: () => 'Household insurance',
    script: () => 'Home insurance',
  }
  return { facts, copy: personCopy(of, facts, names, room.now) }
}

describe('the copy of what is held about a person (G8)', () => {
  it('has what they did, what was done to them, and what happened at their seat while they sat there', () => {
    const room = new PaperRoom()
    const dan = room.sit(1, 'dan')
    room.add({ type: 'agent.ready', by: dan, on: { seat: dan.seat }, data: {} })
    room.talk(1)
    room.do((s, c) => releaseFromSeat(s, c, supervisor, seat(1)))
    const { copy, facts } = copyOf(room, dan.person)
    const told = copy.lines.map(({ deed }) => deed)
    for (const deed of [
      'CREATE_PERSON',
      'ASSIGN_SEAT',
      'OPEN_SESSION',
      'START_CALLS',
      'RELEASE_SEAT',
    ])
      assert.ok(told.includes(deed), deed)
    assert.ok(facts.some(({ type }) => type === 'attempt.answered'))
    assert.match(copyText(copy).join('\n'), /A supervisor gave seat 1 to dan, dan/)
  })

  it('has nothing of whoever sits there next, and names them by role alone', () => {
    const room = new PaperRoom()
    room.ready(1, 'dan')
    room.do((s, c) => releaseFromSeat(s, c, supervisor, seat(1)))
    const next = room.facts.length
    room.ready(1, 'leon')
    room.talk(1)
    const { facts, copy } = copyOf(room, 'dan' as PersonId)
    const later = facts.filter((fact: Fact) => fact.seq > next)
    assert.deepEqual(
      later.map(({ type }) => type),
      [],
    )
    assert.doesNotMatch(JSON.stringify(copy), /leon|helen|ruth/)
  })

  it('says no case, no call, no secret and no fingerprint of one', () => {
    const room = new PaperRoom()
    room.person('agent', 'dan', { pinHash: 'a-hash', prisonNumber: 'A1001AA' })
    room.ready(1, 'dan')
    const call = room.talk(1)
    const text = JSON.stringify(copyOf(room, 'dan' as PersonId).copy)
    assert.match(text, /A1001AA/)
    for (const never of ['a-hash', String(call), 'sample.', 'key-', 't-dan'])
      assert.ok(!text.includes(never), never)
  })
})
