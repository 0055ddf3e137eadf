import assert from 'node:assert/strict'
import { it } from 'node:test'
import { hour, later, second } from '../../src/basics/instant.ts'
import { RingClock } from '../../src/switchboard/ring-clock.ts'
import { HandClock } from '../exchange/hand-clock.ts'

const ringMs = 15 * second

for (const [what, set] of [
  ['forward', hour],
  ['back', -hour],
] as const)
  it(`D7: a phone rings its time, neither less nor more, where the machine’s clock is set ${what} meanwhile`, () => {
    const hand = new HandClock()
    let by = 0
    const clock = {
      now: () => later(hand.now(), by),
      steady: () => hand.now(),
      after: (ms: number, work: () => void) => hand.after(ms, work),
      every: (ms: number, work: () => void) => hand.every(ms, work),
    }
    const began = hand.now()
    let struckAt: number | undefined
    const ring = new RingClock(clock, () => {
      struckAt ??= hand.now() - began
    })
    ring.run(ringMs)
    hand.move(3 * second)
    by = set
    // What is done every five seconds anyway.
    ring.check()
    hand.move(20 * second)
    assert.equal(struckAt, ringMs)
  })
