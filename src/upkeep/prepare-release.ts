import { Low } from 'lowdb'
import type { CampaignId, DocumentHash, ReleaseId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { refuse } from '../facts/decide.ts'
import type { World } from '../facts/decide-dial.ts'
import { prepareRelease as decidePrepare } from '../facts/decide-release.ts'
import { frameOf } from '../facts/dispositions.ts'
import type { Actor } from '../facts/fact.ts'
import type { Release, State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { durableAdapter } from '../record/durable-adapter.ts'
import type { Keys } from '../record/keys.ts'
import { releaseMemoryPath } from '../record/responses.ts'
import type { Stores } from '../record/stores.ts'
import { sealedText } from '../record/text-codec.ts'
import type { Writer } from '../record/writer.ts'
import type { ReleaseSummary } from '../results/release.ts'
import type { ReleaseFile } from '../results/release-files.ts'
import { explainRefusal } from '../results/release-refusal.ts'
import type { Response } from '../results/tabulate.ts'
import { isoWeek } from './iso-week.ts'
import { planApart } from './plan-apart.ts'

export type ReleasePrepared =
  | { readonly kind: 'prepared'; readonly release: ReleaseId }
  /** Nothing is new: the earlier release stands, the same bytes (X6). */
  | { readonly kind: 'unchanged'; readonly document: DocumentHash }

/** The frozen content of a release: the very files that an approver sees and a bundle carries. */
export type ReleaseContent = {
  readonly format: 'gatehouse-release-files/1'
  readonly files: readonly ReleaseFile[]
}

type Memory = { readonly summaries: Readonly<Record<string, ReleaseSummary>> }

export type ReleaseParts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly stores: Stores
}

/**
 * Prepares a release from merged responses only. What disclosure control must remember of it (true counts) is sealed
 * under the campaign's key and never leaves the box.
 */
export async function prepareRelease(
  parts: ReleaseParts,
  by: Actor,
  campaign: CampaignId,
  strataOf?: World['strataOf'],
): Promise<Result<ReleasePrepared, string>> {
  const { writer, documents, stores } = parts
  const known = writer.ahead.campaigns.get(campaign)
  if (!known) return err('There is no such campaign.')
  const sheet = documents.sheet(known.sheet)
  if (sheet.script === '') return err('The campaign has no script.')
  if (known.responsesGone)
    return err('The responses of this campaign were destroyed on their retention date.')
  const memory = await openMemory(parts, campaign)
  const before = lastApproved(writer.ahead, campaign)
  const previous = before && remembered(memory.data, before)
  const notAsked = stores.responses(campaign)?.notAsked()
  const planned = await planApart({
    campaign: sheet.title,
    script: documents.script(sheet.script),
    scriptHash: sheet.script,
    responses: (stores.responses(campaign)?.readAll() ?? []) as readonly Response[],
    dispositions: frameOf(writer.ahead, campaign, sheet.edition, strataOf).byCode,
    period: { first: isoWeek(known.createdAt), last: isoWeek(writer.ahead.at) },
    ...(notAsked ? { notAsked } : {}),
    ...(previous ? { previous } : {}),
  })
  if (!planned.ok) {
    const { what, whatToDo } = explainRefusal(planned.error)
    return err(`${what} ${whatToDo}`)
  }
  const plan = planned.value
  if (plan.kind === 'unchanged')
    return ok({ kind: 'unchanged', document: plan.documentHash as DocumentHash })
  const content: ReleaseContent = { format: 'gatehouse-release-files/1', files: plan.files }
  const document = await documents.put(JSON.stringify(content))
  memory.data = { summaries: { ...memory.data.summaries, [document]: plan.summary } }
  await memory.write()
  const prepared = await writer.do((state, ctx) =>
    lastApproved(state, campaign)?.id === before?.id
      ? decidePrepare(state, ctx, by, { campaign, document, responses: plan.document.base })
      : refuse(409, 'X6', 'Another release was approved in the meantime. Prepare this one again.'),
  )
  return prepared.ok
    ? ok({ kind: 'prepared', release: prepared.value })
    : err(prepared.error.sentence)
}

async function openMemory(
  { disk, keys, writer }: ReleaseParts,
  campaign: CampaignId,
): Promise<Low<Memory>> {
  const known = writer.ahead.campaigns.get(campaign)
  if (!known) throw new Error('A campaign that is not there cannot be released')
  await disk.makeDir('responses')
  const path = releaseMemoryPath(campaign)
  const codec = sealedText(keys, known.key, `gatehouse/releases/${campaign}`)
  const memory = new Low<Memory>(
    durableAdapter({ disk, path, codec, whenMissing: 'start-empty' }),
    { summaries: {} },
  )
  await memory.read()
  return memory
}

function lastApproved(state: State, campaign: CampaignId): Release | undefined {
  return [...state.releases.values()]
    .filter((one) => one.campaign === campaign && one.life === 'approved')
    .at(-1)
}

function remembered(memory: Memory, release: Release): ReleaseSummary {
  const found = memory.summaries[release.document]
  // Without it a second release could tell what a few people said, so there is none.
  if (!found) throw new Error('What disclosure control remembers of the last release is missing')
  return found
}
