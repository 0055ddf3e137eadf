import * as v from 'valibot'
import type { KeyId } from '../basics/ids.ts'
import { type Instant, instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type Checkpoint, decodeCheckpoint } from '../record/checkpoint.ts'
import { decodeVerifier, type NoteVerifier, verifyNote } from '../record/signed-note.ts'
import { readWitness, type Witness } from '../record/witness.ts'
import {
  keysPath,
  keysShape,
  type Manifest,
  manifestPath,
  manifestShape,
} from './backup-content.ts'
import { NotABackup, type Part, unpack, unseal } from './backup-format.ts'
import { oldestBackupDays } from './old-backups.ts'

/** A backup whose seal is open: what it says of itself, and the files that follow, still to be read. */
export type OpenedBackup = {
  readonly manifest: Manifest
  readonly checkpoint: Checkpoint
  readonly verifier: NoteVerifier
  readonly recordAt: Instant
  /** The next two, in this order: no file is read before the keys were cleared of those that must stay destroyed. */
  keys(destroyed: ReadonlySet<KeyId>): Promise<ReadonlyMap<KeyId, Uint8Array>>
  files(): AsyncIterable<Part>
}

const damagedBackup = 'It was changed or cut short. Use another backup.'

/** Opens the seal and reads what the backup says of itself, or says why not. */
export async function openBackup(
  sealed: AsyncIterable<Uint8Array>,
  identity: string,
  now: Date,
): Promise<Result<OpenedBackup, string>> {
  const plain = await opened(sealed, identity)
  if (!plain.ok) return plain
  const parts = unpack(plain.value)
  const next = async () => (await parts.next()).value as Part | undefined
  const manifest = v.safeParse(
    v.pipe(v.string(), v.parseJson(), manifestShape),
    textOf(await next(), manifestPath),
  )
  if (!manifest.success) return err('What was sealed is not a backup of a box.')
  const { checkpoint: note, verifier: line, madeAt, recordAt } = manifest.output
  const verifier = decodeVerifier(line)
  const signed = verifier.ok ? verifyNote(note, verifier.value) : verifier
  const checkpoint = signed.ok ? decodeCheckpoint(signed.value) : signed
  if (!verifier.ok || !checkpoint.ok || checkpoint.value.origin !== verifier.value.name)
    return err('The checkpoint in the backup is not signed by its box. Use another backup.')
  const days = (now.getTime() - Date.parse(madeAt)) / 86_400_000
  if (days > oldestBackupDays)
    return err(
      `This backup is ${Math.floor(days)} days old. After ${oldestBackupDays} days none is restored: it holds what has been erased since. Use a newer one.`,
    )
  return ok({
    manifest: manifest.output,
    checkpoint: checkpoint.value,
    verifier: verifier.value,
    recordAt: instant(recordAt),
    keys: async (destroyed) => keysOf(textOf(await next(), keysPath), destroyed),
    files: () => parts,
  })
}

async function opened(
  sealed: AsyncIterable<Uint8Array>,
  identity: string,
): Promise<Result<AsyncIterable<Uint8Array>, string>> {
  try {
    return ok(await unseal(identity, sealed))
  } catch (cause) {
    // The library's own words, which tell these apart.
    const why = cause instanceof Error ? cause.message : ''
    return err(
      /identity|no matching/i.test(why)
        ? 'The backup was sealed to another recovery key than this identity’s. Use the identity of that key.'
        : `This is not a backup that can be opened. ${damagedBackup}`,
    )
  }
}

/** What went wrong while the files of a backup were read; anything that is not the backup's fault is thrown on. */
export function whyDamaged(cause: unknown): string {
  if (cause instanceof NotABackup) return `${cause.message} ${damagedBackup}`
  if (cause instanceof Error && !('code' in cause)) return damagedBackup
  throw cause
}

function textOf(part: Part | undefined, path: string): string {
  if (part?.path !== path) throw new NotABackup(`${path} is not where it belongs.`)
  return Buffer.from(part.content).toString('utf8')
}

function keysOf(json: string, destroyed: ReadonlySet<KeyId>): ReadonlyMap<KeyId, Uint8Array> {
  const keys = new Map<KeyId, Uint8Array>()
  for (const [id, key] of Object.entries(v.parse(keysShape, JSON.parse(json))))
    if (!destroyed.has(id as KeyId)) keys.set(id as KeyId, Buffer.from(key, 'base64'))
  return keys
}

export type ShownWitness = Witness & { readonly note: string }

/**
 * The newest of the witnesses, each signed by the box of the backup. `confirmed` is what the person says is the size of
 * the newest that there is anywhere: a key destroyed after an older one would come back to life.
 */
export function newestWitness(
  { verifier }: OpenedBackup,
  notes: readonly { readonly file: string; readonly note: string }[],
  confirmed: string | undefined,
): Result<ShownWitness, string> {
  const witnesses: ShownWitness[] = []
  for (const { file, note } of notes) {
    const read = readWitness(note, verifier)
    if (!read.ok)
      return err(
        `${file}: ${read.error.what} It is not a witness of the box that made this backup. A box that was restored signs with a new key under the same name, so one taken before does not count for a backup made after. Give one that was taken since, or use the backup that belongs to this one.`,
      )
    witnesses.push({ ...read.value, note })
  }
  const [newest] = witnesses.sort((a, b) => b.checkpoint.size - a.checkpoint.size || b.at - a.at)
  if (newest === undefined)
    return err(
      'A witness is needed: what it lists as destroyed stays destroyed. Look for one at the region, on the USB stick and on the printed shift report.',
    )
  const { size } = newest.checkpoint
  if (confirmed !== String(size))
    return err(
      `The newest witness given is over ${size} lines, of ${new Date(newest.at).toISOString()}. If there is no newer one anywhere (at the region, on a USB stick, printed with a shift report), say so with --newest ${size}. Keys that a later printed report lists go with --destroyed.`,
    )
  return ok(newest)
}
