import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import type { SuperviseMode } from '../../src/phone/switch-port.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { RealRoom } from './real/real-room.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const [seat01, supervisor] = ['01' as SeatId, '90' as SeatId]

describe('a supervisor on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let room: RealRoom
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  afterEach(() => room.close())
  after(() => freeSwitch.close())

  async function open(): Promise<CallId> {
    room = await RealRoom.open(freeSwitch, programs.sipp, { carrier: 'answer-hold' })
    return room.talking(seat01)
  }
  async function turnTo(mode: SuperviseMode): Promise<void> {
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode })
    await room.hears({ kind: 'supervising', seat: seat01, supervisor, mode })
  }
  const speaksIn = async (leg: string) =>
    (await room.members(seat01)).find((one) => one.leg === leg)?.speaks

  it('listens, whispers, joins and leaves, and the conversation goes on', async () => {
    const call = await open()
    const before = (await room.members(seat01)).map(({ leg }) => leg)
    await turnTo('listen')
    const [watcher] = (await room.members(seat01)).filter(({ leg }) => !before.includes(leg))
    assert.ok(watcher)
    assert.deepEqual([watcher.speaks, watcher.hears, watcher.endsRoom], [false, true, false])
    for (const mode of ['whisper', 'join', 'listen'] as const) {
      await turnTo(mode)
      assert.equal(await speaksIn(watcher.leg), mode !== 'listen', mode)
    }
    await room.send({ do: 'stop-supervising', supervisor })
    await room.hears({ kind: 'supervising-stopped', supervisor })
    await until('two to be left', async () => (await room.members(seat01)).length === 2)
    assert.deepEqual(room.kindsOf(call), ['ringing', 'answered', 'in-conference'])
  })

  it('who arrives when the seat is gone opens no conference', async () => {
    await open()
    await room.phones.get(seat01)?.vanish()
    await room.send({ do: 'supervise', seat: seat01, supervisor, mode: 'listen' })
    await room.hears({ kind: 'seat-down', seat: seat01 })
    await until('no conference', async () => (await room.members(seat01)).length === 0)
  })

  for (const before of ['a line up for the shift', 'a line to be rung', 'an ear in the call']) {
    it(`takes over with ${before}: the respondent leaves the agent, who stays up`, async () => {
      const call = await open()
      if (before === 'a line up for the shift') await room.openSeat(supervisor)
      if (before === 'an ear in the call') await turnTo('listen')
      await room.send({ do: 'take-over', call, seat: seat01, supervisor })
      await room.hears({ kind: 'supervising', seat: seat01, supervisor, mode: 'join' })
      await until('the agent alone', async () => (await room.members(seat01)).length === 1)
      const there = await room.members(supervisor)
      assert.equal(there.length, 2)
      assert.ok(there.every(({ speaks, hears }) => speaks && hears))
      await room.send({ do: 'end-call', call })
      await room.hears({ kind: 'ended', call, cause: 'normal' })
      await room.hears({ kind: 'supervising-stopped', supervisor })
      for (const kind of ['message-started', 'seat-down'] as const)
        assert.equal(room.count({ kind }), 0, kind)
      await room.talking(seat01)
    })
  }

  it('D5: who is lost after taking over leaves the respondent to the message, within 2 s', async () => {
    const call = await open()
    await room.send({ do: 'take-over', call, seat: seat01, supervisor })
    await room.hears({ kind: 'supervising', seat: seat01, supervisor, mode: 'join' })
    await room.phones.get(supervisor)?.vanish()
    const lost = performance.now()
    const waited = (await room.hears({ kind: 'message-started', call })) - lost
    assert.ok(waited <= 2_000, `the message started after ${waited} ms`)
    await room.hears({ kind: 'supervising-stopped', supervisor })
    await room.hears({ kind: 'ended', call, cause: 'normal' })
    assert.equal(room.count({ kind: 'seat-down', seat: seat01 }), 0)
  })

  it('D5: who only listens does not keep a respondent in silence when the agent is lost', async () => {
    const call = await open()
    await turnTo('listen')
    await room.phones.get(seat01)?.vanish()
    const lost = performance.now()
    const waited = (await room.hears({ kind: 'message-started', call })) - lost
    assert.ok(waited <= 2_000, `the message started after ${waited} ms`)
    await room.hears({ kind: 'supervising-stopped', supervisor })
  })
})
