import { err, ok, type Result } from '../basics/result.ts'

/** One part of a posted form (RFC 7578): read its bytes to their end before asking for the next part. */
export type FormPart = {
  readonly name: string
  /** Of a file: the name that the browser gives it, which may be anything. */
  readonly fileName: string | undefined
  readonly bytes: AsyncIterable<Uint8Array>
}

/** What came is no form that a browser sends. */
export class BadForm extends Error {}

const longestHead = 4 * 1024
const mostParts = 40
const headEnd = Buffer.from('\r\n\r\n')

/** The boundary that a content type names (RFC 2046: at most 70 characters). */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const match =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70})(?![^\s;"]))/i.exec(
      contentType ?? '',
    )
  return match?.[1] ?? match?.[2]
}

/**
 * The parts of a form as they come in, so that a file of any length need be held nowhere. Throws `BadForm` for what is
 * no form, and where it ends before its last boundary.
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const reader = new PartReader(body, boundary)
  await reader.passOver()
  for (let n = 0; await reader.isAnother(); n++) {
    if (n >= mostParts) throw new BadForm('too many parts')
    const head = partHead(await reader.head())
    if (!head.ok) throw new BadForm(head.error)
    yield { ...head.value, bytes: reader.content() }
    await reader.passOver()
  }
}

class PartReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #delimiter: Buffer
  // What stands before the first boundary is passed over like a part; a form begins with the boundary itself.
  #held: Buffer = Buffer.from('\r\n')
  #inside = true

  constructor(body: AsyncIterable<Uint8Array>, boundary: string) {
    this.#chunks = body[Symbol.asyncIterator]()
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  }

  /** After a boundary: whether another part follows. */
  async isAnother(): Promise<boolean> {
    while (this.#held.length < 2) await this.#more()
    const next = this.#held.toString('latin1', 0, 2)
    if (next !== '--' && next !== '\r\n') throw new BadForm('a boundary that is none')
    return next !== '--'
  }

  async head(): Promise<string> {
    let end = this.#held.indexOf(headEnd)
    for (; end < 0 && this.#held.length <= longestHead; end = this.#held.indexOf(headEnd))
      await this.#more()
    if (end < 0 || end > longestHead) throw new BadForm('a head that is too long')
    const head = this.#held.toString('utf8', 0, end)
    this.#held = this.#held.subarray(end + headEnd.length)
    this.#inside = true
    return head
  }

  /** The rest of this part; nothing once its boundary has come. */
  async *content(): AsyncGenerator<Uint8Array> {
    while (this.#inside) {
      const piece = await this.#piece()
      if (piece.length > 0) yield piece
    }
  }

  async passOver(): Promise<void> {
    while (this.#inside) await this.#piece()
  }

  async #piece(): Promise<Uint8Array> {
    const at = this.#held.indexOf(this.#delimiter)
    this.#inside = at < 0
    // Of what is held, the end may be the beginning of the boundary.
    const sure = at < 0 ? Math.max(0, this.#held.length - this.#delimiter.length + 1) : at
    const piece = this.#held.subarray(0, sure)
    this.#held = this.#held.subarray(at < 0 ? sure : at + this.#delimiter.length)
    if (at < 0 && sure === 0) await this.#more()
    return piece
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) throw new BadForm('an end before the last boundary')
    this.#held = Buffer.concat([this.#held, next.value])
  }
}

/** `Content-Disposition: form-data; name="file"; filename="a.csv"`, with quotes written as browsers do: `%22`. */
function partHead(head: string): Result<Omit<FormPart, 'bytes'>, string> {
  const line = head.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one)) ?? ''
  const value = (key: string) => new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(line)?.[1]
  const name = value('name')
  if (!/:\s*form-data\s*;/i.test(line) || name === undefined) return err('a part without a name')
  return ok({ name: plain(name), fileName: plain(value('filename')) })
}

function plain<T extends string | undefined>(text: T): T {
  return text?.replaceAll('%22', '"').replaceAll('%0D%0A', '\n') as T
}
