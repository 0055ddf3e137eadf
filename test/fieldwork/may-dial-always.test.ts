import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, instant, minute } from '../../src/basics/instant.ts'
import { dialRules, mayDial } from '../../src/fieldwork/may-dial.ts'
import type { Situation } from '../../src/fieldwork/situation.ts'
import { fc } from '../support/fast-check.ts'
import { holidays2026, wallClock } from '../support/wall-clock.ts'
import { at, openTo } from './situations.ts'
import { without } from './without-rule.ts'

/** The promises that a dial in this situation would break, in words and with arithmetic of this file's own. */
function broken(s: Situation): string[] {
  const { date, weekday, msOfDay } = wallClock(s.now)
  const { shift, campaign: c, agent: a, case: one } = s
  const { abandoned, passed } = c.today
  const hours = c.hours.filter((h) => h.days.includes(weekdays[weekday] ?? 'Sun'))
  const ago = (at: number | undefined) => s.now - (at ?? Number.NEGATIVE_INFINITY)
  const promises: readonly (readonly [string, boolean])[] = [
    ['P9 record', s.record.writable && s.record.nearlyFull !== true],
    ['P9 switch', s.switch.connected && s.switch.listenable],
    ['J16', s.switch.attestation === 'good' || s.switch.attestation === 'nothing-to-attest'],
    ['D10', s.switch.showsAnother !== true],
    ['D6', s.switch.unapproved === undefined],
    ['D15 shift', shift !== null],
    ['P8', (shift?.presentUntil ?? 0) > s.now],
    ['J8 stop', (shift?.stop ?? null) === null],
    ['R11', !shift || shift.agentsOnCalls + 1 <= Math.max(1, shift.present) * 6],
    ['J8 slot', !shift || (shift.startsAt <= s.now && shift.endsAt - s.now >= 15_000 + 360_000)],
    ['D15 window', msOfDay >= (weekday === 0 ? 10 : 9) * hour && msOfDay <= 21 * hour - 15_000],
    ['D15 calendar', date <= '2028-12-31'],
    ['D15 holiday', !holidays2026.includes(date)],
    [
      'D15 hours',
      hours.some((h) => h.from * minute <= msOfDay && msOfDay + 15_000 <= h.to * minute),
    ],
    ['G2', c.life === 'live'],
    ['G3', c.quotas === 'open' && one.quotaFull !== true],
    ['P5', c.scriptApproved],
    ['G5', !c.numbersAway && one.hasNumber],
    ['D4', abandoned === 0 || (abandoned / (abandoned + passed)) * 100 < 3],
    ['P1', a.cleared],
    ['R10', a.unheard !== true],
    ['R14', c.pilot !== 'heard' && (c.pilot !== 'running' || a.listenedTo === true)],
    ['D1', a.signedIn && a.lineUp && a.ready && s.now >= (a.pauseUntil ?? 0) && a.callsUp === 0],
    ['D1 case', !one.callUp],
    ['T3, J6', !one.doNotCall && !one.barred],
    ['D14', !one.final && one.attempts < (one.askedBack ? 6 : 3)],
    ['D14 time', s.now >= (one.notBefore ?? 0) && (one.askedBack || ago(one.lastAt) >= 72 * hour)],
    ['D14 window', (one.until ?? Number.POSITIVE_INFINITY) - s.now >= 15_000],
    ['D8', ago(one.abandonedAt) >= 72 * hour],
  ]
  return promises.filter(([, held]) => !held).map(([name]) => name)
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

describe('whatever the situation, no dial breaks a rule', () => {
  const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') })
  const mostly = fc.integer({ min: 0, max: 39 }).map((chance) => chance > 0)
  const rarely = mostly.map((value) => !value)
  const stops = ['freeze', 'close', 'clear'] as const
  const back = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 * hour }) },
  )

  const anything: fc.Arbitrary<Situation> = fc
    .record({
      now: moment,
      daytime: mostly,
      writable: mostly,
      nearlyFull: rarely,
      listenable: mostly,
      attested: mostly,
      shift: mostly,
      away: rarely,
      shut: rarely,
      signedIn: mostly,
      lineUp: mostly,
      pause: rarely.map((one) => (one ? 5_000 : 0)),
      callUp: rarely,
      hasNumber: mostly,
      over: rarely,
      waits: rarely.map((one) => (one ? hour : 0)),
      holiday: rarely,
      late: rarely,
      connected: mostly,
      stop: fc.constantFrom(...Array.from({ length: 60 }, () => null), ...stops),
      presentFor: fc.integer({ min: -minute / 2, max: 10 * minute }),
      left: fc.integer({ min: 0, max: 3 * hour }),
      begun: fc.integer({ min: -minute, max: 20 * minute }),
      onCalls: fc.constantFrom(...Array.from({ length: 30 }, (_, n) => n % 6), 6, 7),
      present: fc.constantFrom(1, 1, 1, 2),
      live: mostly,
      approved: mostly,
      abandoned: fc.constantFrom(...Array.from({ length: 12 }, () => 0), 1, 2, 4),
      passed: fc.integer({ min: 0, max: 200 }),
      cleared: mostly,
      unheard: rarely,
      listenedTo: fc.boolean(),
      pilot: fc.constantFrom(
        ...Array.from({ length: 20 }, () => undefined),
        'running' as const,
        'heard' as const,
      ),
      ready: mostly,
      callsUp: rarely.map(Number),
      attempts: fc.constantFrom(...Array.from({ length: 20 }, (_, n) => n % 3), 3, 5, 6, 7),
      lastAgo: back,
      abandonedAgo: back,
      askedBack: rarely,
      final: rarely,
      doNotCall: rarely,
      quotas: fc.constantFrom(
        ...Array.from({ length: 40 }, () => 'open' as const),
        'full',
        'unknown',
      ),
      quotaFull: rarely,
      barred: rarely,
      unapproved: rarely,
      showsAnother: rarely,
    })
    .map((v) => {
      const unusual = v.holiday ? '2026-08-03' : '2029-01-03'
      const noon = at(v.holiday || v.late ? unusual : '2026-05-05', '12:00')
      const base = openTo(v.daytime ? noon : instant(v.now))
      const before = (ms: number) => instant(base.now - ms)
      return {
        ...base,
        record: { writable: v.writable, nearlyFull: v.nearlyFull },
        switch: {
          connected: v.connected,
          listenable: v.listenable,
          attestation: v.attested ? 'good' : 'stale',
          showsAnother: v.showsAnother,
          ...(v.unapproved ? { unapproved: 'en/noted.' } : {}),
        },
        shift: v.shift
          ? {
              startsAt: before(v.begun),
              endsAt: instant(base.now + v.left),
              present: v.present,
              agentsOnCalls: v.onCalls,
              agentsPerSupervisor: 6,
              presentUntil: instant(base.now + v.presentFor),
              stop: v.stop,
            }
          : null,
        campaign: {
          ...base.campaign,
          life: v.live ? 'live' : 'paused',
          scriptApproved: v.approved,
          numbersAway: v.away,
          quotas: v.quotas,
          ...(v.pilot ? { pilot: v.pilot } : {}),
          hours: v.shut ? [] : base.campaign.hours,
          today: { ...base.campaign.today, abandoned: v.abandoned, passed: v.passed },
        },
        agent: {
          ...base.agent,
          cleared: v.cleared,
          unheard: v.unheard,
          listenedTo: v.listenedTo,
          ready: v.ready,
          callsUp: v.callsUp,
          signedIn: v.signedIn,
          lineUp: v.lineUp,
          pauseUntil: instant(base.now + v.pause),
        },
        case: {
          ...base.case,
          attempts: v.attempts,
          askedBack: v.askedBack,
          final: v.final,
          quotaFull: v.quotaFull,
          doNotCall: v.doNotCall,
          barred: v.barred,
          callUp: v.callUp,
          hasNumber: v.hasNumber,
          ...(v.over ? { until: instant(base.now + 14_999) } : {}),
          ...(v.waits > 0 ? { notBefore: instant(base.now + v.waits) } : {}),
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
        assert.deepEqual(broken(s), [])
      }),
      { numRuns: 2000 },
    )
    assert.ok(
      yes > 20,
      `the situations must reach a yes often enough to mean something, not ${yes}`,
    )
  })

  const breaking = fc
    .sample(anything, { numRuns: 4_000, seed: 1 })
    .filter((s) => broken(s).length === 1 || s.shift === null)

  for (const { key, id } of dialRules)
    it(`${id}: a table without the rule “${key}” would say yes where a promise is broken`, () => {
      // Without a shift nobody is present either: two rules keep the one promise.
      const also = key === 'shift' ? 'presence' : key
      const found = without(key, () =>
        without(also, () => breaking.find((s) => mayDial(s) === 'yes')),
      )
      assert.ok(found, 'no situation was found')
      assert.notEqual(mayDial(found), 'yes')
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
