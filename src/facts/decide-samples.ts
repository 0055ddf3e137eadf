import type { CampaignId, CaseId, DocumentHash, KeyId, SampleId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { BandName } from '../fieldwork/strata.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  type Settings,
  secondPerson,
} from './decide.ts'
import type { Actor } from './fact.ts'
import { recentSamples, type SampleWarning, warningsOf } from './sample-warnings.ts'
import type { Sample, State } from './state.ts'

export type ImportedSample = {
  readonly sample: SampleId
  readonly campaign: CampaignId
  readonly key: KeyId
  readonly about: DocumentHash
  readonly slots: number
  readonly leftOut: string
  readonly bands?: readonly BandName[]
  /** What the file showed: how many rows it had, and whether most of its numbers were in recent samples. */
  readonly looks: { readonly rows: number; readonly overlaps: boolean }
}

export type NumbersReturned = {
  readonly campaign: CampaignId
  readonly sample: SampleId
  readonly key: KeyId
  readonly returned: number
  readonly missing: number
  /** Cases whose numbers went on the do-not-call list only now: they had asked before the backup was made. */
  readonly never: readonly CaseId[]
}

export function mayImportSample(state: State, ctx: Ctx, by: Actor, campaign: CampaignId): Decision {
  const no = notAllowed(state, ctx, by, 'IMPORT_SAMPLE')
  if (no) return { ok: false, error: no }
  const life = state.campaigns.get(campaign)?.life
  if (life === undefined) return refuse(404, 'T5', 'There is no such campaign.')
  if (life === 'closed') return refuse(409, 'T5', 'That campaign is closed.')
  // While nobody has let it in, the next one cannot be held against it: a number could come in twice.
  if (waitingToBeLetIn(state, campaign).length > 0)
    return refuse(
      409,
      'T5',
      'A sample of this campaign waits for a second governor. Let it in or send it back first.',
    )
  return ok({ facts: [], reply: undefined })
}

/** Samples of the campaign with open cases that wait for their numbers since a restore, and how many wait in each. */
export function waitingSamples(state: State, campaign: CampaignId): ReadonlyMap<Sample, number> {
  const samples = samplesOf(state, campaign).filter((one) => one.numbersAway)
  if (samples.length === 0) return new Map()
  const open = new Map(samples.map((one) => [one.id, one.slots]))
  for (const { id, final } of state.cases.values()) {
    const sample = id.slice(0, id.lastIndexOf('.')) as SampleId
    const left = final && open.get(sample)
    if (left) open.set(sample, left - 1)
  }
  const left = samples.map((one): [Sample, number] => [one, open.get(one.id) ?? 0])
  return new Map(left.filter(([, waiting]) => waiting > 0))
}

/** Open cases of the campaign without a number: those that wait for the client's file, and those that got none from it. */
export function casesWithoutNumber(
  state: State,
  campaign: CampaignId,
): { readonly waiting: number; readonly missing: number } {
  const sum = (counts: Iterable<number>) => [...counts].reduce((all, one) => all + one, 0)
  const missing = samplesOf(state, campaign).map((one) => one.withoutNumber ?? 0)
  return { waiting: sum(waitingSamples(state, campaign).values()), missing: sum(missing) }
}

/** The samples of a campaign that are here; those that were sent back are not. */
export function samplesOf(state: State, campaign: CampaignId): readonly Sample[] {
  const ids = state.campaigns.get(campaign)?.samples ?? []
  return ids.flatMap((id) => state.samples.get(id) ?? [])
}

/** The numbers are in the vault again, sealed under the new key; this lets their cases be called. */
export function returnNumbers(
  state: State,
  ctx: Ctx,
  by: Actor,
  { campaign, sample, never, ...data }: NumbersReturned,
): Decision {
  const may = mayImportSample(state, ctx, by, campaign)
  if (!may.ok) return may
  if (!state.samples.get(sample)?.numbersAway)
    return refuse(409, 'T5', 'The numbers of this sample are back already.')
  return ok({
    facts: [{ type: 'sample.numbers_returned', by, on: { campaign, sample }, data }],
    effects: never.map((one) => ({ do: 'suppress', case: one })),
    reply: undefined,
  })
}

