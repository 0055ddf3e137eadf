import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { loudnessOf, tone } from './tones.ts'

const frame = 160
const silence = Buffer.alloc(frame, 0xd5)
const [aLawType, digitType] = [8, 101]

/**
 * The sound of one far end: RTP at a port of its own. It says a tone or nothing, hears what it is sent, and presses
 * keys (RFC 4733). It speaks as soon as it is spoken to, to where that came from.
 */
export class Sound {
  readonly port: number
  readonly #socket: Socket
  #to: RemoteInfo | undefined
  #says: number | undefined
  // Not from nought: that would be read as no time at all.
  #sequence = 1_000
  #heard: { readonly at: number; readonly sound: Buffer }[] = []
  #pressing: { readonly digit: number; left: number; readonly since: number } | undefined
  readonly #timer: NodeJS.Timeout

  private constructor(socket: Socket) {
    this.#socket = socket
    this.port = socket.address().port
    socket.on('message', (packet, from) => {
      this.#to = from
      if (((packet[1] ?? 0) & 0x7f) === aLawType)
        this.#heard.push({ at: performance.now(), sound: packet.subarray(12) })
    })
    let begun = performance.now()
    this.#timer = setInterval(() => {
      // What a busy machine has held up is sent at once, so that no gap is heard.
      for (; performance.now() - begun >= 20; begun += 20) this.#send()
    }, 10)
  }

  static async open(): Promise<Sound> {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new Sound(socket)
  }

  /** Says a tone from now on; nothing without one. */
  say(hz?: number): void {
    this.#says = hz
  }

  press(digit: number): void {
    this.#pressing = { digit, left: 8, since: this.#sequence }
  }

  /**
   * How loudly a tone was heard in the last milliseconds: the mean of tenths of a second, because a packet that came
   * late shifts the tone against itself. 0 when less than a tenth of a second of sound came at all.
   */
  hears(hz: number, withinMs = 400): number {
    const sound = this.heard(withinMs)
    const tenth = 5 * frame
    const count = Math.floor(sound.length / tenth)
    const levels = Array.from({ length: count }, (_, i) =>
      loudnessOf(hz, sound.subarray(i * tenth, (i + 1) * tenth)),
    )
    return levels.reduce((sum, one) => sum + one, 0) / Math.max(1, count)
  }

  /** Everything heard in the last milliseconds, as A-law. */
  heard(withinMs: number): Buffer {
    const since = performance.now() - withinMs
    return Buffer.concat(this.#heard.filter(({ at }) => at >= since).map(({ sound }) => sound))
  }

  /** When a tone began to be heard after a moment, to 20 ms; undefined when it was not. */
  heardFrom(hz: number, after: number, atLeast: number): number | undefined {
    const later = this.#heard.filter(({ at }) => at >= after)
    const found = later.findIndex((_, i) => {
      const some = later.slice(i, i + 5).map(({ sound }) => sound)
      return some.length === 5 && loudnessOf(hz, Buffer.concat(some)) >= atLeast
    })
    // Counted back from its end: between two messages nothing at all is sent.
    const last = found < 0 ? undefined : later[found + 4]
    return last && last.at - 80
  }

  firstPacketAfter(moment: number): number | undefined {
    return this.#heard.find(({ at }) => at >= moment)?.at
  }

  packets(): number {
    return this.#heard.length
  }

  close(): void {
    clearInterval(this.#timer)
    this.#socket.close()
  }

  #send(): void {
    const to = this.#to
    if (to === undefined) return
    const i = this.#sequence
    this.#sequence += 1
    const head = Buffer.alloc(12)
    head[0] = 0x80
    head.writeUInt16BE(i & 0xffff, 2)
    head.writeUInt32BE(1, 8)
    const pressing = this.#pressing
    if (pressing !== undefined) {
      head[1] = digitType | (pressing.left === 8 ? 0x80 : 0)
      head.writeUInt32BE(pressing.since * frame, 4)
      pressing.left -= 1
      const body = Buffer.from([pressing.digit, pressing.left < 3 ? 0x8a : 0x0a, 0, 0])
      body.writeUInt16BE((8 - pressing.left) * frame, 2)
      if (pressing.left === 0) this.#pressing = undefined
      this.#socket.send(Buffer.concat([head, body]), to.port, to.address)
      return
    }
    head[1] = aLawType
    head.writeUInt32BE(i * frame, 4)
    this.#socket.send(Buffer.concat([head, this.#frame(i)]), to.port, to.address)
  }

  #frame(i: number): Buffer {
    if (this.#says === undefined) return silence
    const second = tone(this.#says, 1)
    const at = (i % 50) * frame
    return second.subarray(at, at + frame)
  }
}
