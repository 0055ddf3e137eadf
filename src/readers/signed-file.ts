import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { after, beginningOf, letGo } from '../basics/byte-streams.ts'
import { sha256Bytes } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'

type Bytes = AsyncIterable<Uint8Array>

/** A kind of signed file: its first line is `name`, a blank and an Ed25519 signature in base64. */
export type SignedKind = {
  readonly name: string
  /** What a file of this kind was called that earlier releases signed: it is seen to be sealed, and taken from nobody. */
  readonly before?: string
}

const pieceBytes = 1024 * 1024
const signature = /^[A-Za-z0-9+/]{86}==$/
const longestLine = 200

/**
 * What is signed of a sealed file, whatever its length: the name of its kind, so that nothing is taken for what the same
 * key signed as something else, and the SHA-256 of each MiB. Hashed in turns: all at once would hold every call up.
 */
export class SignedWords {
  readonly #words: Uint8Array[]
  readonly #piece = Buffer.alloc(pieceBytes)
  #filled = 0

  constructor({ name }: SignedKind) {
    this.#words = [Buffer.from(`${name}\0`)]
  }

  async add(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const some = bytes.subarray(at, at + pieceBytes - this.#filled)
      this.#piece.set(some, this.#filled)
      this.#filled += some.length
      at += some.length
      if (this.#filled === pieceBytes) await this.#hash()
    }
  }

  async whole(): Promise<Uint8Array> {
    if (this.#filled > 0) await this.#hash()
    return Buffer.concat(this.#words)
  }

  async #hash(): Promise<void> {
    this.#words.push(sha256Bytes(this.#piece.subarray(0, this.#filled)))
    this.#filled = 0
    await turn()
  }
}

/** The line above a sealed file with these words. Of one kind it is always of the same length. */
export function signedLine({ name }: SignedKind, words: Uint8Array, key: KeyObject): Buffer {
  return Buffer.from(`${name} ${sign(null, words, key).toString('base64')}\n`)
}

/**
 * Takes the signature off. With `signers` (public keys, PEM) it must be by one of them, which is known before anything
 * of the file is opened: then it is gone through twice, and held in memory at no time. Without, anybody's will do, and
 * so will none.
 */
export async function openSigned(
  kind: SignedKind,
  file: () => Bytes,
  signers: readonly string[] | undefined,
): Promise<Result<Bytes, 'not-signed' | 'stranger-signed'>> {
  if (signers === undefined) return ok((await unsigned(kind, file())).sealed)
  const { line, sealed, all } = await unsigned(kind, file())
  const [name, given = ''] = line?.split(' ') ?? []
  if (name !== kind.name || !signature.test(given)) {
    await letGo(all)
    return err('not-signed')
  }
  const hashed = new SignedWords(kind)
  for await (const piece of sealed) await hashed.add(piece)
  const words = await hashed.whole()
  const isOurs = signers.some((pem) =>
    verify(null, words, createPublicKey(pem), Buffer.from(given, 'base64')),
  )
  return isOurs ? ok((await unsigned(kind, file())).sealed) : err('stranger-signed')
}

/** The file without its first line, where that is one of a signature. */
async function unsigned(
  kind: SignedKind,
  file: Bytes,
): Promise<{ readonly line: string | undefined; readonly sealed: Bytes; readonly all: Bytes }> {
  const [first, all] = await beginningOf(file, longestLine)
  const text = Buffer.from(first.subarray(0, longestLine)).toString('latin1')
  const end = text.indexOf('\n')
  if (end < 0 || !isSigned(kind, text)) return { line: undefined, sealed: all, all }
  return { line: text.slice(0, end), sealed: after(end + 1, all), all }
}

/** Whether a file that begins so has a signature of that kind above it. */
export function isSigned({ name, before }: SignedKind, text: string): boolean {
  return [name, before].some((one) => one !== undefined && text.startsWith(`${one} `))
}
