import { type Encoding, sniff, sniffLength } from './csv-sniff.ts'
import { Unreadable } from './sample-fault.ts'

/** Pieces small enough that parsing one never holds the box up. */
const pieceLength = 16 * 1024

/**
 * Turns a file's bytes into text, whatever wrote it: UTF-8, UTF-16 or the Windows code page. Throws `Unreadable` for
 * what is not text.
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<string> {
  let decoder: Decoder | undefined
  let rows = 1
  for await (const bytes of sniffable(source)) {
    decoder ??= decoderFor(bytes, fileName)
    for (let from = 0; from < bytes.length; from += pieceLength) {
      const text = decoder.next(bytes.subarray(from, from + pieceLength))
      if (text.includes('\0')) {
        throw new Unreadable('zero-byte', rows + lineEnds(text.slice(0, text.indexOf('\0'))))
      }
      rows += lineEnds(text)
      if (text !== '') yield text
    }
  }
  if (!decoder) throw new Unreadable('empty')
  const rest = decoder.end()
  if (rest !== '') yield rest
}

/** The same bytes, with a first chunk long enough to be judged. */
async function* sniffable(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of readable(source)) {
    if (head === null) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < sniffLength) continue
    yield head
    head = null
  }
  if (head !== null && head.length > 0) yield head
}

/** A drive pulled out, or a browser that went away: trouble to be expected, not a surprise. */
async function* readable(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw new Unreadable('not-read')
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await chunks.return?.().catch(() => undefined)
  }
}

type Decoder = { next(bytes: Uint8Array): string; end(): string }

function decoderFor(head: Uint8Array, fileName: string): Decoder {
  const sniffed = sniff(head.subarray(0, sniffLength), fileName)
  if (sniffed.is === 'other') throw new Unreadable(sniffed.fault)
  return sniffed.encoding === 'utf-8-or-windows' ? utf8OrWindows() : plain(sniffed.encoding)
}

function plain(encoding: Exclude<Encoding, 'utf-8-or-windows'>): Decoder {
  const decoder = new TextDecoder(encoding)
  return { next: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** Plain ASCII is the same in both; the first piece that is not decides, and text that is not UTF-8 is Windows'. */
function utf8OrWindows(): Decoder {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  return {
    next: (bytes) => {
      if (!decoder && bytes.some((byte) => byte > 127)) {
        decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
      }
      return decoder
        ? decoder.decode(bytes, { stream: true })
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    },
    end: () => decoder?.decode() ?? '',
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
