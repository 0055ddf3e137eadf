import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { second } from '../src/basics/instant.ts'
import { watchRoom } from '../src/outage.ts'
import { roomNeeded } from '../src/record/disk-trouble.ts'
import { HandClock } from './exchange/hand-clock.ts'
import { morning } from './record/ground.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('P9: the watch on the room that is left', () => {
  it('holds dialling back before the disk is full, and lets it go on when there is room again', async () => {
    const clock = new HandClock(morning)
    let free = roomNeeded
    const room = watchRoom({ clock, free: async () => free })
    await turn()
    assert.equal(room.nearlyFull(), false)
    free = roomNeeded - 1
    clock.move(second)
    await turn()
    assert.equal(room.nearlyFull(), true)
    free = roomNeeded
    clock.move(second)
    await turn()
    assert.equal(room.nearlyFull(), false)
    room.stop()
    free = 0
    clock.move(second)
    await turn()
    assert.equal(room.nearlyFull(), false)
  })

  it('a disk that cannot be asked holds nothing back: the next write tells', async () => {
    const clock = new HandClock(morning)
    const room = watchRoom({
      clock,
      free: async () => {
        throw new Error('EIO')
      },
    })
    await turn()
    assert.equal(room.nearlyFull(), false)
    assert.equal(watchRoom({ clock }).nearlyFull(), false)
  })
})
