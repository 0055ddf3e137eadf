import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { tone } from '../switchboard/real/tones.ts'

/** The pitch, in Hz, that every respondent of the bench says. */
export const said = 800

const frame = 160
const aLaw = 8

/** Many far ends at one port: whoever sends a packet is sent one back, of a tone, so that it is heard from the first. */
export async function toneAtOnce(): Promise<{ readonly port: number; close(): void }> {
  const second = tone(said, 1)
  const socket = createSocket('udp4')
  const turns = new Map<number, number>()
  socket.on('message', (_, from) => {
    const turn = (turns.get(from.port) ?? 1_000) + 1
    turns.set(from.port, turn)
    const head = Buffer.alloc(12)
    head[0] = 0x80
    head[1] = aLaw
    head.writeUInt16BE(turn & 0xffff, 2)
    head.writeUInt32BE(turn * frame, 4)
    head.writeUInt32BE(from.port, 8)
    const at = (turn % 50) * frame
    socket.send(Buffer.concat([head, second.subarray(at, at + frame)]), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { port: socket.address().port, close: () => socket.close() }
}
