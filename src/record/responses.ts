import { randomBytes } from 'node:crypto'
import { Low } from 'lowdb'
import * as v from 'valibot'
import type { CampaignId, KeyId } from '../basics/ids.ts'
import { type NotAskedCounts, type NotAskedTold, tellNotAsked } from '../results/not-asked.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged, durableAdapter } from './durable-adapter.ts'
import type { Keys } from './keys.ts'
import type { Drawn } from './pool.ts'
import { type Response, type ResponseToken, readNotAsked, readResponse } from './response.ts'
import { sealedText } from './text-codec.ts'

/** A campaign's merged responses: one sealed document, sorted by random id. */
export type Responses = {
  readAll(): readonly Response[]
  /** How many of them lie in each quota cell; one that is not there has none. */
  counted(): readonly number[]
  /** Of those whom the study did not ask, how many for which reason; undefined before any were mixed. */
  notAsked(): NotAskedCounts | undefined
  /** What may be told of that to anybody who remembers all that was told; undefined while nothing may. */
  notAskedTold(): NotAskedTold | undefined
  /**
   * Adds the drawn responses under new ids, and the reasons of those who were not asked to the counts, durable, and
   * notes their tokens until `mergeDone`.
   */
  merge(drawn: readonly Drawn[], notAsked?: readonly Drawn[]): Promise<void>
  /** Tokens of a merge whose pool slots may not be wiped yet. */
  merging(): readonly ResponseToken[]
  /** The slots are wiped: forgets the tokens, durable. */
  mergeDone(): Promise<void>
}

export type ResponsesPlace = {
  readonly disk: Disk
  readonly keys: Keys
  readonly campaign: CampaignId
  /** The campaign's data key. */
  readonly key: KeyId
  /** A campaign that has not merged anything: only then may the document be missing. */
  readonly fresh?: boolean
}

const reasonsShape = v.strictObject({ 'screened-out': v.number(), 'quota-full': v.number() })
const documentShape = v.strictObject({
  responses: v.array(
    v.strictObject({ id: v.string(), answers: v.record(v.string(), v.unknown()) }),
  ),
  merging: v.array(v.string()),
  cells: v.exactOptional(v.array(v.number())),
  notAsked: v.exactOptional(reasonsShape),
  notAskedTold: v.exactOptional(
    v.array(
      v.strictObject({
        counts: reasonsShape,
        shown: v.strictObject({ 'screened-out': v.boolean(), 'quota-full': v.boolean() }),
      }),
    ),
  ),
})
type Document = {
  readonly responses: readonly Response[]
  readonly merging: readonly ResponseToken[]
  /** Counts alone: no response says in which cell it lay. */
  readonly cells?: readonly number[]
  readonly notAsked?: NotAskedCounts
  /** All that was ever told of those, oldest first; absent in what earlier releases of the box wrote. */
  readonly notAskedTold?: readonly NotAskedTold[]
}

export function responsesPath(campaign: CampaignId): string {
  return `responses/${campaign}.json`
}

/** What disclosure control remembers of the campaign's releases, sealed under the same key. */
export function releaseMemoryPath(campaign: CampaignId): string {
  return `responses/${campaign}.releases.json`
}

/** Throws `DocumentDamaged` when the document is not what was written, or is missing and not `fresh`. */
export async function openResponses(place: ResponsesPlace): Promise<Responses> {
  const { disk, keys, campaign, key, fresh } = place
  const path = responsesPath(campaign)
  await disk.makeDir('responses')
  const codec = sealedText(keys, key, `gatehouse/responses/${campaign}`)
  const whenMissing = fresh === true ? 'start-empty' : 'stop'
  const adapter = durableAdapter<Document>({ disk, path, codec, whenMissing })
  const document = new Low<Document>(adapter, { responses: [], merging: [] })
  await document.read()
  if (!v.is(documentShape, document.data))
    throw new DocumentDamaged(path, 'It was written by another release.')
  if (fresh === true) await document.write()
  return {
    readAll: () => document.data.responses,
    counted: () => document.data.cells ?? [],
    merging: () => document.data.merging,
    notAsked: () => document.data.notAsked,
    notAskedTold: () => toldOf(document.data).at(-1),
    merge: (drawn, notAsked = []) => save(document, merged(document.data, drawn, notAsked)),
    mergeDone: () => save(document, { ...document.data, merging: [] }),
  }
}

function merged(document: Document, drawn: readonly Drawn[], notAsked: readonly Drawn[]): Document {
  const { responses, merging, cells } = document
  if (merging.length > 0) throw new Error('The last merge is not finished. Finish it first.')
  const left = drawn.map(({ response }) => readResponse(response))
  const added = left.map(({ answers }) => ({
    id: randomBytes(16).toString('hex'),
    answers: inNameOrder(answers),
  }))
  const counts = addedUp(
    cells,
    left.flatMap((one) => one.cells),
  )
  return {
    responses: [...responses, ...added].sort((a, b) => (a.id < b.id ? -1 : 1)),
    merging: [...drawn, ...notAsked].map(({ token }) => token).sort(),
    ...(counts === undefined ? {} : { cells: counts }),
    ...countNotAsked(document, notAsked),
  }
}

function countNotAsked(
  document: Document,
  drawn: readonly Drawn[],
): Pick<Document, 'notAsked' | 'notAskedTold'> {
  const { notAsked: before } = document
  if (before === undefined && drawn.length === 0) return {}
  const counts = { 'screened-out': 0, 'quota-full': 0, ...before }
  for (const { response } of drawn) counts[readNotAsked(response)] += 1
  const told = toldOf(document)
  return { notAsked: counts, notAskedTold: drawn.length === 0 ? told : tellNotAsked(counts, told) }
}

/** Where an earlier release of the box kept no account of it, pages have told what was mixed. */
function toldOf({ notAsked, notAskedTold }: Document): readonly NotAskedTold[] {
  return notAskedTold ?? (notAsked ? tellNotAsked(notAsked) : [])
}

/** Undefined for a campaign without quotas. */
function addedUp(
  before: readonly number[] | undefined,
  more: readonly number[],
): readonly number[] | undefined {
  if (before === undefined && more.length === 0) return undefined
  const counts = [...(before ?? [])]
  for (const cell of more) {
    while (counts.length <= cell) counts.push(0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

/** The order of the keys is the order of asking, and a rotated order could be recognised. */
function inNameOrder(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Memory follows the disk, never the other way round: a merge that failed must not be taken for done. */
async function save(document: Low<Document>, next: Document): Promise<void> {
  const before = document.data
  document.data = next
  try {
    await document.write()
  } catch (cause) {
    document.data = before
    throw cause
  }
}
