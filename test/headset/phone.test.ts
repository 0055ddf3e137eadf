import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  advancePhone,
  type Line,
  type NoMicrophone,
  type Phone,
  type PhoneEffect,
  type PhoneEvent,
} from '../../src/headset/phone.ts'
import { fc } from '../support/fast-check.ts'

const rules = { mostCalls: 1 }

/** What the phone is after these events, and everything it wanted done. */
function live(events: readonly PhoneEvent[], given = rules, from: Phone = { is: 'away' }) {
  const effects: PhoneEffect[] = []
  let phone = from
  for (const event of events) {
    const step = advancePhone(phone, event, given)
    phone = step.phone
    effects.push(...step.effects)
  }
  return { phone, effects, doing: effects.map((effect) => effect.do) }
}

const tested: readonly PhoneEvent[] = [
  { kind: 'signed-in' },
  { kind: 'microphone-open' },
  { kind: 'voice-heard' },
  { kind: 'test-passed' },
]
const registered: readonly PhoneEvent[] = [...tested, { kind: 'registered' }]
const inCall: readonly PhoneEvent[] = [...registered, { kind: 'invited', call: 'a', boxs: true }]

const texts = fc.constantFrom('a', 'b', 'c')
const reasons: readonly NoMicrophone[] = ['not-allowed', 'not-found', 'in-use', 'not-secure']
const plain = [
  ...['signed-in', 'signed-out', 'microphone-open', 'microphone-gone', 'devices-changed'],
  ...['microphone-chosen', 'try-again', 'voice-heard', 'test-passed', 'test-failed', 'registered'],
  ...['line-lost', 'line-refused', 'mute-pressed', 'respondent-coming'],
] as const
const anything: fc.Arbitrary<PhoneEvent> = fc.oneof(
  fc.constantFrom(...plain).map((kind) => ({ kind }) as PhoneEvent),
  fc.record({ kind: fc.constant('microphone-failed' as const), why: fc.constantFrom(...reasons) }),
  fc.record({ kind: fc.constant('invited' as const), call: texts, boxs: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('call-over' as const, 'call-silent' as const), call: texts }),
)
/** Chance alone seldom gets through a headset test, so a life may begin after one. */
const lives = fc
  .tuple(fc.constantFrom([], tested, registered, inCall), fc.array(anything, { maxLength: 60 }))
  .map(([before, events]) => [...before, ...events])

describe('the phone of a seat, whatever happens to it', () => {
  it('answers the box alone, and never more calls than it may have', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(1, 2), (events, mostCalls) => {
        let phone: Phone = { is: 'away' }
        for (const event of events) {
          const before = phone
          const step = advancePhone(phone, event, { mostCalls })
          phone = step.phone
          const answered = step.effects.some((effect) => effect.do === 'answer')
          assert.ok(!answered || (event.kind === 'invited' && event.boxs), 'not the box’s')
          assert.ok(!answered || before.is === 'on', 'answered before the headset was tested')
          if (phone.is === 'on') assert.ok(phone.calls.length <= mostCalls)
          if (event.kind === 'invited')
            assert.equal(step.effects.length, 1, 'every call is answered or rejected, and once')
        }
      }),
    )
  })

  it('D12: is never on mute when a respondent is coming', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { phone } = live([...events, { kind: 'respondent-coming' }])
        assert.ok(phone.is !== 'on' || !phone.muted)
      }),
    )
  })

  it('has no line and no microphone once nobody is signed in', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { phone } = live(events)
        const { phone: after, doing } = live([{ kind: 'signed-out' }], rules, phone)
        assert.deepEqual(after, { is: 'away' })
        if (phone.is === 'away') return
        for (const effect of ['disconnect', 'close-microphone'])
          assert.ok(doing.includes(effect as never))
      }),
    )
  })

  it('keeps its calls when it is asked to try again: only the line is asked for anew', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { phone } = live(events)
        if (phone.is !== 'on' || phone.calls.length === 0) return
        const { phone: after, doing } = live([{ kind: 'try-again' }], rules, phone)
        assert.deepEqual(after.is === 'on' && after.calls, phone.calls)
        for (const end of ['connect', 'disconnect', 'hang-up'] as const)
          assert.ok(!doing.includes(end), `${end} ends what is being said`)
      }),
    )
    const refused = live([...inCall, { kind: 'line-refused' }, { kind: 'try-again' }])
    assert.equal(refused.doing.at(-1), 'ask-again')
  })

  it('speaks through no microphone that was not tested or chosen, once the test is passed', () => {
    fc.assert(
      fc.property(lives, anything, (events, event) => {
        const { phone } = live(events)
        if (phone.is !== 'on') return
        assert.ok(!live([event], rules, phone).doing.includes('open-microphone'))
      }),
    )
  })

  it('keeps its calls when the line is lost, refused or found again', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { phone } = live(events)
        for (const kind of ['line-lost', 'line-refused', 'registered'] as const) {
          const { phone: after, effects } = live([{ kind }], rules, phone)
          assert.deepEqual(effects, [])
          if (phone.is === 'on' && after.is === 'on') assert.deepEqual(after.calls, phone.calls)
        }
      }),
    )
  })
})

