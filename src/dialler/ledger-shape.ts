import * as v from 'valibot'
import { instant } from '../basics/instant.ts'
import { campaignId, indexDay, keyId, listId, sampleId } from './shapes.ts'
import { typedKinds } from './typed-counts.ts'

/** What `ledger.json` holds: names of keys, and of what they are for. */
export const ledgerShape = v.strictObject({
  format: v.literal('gatehouse-dialler/1'),
  list: v.exactOptional(keyId),
  /** Lists were made here besides: from then on they must be there. */
  others: v.exactOptional(v.boolean()),
  campaigns: v.array(
    v.strictObject({
      campaign: campaignId,
      key: keyId,
      closed: v.boolean(),
      screens: v.exactOptional(v.boolean()),
      clients: v.exactOptional(v.pipe(v.array(listId), v.readonly())),
    }),
  ),
  samples: v.array(
    v.strictObject({
      sample: sampleId,
      campaign: campaignId,
      key: keyId,
      /** Whether the record is known to know of it. */
      settled: v.boolean(),
    }),
  ),
  /** Of the enquiry index. */
  days: v.exactOptional(v.array(indexDay)),
  /** How many numbers were typed in each of the last hours. */
  typed: v.exactOptional(
    v.array(
      v.strictObject({
        what: v.picklist(typedKinds),
        hour: v.pipe(
          v.number(),
          v.safeInteger(),
          v.transform((at) => instant(at)),
        ),
        count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      }),
    ),
  ),
})

export type Kept = v.InferOutput<typeof ledgerShape>