/** What a campaign still lacks of samples before it can go live, in sentences. */
export function samplesMissing(state: State, campaign: CampaignId): readonly string[] {
  const samples = samplesOf(state, campaign)
  if (samples.length === 0) return ['Import a sample.']
  return samples.every((one) => one.waits) ? ['A second governor has to let the sample in.'] : []
}

/** A live box wants two governors for every sample. A trial has drama numbers alone, and may stay with one. */
export function wantsSecondGovernor({ drama }: Pick<Settings, 'drama'>): boolean {
  return !drama
}

/** Samples of the campaign that a second governor has still to let in. */
export function waitingToBeLetIn(state: State, campaign: CampaignId): readonly Sample[] {
  return samplesOf(state, campaign).filter((one) => one.waits)
}

/**
 * The numbers are already sealed in the vault; this makes them cases. On a live box they wait for a second governor, who
 * sees what this one is warned of.
 */
export function importSample(
  state: State,
  ctx: Ctx,
  by: Actor,
  imported: ImportedSample,
): Decision<readonly SampleWarning[]> {
  const may = mayImportSample(state, ctx, by, imported.campaign)
  if (!may.ok) return may
  const { sample, campaign, looks, ...data } = imported
  const known = state.campaigns.get(campaign)
  const recent = known ? recentSamples(state, ctx, known) : []
  const warnings = warningsOf(ctx, recent, looks)
  const more = {
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(wantsSecondGovernor(ctx.settings) ? { waits: true as const } : {}),
  }
  return ok({
    facts: [{ type: 'sample.imported', by, on: { campaign, sample }, data: { ...data, ...more } }],
    reply: warnings,
  })
}

/** By a governor who neither brought it nor has to do with the sign-in of the one who did (design 7). */
export function letSampleIn(
  state: State,
  ctx: Ctx,
  by: Actor,
  sample: SampleId,
  token?: string,
): Decision {
  const known = waitingSample(state, ctx, by, sample, token)
  if (!known.ok) return known
  const on = { campaign: known.value.campaign, sample }
  return ok({ facts: [{ type: 'sample.let_in', by, on, data: {} }], reply: undefined })
}

/** Either governor may: whoever brought the wrong file takes it back without waiting for the other. */
export function sendSampleBack(
  state: State,
  ctx: Ctx,
  by: Actor,
  sample: SampleId,
): Decision<KeyId> {
  const no = notAllowed(state, ctx, by, 'IMPORT_SAMPLE')
  if (no) return { ok: false, error: no }
  const known = state.samples.get(sample)
  if (!known?.waits) return refuse(409, 'T5', notWaiting)
  const { campaign, key } = known
  return ok({
    facts: [{ type: 'sample.sent_back', by, on: { campaign, sample }, data: { key } }],
    effects: [{ do: 'destroy-keys' }],
    reply: key,
  })
}

const notWaiting = 'No sample waits to be let in. Open the campaign again to see how it stands.'

function waitingSample(
  state: State,
  ctx: Ctx,
  by: Actor,
  sample: SampleId,
  token: string | undefined,
): Result<Sample, Refusal> {
  const no = notAllowed(state, ctx, by, 'APPROVE_SAMPLE', token)
  if (no) return err(no)
  const known = state.samples.get(sample)
  if (!known?.waits) return refuse(409, 'T5', notWaiting)
  const hands = new Set(known.broughtBy === undefined ? [] : [known.broughtBy])
  const tied = secondPerson(state, by, 'APPROVE_SAMPLE', hands)
  return tied ? err(tied) : ok(known)
}