describe('the phone of a seat, step by step', () => {
  it('opens a microphone at sign-in, plays it back, and connects when the test is passed', () => {
    const { phone, doing } = live(registered)
    assert.deepEqual(doing, ['open-microphone', 'begin-test', 'end-test', 'connect'])
    assert.deepEqual(phone, {
      ...{ is: 'on', line: 'registered' },
      ...{ calls: [], muted: false, unplugged: false },
    })
  })

  it('does not connect somebody who was never heard', () => {
    const { phone } = live([
      { kind: 'signed-in' },
      { kind: 'microphone-open' },
      { kind: 'test-passed' },
    ])
    assert.equal(phone.is, 'testing')
  })

  it('begins the test again when another microphone is chosen', () => {
    const { phone, doing } = live([
      ...tested.slice(0, 3),
      { kind: 'microphone-chosen' },
      { kind: 'microphone-open' },
    ])
    assert.deepEqual(phone, { is: 'testing', voice: false, troubled: false })
    assert.deepEqual(doing.slice(2), ['open-microphone', 'end-test', 'begin-test'])
  })

  it('rejects a stranger with 403, a second call with 486, and a call it cannot take with 480', () => {
    const rejects = (from: readonly PhoneEvent[], boxs: boolean) => {
      const { effects } = live([...from, { kind: 'invited', call: 'b', boxs }])
      return effects.at(-1)
    }
    assert.deepEqual(rejects(registered, false), { do: 'reject', call: 'b', status: 403 })
    assert.deepEqual(rejects(inCall, false), { do: 'reject', call: 'b', status: 403 })
    assert.deepEqual(rejects(inCall, true), { do: 'reject', call: 'b', status: 486 })
    assert.deepEqual(rejects([], true), { do: 'reject', call: 'b', status: 480 })
    const pulled: PhoneEvent = { kind: 'microphone-gone' }
    assert.deepEqual(rejects([...registered, pulled], true), {
      ...{ do: 'reject', call: 'b', status: 480 },
    })
  })

  it('hangs up a call whose sound has stopped, and is free for the next', () => {
    const { effects, phone } = live([
      ...inCall,
      { kind: 'call-silent', call: 'a' },
      { kind: 'invited', call: 'b', boxs: true },
    ])
    assert.deepEqual(effects.slice(-2), [
      { do: 'hang-up', call: 'a' },
      { do: 'answer', call: 'b' },
    ])
    assert.deepEqual(phone.is === 'on' && phone.calls, ['b'])
  })

  it('takes a microphone that is plugged in again into the same call, muted as it was', () => {
    const { effects, phone } = live([
      ...inCall,
      { kind: 'mute-pressed' },
      { kind: 'microphone-gone' },
      { kind: 'devices-changed' },
      { kind: 'microphone-open' },
    ])
    assert.deepEqual(effects.slice(-4), [
      { do: 'hush', hushed: true },
      { do: 'open-same-microphone' },
      { do: 'mute', muted: true },
      { do: 'hush', hushed: false },
    ])
    assert.deepEqual(phone.is === 'on' && phone.calls, ['a'])
  })

  for (const why of reasons) {
    it(`without a microphone (${why}) it tries again when asked, and when something is plugged in`, () => {
      const failed: readonly PhoneEvent[] = [
        { kind: 'signed-in' },
        { kind: 'microphone-failed', why },
      ]
      assert.deepEqual(live(failed).phone, { is: 'without', why })
      for (const kind of ['try-again', 'devices-changed'] as const)
        assert.equal(live([...failed, { kind }]).doing.at(-1), 'open-microphone')
    })
  }

  it('says why a headset cannot be opened again, and forgets it once it can', () => {
    const failed: readonly PhoneEvent[] = [
      ...inCall,
      { kind: 'microphone-gone' },
      { kind: 'try-again' },
      { kind: 'microphone-failed', why: 'not-allowed' },
    ]
    const { phone } = live(failed)
    assert.equal(phone.is === 'on' && phone.why, 'not-allowed')
    assert.deepEqual(live([...failed, { kind: 'microphone-open' }]).phone, live(inCall).phone)
  })

  it('stays refused until it is asked to try again or the switch takes it', () => {
    const refused: readonly PhoneEvent[] = [...tested, { kind: 'line-refused' }]
    const lineOf = ({ phone }: { phone: Phone }): Line | false => phone.is === 'on' && phone.line
    assert.equal(lineOf(live([...refused, { kind: 'line-lost' }])), 'refused')
    assert.equal(live([...refused, { kind: 'try-again' }]).doing.at(-1), 'connect')
    assert.equal(lineOf(live([...refused, { kind: 'registered' }])), 'registered')
  })
})
