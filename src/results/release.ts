import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Script } from '../scripts/script.ts'
import {
  type DispositionCounts,
  type DispositionsTold,
  dispositionsMayFollow,
  type RoundedDispositions,
  roundDispositions,
} from './dispositions.ts'
import { type FamilyMemory, families, type KnownCount, planFamily } from './family.ts'
import { type NotAskedMemory, type NotAskedTold, notAskedNow } from './not-asked.ts'
import {
  checkedBy,
  legend,
  methods,
  type Period,
  type ReleaseDocument,
  rulesVersion,
} from './release-document.ts'
import { documentText, type ReleaseFile, releaseFiles } from './release-files.ts'
import type { ReleaseRefusal } from './release-refusal.ts'
import { rounded, threshold } from './rounding.ts'
import { type Response, type Table, tabulate } from './tabulate.ts'

/**
 * What the box keeps of a release so that the next one gives nobody away: true counts and the ids of the responses.
 * Plain JSON. It never leaves the box, and is sealed at rest like the responses themselves.
 */
export type ReleaseSummary = {
  readonly format: 'gatehouse-release-summary/1'
  readonly number: number
  readonly documentHash: string
  readonly scriptHash: string
  readonly responseIds: readonly string[]
  /** By the first place of the family. */
  readonly families: Readonly<Record<string, FamilyMemory>>
  readonly dispositions: DispositionsMemory
  readonly notAsked?: NotAskedMemory
}

/** `earlier` are those told before, oldest first; absent in what earlier releases of the box wrote. */
type DispositionsMemory = {
  readonly counts: DispositionCounts
  readonly released: RoundedDispositions & { readonly asOf: number }
  readonly earlier?: readonly DispositionsTold[]
}

export type ReleaseRequest = {
  readonly campaign: string
  readonly script: Script
  readonly scriptHash: string
  /** Merged responses only: what waits in the mixing pool is never given to this function. */
  readonly responses: readonly Response[]
  readonly dispositions: DispositionCounts
  /** Of those who were not asked, why, as far as it is told by now; of mixed ones only. */
  readonly notAsked?: NotAskedTold
  /** What pages and the record tell of answers besides: quota cells that are full. */
  readonly known?: readonly KnownCount[]
  readonly period: Period
  readonly previous?: ReleaseSummary
}

export type Release =
  /** Nothing is new: hand out the earlier document again, the same bytes (X6). */
  | { readonly kind: 'unchanged'; readonly documentHash: string }
  | {
      readonly kind: 'new'
      readonly document: ReleaseDocument
      /** SHA-256 of release.json, the first of the files. */
      readonly documentHash: string
      readonly files: readonly ReleaseFile[]
      /** Names which tables with which options there are, so that X12's check can be asked for once a layout. */
      readonly layout: string
      readonly summary: ReleaseSummary
    }

/**
 * What may be released of a campaign now, or why nothing may (X1 to X9). Decides only. The same request gives the
 * same bytes; the order of the responses does not matter.
 */
export function planRelease(request: ReleaseRequest): Result<Release, ReleaseRefusal> {
  const { previous, responses } = request
  const refusal = whyNot(request)
  if (refusal !== undefined) return err(refusal)
  if (previous?.responseIds.length === responses.length) {
    return ok({ kind: 'unchanged', documentHash: previous.documentHash })
  }

  const number = (previous?.number ?? 0) + 1
  const tables = tabulate(request.script, responses)
  const plans = families(tables).map((family) => {
    const key = family[0]?.at.place ?? ''
    return {
      key,
      ...planFamily(family, responses.length, number, previous?.families[key], request.known),
    }
  })
  if (previous !== undefined && plans.every(({ renewed }) => !renewed)) {
    return err({ code: 'RELEASE-03' })
  }
  return ok(newRelease(request, number, tables, new Map(plans.map((p) => [p.key, p.memory]))))
}

function whyNot({ responses, previous, scriptHash, period }: ReleaseRequest) {
  const badWeek = [period.first, period.last].find(
    (week) => !/^\d{4}-W([0-4]\d|5[0-3])$/.test(week),
  )
  if (badWeek !== undefined) return { code: 'RELEASE-06', week: badWeek } as const
  if (responses.length < threshold) return { code: 'RELEASE-01' } as const
  if (previous === undefined) return undefined
  if (previous.scriptHash !== scriptHash) return { code: 'RELEASE-05' } as const
  const ids = idsOf(responses)
  if (previous.responseIds.some((id) => !ids.has(id))) return { code: 'RELEASE-04' } as const
  const added = ids.size - previous.responseIds.length
  return added > 0 && added < threshold ? ({ code: 'RELEASE-02' } as const) : undefined
}

function idsOf(responses: readonly Response[]): ReadonlySet<string> {
  const ids = new Set(responses.map(({ id }) => id))
  if (ids.size !== responses.length) throw new Error('Two responses have the same id')
  return ids
}

function newRelease(
  request: ReleaseRequest,
  number: number,
  tables: readonly Table[],
  memories: ReadonlyMap<string, FamilyMemory>,
): Release {
  const { campaign, script, scriptHash, responses, period } = request
  const dispositions = dispositionsNow(request, number)
  const notAsked = notAskedNow(request.notAsked, number, request.previous?.notAsked)
  const released = [...memories.values()].flatMap((memory) => memory.tables)
  const order = tables.map(({ at }) => at.place)
  const document: ReleaseDocument = {
    format: 'gatehouse-release/1',
    campaign,
    number,
    script: { name: script.name, hash: scriptHash, title: script.title },
    period,
    base: rounded(responses.length),
    rulesVersion,
    checkedBy,
    tables: released.sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place)),
    dispositions: dispositions.released,
    ...(notAsked ? { notAsked: notAsked.released } : {}),
    legend,
    methods,
  }
  const documentHash = sha256(documentText(document))
  return {
    kind: 'new',
    document,
    documentHash,
    files: releaseFiles(document),
    layout: layoutOf(tables),
    summary: {
      format: 'gatehouse-release-summary/1',
      number,
      documentHash,
      scriptHash,
      responseIds: [...idsOf(responses)].sort(),
      families: Object.fromEntries(memories),
      dispositions,
      ...(notAsked ? { notAsked } : {}),
    },
  }
}

function dispositionsNow(
  { dispositions: counts, previous }: ReleaseRequest,
  number: number,
): DispositionsMemory {
  const released = { ...roundDispositions(counts), asOf: number }
  const before = previous?.dispositions
  if (before === undefined) return { counts, released }
  const earlier = [...(before.earlier ?? []), { counts: before.counts, released: before.released }]
  const mayFollow = earlier.every((told) => dispositionsMayFollow(told, counts))
  return mayFollow ? { counts, released, earlier } : before
}

function layoutOf(tables: readonly Table[]): string {
  return sha256(JSON.stringify(tables.map(({ at }) => [at.place, at.kind, at.options, at.when])))
}
