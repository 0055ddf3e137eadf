import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import { eventIn } from './esl-stream.ts'
import { HandClock, pass, until } from './hand-clock.ts'
import { WireClient } from './wire-client.ts'

const seatLeg = 'aaaaaaaa-0000-4000-8000-000000000001'
const supervisorLeg = 'cccccccc-0000-4000-8000-000000000001'
const respondent = 'bbbbbbbb-0000-4000-8000-000000000001'
const seat = '01' as SeatId

describe('the switch keeps D5 alone, with nobody telling it to', () => {
  let clock: HandClock
  let exchange: Exchange
  let client: WireClient

  beforeEach(async () => {
    clock = new HandClock()
    const carrier = () => ({ does: 'answer', ringsAfter: 20, answersAfter: 500 }) as const
    exchange = await startExchange({ clock, carrier, seed: 'd5', password: 'x' })
    client = new WireClient(exchange.port)
    client.send('auth x\n\nevent json ALL\n\n')
    await until(clock, 'the subscription', () => client.received.length === 3)
  })
  afterEach(async () => {
    client.end()
    await exchange.close()
  })

  function dialRespondent(): void {
    client.send(
      `bgapi originate {origination_uuid=${respondent},hangup_after_conference=false}sofia/gateway/trunk/07700900123 respondent-01 XML gatehouse\n\n`,
    )
  }
  async function seatUp(): Promise<void> {
    client.send(
      `bgapi originate {origination_uuid=${seatLeg}}sofia/seats/seat01@127.0.0.1:6001 &conference(seat-01@gatehouse+flags{endconf})\n\n`,
    )
    await until(clock, 'the seat in its room', () => members().includes(seatLeg))
  }
  function members(): string[] {
    return (exchange.rooms()['seat-01'] ?? []).map(({ uuid }) => uuid)
  }
  function events(action: string, uuid: string) {
    return client.received
      .map(eventIn)
      .filter((event) => event?.['Action'] === action && event['Unique-ID'] === uuid)
  }

  it('D5: with no seat in the room the message starts in the same tick as the answer', async () => {
    dialRespondent()
    await until(clock, 'the message', () => exchange.legs()[respondent] === 'playback')
    await until(
      clock,
      'the word of it',
      () => events('rejected-join-only', respondent).length === 1,
    )
    const answer = client.received.map(eventIn).find((e) => e?.['Event-Name'] === 'CHANNEL_ANSWER')
    const told = events('rejected-join-only', respondent)[0]
    assert.equal(told?.['Event-Date-Timestamp'], answer?.['Event-Date-Timestamp'])
    await until(clock, 'the end', () => exchange.legs()[respondent] === undefined, 20_000)
  })

  it('D5: when the seat is lost in mid-call the respondent falls through to the message within 2 s', async () => {
    await seatUp()
    dialRespondent()
    await until(clock, 'talking', () => members().length === 2)
    const lostAt = clock.now()
    exchange.dropSeat(seat)
    await until(clock, 'the message', () => exchange.legs()[respondent] === 'playback', 2_000)
    assert.ok(clock.now() - lostAt <= 2_000)
    const left = events('del-member', respondent)[0]
    assert.equal(left?.['Answer-State'], 'answered')
  })

  it('an ordinary end plays no message', async () => {
    await seatUp()
    dialRespondent()
    await until(clock, 'talking', () => members().length === 2)
    client.send(`api uuid_kill ${respondent}\n\n`)
    await until(clock, 'the end', () => exchange.legs()[respondent] === undefined)
    assert.equal(events('del-member', respondent)[0]?.['Answer-State'], 'hangup')
    assert.deepEqual(members(), [seatLeg])
  })

  it('a room with two who end it ends when the first of them goes', async () => {
    await seatUp()
    dialRespondent()
    client.send(
      `bgapi originate {origination_uuid=${supervisorLeg}}sofia/seats/seat90@x &conference(seat-01@gatehouse+flags{endconf})\n\n`,
    )
    await until(clock, 'three in the room', () => members().length === 3)
    exchange.dropSeat('90' as SeatId)
    await until(clock, 'the message', () => exchange.legs()[respondent] === 'playback', 1_000)
    await until(clock, 'an empty room', () => members().length === 0, 1_000)
  })

  it('one who may only join opens no room', async () => {
    client.send(
      `bgapi originate {origination_uuid=${supervisorLeg}}sofia/seats/seat90@x &conference(seat-01@gatehouse+flags{mute|join-only})\n\n`,
    )
    await pass(clock, 1_000)
    assert.deepEqual(exchange.rooms(), {})
    assert.deepEqual(exchange.legs(), {})
  })

  it('an apology takes the respondent out of the room and then hangs up', async () => {
    await seatUp()
    dialRespondent()
    await until(clock, 'talking', () => members().length === 2)
    client.send(`api uuid_transfer ${respondent} apology XML gatehouse\n\n`)
    await until(clock, 'the apology', () => exchange.legs()[respondent] === 'playback')
    assert.deepEqual(members(), [seatLeg])
    await until(clock, 'the end', () => exchange.legs()[respondent] === undefined, 10_000)
  })

  it('a call is ended by the switch itself at its longest time', async () => {
    await seatUp()
    client.send(
      `bgapi originate {origination_uuid=${respondent},execute_on_answer='sched_hangup +30'}sofia/gateway/trunk/07700900123 respondent-01 XML gatehouse\n\n`,
    )
    await until(clock, 'talking', () => members().length === 2)
    await pass(clock, 29_000, 500)
    assert.equal(members().length, 2)
    await pass(clock, 1_500)
    assert.deepEqual(members(), [seatLeg])
  })
})
