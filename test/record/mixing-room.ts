import { randomBytes } from 'node:crypto'
import type { CampaignId, KeyId } from '../../src/basics/ids.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { type Mixing, openMixing } from '../../src/record/mixing.ts'
import { type MixingKey, openMixingKey } from '../../src/record/mixing-key.ts'
import { openPool, type Pool } from '../../src/record/pool.ts'
import { openResponses, type Responses } from '../../src/record/responses.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export const campaign = 'campaign-1' as CampaignId

/** A campaign's pool and responses, on one disk. */
export type Room = {
  readonly disk: SimulatedDisk
  readonly keys: Keys
  readonly mixingKey: MixingKey
  readonly pool: Pool
  readonly notAsked: Pool
  readonly responses: Responses
  readonly mixing: Mixing
}

/** Keys live on a disk of their own, so that the crashes counted here are the pool's. */
export async function someKeys() {
  const mixingKey = await openMixingKey(new SimulatedDisk())
  const keys = await openKeys({ disk: new SimulatedDisk(), masterKey: new Uint8Array(32) })
  await keys.ready()
  return { keys, poolKey: keys.take(), campaignKey: keys.take(), mixingKey }
}

type SomeKeys = { keys: Keys; poolKey: KeyId; campaignKey: KeyId; mixingKey: MixingKey }

export async function openRoom(disk: SimulatedDisk, at: SomeKeys, fresh = false): Promise<Room> {
  const { keys, mixingKey } = at
  const place = { disk, keys, campaign, key: at.poolKey, mixingKey }
  const pool = await openPool(place)
  const notAsked = await openPool({ ...place, kind: 'not-asked' })
  const responses = await openResponses({ disk, keys, campaign, key: at.campaignKey, fresh })
  return {
    disk,
    keys,
    mixingKey,
    pool,
    notAsked,
    responses,
    mixing: await openMixing({ pool, notAsked }, responses, mixingKey),
  }
}

export const response = (mixingKey: MixingKey, n: number) =>
  sealAnswers(mixingKey, campaign, Buffer.from(JSON.stringify({ z: n, a: 'canary-answer' })))
export const token = () => randomBytes(16).toString('hex')
export const numbers = (room: Room) =>
  room.responses.readAll().map(({ answers }) => Number(answers['z']))

export async function complete(
  { pool, mixingKey }: Pick<Room, 'pool' | 'mixingKey'>,
  from: number,
  to: number,
): Promise<void> {
  for (let n = from; n < to; n++) {
    const one = token()
    await pool.add(response(mixingKey, n), one)
    pool.settle(one)
  }
}
