import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, PersonId } from '../../src/basics/ids.ts'
import { agentsNow } from '../../src/facts/agent-now.ts'
import { heardIn } from '../../src/facts/quality-now.ts'
import { fc } from '../support/fast-check.ts'
import { campaign, caseOf, PaperRoom, seat } from './paper-room.ts'

const day = '2026-11-24'
const supervisor = 'helen' as PersonId

describe('how many interviews of a pilot batch were heard (R14)', () => {
  it('is what the counts of its agents come to, whatever else was rung in the shift', () => {
    const attempt = fc.record({
      outcome: fc.constantFrom('completed', 'no-answer', 'refuses', 'machine'),
      of: fc.constantFrom(campaign, 'another' as CampaignId),
      agent: fc.constantFrom('a', 'b', 'c'),
      did: fc.option(fc.constantFrom('listen', 'join', 'took-over', 'ended'), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const { state } = new PaperRoom()
        for (const [n, { outcome, of, agent, did }] of attempts.entries())
          state.tally.attempts.set(`${n}`, {
            ...{ agent: agent as PersonId, seat: seat(1), campaign: of, day },
            row: {
              ...{ case: caseOf(n), n: 1, outcome: outcome as 'completed' },
              ...(outcome === 'no-answer' ? {} : { spoke: true as const }),
              ...(did ? { entered: [{ by: supervisor, did: did as 'listen' }] } : {}),
            },
          })
        const agents = [...agentsNow(state, campaign).values()]
        const summed = agents.reduce((sum, { monitored }) => sum + monitored, 0)
        assert.equal(heardIn(state, campaign), summed)
      }),
    )
  })

  it('is asked by every dial, and looks once at each attempt of the shift and at no agent’s week', () => {
    const { state } = new PaperRoom()
    let looked = 0
    for (let n = 0; n < 1_000; n++)
      state.tally.attempts.set(`${n}`, {
        ...{ agent: 'a' as PersonId, seat: seat(1), campaign },
        get day(): string {
          return assert.fail('which week it was of is nothing to it')
        },
        get row() {
          looked += 1
          const entered = [{ by: supervisor, did: 'listen' as const }]
          return { case: caseOf(n), n: 1, outcome: 'completed', spoke: true, entered } as const
        },
      })
    assert.equal(heardIn(state, campaign), 1_000)
    assert.equal(looked, 1_000)
  })
})
