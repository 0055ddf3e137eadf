import type { Clock } from '../basics/clock.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Settings } from '../facts/decide.ts'
import { keysOf, mayBeGone } from '../facts/snapshot.ts'
import { type CheckpointSigner, openSigner, SignerTrouble } from './checkpoint-signer.ts'
import { type Checkpoints, lastSigned, openCheckpoints } from './checkpoints.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'
import type { JournalDamage } from './journal-damage.ts'
import { type Keys, openKeys } from './keys.ts'
import { makeView, type ViewPlace } from './make-view.ts'
import { masterKeyFor } from './master-key.ts'
import { type MixingKey, openMixingKey } from './mixing-key.ts'
import { type OpenedRecord, openRecord } from './open-record.ts'
import { knownSigner, loadSigningKey } from './signing-key.ts'
import { loadSavedState } from './state-view.ts'
import { removeUnfinishedImports } from './vault-import.ts'
import { makeWitness } from './witness.ts'

export type Ground = OpenedRecord & {
  readonly keys: Keys
  readonly mixingKey: MixingKey
  readonly checkpoints: Checkpoints
  /** Signs the record as it is. Throws when it does not continue what was signed before. */
  signCheckpoint(): Promise<void>
  /** Signs a witness over the record as it is, to be kept outside the box. */
  witness(): Promise<string>
  /** Makes the view of the record as it is, so that the next start reads only what follows. */
  keepState(): Promise<void>
  /** The same when many lines have come since the last view: no start may take long. */
  keepLongState(): Promise<void>
}

/** Makes a view of what lies on the disk. The real box does it on a thread of its own: see `view-apart.ts`. */
export type ViewMaker = (upTo: ViewPlace, masterKey: Uint8Array) => Promise<boolean>

/** Lines that a start reads in about half a second. */
const longTail = 50_000
const longSegment = 4 * 1024 * 1024

type GroundParts = {
  readonly disk: Disk
  readonly clock: Clock
  readonly settings: Settings
  readonly site: string
  /** Signs checkpoints, where the key is not in this folder. */
  readonly signer?: CheckpointSigner | undefined
  /** Where it is not in this folder. */
  readonly masterKey?: Uint8Array | undefined
  readonly makeView?: ViewMaker
  /** A segment of the record that has grown to this is closed; default 64 MiB. */
  readonly rotateBytes?: number
}

/** While a restore is at work, everything lies in this folder of the data folder. */
export const unfinishedRestore = '.restoring'

/** The ground floor: keys, signer, record and steps, in the order in which each proves the next. Or why not, in words. */
export async function openGround(parts: GroundParts): Promise<Result<Ground, string>> {
  try {
    return await openInOrder(parts)
  } catch (cause) {
    if (cause instanceof SignerTrouble || cause instanceof DocumentDamaged)
      return err(cause.message)
    throw cause
  }
}

async function openInOrder({
  disk,
  clock,
  settings,
  site,
  makeView: apart,
  rotateBytes,
  signer: elsewhere,
  masterKey: given,
}: GroundParts): Promise<Result<Ground, string>> {
  if ((await disk.list(unfinishedRestore)).length > 0)
    return err(
      'A restore was begun here and did not finish. Empty the data folder, and run `gatehouse restore` again.',
    )
  await disk.makeDir('record')
  const masterKey = await masterKeyFor(disk, given)
  if (!masterKey.ok) return masterKey
  const origin = `gatehouse/${site}`
  const signer = elsewhere
    ? await knownSigner(disk, elsewhere)
    : await openSigner({ disk, origin, privateKey: await loadSigningKey(disk, origin) })
  const signed = (await lastSigned(signer)).size
  const fresh = await isFresh(disk, signed)
  const keys = await openKeys({ disk, masterKey: masterKey.value })
  const mixingKey = await openMixingKey(disk)
  await removeUnfinishedImports(disk)
  await keys.ready()
  const saved = await loadSavedState(disk, keys)
  const checkpoints = await openCheckpoints({
    disk,
    signer,
    origin,
    ...(saved ? { state: saved.tree } : {}),
  })
  const opened = await openRecord({
    disk,
    keys,
    mixingKey,
    clock,
    settings,
    fresh,
    rotateBytes,
    ...(saved ? { saved } : {}),
    atLeast: signed,
    onLine: (text) => checkpoints.add(text),
  })
  if (!opened.ok) return err(damageInWords(opened.error))
  const trouble = await settleKeys(keys, opened.value)
  if (trouble) return err(trouble)
  const { writer } = opened.value
  const signCheckpoint = async () => {
    const signed = await checkpoints.sign()
    if (!signed.ok) throw new Error(signed.error.what)
  }
  let kept = saved?.place.seq ?? 0
  const keepState = async () => {
    await signCheckpoint()
    // A start reads whole segments: what the view stands for must not be read again with the lines behind it.
    await writer.rotate(longSegment)
    const upTo = await writer.read(() => {
      return { ...writer.stand, ...writer.tail, signed: checkpoints.signed() }
    })
    const made = await (apart ? apart(upTo, masterKey.value) : makeView(disk, keys, upTo))
    if (made) kept = upTo.seq
  }
  return ok({
    ...opened.value,
    keys,
    mixingKey,
    checkpoints,
    signCheckpoint,
    witness: async () => {
      const look = () => ({ at: clock.now(), state: writer.ahead })
      const made = await makeWitness(checkpoints, look)
      if (!made.ok) throw new Error(made.error.what)
      return made.value
    },
    keepState,
    keepLongState: async () => {
      if (writer.tail.seq - kept >= longTail) await keepState()
    },
  })
}

/** Which file, which line, what is wrong with it, what to do. */
function damageInWords({ file, line, what, whatToDo }: JournalDamage): string {
  const place = line > 0 ? `${file}, line ${line}` : file
  return `${place}: ${what} ${whatToDo}`
}

/** A box that has signed anything, or keeps numbers, has had a record: it must never start empty. */
async function isFresh(disk: Disk, signed: number): Promise<boolean> {
  const segments = (await disk.list('record')).filter((name) => name.endsWith('.jsonl'))
  return segments.length === 0 && signed === 0 && (await disk.list('vault')).length === 0
}

async function settleKeys(keys: Keys, { writer }: OpenedRecord): Promise<string | undefined> {
  const { missing } = await keys.settle(keysOf(writer.ahead))
  // The record and the keys are synced side by side: a conversation can be on the disk without its key, and then
  // nobody was shown its first page.
  const begun = [...writer.ahead.interviews.values()].filter(({ at }) => at === '')
  // The same of what is to be kept: its interview is still there, and puts it away again.
  const kept = [...writer.ahead.keeping.values()].map((one) => one.kept)
  const unsaid = new Set([...begun.map(({ key }) => key), ...kept])
  for (const key of missing) if (unsaid.has(key)) await keys.makeAgain(key)
  const lost = missing.filter((key) => !unsaid.has(key) && !mayBeGone(writer.ahead, key))
  if (lost.length === 0) return undefined
  return `${lost.length} data keys that the record names are not in keys.slots. Run \`gatehouse restore\` with the newest backup and witness.`
}
