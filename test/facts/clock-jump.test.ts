import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, minute } from '../../src/basics/instant.ts'
import { PaperRoom } from './paper-room.ts'

describe('jumps of the clock that nobody has looked at yet', () => {
  const jump = (room: PaperRoom, byMs: number) => room.add({ type: 'clock.jumped', data: { byMs } })

  it('the newest ten are kept to be looked at', () => {
    const room = new PaperRoom()
    for (let i = 1; i <= 12; i++) jump(room, -i * minute)
    const kept = room.state.clockJumps.map(({ byMs }) => -byMs / minute)
    assert.deepEqual(kept, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('one that went forward stays among them, however many came after: it holds back what is destroyed (G7)', () => {
    const room = new PaperRoom()
    jump(room, hour)
    for (let i = 1; i <= 30; i++) jump(room, -minute)
    assert.equal(room.state.clockJumps.length, 11)
    assert.equal(room.state.clockJumps[0]?.byMs, hour)
  })
})
