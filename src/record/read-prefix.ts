import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { catalogue } from '../facts/catalogue.ts'
import { fold } from '../facts/fold.ts'
import { emptyState, type State } from '../facts/state.ts'
import { type Checkpoint, decodeCheckpoint, splitNotes } from './checkpoint.ts'
import { checkpointsPath } from './checkpoints.ts'
import type { Disk } from './disk.ts'
import { decodeLine } from './line.ts'
import { leafHash, MerkleTree, sameHash } from './merkle.ts'
import { bareFact } from './read-facts.ts'
import { segmentName, segmentNumbers } from './segment.ts'
import { otherWork } from './shuffle.ts'
import { decodeVerifier, verifyNote } from './signed-note.ts'
import { verifierPath } from './signing-key.ts'
import { textLines } from './text-lines.ts'

/** The record up to its newest signed checkpoint, held against that checkpoint's root. */
export type Prefix = {
  readonly checkpoint: Checkpoint
  /** The signed note. */
  readonly note: string
  /** The verifier in one line. */
  readonly verifier: string
  /** When its last line was written, by the clock of the box. */
  readonly at: Instant
  /** What its facts add up to, with nothing that is sealed. */
  readonly state: State
  /** The files that it is made of, and of the last one only so many bytes. */
  readonly segments: readonly { readonly path: string; readonly bytes: number }[]
  /** Every checkpoint up to it, as they stand in their file. */
  readonly checkpoints: string
}

const lost = 'Run `gatehouse record verify`: nothing was backed up.'

/**
 * Reads beside a box that runs, changing nothing. What a signed checkpoint covers was synced before it was signed and is
 * never written again, so the files may grow meanwhile. What is wrong is said in words.
 */
export async function readPrefix(disk: Disk): Promise<Result<Prefix, string>> {
  const { notes } = splitNotes(await text(disk, checkpointsPath))
  const note = notes.at(-1)
  if (note === undefined)
    return err('There is no signed checkpoint yet. Start the box, and back it up again.')
  const verifier = (await text(disk, verifierPath)).trim()
  const key = decodeVerifier(verifier)
  const verified = key.ok ? verifyNote(note, key.value) : key
  const checkpoint = verified.ok ? decodeCheckpoint(verified.value) : verified
  if (!checkpoint.ok) return err(`The newest checkpoint: ${checkpoint.error.what} ${lost}`)
  const { size, root } = checkpoint.value

  const walk = new PrefixWalk(size)
  for (const segment of segmentNumbers(await disk.list('record'))) {
    if (walk.tree.size === size) break
    const path = `record/${segmentName(segment)}`
    const trouble = await walk.segment(path, (await disk.read(path)) ?? new Uint8Array())
    if (trouble !== undefined) return err(`${path}: ${trouble} ${lost}`)
  }
  if (walk.tree.size < size || !sameHash(walk.tree.root(), root))
    return err(`The record is not what its newest checkpoint was signed over. ${lost}`)
  const { state, segments } = walk
  const checkpoints = notes.join('\n')
  return ok({
    checkpoint: checkpoint.value,
    note,
    verifier,
    at: state.at,
    state,
    segments,
    checkpoints,
  })
}

class PrefixWalk {
  readonly tree = new MerkleTree()
  readonly state = emptyState()
  readonly segments: { readonly path: string; readonly bytes: number }[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** Takes the lines of one segment up to the size; what is wrong with one of them, if anything. */
  async segment(path: string, bytes: Uint8Array): Promise<string | undefined> {
    let length = 0
    let isHeader = true
    for (const line of textLines(bytes)) {
      if (this.tree.size === this.#size) break
      if (isHeader) isHeader = false
      else {
        if (line.text === undefined || !line.whole) return 'A line cannot be read.'
        const decoded = decodeLine(line.text)
        if (!decoded.ok) return decoded.error.what
        if (!Object.hasOwn(catalogue, decoded.value.type))
          return `Line ${decoded.value.seq} is of a kind that this release does not know.`
        this.tree.add(leafHash(line.text))
        fold(this.state, bareFact(decoded.value))
        if (this.tree.size % 1_000 === 0) await otherWork()
      }
      length = line.end
    }
    this.segments.push({ path, bytes: length })
    return undefined
  }
}

async function text(disk: Disk, path: string): Promise<string> {
  return Buffer.from((await disk.read(path)) ?? '').toString('utf8')
}
