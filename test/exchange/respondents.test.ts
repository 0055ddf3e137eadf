import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import { usualCharacters } from '../../src/exchange/characters.ts'
import { Conversation } from '../../src/exchange/conversation.ts'
import { type Respondent, respondentAt } from '../../src/exchange/respondent.ts'
import type { Spoken } from '../../src/exchange/spoken.ts'
import {
  type Exchange,
  type ExchangeSettings,
  startExchange,
} from '../../src/exchange/start-exchange.ts'
import type { Answer } from '../../src/scripts/script.ts'
import { HandClock, pass, until } from './hand-clock.ts'
import { WireClient } from './wire-client.ts'

const numbers = [1_632_960_000, 7_700_900_000, 2_079_460_000, 1_134_960_000].flatMap((first) =>
  Array.from({ length: 1_000 }, (_, index) => `+44${first + index}`),
)
/** The number after the last of a range: somebody's own, so it is nowhere written down. */
const neighbour = `0${7_700_900_999 + 1}`
const opening: Spoken = { place: 'who', read: 'Good morning.', kind: 'opening' }
const closing: Spoken = { place: 'closing', read: 'Thank you.', kind: 'closing' }
const satisfied: Spoken = {
  place: 'satisfied',
  read: 'How satisfied are you?',
  kind: 'scale',
  options: ['very', 'fairly', 'neither', 'not', 'not-at-all'].map((id) => ({ id, label: id })),
}

describe('respondents', () => {
  it('are the same for the same seed and number, and others for another seed', () => {
    const once = numbers.map((number) => respondentAt('a', number, usualCharacters))
    assert.deepEqual(
      once,
      numbers.map((number) => respondentAt('a', number, usualCharacters)),
    )
    assert.notDeepEqual(
      once,
      numbers.map((number) => respondentAt('b', number, usualCharacters)),
    )
  })

  it('come in believable proportions', () => {
    const met = new Map<string, number>()
    for (const number of numbers) {
      const { character } = respondentAt('proportions', number, usualCharacters)
      met.set(character, (met.get(character) ?? 0) + 1)
    }
    for (const [character, share] of Object.entries(usualCharacters)) {
      const percent = ((met.get(character) ?? 0) / numbers.length) * 100
      assert.ok(
        Math.abs(percent - share) < 2.5,
        `${character}: ${percent}% of numbers, not ${share}%`,
      )
    }
  })

  it('ring for 3 to 20 seconds before they answer', () => {
    for (const number of numbers) {
      const { farEnd } = respondentAt('ring', number, { completes: 1 })
      assert.ok(
        farEnd.does === 'answer' && farEnd.answersAfter >= 3_000 && farEnd.answersAfter <= 20_000,
      )
    }
  })

  it('choose every one of five options more than one time in twelve, and not all alike', () => {
    for (const place of ['satisfied', 'trust', 'often']) {
      const counts = answersTo({ ...satisfied, place })
      const shares = ['very', 'fairly', 'neither', 'not', 'not-at-all'].map(
        (id) => (counts.get(id) ?? 0) / numbers.length,
      )
      assert.ok(Math.min(...shares) > 0.08, `${place}: ${shares}`)
      assert.ok(Math.max(...shares) > 1.4 * Math.min(...shares), `${place} is flat: ${shares}`)
      const rare = ((counts.get('dk') ?? 0) + (counts.get('pnts') ?? 0)) / numbers.length
      assert.ok(rare > 0.01 && rare < 0.06, `dk and pnts: ${rare}`)
    }
  })

  it('answer alike however the options are ordered', () => {
    const turned = { ...satisfied, options: [...(satisfied.options ?? [])].reverse() }
    assert.deepEqual(
      [...answersTo(turned)].sort().map(([id]) => id),
      [...answersTo(satisfied)].sort().map(([id]) => id),
    )
    const top = (spoken: Spoken) => [...answersTo(spoken)].sort((a, b) => b[1] - a[1])[0]?.[0]
    assert.equal(top(turned), top(satisfied))
  })

  it('give several answers only where several were asked for, and never one that stands alone with others', () => {
    const spoken: Spoken = { ...satisfied, kind: 'multiple', exclusive: ['not-at-all'], atMost: 3 }
    for (const number of numbers.slice(0, 500)) {
      const { answer } = talkTo(number).hear(spoken)
      if (answer?.kind === 'one') continue
      assert.equal(answer?.kind, 'several')
      const options = answer.kind === 'several' ? answer.options : []
      assert.ok(options.length >= 1 && options.length <= 3)
      assert.ok(!options.includes('not-at-all') || options.length === 1)
    }
  })

  it('say which exit an attentive agent takes, and nothing that could be a number', () => {
    const wants = new Set<string | undefined>()
    for (const number of numbers.slice(0, 1_000)) {
      const conversation = talkTo(number, usualCharacters)
      for (let question = 0; question < 8; question++) {
        const heard = conversation.hear({ ...satisfied, place: `q${question}` })
        assert.doesNotMatch(heard.says, /\d/)
        assert.ok(heard.takes >= 2_000 && heard.takes <= 6_000)
        wants.add(heard.wants)
      }
    }
    assert.deepEqual([...wants].map(String).sort(), [
      'call-back',
      'child',
      'distressed',
      'knows-me',
      'language',
      'machine',
      'never-call',
      'refuses',
      'undefined',
      'wrong-person',
    ])
  })

  it('put the phone down half way when that is their character', () => {
    const conversation = talkTo(numbers[0] ?? '', { 'hangs-up': 1 })
    const heard = Array.from({ length: 8 }, (_, n) =>
      conversation.hear({ ...satisfied, place: `q${n}` }),
    )
    const at = heard.findIndex((one) => one.hungUp)
    assert.ok(at >= 2 && at <= 6, `hung up at ${at}`)
    assert.ok(heard.slice(0, at).every((one) => one.answer !== undefined))
  })
})

