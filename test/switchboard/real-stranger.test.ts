import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeUdpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { laboratorySettings, type Ports } from './real/laboratory.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'
import { tone } from './real/tones.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const [answersLate, ringsBack] = ['answer-late-sound', 'rings-back'].map((name) =>
  join(import.meta.dirname, `../fixtures/carrier/${name}.xml`),
) as [string, string]
const seat = '01' as SeatId
const says = { agent: 500, respondent: 800, stranger: 1_700 } as const
const [loud, quiet] = [2_500, 400]

describe('a stranger on the network, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  before(async () => {
    // The carrier calls from another address than everything here, which may be rung all the same.
    const settings = (ports: Ports) => {
      const { trunk } = laboratorySettings(ports)
      return { trunk: { ...trunk, inboundFrom: ['127.0.0.2/32'] } }
    }
    freeSwitch = await FreeSwitch.open(programs.freeswitch, { settings })
  })
  after(() => freeSwitch.close())

  it('T3, D11: who rings from anywhere but the carrier’s addresses is refused: they can put nobody on a list', async () => {
    const asked: string[] = []
    const neverAgain = async (number: string) => asked.push(number) > 0
    const room = await RealRoom.open(freeSwitch, programs.sipp, { settings: { neverAgain } })
    const saw = join(freeSwitch.folder, 'stranger.log')
    const phone = await FarEndPhone.play(programs.sipp, ringsBack, await freeUdpPort(), [
      ...['-m', '1', '-key', 'caller', '07700900456', '-key', 'rtp', '9'],
      ...['-key', 'privacy', 'X-Nothing: 0', '-trace_msg', '-message_file', saw],
      `127.0.0.1:${freeSwitch.ports.carrier}`,
    ])
    try {
      assert.notEqual(await phone.ended(), 0, 'the call does not go as such a call goes')
      assert.match(readFileSync(saw, 'latin1'), /^SIP\/2\.0 403 /m)
      assert.equal(await room.legs(), 0)
      assert.deepEqual(asked, [])
    } finally {
      await phone.vanish()
      await room.close()
    }
  })

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
