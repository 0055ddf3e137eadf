import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hour, instant, minute, second } from '../../src/basics/instant.ts'
import { mayDial } from '../../src/fieldwork/may-dial.ts'
import type { Situation } from '../../src/fieldwork/situation.ts'
import { at, openTo } from './situations.ts'

describe('whatever the situation, no dial breaks a rule', () => {
  const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
  const mostly = fc.integer({ min: 0, max: 19 }).map((chance) => chance > 0)
  const rarely = mostly.map((value) => !value)
  const stops = ['freeze', 'close', 'clear'] as const
  const back = fc.option(fc.integer({ min: 0, max: 100 * hour }), { nil: undefined })

  const anything: fc.Arbitrary<Situation> = fc
    .record({
      now: moment,
      daytime: mostly,
      writable: mostly,
      connected: mostly,
      stop: fc.constantFrom(...Array.from({ length: 17 }, () => null), ...stops),
      presentFor: fc.integer({ min: -minute / 2, max: 10 * minute }),
      left: fc.integer({ min: 0, max: 3 * hour }),
      begun: fc.integer({ min: -minute, max: 20 * minute }),
      onCalls: fc.integer({ min: 0, max: 7 }),
      present: fc.constantFrom(1, 1, 1, 2),
      live: mostly,
      approved: mostly,
      abandoned: fc.integer({ min: 0, max: 4 }),
      passed: fc.integer({ min: 0, max: 200 }),
      cleared: mostly,
      ready: mostly,
      callsUp: fc.constantFrom(0, 0, 0, 1),
      attempts: fc.integer({ min: 0, max: 7 }),
      lastAgo: back,
      abandonedAgo: back,
      askedBack: rarely,
      final: rarely,
      doNotCall: rarely,
      barred: rarely,
    })
    .map((v) => {
      const base = openTo(v.daytime ? at('2026-05-05', '12:00') : instant(v.now))
      const before = (ms: number) => instant(base.now - ms)
      return {
        ...base,
        record: { writable: v.writable },
        switch: { ...base.switch, connected: v.connected },
        shift: {
          startsAt: before(v.begun),
          endsAt: instant(base.now + v.left),
          present: v.present,
          agentsOnCalls: v.onCalls,
          agentsPerSupervisor: 6,
          presentUntil: instant(base.now + v.presentFor),
          stop: v.stop,
        },
        campaign: {
          ...base.campaign,
          life: v.live ? 'live' : 'paused',
          scriptApproved: v.approved,
          today: { ...base.campaign.today, abandoned: v.abandoned, passed: v.passed },
        },
        agent: { ...base.agent, cleared: v.cleared, ready: v.ready, callsUp: v.callsUp },
        case: {
          ...base.case,
          attempts: v.attempts,
          askedBack: v.askedBack,
          final: v.final,
          doNotCall: v.doNotCall,
          barred: v.barred,
          ...(v.lastAgo === undefined
            ? {}
            : { lastAt: before(v.lastAgo), lastOutcome: 'no-answer' as const }),
          ...(v.abandonedAgo === undefined ? {} : { abandonedAt: before(v.abandonedAgo) }),
        },
      } satisfies Situation
    })

  it('yes means every promise held, worked out here a second way', () => {
    let yes = 0
    fc.assert(
      fc.property(anything, (s) => {
        if (mayDial(s) !== 'yes') return
        yes += 1
        const clock = new Intl.DateTimeFormat('en-GB', {
          timeZone: 'Europe/London',
          timeStyle: 'medium',
        }).format(s.now)
        assert.ok(clock >= '09:00:00' && clock < '21:00:00', clock)
        assert.ok(s.record.writable && s.switch.connected)
        assert.ok(s.shift?.stop === null && (s.shift.presentUntil ?? 0) > s.now)
        assert.ok(s.shift.startsAt <= s.now && s.shift.agentsOnCalls + 1 <= s.shift.present * 6)
        assert.ok(s.shift.endsAt - s.now >= 15 * second + s.campaign.medianInterviewMs)
        assert.ok(s.campaign.life === 'live' && s.campaign.scriptApproved)
        const { abandoned, passed } = s.campaign.today
        assert.ok(abandoned === 0 || (abandoned / (abandoned + passed)) * 100 < 3)
        assert.ok(s.agent.cleared && s.agent.ready && s.agent.callsUp === 0)
        assert.ok(!s.case.final && !s.case.doNotCall && !s.case.barred)
        assert.ok(s.case.attempts < (s.case.askedBack ? 6 : 3))
        assert.ok(s.now - (s.case.abandonedAt ?? -Infinity) >= 72 * hour)
        assert.ok(s.case.askedBack || s.now - (s.case.lastAt ?? -Infinity) >= 72 * hour)
      }),
      { numRuns: 5000 },
    )
    assert.ok(
      yes > 20,
      `the situations must reach a yes often enough to mean something, not ${yes}`,
    )
  })

  it('a situation survives being written as JSON, so that it can be sent to the dialler', () => {
    fc.assert(
      fc.property(anything, (s) => {
        assert.deepEqual(mayDial(JSON.parse(JSON.stringify(s)) as Situation), mayDial(s))
      }),
      { numRuns: 300 },
    )
  })
})
