import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'

/**
 * A backup before it is sealed: a first line, then for each file one line of JSON and its bytes, then a last line with
 * their number. Whole files are held in memory one at a time: the largest is a segment of the record, 64 MiB.
 */
export type Part = { readonly path: string; readonly content: Uint8Array }

const firstLine = 'gatehouse-backup/1'
const longestPart = 1024 * 1024 * 1024

const headShape = v.union([
  v.strictObject({
    path: v.pipe(v.string(), v.regex(/^(?:[a-z]+\/)?[\w-][\w.-]*$/)),
    bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(longestPart)),
    sha256: v.string(),
  }),
  v.strictObject({ end: v.pipe(v.number(), v.safeInteger()) }),
])

/** What was sealed is not a whole backup of this format. */
export class NotABackup extends Error {}

export async function* pack(parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${firstLine}\n`)
  let count = 0
  for await (const { path, content } of parts) {
    const head = { path, bytes: content.length, sha256: sha256(content) }
    yield Buffer.from(`${JSON.stringify(head)}\n`)
    yield content
    count += 1
  }
  yield Buffer.from(`${JSON.stringify({ end: count })}\n`)
}

/** The files in order, each held against its hash. Throws `NotABackup` at the first thing that is not as it was packed. */
export async function* unpack(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const bytes = new Pieces(stream)
  if ((await bytes.line()) !== firstLine) throw new NotABackup('It is of another format.')
  for (let count = 0; ; count++) {
    const head = v.safeParse(v.pipe(v.string(), v.parseJson(), headShape), await bytes.line())
    if (!head.success) throw new NotABackup('It cannot be read to its end.')
    if ('end' in head.output) {
      if (head.output.end !== count || !(await bytes.atEnd())) throw new NotABackup('It has gaps.')
      return
    }
    const { path, bytes: length, sha256: hash } = head.output
    const content = await bytes.take(length)
    if (sha256(content) !== hash) throw new NotABackup(`${path} is not what was packed.`)
    yield { path, content }
  }
}

/** Sealed with age to every recipient. */
export async function seal(
  recipients: readonly string[],
  plain: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return (await encrypter.encrypt(streamOf(plain))) as unknown as AsyncIterable<Uint8Array>
}

/** Throws when the identity does not fit; its stream throws when the file was changed or cut short. */
export async function unseal(
  identity: string,
  sealed: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return (await decrypter.decrypt(streamOf(sealed))) as unknown as AsyncIterable<Uint8Array>
}

function streamOf(bytes: AsyncIterable<Uint8Array>) {
  return ReadableStream.from(bytes) as unknown as globalThis.ReadableStream<Uint8Array>
}

/** Reads lines and lengths out of a stream that comes in pieces of its own sizes. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    let stop = this.#rest.indexOf(10)
    while (stop < 0 && this.#rest.length < 10_000 && (await this.#more()))
      stop = this.#rest.indexOf(10)
    if (stop < 0) throw new NotABackup('It cannot be read to its end.')
    const text = this.#rest.toString('utf8', 0, stop)
    this.#rest = this.#rest.subarray(stop + 1)
    return text
  }

  async take(length: number): Promise<Uint8Array> {
    const out = Buffer.alloc(length)
    for (let done = 0; done < length; ) {
      if (this.#rest.length === 0 && !(await this.#more()))
        throw new NotABackup('It cannot be read to its end.')
      const piece = this.#rest.subarray(0, length - done)
      out.set(piece, done)
      done += piece.length
      this.#rest = this.#rest.subarray(piece.length)
    }
    return out
  }

  async atEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#more())
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done) return false
    this.#rest = Buffer.concat([this.#rest, next.value])
    return true
  }
}
