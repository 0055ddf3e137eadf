import { err, type Result } from '../basics/result.ts'
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts'
import type { CheckpointSigner, SignRefusal } from './checkpoint-signer.ts'
import { checkpointsPath, openCheckpointsFile } from './checkpoints-file.ts'
import type { AppendFile, Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'
import { GrowingTree, type TreeState } from './growing-tree.ts'
import { leafHash } from './merkle.ts'

export { checkpointsPath }

/** The record's tree and the signed checkpoints over it: every 5 minutes, at shift close, and with each export. */
export type Checkpoints = {
  /** Give every line of the record here in order, each once it is on disk; from seq 1, or after `state`'s size. */
  add(text: string): void
  /** Signs the record as it is now, durable in `record/checkpoints.txt`; the same note again when nothing was added. */
  sign(): Promise<Result<string, SignRefusal>>
  /**
   * Signs the record as it is, and then the same checkpoint with a witness's lines below it, which are asked for in the
   * turn in which the lines are counted. The witness is for outside: the file keeps the checkpoint alone.
   */
  signWitness(lines: () => string): Promise<Result<string, SignRefusal>>
  /** The last note, to print or to carry out of the house. */
  last(): string | undefined
  /** Lines of the last checkpoint that was signed. */
  signed(): number
  /** Lines in the tree. */
  size(): number
  /** To keep beside the view; after a start, lines up to its size need not be given again. */
  state(): TreeState
  close(): Promise<void>
}

/** Throws `DocumentDamaged` when the file of checkpoints is damaged before its end: nothing of it is cut away. */
export async function openCheckpoints(options: {
  readonly disk: Disk
  readonly signer: CheckpointSigner
  readonly origin: string
  readonly state?: TreeState
}): Promise<Checkpoints> {
  const { disk, signer, origin, state } = options
  await disk.makeDir('record')
  const { file, last: kept } = await openCheckpointsFile(disk)
  const signed = await lastSigned(signer)
  const known =
    kept === undefined ? undefined : decodeCheckpoint(kept.slice(0, kept.indexOf('\n\n') + 1))
  // The signer remembers before the file does, so the file is never ahead of a signer whose memory is whole.
  if (known?.ok && known.value.size > signed.size)
    throw new DocumentDamaged(
      checkpointsPath,
      `It has a checkpoint over ${known.value.size} lines, and the signer remembers only ${signed.size}: signer/last was rolled back.`,
    )
  return new OpenCheckpoints({
    signer,
    origin,
    file,
    note: kept,
    tree: new GrowingTree(state),
    signed: signed.size,
  })
}

/** Some 5 ms of hashing. */
const mostUnhashed = 2_000

/** The last checkpoint that the signer signed; size 0 before the first. */
export async function lastSigned(signer: CheckpointSigner): Promise<Checkpoint> {
  const last = decodeCheckpoint(await signer.last())
  if (!last.ok) throw new Error(`The signer's last checkpoint cannot be read. ${last.error.what}`)
  return last.value
}

type Parts = {
  readonly signer: CheckpointSigner
  readonly origin: string
  readonly file: AppendFile
  readonly note: string | undefined
  readonly tree: GrowingTree
  /** Lines of the last checkpoint that was signed. */
  readonly signed: number
}

class OpenCheckpoints implements Checkpoints {
  readonly #parts: Parts
  #note: string | undefined
  #signed: number
  #signing: Promise<unknown> = Promise.resolve()
  /** Lines that are on disk and not in the tree yet. */
  readonly #unhashed: string[] = []

  constructor(parts: Parts) {
    this.#parts = parts
    this.#note = parts.note
    this.#signed = parts.signed
  }

  add(text: string): void {
    this.#unhashed.push(text)
    // Not now, when the page that wrote the line waits for its answer, nor in the turn that sends the next lines to the
    // disk, but in the one after it, while they are on their way.
    if (this.#unhashed.length === 1) setImmediate(() => setImmediate(() => this.#hash()))
    if (this.#unhashed.length === mostUnhashed) this.#hash()
  }

  sign(): Promise<Result<string, SignRefusal>> {
    return this.#inOrder(async () => (await this.#signNow()).note)
  }

  signWitness(lines: () => string): Promise<Result<string, SignRefusal>> {
    return this.#inOrder(async () => {
      let below = ''
      const { text, note } = await this.#signNow(() => {
        below = lines()
      })
      return note.ok ? this.#parts.signer.sign({ text: `${text}${below}`, proof: [] }) : note
    })
  }

  last(): string | undefined {
    return this.#note
  }

  signed(): number {
    return this.#signed
  }

  size(): number {
    return this.#hash().size
  }

  state(): TreeState {
    return this.#hash().state()
  }

  async close(): Promise<void> {
    await this.#signing
    await this.#parts.file.close()
  }

  #hash(): GrowingTree {
    const { tree } = this.#parts
    const signed = this.#signed
    for (const text of this.#unhashed.splice(0)) {
      tree.add(leafHash(text))
      if (tree.size === signed) tree.moveBase(signed)
    }
    // Proofs begin at the last checkpoint, so while a start replays older lines no single leaf is kept.
    if (tree.size < signed) tree.moveBase(tree.size)
    return tree
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#signing.then(work)
    this.#signing = result.catch(() => undefined)
    return result
  }

  /** `counted` is called in the turn in which the lines are. */
  async #signNow(counted: () => void = () => undefined): Promise<Signed> {
    const { signer, origin } = this.#parts
    const before = await lastSigned(signer)
    const tree = this.#hash()
    if (before.size > tree.size) {
      const what = `${before.size} lines were signed and the record has ${tree.size}: it was cut or rolled back.`
      return { text: '', note: err({ code: 'smaller', what }) }
    }
    if (before.size >= tree.base) tree.moveBase(before.size)
    // Taken in one turn: lines may be added while the signer is at work.
    const text = encodeCheckpoint({ origin, size: tree.size, root: tree.root() })
    const proof = tree.proof().map((hash) => Buffer.from(hash).toString('base64'))
    const size = tree.size
    counted()
    const note = await signer.sign({ text, proof })
    if (note.ok) {
      this.#signed = size
      await this.#keep(note.value)
    }
    return { text, note }
  }

  async #keep(note: string): Promise<void> {
    const { file } = this.#parts
    // Ed25519 signs the same words to the same bytes, so a note that is here already is known by itself.
    if (note === this.#note) return
    const between = file.size() === 0 ? '' : '\n'
    await file.write(Buffer.from(`${between}${note}`))
    await file.datasync()
    this.#note = note
  }
}

type Signed = { readonly text: string; readonly note: Result<string, SignRefusal> }
