import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Instant, later, second } from '../../src/basics/instant.ts'
import { LockOut } from '../../src/people/lock-out.ts'

describe('tries at a door', () => {
  it('four are free, the fifth waits 15 s, each further one twice as long, and at fifteen it is shut', () => {
    const door = new LockOut()
    let now = 0 as Instant
    const waits: (number | 'locked')[] = []
    for (let i = 0; i < 15; i++) {
      door.wrong('seat/01', now)
      const wait = door.waits('seat/01', now)
      waits.push(wait)
      if (wait !== 'locked') now = later(now, wait)
    }
    assert.deepEqual(waits, [
      ...[0, 0, 0, 0],
      ...[15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680].map((seconds) => seconds * second),
      'locked',
    ])
    assert.equal(door.waits('seat/01', later(now, 10 ** 9)), 'locked', 'time alone opens nothing')
    assert.equal(door.waits('seat/02', now), 0)
    door.reset('seat/01')
    assert.equal(door.waits('seat/01', now), 0)
  })
})
