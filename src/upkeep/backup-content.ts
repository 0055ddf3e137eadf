import * as v from 'valibot'
import type { KeyId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { backupKeys } from '../facts/decide-restore.ts'
import type { Disk } from '../record/disk.ts'
import { readKeySlots } from '../record/key-slots.ts'
import { listFiles } from '../record/list-files.ts'
import { loadMasterKey } from '../record/master-key.ts'
import { type Prefix, readPrefix } from '../record/read-prefix.ts'
import type { Part } from './backup-format.ts'
import { diallerPartPath } from './dialler-backup.ts'

/** What a backup says of itself, first of all. */
export const manifestShape = v.strictObject({
  format: v.literal('gatehouse-backup/1'),
  /** By the clock of the machine that made it: what its age is counted from. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** By the clock of the box: when its last line was written. */
  recordAt: v.pipe(v.number(), v.safeInteger()),
  /** The signed checkpoint that the record in it ends at, and the verifier that the box printed. */
  checkpoint: v.string(),
  verifier: v.string(),
})
export type Manifest = v.InferOutput<typeof manifestShape>

export const manifestPath = 'manifest.json'
export const keysPath = 'keys.json'
export const keysShape = v.record(
  v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/)),
)

/**
 * The folders that go into a backup beside the record. Never the vault, the steps, the pool, what is kept for
 * another day, the done sets or the enquiry index: they are not named here, and what is not named is not read. Notes are sealed under their person's key. The hashes
 * of cases are read before the lists: a number that is just going on the do-not-call list is then in one or in both (T3).
 */
export const carriedFolders = [
  ...(['documents', 'responses', 'cases', 'lists', 'notes', 'outbox', 'receipts'] as const),
]

export type Content = { readonly prefix: Prefix; readonly parts: () => AsyncGenerator<Part> }

/**
 * What a backup of this data folder holds, while the box runs or not. It is read by a process of its own rather than
 * asked of the box, so that a box that does not answer can still be backed up; nothing is locked and nothing changed.
 * Why that is consistent: the record is taken up to a signed checkpoint, and all else is read after that checkpoint.
 * Documents are synced before the line that cites them and never change; responses, bundles and receipts are put in place
 * whole; a slot of keys or lists is written before the line that names it, in one write within one page. So everything
 * that the lines speak of is there, or was destroyed since, which `restore` expects.
 */
export async function backupContent(
  disk: Disk,
  now: Date,
  apart: Apart = {},
): Promise<Result<Content, string>> {
  const master = apart.masterKey
    ? ok(apart.masterKey)
    : await loadMasterKey(disk, { create: false })
  if (!master.ok) return err(`${master.error.what} Nothing was backed up.`)
  const masterKey = master.value
  const prefix = await readPrefix(disk)
  if (!prefix.ok) return prefix
  const { note, verifier, at, segments, checkpoints, state } = prefix.value
  const lists = await listsOf(disk, state.samples.size > 0, apart)
  if (!lists.ok) return err(`${lists.error} Nothing was backed up.`)
  const apartPart = lists.value
  const manifest: Manifest = {
    format: 'gatehouse-backup/1',
    madeAt: now.toISOString(),
    recordAt: at,
    checkpoint: note,
    verifier,
  }
  async function* parts(): AsyncGenerator<Part> {
    yield part(manifestPath, JSON.stringify(manifest))
    yield part(keysPath, JSON.stringify(await keysFor(disk, masterKey, backupKeys(state))))
    for (const { path, bytes } of segments) {
      const content = (await disk.read(path)) ?? new Uint8Array()
      yield { path, content: content.subarray(0, bytes) }
    }
    yield part('record/checkpoints.txt', checkpoints)
    if (apartPart) yield { path: diallerPartPath, content: apartPart }
    for (const folder of carriedFolders) yield* filesIn(disk, folder)
  }
  return ok({ prefix: prefix.value, parts })
}

/** Of a box whose numbers, lists and keys lie elsewhere. */
export type Apart = {
  readonly masterKey?: Uint8Array | undefined
  /** Asks the dialler for its part, sealed; or why not. */
  part?(): Promise<Result<Uint8Array, string>>
}

/** Taken after the checkpoint, like everything else. A backup without the do-not-call list is none (T3). */
async function listsOf(
  disk: Disk,
  hasSamples: boolean,
  apart: Apart,
): Promise<Result<Uint8Array | undefined, string>> {
  if (apart.part) return apart.part()
  const here = (await disk.list('lists')).length > 0
  return here || !hasSamples
    ? ok(undefined)
    : err('The lists of this box are with its dialler. Give its socket with --dialler.')
}

function part(path: string, text: string): Part {
  return { path, content: Buffer.from(text) }
}

/** In clear inside the seal: to the new box, which has another master key, the seal is what wraps them. */
async function keysFor(
  disk: Disk,
  masterKey: Uint8Array,
  wanted: ReadonlySet<KeyId>,
): Promise<Readonly<Record<string, string>>> {
  const found = await readKeySlots(disk, masterKey)
  const carried: Record<string, string> = {}
  for (const [id, key] of found) {
    if (wanted.has(id)) carried[id] = Buffer.from(key).toString('base64')
    key.fill(0)
  }
  return carried
}

/** What is remembered of releases before the responses: it must speak of none that a merge brought in between. */
function inOrder(names: readonly string[]): readonly string[] {
  const memories = names.filter((name) => name.endsWith('.releases.json'))
  return [...memories, ...names.filter((name) => !memories.includes(name))]
}

async function* filesIn(disk: Disk, folder: string): AsyncGenerator<Part> {
  if (folder === 'lists') return yield* await listFiles(disk)
  for (const name of inOrder(await disk.list(folder))) {
    if (name.endsWith('.partial')) continue
    const content = await disk.read(`${folder}/${name}`)
    if (content !== undefined) yield { path: `${folder}/${name}`, content }
  }
}
