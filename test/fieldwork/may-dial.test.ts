import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, instant, minute, second } from '../../src/basics/instant.ts'
import { dialRules, mayDial } from '../../src/fieldwork/may-dial.ts'
import { roomRules } from '../../src/fieldwork/room-rules.ts'
import { refusalsOf } from '../../src/fieldwork/rule.ts'
import type { Situation } from '../../src/fieldwork/situation.ts'
import { at, openTo } from './situations.ts'

const tuesday = at('2026-05-05', '14:00')
const calm = openTo(tuesday)

/** The keys of the rules that refuse; empty when the case may be rung. */
function heldBy(situation: Situation): readonly string[] {
  const answer = mayDial(situation)
  return answer === 'yes' ? [] : answer.map(({ key }) => key)
}
const withRoom = (change: Partial<Situation>) => heldBy({ ...calm, ...change })
const withShift = (change: Partial<NonNullable<Situation['shift']>>) =>
  withRoom({ shift: calm.shift && { ...calm.shift, ...change } })
const withCampaign = (change: Partial<Situation['campaign']>) =>
  withRoom({ campaign: { ...calm.campaign, ...change } })
const withAgent = (change: Partial<Situation['agent']>) =>
  withRoom({ agent: { ...calm.agent, ...change } })
const withCase = (change: Partial<Situation['case']>) =>
  withRoom({ case: { ...calm.case, ...change } })
const ago = (ms: number) => instant(tuesday - ms)

it('rings when nothing holds back', () => assert.equal(mayDial(calm), 'yes'))

describe('each rule alone holds dialling back', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['record', withRoom({ record: { writable: false } })],
    ['room-for-record', withRoom({ record: { writable: true, nearlyFull: true } })],
    ['switch', withRoom({ switch: { ...calm.switch, connected: false } })],
    ['listening', withRoom({ switch: { ...calm.switch, listenable: false } })],
    ['attestation', withRoom({ switch: { ...calm.switch, attestation: 'stale' } })],
    ['attestation', withRoom({ switch: { ...calm.switch, attestation: 'does-not-match' } })],
    ['attestation', withRoom({ switch: { ...calm.switch, attestation: 'missing' } })],
    ['messages', withRoom({ switch: { ...calm.switch, unapproved: 'en/noted.' } })],
    ['caller-id', withRoom({ switch: { ...calm.switch, showsAnother: true } })],
    ['presence', withShift({ presentUntil: null })],
    ['presence', withShift({ presentUntil: tuesday })],
    ['frozen', withShift({ stop: 'freeze' })],
    ['closing', withShift({ stop: 'close' })],
    ['cleared-room', withShift({ stop: 'clear' })],
    ['supervision', withShift({ agentsOnCalls: 6 })],
    ['supervision', withShift({ present: 2, agentsOnCalls: 12 })],
    ['slot-to-come', withShift({ startsAt: instant(tuesday + 1) })],
    ['campaign', withCampaign({ life: 'paused' })],
    ['campaign', withCampaign({ life: 'drafted' })],
    ['campaign', withCampaign({ life: 'proposed' })],
    ['campaign', withCampaign({ life: 'closed' })],
    ['script', withCampaign({ scriptApproved: false })],
    ['numbers-away', withCampaign({ numbersAway: true })],
    ['quotas-unknown', withCampaign({ quotas: 'unknown' })],
    ['quotas-full', withCampaign({ quotas: 'full' })],
    ['campaign-hours', withCampaign({ hours: [] })],
    ['gates', withAgent({ cleared: false })],
    ['signed-in', withAgent({ signedIn: false })],
    ['line', withAgent({ lineUp: false })],
    ['ready', withAgent({ ready: false })],
    ['ready', withAgent({ pauseUntil: instant(tuesday + 1) })],
    ['pilot-heard', withCampaign({ pilot: 'heard' })],
    ['pilot', withCampaign({ pilot: 'running' })],
    ['first-interviews', withAgent({ unheard: true })],
    ['one-to-one', withAgent({ callsUp: 1 })],
    ['do-not-call', withCase({ doNotCall: true })],
    ['no-number', withCase({ hasNumber: false })],
    ['barred', withCase({ barred: true })],
    ['quota', withCase({ quotaFull: true })],
    ['final', withCase({ final: true })],
    ['up', withCase({ callUp: true })],
    ['not-before', withCase({ notBefore: instant(tuesday + 1) })],
  ]
  for (const [key, held] of cases) {
    it(`${dialRules.find((rule) => rule.key === key)?.id} ${key}`, () =>
      assert.deepEqual(held, [key]))
  }

  it('R14: a pilot batch goes on at a seat that a supervisor listens to', () => {
    const piloting = { ...calm, campaign: { ...calm.campaign, pilot: 'running' as const } }
    assert.equal(mayDial({ ...piloting, agent: { ...calm.agent, listenedTo: true } }), 'yes')
  })

  it('R11: two supervisors may have twice as many agents on calls as one', () => {
    assert.deepEqual(withShift({ present: 2, agentsOnCalls: 11 }), [])
    assert.deepEqual(withShift({ agentsOnCalls: 5 }), [])
  })

  it('every rule of the table has an id, a sentence and a source, and no key twice', () => {
    const keys = dialRules.map(({ key }) => key)
    assert.equal(new Set(keys).size, keys.length, 'no key twice')
    for (const { key, id, sentence, source } of dialRules) {
      assert.match(id, /^[A-Z]\d+$/, key)
      assert.match(sentence, /^[A-Z“].*\.$/, key)
      assert.ok(source.length > 0, key)
    }
  })

  it('without a shift nobody is present either (P8)', () => {
    assert.deepEqual(withRoom({ shift: null }), ['shift', 'presence'])
  })
})

