import type { KeyId } from '../basics/ids.ts'
import { loadState, type SnapshotSeal } from '../facts/snapshot.ts'
import type { State } from '../facts/state.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import type { TreeState } from './growing-tree.ts'
import type { KeyReader } from './keys.ts'
import { pad, unpad } from './padded.ts'
import type { Stand } from './replay.ts'
import { loadView } from './view.ts'

export type SavedState = {
  readonly place: ChainPlace
  readonly stand: Stand
  readonly state: State
  readonly tree: TreeState
}

type Held = {
  readonly facts: unknown
  readonly tree: TreeState
  readonly boot: string
  readonly step: number
}

/** The state as it was saved, if there is one that can be trusted. Without it the record is read from its beginning. */
export async function loadSavedState(disk: Disk, keys: KeyReader): Promise<SavedState | undefined> {
  const view = await loadView(disk)
  if (view.found !== 'view') return undefined
  const { seq, hash } = view
  const { facts, tree, boot, step } = view.state as Held
  const state = loadState(facts, sealing(keys))
  return state && { place: { seq, hash }, stand: { seq, boot, step }, state, tree }
}

/** Seals what the view holds of people and of interviews: gone for good with the key that seals it in the record. */
export function sealing(keys: KeyReader): SnapshotSeal {
  const aad = (place: string) => `gatehouse/view/${place}`
  return {
    seal: (key: KeyId, place: string, content: unknown, piece: number) => {
      if (!keys.has(key)) return undefined
      const bytes = Buffer.from(JSON.stringify(content))
      const padded = pad(bytes, Math.ceil((bytes.length + 4) / piece) * piece)
      return keys.seal(key, padded, aad(place))
    },
    open: (key: KeyId, place: string, sealed: string) => {
      const opened = keys.open(key, sealed, aad(place))
      if (!opened.ok) return undefined
      return JSON.parse(Buffer.from(unpad(opened.value)).toString('utf8')) as unknown
    },
  }
}
