import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { EnquiryId } from '../../src/basics/ids.ts'
import { day, minute } from '../../src/basics/instant.ts'
import {
  answerComplaint,
  askEnquiry,
  letEnquiry,
  noteNeverAgain,
  showEnquiry,
} from '../../src/facts/decide-enquiry.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { localDay } from '../../src/facts/local-day.ts'
import { dumpState, keysOf, loadState } from '../../src/facts/snapshot.ts'
import type { ToldAttempt } from '../../src/facts/told-attempt.ts'
import { governor, PaperRoom, second, supervisor } from './paper-room.ts'

const found: readonly ToldAttempt[] = []

describe('two people look up the calls to somebody (G8)', () => {
  let room: PaperRoom
  const ask = (by: Actor = supervisor) =>
    room.do((s, c) => askEnquiry(s, c, by, { what: 'held' })) as EnquiryId
  const agree = (id: EnquiryId, by: Actor) => {
    room.add({
      type: 'session.stepped_up',
      on: { person: by.person },
      data: { token: 't', until: (room.now + day) as never },
    })
    return room.try((s, c) => letEnquiry(s, c, by, id, 't'))
  }
  const show = (id: EnquiryId, by: Actor) => room.try((s, c) => showEnquiry(s, c, by, id, found))
  const sentence = (done: object) =>
    'refused' in done ? (done.refused as { sentence: string }).sentence : 'it was done'

  beforeEach(() => {
    room = new PaperRoom()
    room.add({
      type: 'session.opened',
      by: governor,
      on: { person: governor.person },
      data: { token: 't', until: (room.now + day) as never },
    })
  })

  it('waits an hour for the second, and a quarter of an hour for the number', () => {
    const late = ask()
    room.pass(60 * minute)
    assert.match(sentence(agree(late, governor)), /Ask for it again/)
    const slow = ask()
    assert.ok('ok' in agree(slow, governor))
    room.pass(15 * minute)
    assert.match(sentence(show(slow, supervisor)), /its time is over/)
    ask()
    assert.equal(room.state.enquiries.size, 1, 'what is over is forgotten with the next')
  })

  it('is for the two alone, once, and never for one', () => {
    const id = ask()
    assert.match(sentence(show(id, supervisor)), /A second has to agree/)
    assert.match(sentence(agree(id, supervisor)), /password again|You have had a part/)
    assert.ok('ok' in agree(id, governor))
    assert.match(sentence(show(id, second)), /Only who asked for this or agreed to it/)
    assert.ok('ok' in show(id, governor))
    assert.match(sentence(show(id, supervisor)), /shown already/)
  })

  it('never again says who noted it, and no case', () => {
    room.do((s, c) => noteNeverAgain(s, c, supervisor))
    const fact = room.facts.at(-1)
    assert.deepEqual([fact?.type, fact?.on, fact?.by], ['number.suppressed', {}, supervisor])
  })
})

describe('the periods of the index and of complaints (G7)', () => {
  it('a shift begins the day under a key of its own, and the day ends with its 28th', () => {
    const room = new PaperRoom()
    room.add({ type: 'enquiry.day_begun', data: { day: localDay(room.now), key: 'k' as never } })
    assert.ok(keysOf(room.state).has('k' as never))
    room.pass(27 * day)
    room.do(keepPeriods)
    assert.equal(room.state.enquiryDays.size, 1)
    room.pass(day)
    room.do(keepPeriods)
    assert.equal(room.state.enquiryDays.size, 0)
    assert.ok(room.state.doomedKeys.has('k' as never))
    assert.ok(room.effects.some(({ do: what }) => what === 'keep-days'))
  })

  it('no setting keeps it for longer than 28 days, and a day that lies ahead is not kept', () => {
    const room = new PaperRoom({ settings: { enquiryDays: 1_000 } })
    room.add({ type: 'enquiry.day_begun', data: { day: '2026-11-24', key: 'k' as never } })
    room.add({ type: 'enquiry.day_begun', data: { day: '2031-01-01', key: 'l' as never } })
    room.pass(28 * day)
    room.do(keepPeriods)
    assert.deepEqual([...room.state.enquiryDays], [])
  })

  it('an open complaint is kept until it is answered, and what was found for its own period after that', () => {
    const room = new PaperRoom({ settings: { complaintDays: 10 } })
    const on = { enquiry: 'x' as EnquiryId }
    const data = { key: 'c' as never, about: 'manner' } as const
    const agent = 'dan' as never
    const one = { from: room.now, until: room.now, n: 1, outcome: 'refuses', agent, entered: [] }
    const secret = { found: [one as ToldAttempt] }
    room.add({ type: 'complaint.opened', by: supervisor, on, data, secret })
    room.pass(300 * day)
    room.do(keepPeriods)
    assert.equal(room.state.complaints.size, 1)
    room.do((s, c) => answerComplaint(s, c, governor, on.enquiry, 'not-found'))
    room.pass(9 * day)
    room.do(keepPeriods)
    assert.equal(room.state.complaints.get(on.enquiry)?.found?.length, 1)
    room.pass(day)
    room.do(keepPeriods)
    assert.equal(room.state.complaints.size, 0)
    assert.ok(room.state.doomedKeys.has('c' as never))
  })

  it('a restore has none of it: no backup carries the keys of the index, nor those of complaints', () => {
    const room = new PaperRoom()
    const on = { enquiry: 'x' as EnquiryId }
    const data = { key: 'c' as never, about: 'manner' } as const
    room.add({ type: 'enquiry.day_begun', data: { day: '2026-11-24', key: 'k' as never } })
    room.add({ type: 'complaint.opened', by: supervisor, on, data, secret: { found } })
    const place = { size: 1, root: '' }
    const [before, after] = ['a', 'b']
    const witness = { ...place, at: room.now }
    const restored = { backup: place, witness, before, after, gone: [], destroyed: [] }
    room.add({ type: 'box.restored', data: restored })
    assert.equal(room.state.enquiryDays.size, 0)
    assert.equal(
      room.state.complaints.get(on.enquiry)?.found,
      undefined,
      'the complaint stays open',
    )
    const needed = keysOf(room.state)
    assert.ok(!needed.has('k' as never) && !needed.has('c' as never), 'and no start waits for them')
  })

  it('in the saved state what was found lies under the complaint’s key, and is gone with it', () => {
    const room = new PaperRoom()
    const on = { enquiry: 'x' as EnquiryId }
    const data = { key: 'c' as never, about: 'manner' } as const
    room.add({ type: 'complaint.opened', by: supervisor, on, data, secret: { found } })
    const sealed: unknown[] = []
    const dump = dumpState(room.state, {
      seal: (key, _place, content) => {
        if (key === data.key) sealed.push(content)
        return 'sealed'
      },
    })
    assert.deepEqual(sealed, [found])
    const saved = JSON.parse(JSON.stringify(dump)) as unknown
    const whole = loadState(saved, { open: () => found })
    assert.deepEqual(whole?.complaints.get(on.enquiry)?.found, found)
    const without = loadState(saved, { open: () => undefined })
    assert.equal(without?.complaints.get(on.enquiry)?.found, undefined)
  })
})
