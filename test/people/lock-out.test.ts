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
      door.wrong('seat/01', 'a', now)
      const wait = door.waits('seat/01', 'a', now)
      waits.push(wait)
      if (wait !== 'locked') now = later(now, wait)
    }
    assert.deepEqual(waits, [
      ...[0, 0, 0, 0],
      ...[15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680].map((seconds) => seconds * second),
      'locked',
    ])
    assert.equal(
      door.waits('seat/01', 'a', later(now, 10 ** 9)),
      'locked',
      'time alone opens nothing',
    )
    assert.equal(door.waits('seat/02', 'a', now), 0)
    door.reset('seat/01')
    assert.equal(door.waits('seat/01', 'a', now), 0)
  })

  it('who shuts a door from one computer shuts it there alone, and a reset opens it everywhere', () => {
    const door = new LockOut()
    const now = 0 as Instant
    for (let i = 0; i < 15; i++) for (const from of ['a', 'b']) door.wrong('staff/x', from, now)
    assert.equal(door.waits('staff/x', 'a', now), 'locked')
    assert.equal(door.waits('staff/x', 'c', now), 0)
    door.reset('staff/x', 'a')
    assert.deepEqual(
      [door.waits('staff/x', 'a', now), door.waits('staff/x', 'b', now)],
      [0, 'locked'],
    )
    door.reset('staff/x')
    assert.equal(door.waits('staff/x', 'b', now), 0)
  })

  it('one computer has four checks under way at most, and one more as soon as one is over', () => {
    const door = new LockOut()
    const begun = Array.from({ length: 6 }, () => door.begin('a'))
    assert.deepEqual(begun, [true, true, true, true, false, false])
    assert.equal(door.begin('b'), true)
    door.end('a')
    assert.deepEqual([door.begin('a'), door.begin('a')], [true, false])
  })

  it('counts what is refused at one computer minute by minute', () => {
    const door = new LockOut()
    const at = (seconds: number) => (seconds * second) as Instant
    assert.deepEqual([door.refused('a', at(0)), door.refused('a', at(59))], [1, 2])
    assert.deepEqual([door.refused('b', at(59)), door.refused('a', at(60))], [1, 1])
  })
})