describe('D15: hours', () => {
  const held = (date: string, clock: string) => heldBy(openTo(at(date, clock)))
  const yes: readonly string[] = []
  const early = ['research-window']
  const moments = [
    ['a Monday', '2026-05-11', '08:59:59', early],
    ['a Monday', '2026-05-11', '09:00', yes],
    ['a Monday', '2026-05-11', '20:59', yes],
    ['a Monday', '2026-05-11', '20:59:45', yes],
    ['a Monday, too late to ring 15 s', '2026-05-11', '20:59:46', early],
    ['a Monday', '2026-05-11', '21:00', early],
    ['a Saturday', '2026-05-09', '09:00', yes],
    ['a Sunday', '2026-05-10', '09:59:59', early],
    ['a Sunday', '2026-05-10', '10:00', yes],
    ['a Sunday', '2026-05-10', '21:00', early],
    ['the night', '2026-05-11', '00:00', early],
    ['the Sunday that summer time starts', '2026-03-29', '09:59:59', early],
    ['the Sunday that summer time starts', '2026-03-29', '10:00', yes],
    ['the Sunday that summer time starts', '2026-03-29', '20:59', yes],
    ['the Sunday that summer time starts', '2026-03-29', '21:00', early],
    ['the Sunday that summer time ends', '2026-10-25', '09:59:59', early],
    ['the Sunday that summer time ends', '2026-10-25', '10:00', yes],
    ['the Sunday that summer time ends', '2026-10-25', '21:00', early],
    ['the Monday after', '2026-10-26', '08:59:59', early],
    ['the Monday after', '2026-10-26', '09:00', yes],
    ['an English bank holiday', '2026-08-31', '11:00', ['bank-holiday']],
    ['a Scottish bank holiday', '2026-08-03', '11:00', ['bank-holiday']],
    ['a Northern Irish bank holiday', '2026-07-13', '11:00', ['bank-holiday']],
    ['the day after a bank holiday', '2026-09-01', '11:00', yes],
    ['a Wednesday of which nothing is known', '2029-01-03', '11:00', ['calendar']],
    ['Christmas Day on a Saturday', '2027-12-25', '11:00', ['bank-holiday']],
  ] as const
  for (const [name, date, clock, expected] of moments) {
    it(`${name}, ${date} at ${clock}: ${expected.length === 0 ? 'may ring' : 'may not'}`, () =>
      assert.deepEqual(held(date, clock), expected))
  }

  it('a bank holiday is a local day: 23:30 UTC in summer is already tomorrow', () => {
    const eve = openTo(instant(Date.parse('2026-08-30T23:30:00Z')))
    assert.ok(heldBy(eve).includes('bank-holiday'))
  })

  it('keeps to the campaign’s own hours, and to time for ringing before they end', () => {
    const hours = [{ days: ['Tue'], from: 13 * 60, to: 14 * 60 }] as const
    const inHours = (clock: string) => {
      const situation = openTo(at('2026-05-05', clock))
      return heldBy({ ...situation, campaign: { ...situation.campaign, hours } })
    }
    assert.deepEqual(inHours('12:59:59'), ['campaign-hours'])
    assert.deepEqual(inHours('13:00'), [])
    assert.deepEqual(inHours('13:59:45'), [])
    assert.deepEqual(inHours('13:59:46'), ['campaign-hours'])
    assert.deepEqual(inHours('14:00'), ['campaign-hours'])
  })

  it('J8: a call starts only if the slot has time to ring 15 s and for the median interview', () => {
    const needs = 15 * second + calm.campaign.medianInterviewMs
    assert.deepEqual(withShift({ endsAt: instant(tuesday + needs) }), [])
    assert.deepEqual(withShift({ endsAt: instant(tuesday + needs - 1) }), ['slot'])
  })
})

