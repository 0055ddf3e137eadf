import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'
import { tone } from './real/tones.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const answersLate = join(import.meta.dirname, '../fixtures/carrier/answer-late-sound.xml')
const seat = '01' as SeatId
const says = { agent: 500, respondent: 800, stranger: 1_700 } as const
const [loud, quiet] = [2_500, 400]

describe('a stranger on the network, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  after(() => freeSwitch.close())

  it('who sends sound to the port of a respondent before they answer is not heard, and hears nothing', async (t) => {
    const [agent, respondent] = [await Sound.open(), await Sound.open()]
    agent.say(says.agent)
    respondent.say(says.respondent)
    const room = await RealRoom.open(freeSwitch, programs.sipp, {
      trunk: await FarEndPhone.play(
        ...([programs.sipp, answersLate, freeSwitch.ports.trunk] as const),
        ['-key', 'rtp', String(respondent.port)],
      ),
      sounds: new Map([[seat, agent]]),
    })
    await room.openSeat(seat)
    const call = await room.dial(seat)
    const port = Number(
      await until('the port of the leg', async () => {
        const value = (await freeSwitch.ask(`uuid_getvar ${call} local_media_port`)).trim()
        return /^\d+$/.test(value) ? value : undefined
      }),
    )
    const stranger = await strangerAt(port)
    try {
      await room.hears({ kind: 'in-conference', call, seat })
      await until(
        'the respondent is heard, and hears',
        () => agent.hears(says.respondent) > loud && respondent.hears(says.agent) > loud,
        20_000,
      )
      t.diagnostic(`${stranger.sent()} packets of the stranger, ${stranger.got()} came back`)
      assert.equal(agent.heardFrom(says.stranger, 0, quiet), undefined)
      assert.equal(stranger.got(), 0, 'what the agent says')
    } finally {
      stranger.close()
      await room.close()
      for (const sound of [agent, respondent]) sound.close()
    }
  })
})

/** Sends a tone to a port of the switch, a thousand packets a second, and counts what it is sent. */
async function strangerAt(port: number) {
  const socket = createSocket('udp4')
  const second = tone(says.stranger, 1)
  let [sent, got] = [0, 0]
  socket.on('message', () => {
    got += 1
  })
  const timer = setInterval(() => {
    for (let i = 0; i < 5; i++) {
      const head = Buffer.alloc(12)
      head[0] = 0x80
      head[1] = 8
      head.writeUInt16BE((1_000 + sent) & 0xffff, 2)
      head.writeUInt32BE(sent * 160, 4)
      head.writeUInt32BE(77, 8)
      const at = (sent % 50) * 160
      socket.send(Buffer.concat([head, second.subarray(at, at + 160)]), port, '127.0.0.1')
      sent += 1
    }
  }, 5)
  return {
    sent: () => sent,
    got: () => got,
    close: () => {
      clearInterval(timer)
      socket.close()
    },
  }
}
