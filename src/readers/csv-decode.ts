import { Unreadable } from './sample-fault.ts'
import type { Encoding } from './sample-layout.ts'

/** Pieces small enough that parsing one never holds the box up. */
const pieceLength = 16 * 1024

/** Text that was bytes. `encoding` is as far as it is known yet: plain ASCII may still turn out to be Windows' own. */
export type Decoded = { readonly text: AsyncGenerator<string>; encoding(): Encoding }

/** Turns a file's bytes into text, whatever wrote it. Throws `Unreadable` for a zero byte, which no text holds. */
export function decodeText(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding | 'utf-8-or-windows',
): Decoded {
  const decoder = encoding === 'utf-8-or-windows' ? utf8OrWindows() : plain(encoding)
  return { text: decoded(source, decoder), encoding: () => decoder.encoding() }
}

async function* decoded(
  source: AsyncIterable<Uint8Array>,
  decoder: Decoder,
): AsyncGenerator<string> {
  let rows = 1
  for await (const bytes of source)
    for (let from = 0; from < bytes.length; from += pieceLength) {
      const text = decoder.next(bytes.subarray(from, from + pieceLength))
      if (text.includes('\0')) {
        throw new Unreadable('zero-byte', rows + lineEnds(text.slice(0, text.indexOf('\0'))))
      }
      rows += lineEnds(text)
      if (text !== '') yield text
    }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

/** A drive pulled out, or a browser that went away: trouble to be expected, not a surprise. */
export async function* readable(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  const chunks = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        // A seal that is broken further on says so itself.
        throw cause instanceof Unreadable ? cause : new Unreadable('not-read')
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await chunks.return?.().catch(() => undefined)
  }
}

type Decoder = { next(bytes: Uint8Array): string; end(): string; encoding(): Encoding }

function plain(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding)
  return {
    next: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
    encoding: () => encoding,
  }
}

/** Plain ASCII is the same in both; the first piece that is not decides, and text that is not UTF-8 is Windows'. */
function utf8OrWindows(): Decoder {
  let found: Decoder | undefined
  return {
    next: (bytes) => {
      if (!found && bytes.some((byte) => byte > 127))
        found = plain(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
      return found
        ? found.next(bytes)
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    },
    end: () => found?.end() ?? '',
    encoding: () => found?.encoding() ?? 'utf-8',
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
