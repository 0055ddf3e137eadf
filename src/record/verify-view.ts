import { isDeepStrictEqual } from 'node:util'
import { dumpState } from '../facts/snapshot.ts'
import { emptyState, type State } from '../facts/state.ts'
import type { Disk } from './disk.ts'
import { openFact } from './fact-codec.ts'
import type { KeyReader } from './keys.ts'
import { chainHash, decodeLine, type Line } from './line.ts'
import { readSteps } from './make-view.ts'
import { beginning, Replay } from './replay.ts'
import { segmentName, segmentNumbers } from './segment.ts'
import { otherWork } from './shuffle.ts'
import { loadSavedState, type SavedState } from './state-view.ts'
import { textLines } from './text-lines.ts'
import type { Findings } from './verify-findings.ts'
import { loadView } from './view.ts'

/**
 * Adds up the lines again and holds what comes of it against the state in `view.json` (design 3). Gives the sentence
 * to print; what is wrong is added to the findings. Call it for a record whose lines are whole.
 */
export async function verifyView(disk: Disk, keys: KeyReader, findings: Findings): Promise<string> {
  const view = await loadView(disk)
  if (view.found === 'nothing')
    return 'There is no saved state to hold against the lines: the box makes one when a shift closes or it stops.'
  const saved = view.found === 'view' ? await loadSavedState(disk, keys) : undefined
  if (saved === undefined)
    return 'The saved state was made by another release, or is damaged: the box will not use it.'
  const steps = await readSteps(disk, saved.stand.step)
  if (steps === undefined)
    return 'The saved state was left out: the steps of interviews under way cannot be read.'
  const place = `line ${saved.place.seq}`
  const state = emptyState()
  const replay = new Replay(state, keys, steps, beginning)
  const added = await addUp(disk, keys, saved, (line) => replay.take(line))
  if ('unread' in added)
    findings.add(
      'bad-seal',
      added.unread,
      added.line,
      'A sealed part of it is not what was sealed.',
    )
  else if (added.hash !== saved.place.hash)
    findings.add('other-view', viewFile, 0, `It was not made of ${place} of this record.`)
  else {
    const differ = differences(state, saved.state)
    const what = `The lines up to ${place} add up to another state: ${differ.join(', ')}.`
    if (differ.length > 0) findings.add('other-view', viewFile, 0, what)
  }
  return `The lines were added up again, and held against the state that was saved at ${place}.`
}

const viewFile = 'view.json'
const linesPerTurn = 1_000

/** The hash of the line at which the state was saved; or the first line whose sealed part does not open. */
type AddedUp =
  | { readonly hash: string | undefined }
  | { readonly unread: string; readonly line: number }

async function addUp(
  disk: Disk,
  keys: KeyReader,
  { place }: SavedState,
  take: (line: Line) => void,
): Promise<AddedUp> {
  for (const segment of segmentNumbers(await disk.list('record'))) {
    const file = `record/${segmentName(segment)}`
    let line = 0
    for (const { text } of textLines((await disk.read(file)) ?? new Uint8Array(0))) {
      line += 1
      if (line % linesPerTurn === 0) await otherWork()
      const decoded = line === 1 || text === undefined ? undefined : decodeLine(text)
      if (!decoded?.ok || text === undefined) continue
      if (!opens(keys, decoded.value)) return { unread: file, line }
      take(decoded.value)
      if (decoded.value.seq === place.seq) return { hash: chainHash(text) }
    }
  }
  return { hash: undefined }
}

/** Whether what is sealed in the line is what was sealed: for the box a surprise if not, for us a finding. */
function opens(keys: KeyReader, line: Line): boolean {
  try {
    openFact(keys, line)
    return true
  } catch {
    return false
  }
}

/** The parts of the state, by name, in which the two are not the same. */
function differences(one: State, two: State): readonly string[] {
  const [a, b] = [partsOf(one), partsOf(two)]
  return Object.keys({ ...a, ...b }).filter((name) => !isDeepStrictEqual(a[name], b[name]))
}

function partsOf(state: State): Readonly<Record<string, unknown>> {
  const { state: dumped } = dumpState(state, { seal: (_k, _p, content) => JSON.stringify(content) })
  // What is undefined is not there: JSON makes no difference.
  return JSON.parse(JSON.stringify(dumped)) as Readonly<Record<string, unknown>>
}
