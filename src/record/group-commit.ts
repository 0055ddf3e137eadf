import type { ChainPlace } from './chain-walk.ts'
import type { AppendFile, Disk } from './disk.ts'
import { JournalFailed } from './journal-damage.ts'
import { chainHash } from './line.ts'
import { encodeHeader, type JournalName, segmentName } from './segment.ts'

export type Journal = {
  /**
   * The seq at which the batch now collecting began, or `seq` when it is empty. Ask once for each `append`, with the
   * seq of its first line, in the same turn as the append; every line of that append carries the answer.
   */
  batchStart(seq: number): number
  /**
   * Adds lines (no newlines) and resolves when they are on disk. Lines that arrive while a sync runs share the next
   * write and the next sync. Rejects with `JournalFailed` for ever after one write or sync has failed.
   */
  append(texts: readonly string[]): Promise<void>
  /** Puts everything added so far into the present segment, and what follows into a new one. */
  rotate(): Promise<void>
  /** Waits for what was added, then lets go of the file. */
  close(): Promise<void>
  size(): JournalSize
}

/** `lines` counts every line added (the last seq), on disk or not; `bytes` are those of the present segment. */
export type JournalSize = {
  readonly lines: number
  readonly segment: number
  readonly bytes: number
}

export type GroupCommitOptions = {
  readonly disk: Disk
  readonly dir: JournalName
  readonly rotateBytes: number
  readonly segment: number
  readonly tail: ChainPlace
  readonly file: AppendFile
  /** Whether the present segment holds no line yet. */
  readonly bare: boolean
}

/** Everybody who added to a batch waits for one promise: a promise for each of hundreds costs more than the write. */
type Batch = {
  readonly start: number
  readonly texts: string[]
  readonly saved: Promise<void>
  readonly resolve: () => void
  readonly reject: (why: Error) => void
}

/** The writing end of a journal: one batch collects while the one before it is written and synced. */
export class GroupCommit implements Journal {
  readonly #options: GroupCommitOptions
  #file: AppendFile
  #segment: number
  #bare: boolean
  #written: ChainPlace
  #added: number
  #collecting: Batch
  #rotating: Batch | undefined
  #draining: Promise<void> | undefined
  #stopped: Error | undefined

  constructor(options: GroupCommitOptions) {
    this.#options = options
    this.#file = options.file
    this.#segment = options.segment
    this.#bare = options.bare
    this.#written = options.tail
    this.#added = options.tail.seq
    this.#collecting = newBatch(this.#added + 1)
  }

  batchStart(seq: number): number {
    // The append that follows says why nothing is taken any more.
    if (this.#stopped) return seq
    if (seq !== this.#added + 1)
      throw new Error(
        `Line ${seq} cannot follow line ${this.#added}: two writers share one journal.`,
      )
    return this.#collecting.texts.length > 0 ? this.#collecting.start : seq
  }

  append(texts: readonly string[]): Promise<void> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    if (texts.length === 0) return Promise.resolve()
    for (const text of texts) this.#collecting.texts.push(text)
    this.#added += texts.length
    this.#draining ??= this.#drain()
    return this.#collecting.saved
  }

  rotate(): Promise<void> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    this.#rotating ??= newBatch(this.#added + 1)
    this.#draining ??= this.#drain()
    return this.#rotating.saved
  }

  async close(): Promise<void> {
    this.#stopped ??= new Error('The journal is closed. Nothing more can be added.')
    await this.#draining
    await this.#file.close()
  }

  size(): JournalSize {
    return { lines: this.#added, segment: this.#segment, bytes: this.#file.size() }
  }

  async #drain(): Promise<void> {
    // A turn of the event loop, so that deeds that arrived together go into one batch even when nothing is running.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#collecting.texts.length > 0 || this.#rotating) {
      const batch = this.#collecting
      const rotating = this.#rotating
      this.#collecting = newBatch(this.#added + 1)
      this.#rotating = undefined
      try {
        await this.#write(batch)
        if (rotating && !this.#bare) await this.#startSegment()
      } catch (cause) {
        return this.#fail(cause, [batch, rotating])
      }
      batch.resolve()
      rotating?.resolve()
    }
    this.#draining = undefined
  }

  async #write(batch: Batch): Promise<void> {
    const last = batch.texts.at(-1)
    if (last === undefined) return
    if (!this.#bare && this.#file.size() >= this.#options.rotateBytes) await this.#startSegment()
    await this.#file.write(Buffer.from(`${batch.texts.join('\n')}\n`))
    await this.#file.datasync()
    this.#bare = false
    this.#written = { seq: batch.start + batch.texts.length - 1, hash: chainHash(last) }
  }

  async #startSegment(): Promise<void> {
    const { disk, dir } = this.#options
    const segment = this.#segment + 1
    const file = await createSegment(disk, dir, segment, this.#written)
    await this.#file.close()
    this.#file = file
    this.#segment = segment
    this.#bare = true
  }

  #fail(cause: unknown, waiting: readonly (Batch | undefined)[]): void {
    const file = `${this.#options.dir}/${segmentName(this.#segment)}`
    const failed = new JournalFailed(file, cause)
    this.#stopped = failed
    for (const batch of [...waiting, this.#collecting, this.#rotating]) batch?.reject(failed)
  }
}

function newBatch(start: number): Batch {
  let resolve: () => void = () => undefined
  let reject: (why: Error) => void = () => undefined
  const saved = new Promise<void>((done, failed) => {
    resolve = done
    reject = failed
  })
  // A batch that nobody added to may fail with the others: then there is nobody to tell.
  saved.catch(() => undefined)
  return { start, texts: [], saved, resolve, reject }
}

/** Puts a segment in place with its header, all or nothing, and opens it. */
export async function createSegment(
  disk: Disk,
  dir: JournalName,
  segment: number,
  { seq, hash }: ChainPlace,
): Promise<AppendFile> {
  const header = encodeHeader({ gatehouse: dir, format: 1, segment, first: seq + 1, prev: hash })
  const file = `${dir}/${segmentName(segment)}`
  await disk.replace(file, Buffer.from(`${header}\n`))
  return disk.append(file)
}
