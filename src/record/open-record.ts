import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { ok, type Result } from '../basics/result.ts'
import type { Settings } from '../facts/decide.ts'
import { emptyState, type State } from '../facts/state.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import { openDocuments } from './documents.ts'
import { cacheDocuments, type DocumentsCache } from './documents-cache.ts'
import { openJournal } from './journal.ts'
import type { JournalDamage } from './journal-damage.ts'
import type { Keys } from './keys.ts'
import { decodeLine } from './line.ts'
import type { MixingKey } from './mixing-key.ts'
import { beginning, Replay } from './replay.ts'
import type { SavedState } from './state-view.ts'
import { openSteps, type StepLine, type Steps } from './steps.ts'
import { openWriter, type Writer } from './writer.ts'

export type OpenRecordOptions = {
  readonly disk: Disk
  readonly keys: Keys
  readonly mixingKey: Pick<MixingKey, 'seal'>
  readonly clock: Clock
  readonly settings: Settings
  /** A box that was never started: only then may the record be empty. */
  readonly fresh: boolean
  /** Lines that were signed for: a record that ends before them was cut or rolled back. */
  readonly atLeast?: number
  readonly onLine?: (text: string) => void
  /** The state as it was saved at a line: only what came after is read. */
  readonly saved?: Omit<SavedState, 'tree'>
  readonly rotateBytes?: number | undefined
}

export type OpenedRecord = {
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly steps: Steps
  /** Bytes behind the last sound line that a power cut left torn. */
  readonly cutBytes: number
}

/** Reads the record and the steps back into the state, and opens the one writer at their end. */
export async function openRecord(
  options: OpenRecordOptions,
): Promise<Result<OpenedRecord, JournalDamage>> {
  const { disk, keys, onLine, saved, rotateBytes } = options
  const state = saved?.state ?? emptyState()
  const waiting: StepLine[] = []
  const openedSteps = await openSteps({ disk, each: (line) => waiting.push(line) })
  if (!openedSteps.ok) return openedSteps
  const replay = new Replay(state, keys, waiting, saved?.stand ?? beginning)
  const opened = await openJournal({
    disk,
    dir: 'record',
    decode: decodeLine,
    fresh: options.fresh,
    after: saved?.place,
    ...(rotateBytes === undefined ? {} : { rotateBytes }),
    ...(options.atLeast === undefined ? {} : { atLeast: options.atLeast }),
    each: ({ text, line }) => {
      onLine?.(text)
      replay.take(line)
    },
  })
  if (!opened.ok) return opened
  const { journal, tail, cut } = opened.value
  const documents = cacheDocuments(await openDocuments(disk))
  await documents.load(citedDocuments(state))
  const { steps } = openedSteps.value
  const writer = openWriter({
    ...options,
    ...(onLine ? { onLine } : {}),
    journal,
    steps,
    documents,
    boot: randomUUID(),
    state,
    tail: tail satisfies ChainPlace,
    lastBoot: replay.boot,
  })
  return ok({ writer, documents, steps, cutBytes: cut?.bytes ?? 0 })
}

function* citedDocuments(state: State): Generator<DocumentHash> {
  for (const { hash, report } of state.scripts.values())
    yield* report === undefined ? [hash] : [hash, report]
  for (const campaign of state.campaigns.values()) yield campaign.sheet
  for (const sample of state.samples.values()) yield sample.about
  for (const list of state.lists.values()) yield list.about
  for (const release of state.releases.values()) yield release.document
  if (state.messagesProposed) yield state.messagesProposed.set
  for (const { rules } of [
    ...state.siteRules,
    ...state.withdrawnRules,
    ...(state.rulesProposed ? [state.rulesProposed] : []),
  ])
    yield rules
}
