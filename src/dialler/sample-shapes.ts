import * as v from 'valibot'
import { numberFaults } from '../fieldwork/phone-number.ts'
import { bandNames } from '../fieldwork/strata.ts'
import { knownColumns } from '../readers/sample-headings.ts'
import { type Encoding, encodings } from '../readers/sample-layout.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import type { SampleAs, SampleOrder, SampleProgress, SampleTaken } from './port.ts'
import { base64, count, keyId, knownCampaign, listOf, sampleId } from './shapes.ts'

// What crosses the socket about a sample: columns, counts and bands, and nowhere a number.

export const roughCount = v.union([
  v.literal('fewer than 10'),
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/),
    v.transform((text) => text as `${number}`),
  ),
])
const faults = Object.keys(numberFaults) as (keyof typeof numberFaults)[]
const band = v.picklist(bandNames)
const columnSeen = {
  position: count,
  known: v.exactOptional(v.picklist(knownColumns)),
  taken: v.boolean(),
  band: v.exactOptional(band),
  filled: count,
  numbers: count,
}
export const report = v.strictObject({
  rows: count,
  taken: roughCount,
  invalid: v.strictObject(
    Object.fromEntries(faults.map((fault) => [fault, count])) as Record<
      (typeof faults)[number],
      typeof count
    >,
  ),
  leftOut: roughCount,
  outside: v.strictObject({ region: v.exactOptional(count), sector: v.exactOptional(count) }),
  further: count,
  columns: listOf(v.strictObject(columnSeen)),
}) satisfies v.GenericSchema<unknown, SampleReport>

const encoding = v.picklist(Object.keys(encodings) as Encoding[])
const delimiter = v.pipe(v.string(), v.minLength(1), v.maxLength(4))
const widths = listOf(v.pipe(v.number(), v.safeInteger()), 500)
const position = v.pipe(v.number(), v.safeInteger())

export const sampleAs = v.strictObject({
  phoneColumns: v.exactOptional(listOf(position, 20)),
  strata: v.exactOptional(
    v.strictObject({ region: v.exactOptional(position), sector: v.exactOptional(position) }),
  ),
  asked: v.exactOptional(
    v.strictObject({
      encoding: v.exactOptional(encoding),
      delimiter: v.exactOptional(delimiter),
      widths: v.exactOptional(widths),
    }),
  ),
}) satisfies v.GenericSchema<unknown, SampleAs>

export const order = v.strictObject({
  sample: sampleId,
  key: keyId,
  into: knownCampaign,
  as: v.exactOptional(sampleAs),
  recent: v.exactOptional(listOf(sampleId, 1_000)),
}) satisfies v.GenericSchema<unknown, SampleOrder>

export const taken = v.strictObject({
  slots: count,
  report,
  overlaps: v.boolean(),
  strata: v.exactOptional(base64),
}) satisfies v.GenericSchema<unknown, SampleTaken>

export const progress = v.strictObject({
  stage: v.picklist(['reading', 'keeping']),
  read: count,
  of: count,
}) satisfies v.GenericSchema<unknown, SampleProgress>

export const look = v.strictObject({
  layout: v.variant('kind', [
    v.strictObject({ kind: v.literal('delimited'), encoding, delimiter }),
    v.strictObject({ kind: v.literal('fixed'), encoding, widths }),
    v.strictObject({ kind: v.literal('workbook') }),
    v.strictObject({ kind: v.literal('sealed') }),
  ]),
  rows: count,
  columns: listOf(v.strictObject({ ...columnSeen, couldBe: v.exactOptional(band) })),
}) satisfies v.GenericSchema<unknown, SampleLook>
