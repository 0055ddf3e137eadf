import type { Clock } from '../basics/clock.ts'
import type { Settings } from '../facts/decide.ts'
import type { State } from '../facts/state.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { DocumentsCache } from './documents-cache.ts'
import type { sealFact } from './fact-codec.ts'
import type { Journal } from './group-commit.ts'
import type { Keys } from './keys.ts'
import type { Steps } from './steps.ts'

/** What the one writer stands on. */
export type WriterParts = {
  readonly journal: Journal
  readonly steps: Steps
  readonly keys: Keys
  readonly mixingKey: Parameters<typeof sealFact>[1]
  readonly documents: DocumentsCache
  readonly clock: Clock
  readonly settings: Settings
  readonly boot: string
  readonly state: State
  readonly tail: ChainPlace
  /** The boot that wrote the last line. */
  readonly lastBoot: string
  /** Sees every line once it is on disk, in order: the tree of checkpoints must never sign what may yet be lost. */
  readonly onLine?: (text: string) => void
}
