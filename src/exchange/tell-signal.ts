import { createSocket, type Socket } from 'node:dgram'

/** Where the box listens for what the switch answers to seats: see `sip-capture` in `appliance/freeswitch/seats.xml`. */
export type SignalPlace = {
  readonly port: number
  readonly id: number
  /** The ports that phones register at; the first is the one that they speak to. */
  readonly ports: readonly number[]
}

export type Answer = {
  readonly method: string
  readonly status: number
  /** The users that the request said it was of. */
  readonly from: string
  readonly to: string
}

/** Tells answers as sofia-sip 1.13.17 does (tport_logging.c, HEP version 3); every phone is at 127.0.0.1. */
export class SignalTeller {
  readonly #place: SignalPlace
  readonly #socket: Socket = createSocket('udp4').unref()

  constructor(place: SignalPlace) {
    this.#place = place
  }

  tell(answer: Answer): void {
    this.#socket.send(datagram(this.#place, inSip(answer)), this.#place.port, '127.0.0.1')
  }

  close(): void {
    this.#socket.close()
  }
}

function inSip({ method, status, from, to }: Answer): string {
  const lines = [
    `SIP/2.0 ${status} As The Switch Says`,
    'Via: SIP/2.0/TLS 127.0.0.1:5062;branch=z9hG4bK1;rport=5062',
    `From: <sip:${from}@gatehouse>;tag=1`,
    to === '' ? 'To: <sip:gatehouse>;tag=2' : `To: <sip:${to}@gatehouse>;tag=2`,
    'Call-ID: 1',
    `CSeq: 1 ${method}`,
    'Content-Length: 0',
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

function datagram({ id, ports: [port = 0] }: SignalPlace, sip: string): Buffer {
  const chunks = Buffer.concat([
    chunk(1, Buffer.from([2])),
    chunk(2, Buffer.from([22])),
    chunk(7, word(port)),
    chunk(8, word(5_062)),
    chunk(11, Buffer.from([1])),
    chunk(12, long(id)),
    chunk(3, Buffer.from([127, 0, 0, 1])),
    chunk(4, Buffer.from([127, 0, 0, 1])),
    chunk(15, Buffer.from(sip)),
  ])
  return Buffer.concat([Buffer.from('HEP3'), word(chunks.length + 6), chunks])
}

function chunk(type: number, value: Buffer): Buffer {
  return Buffer.concat([word(0), word(type), word(value.length + 6), value])
}

function word(value: number): Buffer {
  const two = Buffer.alloc(2)
  two.writeUInt16BE(value)
  return two
}

function long(value: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}
