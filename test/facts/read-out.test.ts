import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { CaseId, IncidentId, PersonId } from '../../src/basics/ids.ts'
import { hour, minute } from '../../src/basics/instant.ts'
import { agreeHold, releaseHold, requestHold } from '../../src/facts/decide-hold.ts'
import { askReading, readOut } from '../../src/facts/decide-read-out.ts'
import { openIncident } from '../../src/facts/decide-supervise.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { governor, PaperRoom, seat, second, supervisor } from './paper-room.ts'

const owen: Actor = { person: 'owen' as PersonId, role: 'governor' }

describe('showing a held number for the emergency services (G5)', () => {
  let room: PaperRoom
  let incident: IncidentId
  let case_: CaseId
  const token = (by: Actor) => `token-${by.person}`
  const ask = (by = governor) => room.try((s, c) => askReading(s, c, by, incident))
  const show = (by: Actor) => room.try((s, c) => readOut(s, c, by, incident, token(by)))
  const sentence = (done: object) =>
    'refused' in done ? (done.refused as { sentence: string }).sentence : assert.fail('it was done')

  beforeEach(() => {
    room = new PaperRoom()
    room.person('governor', 'owen')
    room.ready(1)
    const known = room.state.calls.get(room.talk(1))
    assert.ok(known)
    case_ = known.case
    for (const by of [governor, owen]) {
      room.add({ type: 'session.opened', by, data: { token: token(by), until: room.until } })
      const until = (room.now + 100 * hour) as never
      room.add({ type: 'session.stepped_up', by, data: { token: token(by), until } })
    }
    incident = room.do((s, c) => openIncident(s, c, supervisor, { kind: 'threat', seat: seat(1) }))
    room.do((s, c) => requestHold(s, c, supervisor, incident))
  })

  const agreed = () => room.do((s, c) => agreeHold(s, c, second, incident))

  it('takes two governors, of whom the second is shown it, once', () => {
    agreed()
    assert.match(sentence(show(owen)), /Another governor asks for it first/)
    assert.ok('ok' in ask())
    assert.match(sentence(ask(owen)), /asked for it already/)
    assert.match(sentence(show(governor)), /You have had a part in this/)
    const shown = show(owen)
    assert.ok('ok' in shown)
    assert.equal(shown.ok, case_)
    assert.deepEqual(room.facts.findLast(({ type }) => type === 'hold.read_out')?.data, {})
    assert.match(sentence(show(owen)), /Another governor asks for it first/)
  })

  it('is for governors alone, and after the password again', () => {
    agreed()
    assert.match(sentence(ask(supervisor)), /Only a governor may/)
    assert.match(sentence(show(supervisor)), /Only a governor may/)
    ask()
    const without = room.refused((s, c) => readOut(s, c, owen, incident, 'none'))
    assert.equal(without.rule, 'step-up')
  })

  it('only while two hold it: not on one person’s request, not after it was released, not after its time', () => {
    assert.match(sentence(ask()), /One person alone holds this number/)
    agreed()
    ask()
    room.pass(14 * minute)
    assert.ok('ok' in show(owen))
    ask()
    room.do((s, c) => releaseHold(s, c, second, incident))
    assert.match(sentence(show(owen)), /No number is held/)
  })

  it('not after its time is over, though nothing has ticked yet', () => {
    agreed()
    room.pass(72 * hour - minute)
    ask()
    room.pass(minute)
    assert.match(sentence(show(owen)), /No number is held/)
    room.do(tick)
    assert.match(sentence(ask()), /No number is held/)
  })

  it('a wish to see it is over after a quarter of an hour', () => {
    agreed()
    ask()
    room.pass(15 * minute)
    assert.match(sentence(show(owen)), /Another governor asks for it first/)
    assert.ok('ok' in ask(owen))
    assert.match(sentence(show(owen)), /You have had a part in this/)
  })
})
