import type { CampaignId, DocumentHash, ReleaseId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { refuse } from '../facts/decide.ts'
import type { World } from '../facts/decide-dial.ts'
import { prepareRelease as decidePrepare, mayPrepare } from '../facts/decide-release.ts'
import { frameOf } from '../facts/dispositions.ts'
import type { Actor } from '../facts/fact.ts'
import { newestRelease } from '../facts/newest-release.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { Keys } from '../record/keys.ts'
import type { Stores } from '../record/stores.ts'
import type { Writer } from '../record/writer.ts'
import type { KnownCount } from '../results/family.ts'
import { type Fate, type NextRelease, nextRelease } from '../results/next-release.ts'
import type { ReleaseFile } from '../results/release-files.ts'
import { explainRefusal } from '../results/release-refusal.ts'
import { rounded } from '../results/rounding.ts'
import type { Response } from '../results/tabulate.ts'
import { isoWeek } from './iso-week.ts'
import { planApart } from './plan-apart.ts'
import { openReleaseMemory, type Remembered } from './release-memory.ts'

export type ReleasePrepared =
  /** With nothing more to tell since one that was sent back, it is that very document again. */
  | { readonly kind: 'prepared'; readonly release: ReleaseId }
  /** Nothing is new: the approved release stands, the same bytes (X6). */
  | { readonly kind: 'unchanged' }

/** The frozen content of a release: the very files that an approver sees and a bundle carries. */
export type ReleaseContent = {
  readonly format: 'gatehouse-release-files/1'
  readonly files: readonly ReleaseFile[]
}

export type ReleaseParts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly stores: Stores
}

/**
 * Prepares a release from merged responses only. What disclosure control must remember of it (true counts) is kept
 * before anybody can look at it, whatever becomes of it then: a release that was sent back counts as told (X6).
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
  // Nothing is worked out, and nothing remembered, for whom nothing would be prepared.
  const no = await writer.read((state, ctx) => mayPrepare(state, ctx, by, campaign))
  if (no) return err(no.sentence)
  const before = newestRelease(writer.ahead, campaign)?.id
  const memory = await openReleaseMemory(parts, writer.ahead, campaign)
  if (!memory.ok) return memory
  const { last } = memory.value
  const notAsked = stores.responses(campaign)?.notAskedTold()
  const planned = await planApart({
    campaign: sheet.title,
    script: documents.script(sheet.script),
    scriptHash: sheet.script,
    responses: (stores.responses(campaign)?.readAll() ?? []) as readonly Response[],
    dispositions: frameOf(writer.ahead, campaign, sheet.edition, strataOf).byCode,
    period: { first: isoWeek(known.createdAt), last: isoWeek(writer.ahead.at) },
    ...(notAsked ? { notAsked } : {}),
    known: fullCells(sheet, known.filled),
    ...(last ? { previous: last.summary } : {}),
  })
  const next = nextRelease(planned, last && fateOf(writer.ahead, campaign, last.document))
  if (!next.ok) {
    const { what, whatToDo } = explainRefusal(next.error)
    return err(`${what} ${whatToDo}`)
  }
  if (next.value.kind === 'stands') return ok({ kind: 'unchanged' })
  const made = next.value.kind === 'same' ? last : await stored(documents, next.value)
  if (!made) throw new Error('The same release again, and there is none before')
  if (newestRelease(writer.ahead, campaign)?.id !== before) return err(inTheMeantime)
  await memory.value.remember(made)
  const { document, summary } = made
  const responses = rounded(summary.responseIds.length)
  const prepared = await writer.do((state, ctx) =>
    newestRelease(state, campaign)?.id === before
      ? decidePrepare(state, ctx, by, { campaign, document, responses })
      : refuse(409, 'X6', inTheMeantime),
  )
  return prepared.ok
    ? ok({ kind: 'prepared', release: prepared.value })
    : err(prepared.error.sentence)
}

const inTheMeantime = 'Another release was prepared in the meantime. Prepare this one again.'

/** A document that the record does not know was made, and its line lost: it may have been looked at. */
function fateOf(state: State, campaign: CampaignId, document: DocumentHash): Fate {
  const approved = [...state.releases.values()].some(
    (one) => one.campaign === campaign && one.document === document && one.life === 'approved',
  )
  return approved ? 'approved' : 'not-approved'
}

/** A full cell holds as many as its target, and the record says when it is full. */
function fullCells({ quotas = [] }: Sheet, filled: readonly number[] = []): readonly KnownCount[] {
  return quotas.flatMap(({ of }, n) => {
    const [part, ...others] = of
    const tells = filled.includes(n + 1) && part && 'at' in part && others.length === 0
    return tells ? [{ place: part.at, options: part.is }] : []
  })
}

async function stored(
  documents: DocumentsCache,
  { files, summary }: Extract<NextRelease, { kind: 'new' }>,
): Promise<Remembered> {
  const content: ReleaseContent = { format: 'gatehouse-release-files/1', files }
  return { document: await documents.put(JSON.stringify(content)), summary }
}