describe('D4: the abandoned-call stop', () => {
  const today = (abandoned: number, passed: number, liftedAt?: number) =>
    withCampaign({
      today: {
        day: '2026-05-05',
        abandoned,
        passed,
        ...(liftedAt === undefined ? {} : { liftedAt }),
      },
    })
  it('stops at 3.0% and not below', () => {
    assert.deepEqual(today(3, 97), ['abandoned'])
    assert.deepEqual(today(3, 98), [])
    assert.deepEqual(today(1, 0), ['abandoned'])
  })
  it('goes on after a supervisor’s reason, until one more is abandoned', () => {
    assert.deepEqual(today(3, 97, 3), [])
    assert.deepEqual(today(4, 97, 3), ['abandoned'])
  })
  it('yesterday’s calls do not stop today’s (D2: midnight to midnight)', () => {
    assert.deepEqual(withCampaign({ today: { day: '2026-05-04', abandoned: 9, passed: 1 } }), [])
  })
})

describe('D8: 72 hours after an abandoned call', () => {
  it('is locked at 71:59 and free at 72:00', () => {
    const abandoned = (ms: number) =>
      withCase({ attempts: 1, lastAt: ago(ms), lastOutcome: 'abandoned', abandonedAt: ago(ms) })
    assert.deepEqual(abandoned(71 * hour + 59 * minute), ['abandoned-lock'])
    assert.deepEqual(abandoned(72 * hour), [])
  })
  it('holds even for a call that the person asked for, and for an agreed redial', () => {
    const asked = withCase({
      attempts: 2,
      lastAt: ago(hour),
      lastOutcome: 'call-back',
      abandonedAt: ago(30 * hour),
      askedBack: true,
    })
    assert.deepEqual(asked, ['abandoned-lock'])
    const redial = { lostAt: ago(minute) }
    assert.deepEqual(withCase({ abandonedAt: ago(2 * hour), redial }), ['abandoned-lock'])
  })
})

describe('D14: attempts and spacing', () => {
  const unanswered = { attempts: 1, lastOutcome: 'no-answer' } as const
  it('what nobody answered rests for 72 hours', () => {
    assert.deepEqual(withCase({ ...unanswered, lastAt: ago(72 * hour - 1) }), ['spacing'])
    assert.deepEqual(withCase({ ...unanswered, lastAt: ago(72 * hour) }), [])
  })
  it('an attempt whose outcome is not yet known counts as not answered', () => {
    assert.deepEqual(withCase({ attempts: 1, lastAt: ago(minute) }), ['spacing'])
  })
  it('three attempts are the last', () => {
    assert.deepEqual(withCase({ ...unanswered, attempts: 2, lastAt: ago(99 * hour) }), [])
    assert.deepEqual(withCase({ ...unanswered, attempts: 3, lastAt: ago(99 * hour) }), ['attempts'])
  })
  it('a call that was asked for is exempt from spacing and from three, and not from six', () => {
    const asked = { lastAt: ago(hour), lastOutcome: 'call-back', askedBack: true } as const
    assert.deepEqual(withCase({ ...asked, attempts: 3 }), [])
    assert.deepEqual(withCase({ ...asked, attempts: 6 }), ['attempts'])
    assert.deepEqual(withCase({ ...asked, attempts: 1, notBefore: instant(tuesday + hour) }), [
      'not-before',
    ])
  })
  it('a line lost mid-interview may be redialled for two minutes when a supervisor agrees', () => {
    const lost = (ms: number) =>
      withCase({
        attempts: 3,
        lastAt: ago(ms),
        lastOutcome: 'line-lost',
        notBefore: instant(tuesday + hour),
        redial: { lostAt: ago(ms) },
      })
    assert.deepEqual(lost(2 * minute), [])
    assert.deepEqual(lost(2 * minute + 1), ['attempts', 'not-before'])
  })
})

describe('the table itself', () => {
  it('has no two rules with one key, and sentences that read as sentences', () => {
    const keys = dialRules.map(({ key }) => key)
    assert.deepEqual(keys, [...new Set(keys)])
    for (const { sentence } of dialRules) assert.match(sentence, /^[A-Z].*\.$/)
  })
  it('the room’s own rules can be listed without a case, for the supervisor’s page', () => {
    const { agent: _agent, case: _case, ...room } = calm
    assert.deepEqual(refusalsOf(roomRules, room), [])
    const frozen = { ...room, shift: { ...room.shift, stop: 'freeze' } } as typeof room
    assert.deepEqual(
      refusalsOf(roomRules, frozen).map(({ rule }) => rule),
      ['J8'],
    )
  })
})