function talkTo(
  number: string,
  profile: ExchangeSettings['profile'] = { completes: 1 },
): Conversation {
  const respondent: Respondent = respondentAt('seed', number, profile)
  return new Conversation(respondent, 'seed')
}

function answersTo(spoken: Spoken): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) {
    const { answer } = talkTo(number).hear(spoken)
    const chosen = answer?.kind === 'one' ? answer.option : ''
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  }
  return counts
}

describe('the ear of the exchange', () => {
  const call = 'bbbbbbbb-0000-4000-8000-000000000001' as CallId

  async function talking(profile: ExchangeSettings['profile']) {
    const clock = new HandClock()
    const exchange = await startExchange({
      clock,
      seed: 's',
      password: 'x',
      ...(profile && { profile }),
    })
    const client = new WireClient(exchange.port)
    client.send(
      'auth x\n\nbgapi originate {origination_uuid=a}sofia/seats/seat01@x &conference(seat-01@gatehouse+flags{endconf})\n\n',
    )
    await until(clock, 'the seat', () => exchange.rooms()['seat-01'] !== undefined)
    client.send(
      `bgapi originate {origination_uuid=${call}}sofia/gateway/trunk/07700900123 respondent-01 XML gatehouse\n\n`,
    )
    await until(clock, 'the answer', () => exchange.rooms()['seat-01']?.length === 2)
    return { clock, exchange, close: () => finish(client, exchange) }
  }
  async function finish(client: WireClient, exchange: Exchange): Promise<void> {
    client.end()
    await exchange.close()
  }

  it('keeps the truth of what each respondent said and whether they went to the end', async () => {
    const { exchange, close } = await talking({ completes: 1 })
    const heard: (Answer | undefined)[] = [opening, satisfied].map(
      (spoken) => exchange.ear.hear(call, spoken).answer,
    )
    assert.deepEqual(exchange.truth.said().get(call), { who: heard[0], satisfied: heard[1] })
    assert.equal(exchange.truth.completed().has(call), false)
    exchange.ear.hear(call, closing)
    assert.equal(exchange.truth.completed().has(call), true)
    await close()
  })

  it('hears nobody on a call that is not up', async () => {
    const { exchange, close } = await talking({ completes: 1 })
    assert.equal(exchange.ear.hear('no-such-call' as CallId, opening).hungUp, true)
    await close()
  })

  it('hears nothing while the respondent is out of the conference', async () => {
    const { clock, exchange, close } = await talking({ completes: 1 })
    exchange.dropSeat('01' as SeatId)
    await until(clock, 'the message', () => exchange.legs()[call] === 'playback')
    assert.deepEqual(exchange.ear.hear(call, satisfied), { says: '', takes: 0 })
    await close()
  })

  it('a respondent who has had enough hangs up the line itself', async () => {
    const { clock, exchange, close } = await talking({ 'hangs-up': 1 })
    let hungUp = false
    for (let n = 0; n < 10 && !hungUp; n++) {
      hungUp = exchange.ear.hear(call, { ...satisfied, place: `q${n}` }).hungUp ?? false
    }
    await pass(clock, 100)
    assert.deepEqual(Object.keys(exchange.legs()), ['a'])
    await close()
  })

  it('nobody stays on a line on which nothing is said for 90 seconds', async () => {
    const { clock, exchange, close } = await talking({ completes: 1 })
    await pass(clock, 60_000, 1_000)
    exchange.ear.hear(call, opening)
    await pass(clock, 89_000, 1_000)
    assert.equal(exchange.legs()[call], 'conference')
    await pass(clock, 2_000, 1_000)
    assert.equal(exchange.legs()[call], undefined)
    await close()
  })

  for (const number of ['09098790123', '08081570123', '03069990123', '+12025550123', neighbour]) {
    it(`D17: turns ${number} away as a carrier would, and counts it`, async () => {
      const clock = new HandClock()
      const exchange = await startExchange({
        clock,
        seed: 's',
        password: 'x',
        profile: { completes: 1 },
      })
      const client = new WireClient(exchange.port)
      client.send(
        `auth x\n\nevent json BACKGROUND_JOB\n\nbgapi originate {}sofia/gateway/trunk/${number} &park()\n\n`,
      )
      await until(clock, 'the job', () =>
        client.received.some(({ body }) => body.includes('UNALLOCATED_NUMBER')),
      )
      assert.equal(exchange.refused, 1)
      await finish(client, exchange)
    })
  }
})
