import assert from 'node:assert/strict'
import { afterEach, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { seatOfRoom } from '../../src/switchboard/dial-strings.ts'
import { closeRooms, LiveRoom } from './live-room.ts'

afterEach(closeRooms)

it('the seat numbered 100 is a seat like any other, and none is taken for the one numbered 10', async () => {
  const room = await LiveRoom.open()
  for (const seat of ['10', '100'] as SeatId[]) {
    await room.openSeat(seat)
    const call = await room.dial(seat)
    await room.told({ kind: 'in-conference', call, seat })
    assert.equal(room.hearing(`seat-${seat}`)[call]?.length, 1, 'with its agent alone')
  }
  for (const [name, seat] of [
    ['seat-09', '09'],
    ['seat-199', '199'],
    ['seat-200', undefined],
    ['seat-1000', undefined],
  ])
    assert.equal(seatOfRoom(name ?? ''), seat, name)
})
