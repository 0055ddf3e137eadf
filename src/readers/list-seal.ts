import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import * as v from 'valibot'
import { type ListId, listIdPattern } from '../basics/list-id.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { listNumbers } from './list-import.ts'
import { type ListReport, ListTally } from './list-report.ts'
import { type SampleFault, sampleFault, Unreadable } from './sample-fault.ts'
import { beginsAs } from './sample-signature.ts'
import { openSigned, type SignedKind } from './signed-file.ts'

/** What a sealed list says of itself, on the first line inside the seal; then a number a line, and nothing else. */
export type SealedListHead = {
  readonly format: 'gatehouse-list/1'
  readonly list: ListId
  readonly source: string
  /** The day it is of, `2026-05-05`. */
  readonly date: string
}

const headShape = v.strictObject({
  format: v.literal('gatehouse-list/1'),
  list: v.pipe(
    v.string(),
    v.regex(listIdPattern),
    v.transform((id) => id as ListId),
  ),
  source: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  date: v.pipe(v.string(), v.isoDate()),
})
const longestHead = 4096

export type SealListOptions = {
  readonly list: ListId
  readonly source: string
  readonly date: string
  readonly fileName: string
  readonly drama: boolean
}

/**
 * Seals a file of people who must not be called for one box, outside the prison: the numbers alone, in ascending order.
 * `recipient` is the box's public key, `age1…`.
 */
export async function sealList(
  stream: AsyncIterable<Uint8Array>,
  recipient: string,
  { list, source, date, fileName, drama }: SealListOptions,
): Promise<Result<{ readonly sealed: Uint8Array; readonly report: ListReport }, SampleFault>> {
  const head = v.safeParse(headShape, { format: 'gatehouse-list/1', list, source, date })
  if (!head.success) return err(sampleFault('no-source'))
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient.trim())
  } catch {
    return err(sampleFault('bad-recipient'))
  }
  const tally = new ListTally()
  const wholes = new Set<number>()
  try {
    for await (const one of listNumbers(stream, { fileName, drama }, tally)) wholes.add(Number(one))
  } catch (cause) {
    if (cause instanceof Unreadable) return err(cause.fault)
    throw cause
  }
  const sorted = Float64Array.from(wholes).sort()
  const chunks: Uint8Array[] = []
  const sealed = await encrypter.encrypt(streamOf(linesOf(head.output, sorted)))
  for await (const chunk of sealed as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return ok({ sealed: Buffer.concat(chunks), report: tally.report() })
}

async function* linesOf(head: SealedListHead, wholes: Float64Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(head)}\n`)
  for (let at = 0; at < wholes.length; at += 1000) {
    const some = [...wholes.subarray(at, at + 1000)]
    yield Buffer.from(some.map((whole) => `+${whole}\n`).join(''))
  }
}

/** Opens a sealed list with the box's own key. The stream ends in `Unreadable` when what was sealed was cut or changed. */
export async function openSealedList(
  sealed: AsyncIterable<Uint8Array>,
  identity: string,
): Promise<Result<{ head: SealedListHead; lines: AsyncIterable<Uint8Array> }, SampleFault>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity.trim())
  try {
    const opened = await decrypter.decrypt(streamOf(sealed))
    const pieces = (opened as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
    let begun: Buffer = Buffer.alloc(0)
    while (!begun.includes(10) && begun.length < longestHead) {
      const next = await pieces.next()
      if (next.done) break
      begun = Buffer.concat([begun, next.value])
    }
    const end = begun.indexOf(10)
    const text = begun.subarray(0, Math.max(0, end)).toString('utf8')
    const head = v.safeParse(v.pipe(v.string(), v.parseJson(), headShape), text)
    if (!head.success) return err(sampleFault('not-a-sample'))
    return ok({ head: head.output, lines: rest(begun.subarray(end + 1), pieces) })
  } catch {
    return err(sampleFault('not-for-this-box'))
  }
}

async function* rest(
  first: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  } catch {
    throw new Unreadable('not-for-this-box')
  }
}

function streamOf(bytes: AsyncIterable<Uint8Array>) {
  return ReadableStream.from(bytes) as unknown as globalThis.ReadableStream<Uint8Array>
}

/** Never what the same key signs as a sample: a list that is taken for one would be dialled. */
export const signedList: SignedKind = { name: 'gatehouse-signed-list/1' }

/** Whether a file that begins so is a sealed list, signed or not: told by its first bytes, never by its name. */
export function isSealedList(first: Uint8Array): boolean {
  return beginsAs(first, signedList)
}

/** Takes the signature off, as `openSigned` does. */
export function readSignedList(
  file: () => AsyncIterable<Uint8Array>,
  signers: readonly string[] | undefined,
) {
  return openSigned(signedList, file, signers)
}
