import { dumpState } from '../facts/snapshot.ts'
import { emptyState } from '../facts/state.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import { GrowingTree } from './growing-tree.ts'
import { scanJournal } from './journal-scan.ts'
import type { KeyReader } from './keys.ts'
import { decodeLine } from './line.ts'
import { leafHash } from './merkle.ts'
import { beginning, Replay, type Stand } from './replay.ts'
import { loadSavedState, sealing } from './state-view.ts'
import { decodeStep, type StepLine } from './steps.ts'
import { saveView } from './view.ts'

/** A line up to which both journals are on disk, and how many lines were signed when it was the last. */
export type ViewPlace = Stand & ChainPlace & { readonly signed: number }

/**
 * Makes the view anew out of the one before it and the lines and steps since: by reading, as any start would, and
 * never out of the memory of the box, which has seats to serve. Gives false, and leaves the old view, when the
 * journals cannot be read: the record has everything, and the next start says what is wrong with it.
 */
export async function makeView(disk: Disk, keys: KeyReader, upTo: ViewPlace): Promise<boolean> {
  const saved = await loadSavedState(disk, keys)
  if (saved && saved.place.seq >= upTo.seq) return true
  const steps = await readSteps(disk, upTo.step)
  if (!steps) return false
  const state = saved?.state ?? emptyState()
  const tree = new GrowingTree(saved?.tree)
  const replay = new Replay(state, keys, steps, saved?.stand ?? beginning)
  const read = await scanJournal({
    disk,
    dir: 'record',
    decode: decodeLine,
    after: saved?.place,
    each: ({ text, line }) => {
      // What was written since the place was taken is for the next view.
      if (line.seq > upTo.seq) return
      replay.take(line)
      tree.add(leafHash(text))
      if (tree.size === upTo.signed) tree.moveBase(upTo.signed)
    },
  })
  if (!read.ok || state.seq !== upTo.seq || replay.boot !== upTo.boot) return false
  const facts = dumpState(state, sealing(keys))
  const { seq, hash, boot, step } = upTo
  await saveView(disk, { seq, hash, state: { facts, tree: tree.state(), boot, step } })
  return true
}

/** The steps up to this one; undefined when they cannot be read. */
export async function readSteps(
  disk: Disk,
  last: number,
): Promise<readonly StepLine[] | undefined> {
  const steps: StepLine[] = []
  const each = ({ line }: { readonly line: StepLine }) => {
    if (line.seq <= last) steps.push(line)
  }
  const read = await scanJournal({ disk, dir: 'steps', decode: decodeStep, each })
  return read.ok ? steps : undefined
}
