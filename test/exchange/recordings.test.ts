import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { FarEnd, RefusalStatus } from '../../src/exchange/far-end.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import { until as soon } from '../support/until.ts'
import { findRealSwitch } from '../switchboard/real/find-real-switch.ts'
import { FreeSwitch } from '../switchboard/real/free-switch.ts'
import { FarEndPhone, type Scenario } from '../switchboard/real/sipp.ts'
import { compare } from './compare.ts'
import { compareUsed } from './compare-used.ts'
import { HandClock, pass, until } from './hand-clock.ts'
import { readRecording, recordings } from './recording.ts'
import { replay, type Stage } from './replay.ts'

const answers: FarEnd = { does: 'answer', ringsAfter: 20, answersAfter: 500 }
const neverAnswers: FarEnd = { does: 'ring-out', ringsAfter: 20 }
const refuses = (status: RefusalStatus): FarEnd => ({ does: 'refuse', after: 320, status })

/** Each recorded situation, with the far end that brought it about: here, and as SIPp plays it. */
const situations: readonly (readonly [string, FarEnd, Scenario | undefined])[] = [
  ['auth-rejected', answers, undefined],
  ['api-basics', answers, undefined],
  ['unknown-gateway', answers, undefined],
  ['answer-then-agent-ends', answers, 'answer-hold'],
  ['answer-then-respondent-hangs-up', answers, 'answer-hold'],
  ['seat-lost-mid-call', answers, 'answer-hold'],
  ['supervisor-listen-whisper-barge', answers, 'answer-hold'],
  ['no-answer', neverAnswers, 'noanswer'],
  ['cancel-while-ringing', neverAnswers, 'noanswer'],
  ['trunk-down', { does: 'unreachable' }, undefined],
  ['rejected-404', refuses('404'), 'reject-404'],
  ['rejected-480', refuses('480'), 'reject-480'],
  ['rejected-484', refuses('484'), 'reject-484'],
  ['rejected-486', refuses('486'), 'reject-486'],
  ['rejected-503', refuses('503'), 'reject-503'],
  ['rejected-603', refuses('603'), 'reject-603'],
  ['seat-lost-then-message', answers, 'answer-hold'],
  ['no-seat-at-answer', answers, 'answer-hold'],
  ['apology', answers, 'answer-hold'],
  ['handed-over', answers, 'answer-hold'],
  ['longest-time', answers, 'answer-hold'],
]
/** One client after the other, at the same switch. */
const reconnecting = ['reconnect-mid-call-1', 'reconnect-mid-call-2'] as const

describe('the exchange answers a recorded client as the real FreeSWITCH did', () => {
  for (const [name, farEnd] of situations) {
    it(name, async () => {
      const { exchange, stage } = await open(farEnd)
      const recording = readRecording(name)
      const received = await replay(stage, recording)
      await exchange.close()
      compare(received, recording.received)
      compareUsed(received, recording.received)
    })
  }

  it('reconnect-mid-call: the legs outlive the client, and the next client finds them', async () => {
    const { exchange, stage } = await open(answers)
    for (const name of reconnecting) {
      const recording = readRecording(name)
      compare(await replay(stage, recording), recording.received)
    }
    await exchange.close()
  })

  it('and one event less, one word of an error changed, or two events turned round is noticed', () => {
    const { received } = readRecording('rejected-486')
    const [first, ...rest] = received.slice(-12)
    const before = received.slice(0, -12)
    assert.ok(first, 'something to leave out')
    const changed = [
      [...before, ...rest],
      [...before, ...rest, first],
      received.map((one) => ({ ...one, body: one.body.replaceAll('USER_BUSY', 'NO_ANSWER') })),
    ]
    for (const ours of changed) assert.throws(() => compareUsed(ours, received), /deep-equal/)
  })

  it('in every recording that there is', () => {
    const replayed = [...situations.map(([name]) => name), ...reconnecting].sort()
    assert.deepEqual(replayed, recordings().sort(), 'replay each recording')
  })
})

async function open(farEnd: FarEnd): Promise<{ exchange: Exchange; stage: Stage }> {
  const clock = new HandClock()
  const carrier = () => farEnd
  const exchange = await startExchange({
    clock,
    carrier,
    seed: 'recordings',
    password: 'labsecret',
  })
  const stage = {
    port: exchange.port,
    pass: (ms: number) => pass(clock, ms),
    until: (what: string, so: () => boolean) => until(clock, what, so),
  }
  return { exchange, stage }
}

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const { freeswitch, sipp } = 'missing' in found ? { freeswitch: '', sipp: '' } : found

describe('this machine’s FreeSWITCH answers a recorded client as the recorded one did', {
  skip,
}, () => {
  let freeSwitch: FreeSwitch
  let seats: FarEndPhone
  before(async () => {
    freeSwitch = await FreeSwitch.open(freeswitch)
    seats = await FarEndPhone.open(sipp, 'answer-hold')
  })
  after(async () => {
    await seats.vanish()
    await freeSwitch.close()
  })

  /** In the time of the recording: a real switch knows no other. */
  const stage = (): Stage => ({
    port: freeSwitch.ports.esl,
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    until: async (what, so) => {
      await soon(what, so, 20_000)
    },
    say: (text) =>
      text
        .replace('auth labsecret', `auth ${freeSwitch.secrets.eslRootPassword}`)
        .replace(/127\.0\.0\.1:600\d/, `127.0.0.1:${seats.port}`)
        .replace('@default', '@gatehouse'),
  })

  async function withCarrier(scenario: Scenario | undefined, work: () => Promise<void>) {
    const carrier = scenario && (await FarEndPhone.open(sipp, scenario, freeSwitch.ports.trunk))
    await work()
    await freeSwitch.ask('hupall')
    await soon('every leg to go', async () => /"row_count":\s*0/.test(await legs()))
    await carrier?.vanish()
  }
  const legs = () => freeSwitch.ask('show channels as json')

  for (const [name, , scenario] of situations) {
    it(name, () =>
      withCarrier(scenario, async () => {
        const recording = readRecording(name)
        compareUsed(await replay(stage(), recording), recording.received)
      }),
    )
  }

  it('reconnect-mid-call', () =>
    withCarrier('answer-hold', async () => {
      for (const name of reconnecting) {
        const recording = readRecording(name)
        compareUsed(await replay(stage(), recording), recording.received)
      }
    }))
})
