import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../basics/clock.ts'
import type { CampaignId, KeyId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Settings } from '../facts/decide.ts'
import { boxRestored, renewPool } from '../facts/decide-restore.ts'
import { releasesOf } from '../facts/newest-release.ts'
import { keysOf } from '../facts/snapshot.ts'
import type { State } from '../facts/state.ts'
import { type Checkpoint, encodeCheckpoint } from '../record/checkpoint.ts'
import { type CheckpointSigner, openSigner } from '../record/checkpoint-signer.ts'
import { openCheckpoints } from '../record/checkpoints.ts'
import type { Disk } from '../record/disk.ts'
import { openKeySlots } from '../record/key-slots.ts'
import { openKeyedSet } from '../record/keyed-set.ts'
import { type Keys, openKeys } from '../record/keys.ts'
import { loadMasterKey } from '../record/master-key.ts'
import { openMixingKey } from '../record/mixing-key.ts'
import { openRecord } from '../record/open-record.ts'
import { realDisk } from '../record/real-disk.ts'
import { openResponses } from '../record/responses.ts'
import { loadSigningKey } from '../record/signing-key.ts'
import type { Witness } from '../record/witness.ts'
import type { Writer } from '../record/writer.ts'
import type { OpenedBackup } from './restore-open.ts'

/** The signing key of the new box. Made beside the box and moved in: next to a record, a new key is refused. */
export async function newSigner(
  staging: string,
  { checkpoint: { origin } }: OpenedBackup,
): Promise<CheckpointSigner> {
  const beside = realDisk(join(staging, 'new'))
  const privateKey = await loadSigningKey(beside, origin)
  await rename(join(staging, 'new/signer'), join(staging, 'box/signer'))
  return openSigner({ disk: realDisk(join(staging, 'box')), origin, privateKey })
}

/** A master key of this box's own, and under it the keys that came. */
export async function wrapKeys(disk: Disk, keys: ReadonlyMap<KeyId, Uint8Array>): Promise<Keys> {
  const master = await loadMasterKey(disk, { create: true })
  if (!master.ok) throw new Error(master.error.what)
  const slots = await openKeySlots(disk, master.value)
  await slots.put([...keys])
  await slots.sync()
  for (const key of keys.values()) key.fill(0)
  await slots.close()
  return openKeys({ disk, masterKey: master.value })
}

export type NewBox = {
  readonly disk: Disk
  readonly backup: OpenedBackup
  readonly witness: Witness
  readonly signer: CheckpointSigner
  readonly keys: Keys
  readonly clock: Clock
  readonly settings: Settings
}

/**
 * Opens the record that came, writes down that it was restored, and signs it. The new signer begins at the very
 * checkpoint that the backup ends at, so that it too can never sign another history of those lines.
 */
export async function beginAgainFrom(box: NewBox): Promise<Result<Writer['ahead'], string>> {
  const { disk, backup, signer, keys, clock, settings } = box
  const { checkpoint } = backup
  const begun = await signer.sign({ text: encodeCheckpoint(checkpoint), proof: [] })
  if (!begun.ok) return err(begun.error.what)
  const { origin } = checkpoint
  const checkpoints = await openCheckpoints({ disk, signer, origin })
  const opened = await openRecord({
    disk,
    keys,
    mixingKey: await openMixingKey(disk),
    clock,
    settings,
    fresh: false,
    atLeast: checkpoint.size,
    onLine: (text) => checkpoints.add(text),
  })
  if (!opened.ok) return err(`${opened.error.what} ${opened.error.whatToDo}`)
  const { writer } = opened.value
  await keys.ready()
  const gone = [...keysOf(writer.ahead)].filter((key) => !keys.has(key))
  await writer.do((state, ctx) =>
    boxRestored(state, ctx, bodyOf(box, gone, forgottenIn(state, box.witness))),
  )
  for (const id of writer.ahead.campaigns.keys()) await renew(box, writer, id)
  const signed = await checkpoints.sign()
  if (!signed.ok) return err(signed.error.what)
  await writer.close()
  await checkpoints.close()
  await keys.close()
  return ok(writer.ahead)
}

/** Campaigns of which more releases were prepared than came with the backup. */
function forgottenIn(state: State, { prepared }: Witness): readonly CampaignId[] {
  return prepared
    .filter(({ campaign, releases }) => releasesOf(state, campaign).length < releases)
    .map(({ campaign }) => campaign)
    .filter((id) => state.campaigns.has(id))
}

function bodyOf(
  { backup, witness, signer }: NewBox,
  gone: readonly KeyId[],
  forgotten: readonly CampaignId[],
) {
  const { destroyed, at } = witness
  return {
    backup: placeOf(backup.checkpoint),
    witness: { ...placeOf(witness.checkpoint), at },
    before: backup.manifest.verifier,
    after: signer.verifier,
    gone,
    destroyed,
    ...(forgotten.length > 0 ? { forgotten } : {}),
  }
}

/** A new pool and a new, empty done set: the client's list fills the set when it comes again. */
async function renew({ disk, keys }: NewBox, writer: Writer, id: CampaignId): Promise<void> {
  await keys.ready()
  const known = writer.ahead.campaigns.get(id)
  if (known === undefined || known.poolGone) return
  const { key, samples, mergedResponses } = known
  const place = { disk, keys, campaign: id, key, fresh: samples.length === 0 }
  const inFile = keys.has(key) ? (await openResponses(place)).readAll().length : mergedResponses
  await writer.do((state, ctx) => renewPool(state, ctx, id, inFile))
  const doneKey = writer.ahead.campaigns.get(id)?.doneKey
  if (doneKey === undefined) return
  const path = `done/${id}.slots`
  await (await openKeyedSet({ disk, keys, path, key: doneKey, fresh: true })).close()
}

function placeOf({ size, root }: Checkpoint) {
  return { size, root: Buffer.from(root).toString('base64') }
}
