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

  it('one computer has four checks under way, the next wait their turn, and more than a room full are refused', async () => {
    const door = new LockOut()
    const begun: number[] = []
    const over: (() => void)[] = []
    const checks = Array.from({ length: 110 }, (_, n) =>
      door.check('a')?.then((end) => {
        begun.push(n)
        over.push(end)
      }),
    )
    assert.equal(checks.filter((one) => one === undefined).length, 6)
    await Promise.all(checks.slice(0, 4))
    assert.deepEqual(begun, [0, 1, 2, 3])
    assert.ok(await door.check('b'), 'another computer waits for nobody')
    over.shift()?.()
    await checks[4]
    assert.deepEqual(begun, [0, 1, 2, 3, 4])
    for (let n = 0; n < 104; n++) {
      over.shift()?.()
      await checks[n]
    }
    assert.equal(begun.length, 104)
  })

  it('a browser that came through a door is counted apart from all others at its address, at that door', () => {
    const door = new LockOut()
    const now = 0 as Instant
    door.letIn('seat/01', 'browser')
    assert.equal(door.counted('seat/01', 'a', undefined), 'a')
    assert.equal(door.counted('seat/01', 'a', 'another'), 'a')
    assert.equal(door.counted('seat/02', 'a', 'browser'), 'a', 'it came through one door alone')
    for (let i = 0; i < 15; i++) door.wrong('seat/01', door.counted('seat/01', 'a', 'another'), now)
    assert.equal(door.waits('seat/01', door.counted('seat/01', 'a', 'browser'), now), 0)
    for (let i = 0; i < 15; i++) door.wrong('seat/01', door.counted('seat/01', 'a', 'browser'), now)
    assert.equal(door.waits('seat/01', door.counted('seat/01', 'a', 'browser'), now), 'locked')
    door.reset('seat/01')
    assert.equal(door.waits('seat/01', door.counted('seat/01', 'a', 'browser'), now), 0)
  })

  it('counts what is refused at one computer minute by minute', () => {
    const door = new LockOut()
    const at = (seconds: number) => (seconds * second) as Instant
    assert.deepEqual([door.refused('a', at(0)), door.refused('a', at(59))], [1, 2])
    assert.deepEqual([door.refused('b', at(59)), door.refused('a', at(60))], [1, 1])
  })
})
