import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import { eventIn } from './esl-stream.ts'
import { HandClock, until } from './hand-clock.ts'
import { WireClient } from './wire-client.ts'

const leg = (n: number) => `aaaaaaaa-0000-4000-8000-00000000000${n}`
const phone = 'sofia/seats/seat01@127.0.0.1:6001'
const line = 'conference(seat-01@gatehouse+flags{endconf})'

describe('the exchange is no kinder than a switch and its phones', () => {
  let clock: HandClock
  let exchange: Exchange
  let client: WireClient
  let jobs = 0

  beforeEach(async () => {
    clock = new HandClock()
    exchange = await startExchange({ clock, seed: 'kind', password: 'x' })
    client = new WireClient(exchange.port)
    client.send('auth x\n\nevent json BACKGROUND_JOB\n\n')
    await until(clock, 'the subscription', () => client.received.length === 3)
  })
  afterEach(async () => {
    client.end()
    await exchange.close()
  })

  /** What the switch answers to an originate, once it is known. */
  async function originate(rest: string): Promise<string> {
    jobs += 1
    const job = `job-${jobs}`
    client.send(`bgapi originate ${rest}\nJob-UUID: ${job}\n\n`)
    const done = () => client.received.map(eventIn).find((one) => one?.['Job-UUID'] === job)
    await until(clock, `the end of ${rest}`, () => done() !== undefined)
    return (done()?.['_body'] ?? '').trim()
  }

  it('a phone that is in its room already is engaged, and free again once it has left', async () => {
    const ring = (n: number) => originate(`{origination_uuid=${leg(n)}}${phone} &${line}`)
    assert.equal(await ring(1), `+OK ${leg(1)}`)
    assert.equal(await ring(2), '-ERR USER_BUSY')
    client.send(`api uuid_kill ${leg(1)}\n\n`)
    await until(clock, 'the room to be left', () => Object.keys(exchange.legs()).length === 0)
    assert.equal(await ring(3), `+OK ${leg(3)}`)
  })

  it('a phone takes another call beside it, as a supervisor’s does who listens to a seat', async () => {
    const listening = 'conference(seat-02@gatehouse+flags{mute|join-only})'
    assert.match(await originate(`{origination_uuid=${leg(1)}}${phone} &${line}`), /^\+OK/)
    assert.match(await originate(`{origination_uuid=${leg(2)}}${phone} &${listening}`), /^\+OK/)
  })

  it('a value with a blank in it stands in quotation marks, or the line is cut there', async () => {
    const given = (value: string) =>
      originate(`{origination_uuid=${leg(1)},execute_on_answer=${value}}${phone} &${line}`)
    assert.equal(await given('sched_hangup +1800'), '-ERR USAGE')
    assert.match(await given("'sched_hangup +1800'"), /^\+OK/)
  })
})
