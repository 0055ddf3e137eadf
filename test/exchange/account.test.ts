import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { boxAccount } from '../../src/exchange/account.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'
import { subscription } from '../../src/switchboard/esl-event.ts'
import { askAs } from '../switchboard/real/ask-switch.ts'
import { EslStream } from './esl-stream.ts'
import { HandClock } from './hand-clock.ts'

const appliance = readFileSync(
  new URL('../../appliance/freeswitch/accounts.xml', import.meta.url),
  'utf8',
)
const words = (name: string) =>
  new RegExp(`name="esl-allowed-${name}" value="([^"]*)"`).exec(appliance)?.[1]?.split(' ')

describe('the exchange lets the box do no more than its account on a real switch may', () => {
  let exchange: Exchange
  before(async () => {
    exchange = await startExchange({ clock: new HandClock(), seed: 'account', password: 'word' })
  })
  after(() => exchange.close())
  const account = () => ({ port: exchange.port, user: boxAccount.user, password: 'word' })

  it('knows the very words of the appliance’s configuration', () => {
    assert.match(appliance, /<user id="switchboard">/)
    assert.deepEqual(words('api'), boxAccount.mayAsk)
    assert.deepEqual(words('events'), boxAccount.mayHear)
    for (const event of subscription) assert.ok(boxAccount.mayHear.includes(event), event)
  })

  // As a real switch was seen to answer, in test/switchboard/real-secure.test.ts.
  it('answers what the account may ask, and denies all else', async () => {
    for (const line of ['show channels', 'conference json_list', 'uuid_exists x', 'uuid_kill x'])
      assert.doesNotMatch(await askAs(account(), line), /permission denied/, line)
    const more = ['status', 'sofia status gateway trunk', 'uuid_setvar x a b', 'bgapi status']
    for (const line of [...more, 'global_getvar core_uuid', 'create_uuid'])
      assert.match(await askAs(account(), line), /permission denied/, line)
  })

  it('starts no job that the account may not ask for, and gives no event that it may not hear', async () => {
    const said = await conversation(exchange.port, [
      `userauth ${boxAccount.user}:word`,
      'bgapi status',
      'event json CHANNEL_ANSWER DTMF HEARTBEAT',
      'event json CUSTOM conference::maintenance sofia::expire',
      'event json HEARTBEAT',
    ])
    assert.deepEqual(said, [
      '+OK accepted',
      '-ERR permission denied',
      '-ERR permission denied',
      '-ERR permission denied',
      '+OK event listener enabled json',
    ])
  })

  it('takes no other name and no other password', async () => {
    for (const line of ['userauth switchboard:word', `userauth ${boxAccount.user}:other`])
      assert.deepEqual(await conversation(exchange.port, [line]), ['-ERR invalid'])
  })
})

/** What each command is answered, in their order. */
function conversation(port: number, commands: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const stream = new EslStream()
    const said: string[] = []
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('close', () => resolve(said))
    socket.on('data', (chunk) => {
      for (const { head } of stream.read(chunk)) {
        const reply = /Reply-Text: (.*)/.exec(head)?.[1]
        if (reply === undefined) continue
        said.push(reply)
        if (said.length === commands.length) socket.destroy()
      }
    })
    socket.write(commands.map((command) => `${command}\n\n`).join(''))
  })
}
