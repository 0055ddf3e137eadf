import { createPublicKey, type KeyObject } from 'node:crypto'
import { err, ok, type Result } from '../basics/result.ts'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts'
import { isConsistent } from './consistency.ts'
import type { Disk } from './disk.ts'
import { MerkleTree } from './merkle.ts'
import { encodeVerifier, type NoteVerifier, signNote, verifyNote } from './signed-note.ts'
import { mayExtend } from './witness-lines.ts'

/** The signer's key or memory is not what it was: the box must not sign, and says what to do. */
export class SignerTrouble extends Error {}

/** The last checkpoint that was signed; with it the signer knows what to refuse. */
export const lastSignedPath = 'signer/last'

export type SignRefusal = {
  readonly code:
    | ('smaller' | 'other-root' | 'not-consistent' | 'other-origin')
    | ('not-a-checkpoint' | 'other-lines')
  readonly what: string
}

/** Plain words, so that they can be sent to another process. */
export type SignAsked = {
  /** A checkpoint's three lines, and after them a witness's own lines, if it is to be one. */
  readonly text: string
  /** From the last checkpoint signed to this one, each hash in base64. */
  readonly proof: readonly string[]
}

/**
 * Signs checkpoints, and never one that does not continue what it signed before. All that goes in and out is strings:
 * the signer lives with the dialler (design 4), in another process than the pages.
 */
export type CheckpointSigner = {
  /** The public half of its key, in one line. */
  readonly verifier: string
  /** The three lines of the last checkpoint it signed; of size 0 before the first. */
  last(): Promise<string>
  /** The signed note. */
  sign(asked: SignAsked): Promise<Result<string, SignRefusal>>
}

/**
 * Remembers in `signer/last` what it signed, durable before the signature is handed out. Throws `SignerTrouble` when that memory
 * is not there or was changed: a signer that forgets would sign a shorter history.
 */
export async function openSigner(options: {
  readonly disk: Disk
  /** Both the record's name in every checkpoint and the signer's name. */
  readonly origin: string
  readonly privateKey: KeyObject
}): Promise<CheckpointSigner> {
  const { disk, origin, privateKey } = options
  const verifier = { name: origin, publicKey: createPublicKey(privateKey) }
  let last = await readLast(disk, verifier)
  let signing: Promise<unknown> = Promise.resolve()

  const signNow = async ({ text, proof }: SignAsked) => {
    const next = decodeCheckpoint(text)
    if (!next.ok) return err({ code: 'not-a-checkpoint', what: next.error.what } as const)
    const refusal = refuse(last, next.value, text, proof)
    if (refusal !== undefined) return err(refusal)
    const note = signNote(text, { name: origin, privateKey })
    await disk.replace(lastSignedPath, Buffer.from(note))
    last = next.value
    return ok(note)
  }
  return {
    verifier: encodeVerifier(verifier),
    last: async () => encodeCheckpoint(last),
    sign: (asked) => {
      const result = signing.then(() => signNow(asked))
      signing = result.catch(() => undefined)
      return result
    },
  }
}

/** The note that a signer which has signed nothing yet holds as its memory. */
export function firstMemory(origin: string, privateKey: KeyObject): string {
  const nothing = encodeCheckpoint({ origin, size: 0, root: new MerkleTree().root() })
  return signNote(nothing, { name: origin, privateKey })
}

async function readLast(disk: Disk, verifier: NoteVerifier): Promise<Checkpoint> {
  const bytes = await disk.read(lastSignedPath)
  if (bytes === undefined) throw new SignerTrouble(`signer/last is missing. ${whatToDo}`)
  const text = verifyNote(Buffer.from(bytes).toString('utf8'), verifier)
  const checkpoint = text.ok ? decodeCheckpoint(text.value) : text
  if (checkpoint.ok) return checkpoint.value
  throw new SignerTrouble(
    `signer/last does not hold a checkpoint of this signer (${checkpoint.error.what}). ${whatToDo}`,
  )
}

const whatToDo =
  'Without it this box could sign a shorter history. Keep the disk as it is, run `gatehouse record verify` with the newest witness, and if the record is whole copy to signer/last that witness, or the last checkpoint of record/checkpoints.txt if it covers more lines.'

function refuse(
  last: Checkpoint,
  next: Checkpoint,
  text: string,
  proof: readonly string[],
): SignRefusal | undefined {
  if (next.origin !== last.origin)
    return { code: 'other-origin', what: `This signer signs for ${last.origin} alone.` }
  if (!text.startsWith(encodeCheckpoint(next)) || !mayExtend(text))
    return { code: 'other-lines', what: 'This signer signs checkpoints and witnesses alone.' }
  if (next.size < last.size)
    return { code: 'smaller', what: `${last.size} lines were signed; ${next.size} is fewer.` }
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'))
  if (isConsistent(last, next, hashes)) return undefined
  if (next.size === last.size)
    return { code: 'other-root', what: `Another root was signed for ${last.size} lines.` }
  return {
    code: 'not-consistent',
    what: `The ${next.size} lines do not begin with the ${last.size} that were signed.`,
  }
}
