import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { inspect } from 'node:util'
import type { SeatId } from '../../src/basics/ids.ts'
import { usual, usualSeatAddress } from '../../src/switchboard/settings.ts'
import { until } from '../support/until.ts'
import { BadWire } from './bad-wire.ts'
import { inside, redirects } from './hostile/scenario.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { number, RealRoom } from './real/real-room.ts'
import { FarEndPhone, register, type Scenario } from './real/sipp.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat01 = '01' as SeatId

describe('the switchboard on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: RealRoom
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  afterEach(async () => {
    await room.close()
    assert.doesNotMatch(inspect(room.told, { depth: 9 }), new RegExp(number.slice(3)), 'P2')
    assert.equal(room.port.unknownEvents(), 0)
  })
  after(() => freeSwitch.close())

  const open = async (carrier?: Scenario, settings = {}) => {
    const options = { settings, ...(carrier === undefined ? {} : { carrier }) }
    room = await RealRoom.open(freeSwitch, programs.sipp, options)
    return room
  }

  it('a call rings, is answered, opens the sound, and ends when the agent ends it', async () => {
    await open('answer-hold')
    const call = await room.talking(seat01)
    assert.deepEqual((await room.members(seat01)).map(({ leg }) => leg).includes(call), true)
    await room.send({ do: 'end-call', call })
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference', 'ended'])
    assert.equal((await room.members(seat01)).length, 1)
  })

  it('a respondent who hangs up ends the call, and the seat stays up for the next', async () => {
    await open('answer-hangup')
    const call = await room.talking(seat01)
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'seat-down' }), 0)
    await room.talking(seat01)
  })

  for (const [status, cause] of [
    [486, 'busy'],
    [404, 'unobtainable'],
    [480, 'no-answer'],
    [603, 'rejected'],
    [503, 'trunk-fault'],
  ] as const) {
    it(`a far end that says ${status} ends the call as ${cause}`, async () => {
      await open(`reject-${status}`)
      await room.openSeat(seat01)
      const call = await room.dial(seat01)
      await room.hears({ kind: 'ended', call, cause })
      assert.deepEqual(room.kindsOf(call), ['ended'])
    })
  }

  it('D1: a carrier that sends the call elsewhere ends it: nobody is rung whom no list was asked for', async () => {
    const elsewhere = await FarEndPhone.open(programs.sipp, 'answer-hold')
    const file = join(freeSwitch.folder, 'redirects.xml')
    writeFileSync(file, redirects(`sip:07700900456@127.0.0.1:${elsewhere.port}`))
    const trunk = await FarEndPhone.play(programs.sipp, file, freeSwitch.ports.trunk, [])
    room = await RealRoom.open(freeSwitch, programs.sipp, { trunk })
    await room.openSeat(seat01)
    const call = await room.dial(seat01)
    await room.hears({ kind: 'ended', call, cause: 'other' })
    assert.deepEqual(room.kindsOf(call), ['ended'])
    assert.equal(await room.legs(), 1, 'the leg of the seat')
    await elsewhere.vanish()
  })

  it('D1: a respondent whose exchange asks for the call to be moved on moves nobody, and the call goes on', async (t) => {
    const file = join(freeSwitch.folder, 'refers.xml')
    const elsewhere = await FarEndPhone.open(programs.sipp, 'answer-hold')
    const headers = [`Refer-To: <sip:07700900456@127.0.0.1:${elsewhere.port}>`]
    writeFileSync(file, inside({ method: 'REFER', headers, status: 405 }))
    const saw = join(freeSwitch.folder, 'refers.log')
    const words = ['-key', 'who', 'respondent', '-trace_msg', '-message_file', saw]
    const trunk = await FarEndPhone.play(programs.sipp, file, freeSwitch.ports.trunk, words)
    room = await RealRoom.open(freeSwitch, programs.sipp, { trunk })
    const call = await room.talking(seat01)
    const answer = await until('the answer of the switch', () => {
      const text = existsSync(saw) ? readFileSync(saw, 'latin1') : ''
      return /^SIP\/2\.0 ([2-6]\d\d)[\s\S]*?CSeq: 77 REFER/m.exec(
        text.split('REFER sip:')[1] ?? '',
      )?.[1]
    })
    t.diagnostic(`answered ${answer}`)
    assert.equal(answer, '405')
    assert.equal(await room.legs(), 2, 'the seat and the respondent')
    const there = (await room.members(seat01)).map(({ leg }) => leg)
    assert.ok(there.includes(call), 'who is still in the conversation')
    await elsewhere.vanish()
  })

  it('a trunk behind which nothing listens ends the call as a trunk fault', async () => {
    await open()
    await room.openSeat(seat01)
    const call = await room.dial(seat01)
    await room.hears({ kind: 'ended', call, cause: 'trunk-fault' }, 40_000)
  })

  it('D7: a call that nobody answers rings 15 s from the first ringing', async () => {
    await open('noanswer', { ringMs: 15_000 })
    await room.openSeat(seat01)
    const call = await room.dial(seat01)
    const since = await room.hears({ kind: 'ringing', call })
    const rang = (await room.hears({ kind: 'ended', call, cause: 'no-answer' })) - since
    assert.ok(rang >= 15_000 && rang < 17_000, `rang ${rang} ms`)
  })

  it('D5: when the seat is lost in mid-call the respondent hears the message, and then the call ends', async () => {
    await open('answer-hold')
    const call = await room.talking(seat01)
    await room.phones.get(seat01)?.vanish()
    const lost = performance.now()
    const waited = (await room.hears({ kind: 'message-started', call })) - lost
    assert.ok(waited <= 2_000, `the message started after ${waited} ms`)
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    await room.hears({ kind: 'seat-down', seat: seat01, cause: 'line-lost' })
  })

  it('D5: when no seat is there at the answer, the message starts at once', async () => {
    await open('answer-late')
    await room.openSeat(seat01)
    const call = await room.dial(seat01)
    await room.hears({ kind: 'ringing', call })
    await room.phones.get(seat01)?.vanish()
    const answered = await room.hears({ kind: 'answered', call })
    const waited = (await room.hears({ kind: 'message-started', call })) - answered
    assert.ok(waited <= 2_000, `the message started ${waited} ms after the answer`)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'message-started'])
    await room.hears({ kind: 'ended', call, cause: 'normal' })
  })

  it('D12: an agent whose microphone sends nothing: the alarm after 2 s, the message after 5 s', async () => {
    await open('answer-hold', { silence: usual.silence })
    const call = await room.talking(seat01)
    const answered = room.told.find(({ event }) => event.kind === 'in-conference')?.at ?? 0
    const alarmed = (await room.hears({ kind: 'agent-silent', call })) - answered
    assert.ok(alarmed >= 1_990 && alarmed < 2_500, `alarmed after ${alarmed} ms`)
    const played =
      (await room.hears({ kind: 'message-started', call, why: 'not-heard' })) - answered
    assert.ok(played >= 4_990 && played < 5_500, `the message after ${played} ms`)
    assert.equal((await room.members(seat01)).length, 1, 'the agent is alone')
    await room.hears({ kind: 'ended', call, cause: 'normal' })
  })

  it('an apology takes the respondent away from the agent and then hangs up', async () => {
    await open('answer-hold')
    const call = await room.talking(seat01)
    await room.send({ do: 'apologise', call })
    await until('the agent to be alone', async () => (await room.members(seat01)).length === 1)
    assert.equal(room.count({ kind: 'ended' }), 0)
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'message-started' }), 0)
  })

  it('is cut off by the switch itself at the longest time', async () => {
    await open('answer-hold', { longestCallMs: 3_000 })
    const call = await room.talking(seat01)
    const since = performance.now()
    const lasted = (await room.hears({ kind: 'ended', call })) - since
    assert.ok(lasted > 1_500 && lasted < 5_000, `lasted ${lasted} ms`)
  })

  it('comes back by itself after the wire was cut in mid-call, and the conversation has gone on', async () => {
    const wire = new BadWire()
    await open('answer-hold', { port: await wire.listen(freeSwitch.ports.esl) })
    const call = await room.talking(seat01)
    wire.cut()
    await room.hears({ kind: 'disconnected' })
    await until('the connection', () => room.count({ kind: 'connected' }) === 2)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
    assert.equal(room.count({ kind: 'stranger-ended' }) + room.count({ kind: 'seat-down' }), 0)
    await room.send({ do: 'end-call', call })
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    wire.close()
  })

  it('rings a registered phone, and knows its leg again after a restart', async () => {
    await open('answer-hold', { seatAddress: usualSeatAddress })
    const at = room.phones.get(seat01)?.port ?? 0
    await room.phones.get(seat01)?.vanish()
    const password = freeSwitch.secrets.desks['01'] ?? ''
    await register(programs.sipp, 'seat01', password, at, freeSwitch.ports.seats)
    room.phones.set(seat01, await FarEndPhone.open(programs.sipp, 'answer-hold', at))
    const call = await room.talking(seat01)
    await room.port.close()
    const resume = { seats: [seat01], calls: [{ call, seat: seat01 }] }
    const told = await room.restart({ seatAddress: usualSeatAddress, resume })
    const kinds = told.filter((kind) => kind !== 'seat-talking')
    assert.deepEqual(kinds, ['seat-up', 'answered', 'in-conference', 'connected'])
  })

  it('tells every call as lost when the switch is killed, and has the seats up again after', async () => {
    await open('answer-hold')
    const call = await room.talking(seat01)
    await freeSwitch.kill()
    await room.hears({ kind: 'disconnected' })
    await freeSwitch.start()
    await room.hears({ kind: 'ended', call, cause: 'line-lost' })
    await until('the seat', () => room.count({ kind: 'seat-up', seat: seat01 }) === 2)
    await room.talking(seat01)
  })
})
