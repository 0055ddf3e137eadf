import * as v from 'valibot'
import type {
  CallId,
  CampaignId,
  CaseId,
  KeyId,
  PersonId,
  SampleId,
  SeatId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { type ListId, listIdPattern } from '../basics/list-id.ts'
import { type AttemptOutcome, outcomeLabels } from '../calls/outcome.ts'
import type { ToldAttempt } from '../facts/told-attempt.ts'
import { hangupCauses } from '../phone/hangup-cause.ts'
import type { SwitchCommand, SwitchEvent } from '../phone/switch-port.ts'

/** What an id may be: some of them name files, and a call's stands in a command to the switch. */
const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/))
export const callId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  v.transform((id) => id as CallId),
)
export const seatId = v.pipe(
  v.string(),
  v.regex(/^1?\d{2}$/),
  v.transform((id) => id as SeatId),
)
export const sampleId = v.pipe(
  name,
  v.transform((id) => id as SampleId),
)
export const campaignId = v.pipe(
  name,
  v.transform((id) => id as CampaignId),
)
export const keyId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{32}$/),
  v.transform((id) => id as KeyId),
)
export const caseId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9-]{1,64}\.\d{1,7}$/),
  v.transform((id) => id as CaseId),
)
export const personId = v.pipe(
  name,
  v.transform((id) => id as PersonId),
)
export const listId = v.pipe(
  v.string(),
  v.regex(listIdPattern),
  v.transform((id) => id as ListId),
)
export const words = v.pipe(v.string(), v.maxLength(2_000))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))
const note = v.pipe(v.string(), v.uuid())
const mode = v.picklist(['listen', 'whisper', 'join'])

export const listOf = <I extends v.GenericSchema>(item: I, most = 1_000_000) =>
  v.pipe(v.array(item), v.maxLength(most), v.readonly())

export const nothing = v.null()
export const resultOf = <V extends v.GenericSchema, E extends v.GenericSchema>(
  value: V,
  error: E,
) =>
  v.union([
    v.strictObject({ ok: v.literal(true), value }),
    v.strictObject({ ok: v.literal(false), error }),
  ])

export const knownCampaign = v.strictObject({
  campaign: campaignId,
  key: keyId,
  fresh: v.boolean(),
  client: v.exactOptional(listId),
  screens: v.exactOptional(v.boolean()),
})
/** Of the enquiry index. The day names a file. */
export const indexDay = v.strictObject({
  day: v.pipe(v.string(), v.isoDate()),
  key: keyId,
})
const entered = v.strictObject({
  by: personId,
  did: v.picklist(['listen', 'whisper', 'join', 'took-over', 'ended']),
})
const moment = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((ms) => ms as Instant),
)
export const toldAttempt = v.strictObject({
  from: moment,
  until: moment,
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000)),
  outcome: v.picklist(Object.keys(outcomeLabels) as AttemptOutcome[]),
  agent: personId,
  entered: v.pipe(v.array(entered), v.maxLength(100), v.readonly()),
}) satisfies v.GenericSchema<unknown, ToldAttempt>

export const known = v.strictObject({
  list: v.strictObject({ key: keyId, fresh: v.boolean(), others: v.exactOptional(v.boolean()) }),
  campaigns: listOf(knownCampaign),
  samples: listOf(
    v.strictObject({
      sample: sampleId,
      campaign: campaignId,
      key: keyId,
      away: v.boolean(),
      waits: v.exactOptional(v.literal(true)),
    }),
  ),
  days: listOf(indexDay, 1_000),
})

export const resume = v.strictObject({
  seats: listOf(seatId),
  calls: listOf(v.strictObject({ call: callId, seat: seatId })),
})

export const command = v.variant('do', [
  v.strictObject({ do: v.literal('open-seat'), seat: seatId }),
  v.strictObject({ do: v.literal('close-seat'), seat: seatId }),
  v.strictObject({
    do: v.literal('dial'),
    call: callId,
    case: caseId,
    seat: seatId,
    agent: v.exactOptional(personId),
    shows: v.exactOptional(v.pipe(v.string(), v.maxLength(30))),
  }),
  v.strictObject({ do: v.literal('end-call'), call: callId }),
  v.strictObject({ do: v.literal('apologise'), call: callId }),
  v.strictObject({ do: v.literal('supervise'), seat: seatId, supervisor: seatId, mode }),
  v.strictObject({ do: v.literal('stop-supervising'), supervisor: seatId }),
  v.strictObject({
    do: v.literal('take-over'),
    call: callId,
    seat: seatId,
    supervisor: seatId,
  }),
  v.strictObject({ do: v.literal('note-taken'), note }),
]) satisfies v.GenericSchema<unknown, SwitchCommand>

const cause = v.picklist([...new Set(Object.values(hangupCauses)), 'other' as const])

export const event = v.variant('kind', [
  v.strictObject({ kind: v.literal('connected') }),
  v.strictObject({ kind: v.literal('disconnected'), why: words }),
  v.strictObject({ kind: v.literal('seat-up'), seat: seatId }),
  v.strictObject({ kind: v.literal('seat-down'), seat: seatId, cause }),
  v.strictObject({ kind: v.literal('ringing'), call: callId }),
  v.strictObject({ kind: v.literal('answered'), call: callId }),
  v.strictObject({ kind: v.literal('in-conference'), call: callId, seat: seatId }),
  v.strictObject({
    kind: v.literal('message-started'),
    call: callId,
    why: v.exactOptional(v.picklist(['not-heard', 'seat-lost'])),
  }),
  v.strictObject({ kind: v.literal('agent-silent'), call: callId, seat: seatId }),
  v.strictObject({ kind: v.literal('ended'), call: callId, cause }),
  v.strictObject({ kind: v.literal('supervising'), seat: seatId, supervisor: seatId, mode }),
  v.strictObject({ kind: v.literal('supervising-stopped'), supervisor: seatId }),
  v.strictObject({ kind: v.literal('stranger-ended') }),
  v.strictObject({ kind: v.literal('unknown-events') }),
  v.strictObject({ kind: v.literal('caller-id-differs'), call: callId }),
  v.strictObject({ kind: v.literal('never-again'), note }),
  v.strictObject({ kind: v.literal('seat-misused'), seat: seatId, count }),
  v.strictObject({ kind: v.literal('seat-talking'), seat: seatId, talking: v.boolean() }),
]) satisfies v.GenericSchema<unknown, SwitchEvent>

/** The tables above hold every command and every event there is: one that were missing would be cut off. */
type Every<All, Read> = [All] extends [Read] ? true : never
export const complete: Every<SwitchCommand, v.InferOutput<typeof command>> &
  Every<SwitchEvent, v.InferOutput<typeof event>> = true
