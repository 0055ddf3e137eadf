import type { CampaignId, CaseId, DocumentHash, KeyId, SampleId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { type Ctx, type Decision, notAllowed, refuse } from './decide.ts'
import type { Actor } from './fact.ts'
import type { Sample, State } from './state.ts'

export type ImportedSample = {
  readonly sample: SampleId
  readonly campaign: CampaignId
  readonly key: KeyId
  readonly about: DocumentHash
  readonly slots: number
  readonly leftOut: string
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

function samplesOf(state: State, campaign: CampaignId): readonly Sample[] {
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

/** The numbers are already sealed in the vault; this makes them cases. */
export function importSample(
  state: State,
  ctx: Ctx,
  by: Actor,
  imported: ImportedSample,
): Decision {
  const may = mayImportSample(state, ctx, by, imported.campaign)
  if (!may.ok) return may
  const { sample, campaign, ...data } = imported
  return ok({
    facts: [{ type: 'sample.imported', by, on: { campaign, sample }, data }],
    reply: undefined,
  })
}
