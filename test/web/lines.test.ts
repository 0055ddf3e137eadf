import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { WireClient } from '../exchange/wire-client.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

const stranger = 'eeeeeeee-0000-4000-8000-000000000001'
const seat01 = '01' as SeatId

describe('what is wrong with a line is said in words, to whoever can do something about it', () => {
  let room: RoomAtWork
  afterEach(() => room.test.close())

  const says = (what: string, look: () => Promise<string>, pattern: RegExp) =>
    until(what, async () => pattern.test(await look()), 20_000)
  const agentReads = async () => words(await room.look('01'))
  const supervisorReads = async () => words(await room.staff.get('/supervisor'))
  const boardReads = async () => words(await room.staff.get('/room'))

  it('D12: an agent who is not heard: the supervisor is alarmed, the message ends the call, the agent reads why', async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Archer', '01')
    room.test.exchange.silentSeat(seat01)
    await room.press('01', 'ready')
    await says(
      'the alarm',
      supervisorReads,
      /Seat 1: nothing has been heard of the agent since the answer\. Go to the seat\./,
    )
    await says('the agent reads it', agentReads, /Nobody could hear you.*press Ready/)
    assert.equal((await room.look('01')).view, 'ready', 'no call comes until they are ready')
    const kinds = [...room.ahead.incidents.values()].map(({ kind }) => kind)
    assert.deepEqual(kinds, ['abandoned-call'])
    room.test.exchange.silentSeat(seat01, false)
    await until('the call is over', () => room.ahead.calls.size === 0, 20_000)
    const [case_] = [...room.ahead.cases.values()].filter((one) => one.abandonedAt !== undefined)
    assert.ok(case_, 'D8: the case is locked')
    await room.press('01', 'ready')
    assert.doesNotMatch(await agentReads(), /Nobody could hear you/)
  })

  it('a headset that is lost, and one that is not there, are told apart, and its return is seen', async () => {
    room = await roomAtWork({ speed: 4 })
    await room.sit('Archer', '01')
    room.test.exchange.absentSeat(seat01)
    room.test.exchange.dropSeat(seat01)
    await says('it was lost', agentReads, /The sound of your headset was lost/)
    await says('it is not there', agentReads, /Your headset is not signed in/)
    const page = await room.look('01')
    assert.match(page.text, /<button[^>]*disabled[^>]*>\s*Ready/, 'D1: not ready without a line')
    room.test.exchange.absentSeat(seat01, false)
    await until('it is back', () => room.ahead.seats.get(seat01)?.lineUp, 20_000)
    assert.doesNotMatch(await agentReads(), /headset/)
  })

  it('P9: while the switch is away no call is dialled; agent, supervisor and board say so, and then go on', async () => {
    room = await roomAtWork({ speed: 4 })
    await room.sit('Archer', '01')
    room.test.exchange.play({ answersAfter: 12_000 })
    room.test.exchange.cut()
    const away = /not connected to its telephone switch/
    await says('the agent reads it', agentReads, away)
    await room.press('01', 'ready')
    await says('the supervisor reads it', supervisorReads, away)
    await says('the rule that holds back', supervisorReads, /The switch is not connected/)
    await says('the board says it', boardReads, away)
    assert.equal(room.ahead.calls.size, 0, 'nothing is placed')
    room.test.exchange.play({})
    await says('the board goes on', async () => String(!away.test(await boardReads())), /true/)
    assert.doesNotMatch(await supervisorReads(), away)
    if ((await room.look('01')).view === 'ready') await room.press('01', 'ready')
    await room.nextCall('01')
  })

  it('one press takes over the call and its page: same respondent, same question, and the agent has neither', async () => {
    room = await roomAtWork({ speed: 4 })
    const call = await room.talk('Archer', '01')
    const { view } = await room.look('01')
    const taken = await room.staff.post('/supervisor/take-over', [['call', call]])
    assert.equal(taken.view, view, 'the supervisor stands at the same question')
    const { exchange } = room.test
    const inRoom = (name: string) => (exchange.rooms()[name] ?? []).map(({ uuid }) => uuid)
    await until('the respondent with the supervisor', () => inRoom('seat-90').includes(call))
    assert.equal(inRoom('seat-01').length, 1, 'the agent is alone')
    assert.match(await agentReads(), /Your supervisor has taken this call/)
    assert.equal((await room.press('01', 'answer', [['said', 'yes']])).status, 409)
    assert.equal(exchange.legs()[call], 'conference', 'nobody heard a message')
  })

  it('a leg that nobody placed is ended, and an incident stands on the supervisor’s page', async () => {
    room = await roomAtWork({ speed: 4 })
    await room.sit('Archer', '01')
    const { exchange } = room.test
    const other = new WireClient(exchange.port)
    other.send(
      `auth test\n\nbgapi originate {origination_uuid=${stranger}}sofia/seats/seat07@x &park()\n\n`,
    )
    await until('the stranger', () => exchange.legs()[stranger])
    await says('the incident', supervisorReads, /The switch held a call that the box did not place/)
    await until('it is ended', () => exchange.legs()[stranger] === undefined)
    other.end()
  })
})
