import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { minute } from '../../src/basics/instant.ts'
import { signalSettings } from '../../src/switchboard/signal-settings.ts'
import { pass, settle } from '../exchange/hand-clock.ts'
import { closeRooms, LiveRoom, seat01 } from './live-room.ts'
import { freeUdpPort } from './real/free-port.ts'

const seats = [
  { seat: '01', address: '127.0.0.1' },
  { seat: '02', address: '127.0.0.1' },
]

describe('a hostile seat, on the exchange', () => {
  afterEach(closeRooms)

  async function open(own = seats): Promise<LiveRoom> {
    const signals = { port: await freeUdpPort(), id: 4_711, ports: [5_061, 7_443] }
    return LiveRoom.open({
      exchange: { signals },
      switchboard: signalSettings({ signals, seats: own }),
    })
  }

  const attempts = [
    'REFER',
    'SUBSCRIBE',
    'PUBLISH',
    'MESSAGE',
    'INFO',
    'NOTIFY',
    'UPDATE',
    'INVITE',
  ]
  for (const where of ['outside a call', 'on the line of its seat'])
    for (const method of attempts)
      it(`a ${method} ${where} is told of once`, async () => {
        const room = await open()
        if (where !== 'outside a call') await room.openSeat()
        room.exchange.hostileSeat(seat01, method)
        await room.told({ kind: 'seat-misused', seat: seat01, count: 1 })
        await settle()
        await pass(room.clock, minute)
        assert.equal(room.count({ kind: 'seat-misused' }), 1)
      })

  it('a registration that is refused, and one for nobody, are told of', async () => {
    const room = await open()
    room.exchange.hostileSeat(seat01, 'REGISTER')
    await room.told({ kind: 'seat-misused', seat: seat01 })
    room.exchange.hostileSeat('02' as SeatId, 'REGISTER', '')
    await room.told({ kind: 'seat-misused', seat: '02' as SeatId })
  })

  it('what a phone says of itself does not count where its address says who it is', async () => {
    const room = await open([
      { seat: '05', address: '127.0.0.1' },
      { seat: '06', address: '10.20.0.6' },
    ])
    room.exchange.hostileSeat(seat01, 'REFER')
    await room.told({ kind: 'seat-misused', seat: '05' as SeatId })
    assert.equal(room.count({ kind: 'seat-misused' }), 1)
  })

  it('a seat where another phone registers while its line goes on is closed, and stays so until it is opened anew', async () => {
    const room = await open()
    room.exchange.registerPhone(seat01, 'the seat’s own')
    await room.talking()
    room.exchange.registerPhone(seat01, 'the seat’s own')
    await room.pass(10_000)
    assert.equal(room.count({ kind: 'seat-misused' }), 0)
    room.exchange.registerPhone(seat01, 'another')
    await room.told({ kind: 'seat-down', seat: seat01, cause: 'phone-changed' })
    assert.equal(room.count({ kind: 'seat-misused', seat: seat01 }), 1)
    const ups = () => room.count({ kind: 'seat-up', seat: seat01 })
    room.exchange.registerPhone(seat01, 'another')
    await room.send({ do: 'open-seat', seat: seat01 })
    room.exchange.cut()
    await room.pass(2 * minute)
    assert.equal(
      ups(),
      1,
      'nothing is rung there, whoever registers and however often it is asked for',
    )
    const refused = await room.send({
      do: 'dial',
      ...{ call: 'x' as never, case: 'y' as never },
      seat: seat01,
    })
    assert.ok(!refused.ok, 'nobody is dialled for it')
    await room.send({ do: 'close-seat', seat: seat01 })
    await room.send({ do: 'open-seat', seat: seat01 })
    await room.pass(5_000)
    assert.equal(ups(), 2)
  })

  it('a page that is loaded anew is suspected of nothing: its line is lost, and rung again', async () => {
    const room = await open()
    room.exchange.registerPhone(seat01, 'the page')
    await room.openSeat()
    room.exchange.registerPhone(seat01, 'the page again')
    await room.pass(1_500)
    room.exchange.dropSeat(seat01)
    await room.told({ kind: 'seat-down', seat: seat01, cause: 'line-lost' })
    await room.pass(30_000)
    assert.equal(room.count({ kind: 'seat-up', seat: seat01 }), 2)
    assert.equal(room.count({ kind: 'seat-misused' }), 0)
  })
})
