import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { connect } from 'node:tls'
import { WebSocket } from 'ws'
import type { SeatId } from '../../src/basics/ids.ts'
import { realClock } from '../../src/clock.ts'
import { SeatSignals } from '../../src/switchboard/seat-signals.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeTcpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { number, RealRoom } from './real/real-room.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat01 = '01' as SeatId

/** A request that the switch refuses by itself, outside any call. */
const request = (method: string, transport: 'TLS' | 'WSS', times = 0) =>
  [
    `${method} sip:seat02@gatehouse SIP/2.0`,
    `Via: SIP/2.0/${transport} 127.0.0.1:5999;branch=z9hG4bK${method}${transport}${times}`,
    'From: <sip:seat01@gatehouse>;tag=1',
    'To: <sip:seat02@gatehouse>',
    `Call-ID: ${method}-${transport}-${times}`,
    `CSeq: 1 ${method}`,
    'Contact: <sip:seat01@127.0.0.1:5999>',
    'Refer-To: <sip:seat02@gatehouse>',
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')

describe('what the switch tells of its answers to seats, on a real FreeSWITCH', { skip }, () => {
  const open: FreeSwitch[] = []
  after(async () => {
    for (const one of open) await one.close()
  })

  it('comes from phones over TLS and browsers over WSS, also after nobody has listened for a while', async () => {
    const lan = { address: '127.0.0.1', tlsPort: await freeTcpPort(), wssPort: await freeTcpPort() }
    const freeSwitch = await FreeSwitch.open(programs.freeswitch, {
      secure: true,
      settings: (ports) => ({ lan, signalsPort: ports.signals }),
    })
    open.push(freeSwitch)
    const ca = readFileSync(join(freeSwitch.folder, 'tls/cafile.pem'))
    const phone = connect({ port: lan.tlsPort, host: '127.0.0.1', ca })
    await once(phone, 'secureConnect')
    const browser = new WebSocket(`wss://127.0.0.1:${lan.wssPort}`, 'sip', { ca })
    await once(browser, 'open')
    let answers = 0
    const answered = () => {
      answers += 1
    }
    phone.on('data', answered)
    browser.on('message', answered)
    const misused: SeatId[] = []
    const listen = async () => {
      const signals = new SeatSignals(
        { ...freeSwitch.signals, seatAt: () => seat01 },
        realClock(),
        (seat) => misused.push(seat),
      )
      await signals.open()
      return signals
    }
    const first = await listen()
    phone.write(request('REFER', 'TLS'))
    browser.send(request('SUBSCRIBE', 'WSS'))
    await until('both to be told of', () => misused.length === 2)
    first.close()
    for (const method of ['PUBLISH', 'REFER', 'SUBSCRIBE']) {
      const before = answers
      browser.send(request(method, 'WSS', 1))
      phone.write(request(method, 'TLS', 1))
      await until('the switch to answer all the same', () => answers === before + 2)
    }
    const second = await listen()
    // Its own error of the time before costs it one.
    for (let times = 2; misused.length < 3 && times < 9; times++) {
      const before = answers
      browser.send(request('REFER', 'WSS', times))
      await until('an answer', () => answers > before)
    }
    await until('the next to be told of', () => misused.length >= 3)
    second.close()
    phone.destroy()
    browser.terminate()
  })

  it('P2: has no number in it, of a call as little as of a whole conversation', async () => {
    const freeSwitch = await FreeSwitch.open(programs.freeswitch)
    open.push(freeSwitch)
    const told: Buffer[] = []
    const ear = createSocket('udp4').on('message', (datagram) => told.push(datagram))
    ear.bind(freeSwitch.signals.port, '127.0.0.1')
    await once(ear, 'listening')
    const room = await RealRoom.open(freeSwitch, programs.sipp, { carrier: 'answer-hold' })
    const call = await room.talking(seat01)
    await room.send({ do: 'end-call', call })
    await room.hears({ kind: 'ended', call })
    await room.send({ do: 'close-seat', seat: seat01 })
    await room.hears({ kind: 'seat-down', seat: seat01 })
    const all = Buffer.concat(told).toString('latin1')
    assert.match(all, /INVITE sip:seat01@/, 'the seat was rung')
    assert.match(all, /BYE sip:/, 'and let go')
    const digits = number.replace('+44', '')
    assert.ok(!all.includes(digits), 'nobody’s number is in what it tells')
    await room.close()
    ear.close()
  })
})
