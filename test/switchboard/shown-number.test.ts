import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { showsAnother } from '../../src/switchboard/shown-number.ts'
import { answersIn, closeRooms, LiveRoom } from './live-room.ts'

describe('D10: the number that a call shows', () => {
  afterEach(closeRooms)

  it('is told of when it is not the box’s, and of a call that shows it nothing is said', async () => {
    const well = await LiveRoom.open()
    await well.talking()
    assert.equal(well.count({ kind: 'caller-id-differs' }), 0)
    for (const shows of ['01134960000', 'anonymous', '']) {
      const farEnd = answersIn(5_000)
      assert.ok(farEnd.does === 'answer', 'it answers')
      const room = await LiveRoom.open({ farEnd: { ...farEnd, shows } })
      const call = await room.talking()
      await room.told({ kind: 'caller-id-differs', call })
      assert.ok(!JSON.stringify(room.events).includes('01134960000'), 'and not which it was')
    }
  })

  it('is what the campaign says, or nobody is rung', async () => {
    const room = await LiveRoom.open()
    await room.openSeat()
    const call = randomUUID() as CallId
    const to = { do: 'dial', case: 'sample.1' as CaseId, seat: '01' as SeatId } as const
    const refused = await room.send({ ...to, call, shows: '0113 496 0000' })
    assert.ok(!refused.ok && refused.error.code === 'refused' && /D10/.test(refused.error.what))
    assert.equal(room.count({ kind: 'caller-id-differs', call }), 1)
    const next = randomUUID() as CallId
    assert.ok(
      (await room.send({ ...to, call: next, shows: '+44 1632 960 000' })).ok,
      'no other spelling',
    )
    await room.told({ kind: 'in-conference', call: next })
    assert.deepEqual(room.kindsOf(call), ['caller-id-differs'], 'it never rang')
  })

  it('is the same in its national and its international form, and unsaid by an event without one', () => {
    const event = (from: string | undefined, name = 'CHANNEL_ANSWER') => {
      const all: Record<string, string | undefined> = { 'Event-Name': name }
      all['variable_sip_from_user'] = from
      return (header: string) => all[header]
    }
    for (const same of ['01632960000', '+441632960000', undefined])
      assert.equal(showsAnother(event(same), '01632960000'), false, same)
    assert.equal(showsAnother(event('01632960001'), '01632960000'), true)
    assert.equal(showsAnother(event('01632960001', 'HEARTBEAT'), '01632960000'), false)
  })
})
