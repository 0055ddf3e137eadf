import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../basics/clock.ts'
import { sha256 } from '../basics/hash.ts'
import type { KeyId } from '../basics/ids.ts'
import { type Instant, instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { goOnAfter } from '../bundles/outbox.ts'
import type { Settings } from '../facts/decide.ts'
import { casesWithoutNumber } from '../facts/decide-samples.ts'
import type { State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import { DocumentDamaged } from '../record/durable-adapter.ts'
import { unfinishedRestore } from '../record/open-ground.ts'
import { readFacts } from '../record/read-facts.ts'
import { realDisk } from '../record/real-disk.ts'
import { verifyRecord } from '../record/verify.ts'
import type { Witness } from '../record/witness.ts'
import { carriedFolders } from './backup-content.ts'
import { diallerPartPath } from './dialler-backup.ts'
import { apartFrom, moveTo, whyNotApart } from './restore-apart.ts'
import { beginAgainFrom, newSigner, wrapKeys } from './restore-box.ts'
import {
  newestWitness,
  type OpenedBackup,
  openBackup,
  type ShownWitness,
  whyDamaged,
} from './restore-open.ts'
import { syncFolder } from './sync-folder.ts'

export type RestoreOrder = {
  readonly file: string
  /** The data folder of the new box: not there yet, or empty. */
  readonly to: string
  /** Of a box at work: the new folder of its dialler, not there yet, or empty. */
  readonly dialler?: string | undefined
  /** The recovery identity, `AGE-SECRET-KEY-…`. */
  readonly identity: string
  readonly witnesses: readonly { readonly file: string; readonly note: string }[]
  /** The size of the newest witness that there is, as the person says it. */
  readonly newest?: string | undefined
  /** Keys that a later shift report lists on paper as destroyed: they stay so as well. */
  readonly destroyed?: readonly KeyId[] | undefined
  /** The highest number of a bundle that the region holds. */
  readonly bundles?: number | undefined
  readonly now: Date
  readonly settings: Settings
}

export type Restored = {
  /** Lines of the backup's record, and of the newest witness's. */
  readonly lines: number
  readonly witnessed: number
  readonly destroyed: number
  /** Cases that wait for their numbers. */
  readonly waiting: number
  /** Bundles have these numbers already: the next has one more. */
  readonly bundles: number
  /** The verifier of the new box. */
  readonly verifier: string
}

/**
 * Makes a new box out of a backup, or changes nothing and says why not. Everything is made beside its place and checked
 * there: the seal, every hash, every line and checkpoint; only then is it put in place.
 */
export async function restoreBox(order: RestoreOrder): Promise<Result<Restored, string>> {
  const { to, dialler } = order
  const made = await emptyFolder(to)
  if (!made.ok) return made
  const beside = dialler === undefined ? undefined : await emptyFolder(dialler)
  if (beside && !beside.ok) return beside
  const staging = join(to, unfinishedRestore)
  const done = await mkdir(staging, { mode: 0o700 })
    .then(() => restoreInto(staging, order))
    .catch((cause: unknown) => err(whyNot(cause, to)))
  if (done.ok) {
    if (dialler !== undefined) await moveTo(join(staging, 'dialler'), dialler)
    await putInPlace(staging, to)
  } else {
    await rm(staging, { recursive: true, force: true })
    if (made.value === 'made') await rmdir(to)
    if (dialler !== undefined && beside?.value === 'made') await rmdir(dialler)
  }
  return done
}

async function restoreInto(
  staging: string,
  order: RestoreOrder,
): Promise<Result<Restored, string>> {
  const { file, identity, witnesses, newest, bundles = 0, now, settings } = order
  try {
    const opened = await openBackup(createReadStream(file), identity, now)
    if (!opened.ok) return opened
    const backup = opened.value
    const shown = newestWitness(backup, witnesses, newest)
    if (!shown.ok) return shown
    const { destroyed = [] } = order
    const stays = new Set([...shown.value.destroyed, ...destroyed])
    const witness = { ...shown.value, destroyed: [...stays] }
    const disk = realDisk(join(staging, 'box'))
    // In this order: what must stay destroyed is gone before any file of the backup is read.
    const carried = await backup.keys(stays)
    const put = await putFiles(disk, backup)
    if (!put.ok) return put
    const wrong = whyNotApart(order, put.value) ?? (await whyNotWhole(disk, backup, witness))
    if (wrong !== undefined) return err(wrong)
    const signer = await newSigner(staging, backup)
    const keys = await wrapKeys(disk, carried)
    const clock = standing(await beginAt(disk, backup, witness, now))
    const begun = await beginAgainFrom({ disk, backup, witness, signer, keys, clock, settings })
    if (!begun.ok) return begun
    const apart = put.value && (await apartFrom(staging, put.value, identity))
    if (apart !== undefined) return err(apart)
    return ok({
      lines: backup.checkpoint.size,
      witnessed: witness.checkpoint.size,
      destroyed: witness.destroyed.length,
      waiting: waitingIn(begun.value),
      bundles: await goOnAfter(disk, bundles),
      verifier: signer.verifier,
    })
  } catch (cause) {
    return err(cause instanceof DocumentDamaged ? cause.message : whyDamaged(cause))
  }
}

/** Puts every file of the backup where it belongs, or says what is wrong with one; gives the dialler's part if there is one. */
async function putFiles(
  disk: Disk,
  backup: OpenedBackup,
): Promise<Result<Uint8Array | undefined, string>> {
  let part: Uint8Array | undefined
  for await (const { path, content } of backup.files()) {
    if (path === diallerPartPath) {
      part = content
      continue
    }
    const [folder = '', name] = path.split('/')
    if (name === undefined || !['record', ...carriedFolders].includes(folder))
      return err(`The backup holds ${path}, which is no part of a box. Use another backup.`)
    if (folder === 'documents' && sha256(content) !== name)
      return err(`${path} in the backup does not match its name. Use another backup.`)
    await disk.makeDir(folder)
    await disk.replace(path, content)
  }
  return ok(part)
}

/** Every line, link and checkpoint of the record that came, held against the backup's own checkpoint and the witness. */
async function whyNotWhole(
  disk: Disk,
  { manifest, checkpoint }: OpenedBackup,
  witness: ShownWitness,
): Promise<string | undefined> {
  const witnesses = [manifest.checkpoint]
  // A witness over more lines was signed by the same signer, who signs no other history of those that are here.
  if (witness.checkpoint.size <= checkpoint.size) witnesses.push(witness.note)
  const report = await verifyRecord(disk, { verifiers: [manifest.verifier], witnesses })
  const [first] = report.findings
  if (first?.file === 'witness 2')
    return `The witness is of another history of this box: ${first.what} ${first.whatToDo}`
  if (first)
    return `The record in the backup is not whole. ${first.file}: ${first.what} Use another backup.`
  return report.lines === checkpoint.size
    ? undefined
    : 'The backup has more lines than its checkpoint.'
}

/** A trial goes on at the time of its own clock; a live box at the time that it is. Never before its last line. */
async function beginAt(
  disk: Disk,
  { recordAt }: OpenedBackup,
  witness: Witness,
  now: Date,
): Promise<Instant> {
  let mode = 'live'
  for await (const fact of readFacts(disk, { filter: { deed: 'START_BOX' } }))
    if (fact.type === 'box.started') mode = fact.data.mode
  return instant(Math.max(recordAt, mode === 'trial' ? witness.at : now.getTime()))
}

function standing(at: Instant): Clock {
  return { now: () => at, after: () => () => undefined, every: () => () => undefined }
}

function waitingIn(state: State): number {
  const waiting = [...state.campaigns.keys()].map((id) => casesWithoutNumber(state, id).waiting)
  return waiting.reduce((sum, one) => sum + one, 0)
}

async function putInPlace(staging: string, to: string): Promise<void> {
  const box = join(staging, 'box')
  await syncFolder(box)
  for (const name of await readdir(box)) await rename(join(box, name), join(to, name))
  await syncFolder(to)
  // Until this is gone the box does not start: what is there could be a part.
  await rm(staging, { recursive: true })
  await syncFolder(to)
}

/** A folder that has nothing in it, made if need be. */
async function emptyFolder(path: string): Promise<Result<'made' | 'there', string>> {
  try {
    const names = await readdir(path)
    if (names.length === 0) return ok('there')
    const left = names.includes(unfinishedRestore)
      ? 'An earlier restore did not finish there: empty it, and restore again.'
      : 'Give a folder that is empty, or not there yet.'
    return err(`${path} is not empty. ${left} Nothing was changed.`)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') return err(whyNot(cause, path))
  }
  try {
    await mkdir(path, { mode: 0o700 })
    return ok('made')
  } catch (cause) {
    return err(whyNot(cause, path))
  }
}

/** What a disk says when it will not, in words; anything else is a surprise. */
function whyNot(cause: unknown, to: string): string {
  const words: Readonly<Record<string, string>> = {
    ENOENT: `The folder that ${to} is to be in is not there. Make it first.`,
    ENOTDIR: `${to} is not a folder. Give another name.`,
    ENOSPC: `${to} is full: there is too little room for this box. Give a larger disk.`,
    EDQUOT: `${to} is full: there is too little room for this box. Give a larger disk.`,
    EACCES: `${to} may not be written to by this user. Give a folder that may.`,
    EPERM: `${to} may not be written to by this user. Give a folder that may.`,
    EROFS: `${to} is on a disk that cannot be written to. Give another folder.`,
  }
  const said = words[(cause as NodeJS.ErrnoException).code ?? '']
  if (said === undefined) throw cause
  return `${said} Nothing was changed.`
}
