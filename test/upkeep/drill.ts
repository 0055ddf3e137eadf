import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { CampaignId, PersonId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import { keysDestroyed, poolMerged } from '../../src/facts/decide-upkeep.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import { makeWitness } from '../../src/record/witness.ts'
import { type NearStores, openStores } from '../support/near-stores.ts'
import { workingDay } from '../support/test-box.ts'

/** The record of a box that is stopped, opened for a moment; `at` is the local time of day. */
export async function atRest<T>(
  dir: string,
  at: number,
  work: (ground: Ground, stores: NearStores) => Promise<T>,
): Promise<T> {
  const disk = realDisk(join(dir, 'box'))
  const now = () => instantAt(workingDay, at)
  const clock = { now, after: () => () => undefined, every: () => () => undefined }
  const opened = await openGround({ disk, clock, settings: trialSettings, site: 'test' })
  if (!opened.ok) throw new Error(opened.error)
  const ground = opened.value
  const stores = await openStores(disk, ground.keys, ground.mixingKey, ground.writer.ahead)
  const done = await work(ground, stores)
  await ground.signCheckpoint()
  await ground.writer.close()
  await ground.checkpoints.close()
  await stores.close()
  await ground.keys.close()
  return done
}

/** Interviews of other days, merged: responses in the campaign's document. */
export async function mergeSome({ writer, mixingKey }: Ground, stores: NearStores, id: CampaignId) {
  const { pool, mixing } = stores.campaign(id)
  for (let at = 0; at < 120; at++) {
    const token = at.toString(16).padStart(32, '0')
    const answers = Buffer.from('{"age":{"kind":"one","option":"35-54"}}')
    await pool.add(sealAnswers(mixingKey, id, answers), token)
    pool.settle(token)
  }
  const merged = await mixing.merge()
  await writer.do((s, c) => poolMerged(s, c, id, merged, []))
  return merged
}

/** Every key of a person destroyed, as their erasure does it. */
export async function destroyKeysOf({ writer, keys }: Ground, person: PersonId): Promise<void> {
  const theirs = [...(writer.ahead.people.get(person)?.keys ?? [])]
  await keys.destroy(theirs)
  await writer.do((state) => keysDestroyed(state, theirs))
}

/** A witness over the record as it is. */
export async function witnessOf({ writer, checkpoints }: Ground): Promise<string> {
  const { ahead } = writer
  const made = await makeWitness(checkpoints, () => ({ at: instant(ahead.at), state: ahead }))
  if (!made.ok) throw new Error(made.error.what)
  return made.value
}

/** A recovery key pair in two files. */
export async function recoveryKeys(dir: string, name = 'recovery') {
  const identity = await generateIdentity()
  const paths = { pub: join(dir, `${name}.pub`), identity: join(dir, `${name}.txt`) }
  await writeFile(paths.pub, `${await identityToRecipient(identity)}\n`)
  await writeFile(paths.identity, `# the recovery identity\n${identity}\n`)
  return paths
}
