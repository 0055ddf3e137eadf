import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, PersonId, SeatId, ShiftId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { Voices } from '../../src/calls/voices.ts'
import { fc } from '../support/fast-check.ts'

const seat = '01' as SeatId
const at = (ms: number) => instant(1_800_000_000_000 + ms)
const talks = (talking: boolean) => ({ kind: 'seat-talking', seat, talking }) as const

describe('how long an agent has spoken to the block before them (R1)', () => {
  it('only the agent’s own voice counts, and only since the block was shown', () => {
    const voices = new Voices()
    voices.hear(talks(true), at(0))
    voices.shown(seat, at(10_000))
    assert.equal(voices.spokenMs(seat, at(12_500)), 2_500)
    voices.hear(talks(false), at(13_000))
    assert.equal(voices.spokenMs(seat, at(60_000)), 3_000, 'silence adds nothing')
    voices.hear(talks(true), at(61_000))
    assert.equal(voices.spokenMs(seat, at(62_000)), 4_000)
    voices.shown(seat, at(63_000))
    assert.equal(voices.spokenMs(seat, at(63_000)), 0)
  })

  it('counting begins again as a respondent comes into the conversation', () => {
    const voices = new Voices()
    voices.hear(talks(true), at(0))
    voices.hear({ kind: 'in-conference', seat, call: 'c' as CallId }, at(5_000))
    assert.equal(voices.spokenMs(seat, at(5_400)), 400)
  })

  it('what the switch has not told is not known: no seat, another seat, a lost wire, a lost line', () => {
    const voices = new Voices()
    assert.equal(voices.spokenMs(seat, at(0)), undefined)
    voices.hear(talks(true), at(0))
    assert.equal(voices.spokenMs('02' as SeatId, at(1)), undefined)
    voices.hear({ kind: 'seat-down', seat, cause: 'line-lost' }, at(1))
    assert.equal(voices.spokenMs(seat, at(2)), undefined)
    voices.hear(talks(false), at(3))
    voices.hear({ kind: 'disconnected', why: 'gone' }, at(4))
    assert.equal(voices.spokenMs(seat, at(5)), undefined)
  })

  it('is never more than the time that went by, however events come', () => {
    const event = fc.record({ wait: fc.nat(5_000), what: fc.constantFrom('on', 'off', 'shown') })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const voices = new Voices()
        let now = 0
        let shown = 0
        voices.hear(talks(true), at(0))
        for (const { wait, what } of events) {
          now += wait
          if (what === 'shown') {
            voices.shown(seat, at(now))
            shown = now
          } else voices.hear(talks(what === 'on'), at(now))
          const spoken = voices.spokenMs(seat, at(now)) ?? -1
          assert.ok(spoken >= 0 && spoken <= now - shown, `${spoken} of ${now - shown}`)
        }
      }),
    )
  })

  it('blocks read too fast are one count for an agent and a shift, and a new shift begins at none', () => {
    const voices = new Voices()
    const [first, second] = ['s1' as ShiftId, 's2' as ShiftId]
    const agent = 'a' as PersonId
    voices.hurried(first, agent)
    voices.hurried(first, agent)
    assert.deepEqual([...voices.hurriedIn(first)], [[agent, 2]])
    assert.deepEqual([...voices.hurriedIn(second)], [])
    voices.hurried(second, agent)
    assert.deepEqual([...voices.hurriedIn(second)], [[agent, 1]])
  })
})
