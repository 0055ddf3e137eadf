import { isUtf8 } from 'node:buffer'

/** One line of a file: where it begins, its text without the newline, and whether the newline is there. */
export type TextLine = {
  readonly offset: number
  readonly end: number
  /** Undefined when the bytes are not UTF-8: two different lines must never read the same. */
  readonly text: string | undefined
  readonly whole: boolean
}

const newline = 10

/** The lines of a file in order. The last one is not whole when the file does not end in a newline. */
export function* textLines(bytes: Uint8Array): Generator<TextLine, undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 0; offset < buffer.length; ) {
    const found = buffer.indexOf(newline, offset)
    const stop = found < 0 ? buffer.length : found
    const end = found < 0 ? buffer.length : found + 1
    const piece = buffer.subarray(offset, stop)
    yield {
      offset,
      end,
      text: isUtf8(piece) ? piece.toString('utf8') : undefined,
      whole: found >= 0,
    }
    offset = end
  }
  return undefined
}
