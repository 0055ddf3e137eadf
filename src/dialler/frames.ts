/** A message between the two processes: four bytes that say how long, most significant first, and so much JSON. */
const headBytes = 4

/** More than a witness over the longest record, or a piece of a file, takes. */
export const longestFrame = 4 * 1024 * 1024

/** What came is no message of ours: whoever sent it is not listened to any more. */
export class BadFrame extends Error {}

export function encodeFrame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message))
  if (text.length > longestFrame)
    throw new Error(`A message of ${text.length} bytes is too long for the dialler's socket`)
  const frame = Buffer.alloc(headBytes + text.length)
  frame.writeUInt32BE(text.length)
  text.copy(frame, headBytes)
  return frame
}

/** Puts messages together again, wherever the socket cut them. Holds no more than one frame. */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0)

  /** The whole messages that have come. Throws `BadFrame` on a length or a text that no message has. */
  push(chunk: Uint8Array): unknown[] {
    this.#held = Buffer.concat([this.#held, chunk])
    const messages: unknown[] = []
    for (let next = this.#next(); next; next = this.#next()) messages.push(parsed(next))
    return messages
  }

  #next(): Buffer | undefined {
    if (this.#held.length < headBytes) return undefined
    const length = this.#held.readUInt32BE()
    if (length === 0 || length > longestFrame) throw new BadFrame(`a length of ${length}`)
    if (this.#held.length < headBytes + length) return undefined
    const text = this.#held.subarray(headBytes, headBytes + length)
    this.#held = this.#held.subarray(headBytes + length)
    return text
  }
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    throw new BadFrame('a text that is not JSON')
  }
}
