import type { CampaignId } from '../basics/ids.ts'
import type { Call } from '../calls/call.ts'
import type { Interview } from '../calls/interview.ts'
import { endFor } from '../fieldwork/check-quotas.ts'
import {
  cellsOf,
  hasRoom,
  isByStratum,
  placesOf,
  type QuotaCell,
  type Stratum,
} from '../fieldwork/quota.ts'
import type { Answers, Place, Script } from '../scripts/script.ts'
import type { Ctx } from './decide.ts'
import type { State } from './state.ts'

/** The quota cells of a campaign's sheet; none for most. */
export function quotasOn(
  state: State,
  ctx: Pick<Ctx, 'sheet'>,
  campaign: CampaignId,
): readonly QuotaCell[] {
  const known = state.campaigns.get(campaign)
  return known === undefined ? [] : (ctx.sheet(known.sheet).quotas ?? [])
}

/**
 * Places that are kept now, by cell: over strata by every call that is up, from its dial; over answers by every
 * interview, from the answer that decided it. Nothing releases them but the end of the call or of the interview: what
 * is counted is what is there, so that no crash can leave one behind.
 */
export function reserved(
  state: State,
  campaign: CampaignId,
  cells: readonly QuotaCell[],
): readonly number[] {
  const counts = cells.map(() => 0)
  const add = (cell: number) => {
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  const ofCalls = cells.map(isByStratum)
  for (const call of state.calls.values()) {
    if (call.campaign !== campaign) continue
    if (call.stratum) for (const cell of cellsOfStratum(cells, call.stratum)) add(cell)
    // While a lost line is rung again its places stay its own.
    const id = 'interview' in call ? call.interview : call.redials?.interview
    const interview = id === undefined ? undefined : state.interviews.get(id)
    for (const cell of interview?.cells ?? []) if (!ofCalls[cell]) add(cell)
  }
  return counts
}

/** A call keeps its stratum, and a sheet its cells, for as long as they are there. */
const cellsBefore = new WeakMap<readonly QuotaCell[], WeakMap<Stratum, readonly number[]>>()

/** Those that the sample alone decides, worked out once for a call: every dial counts all that are up. */
function cellsOfStratum(cells: readonly QuotaCell[], stratum: Stratum): readonly number[] {
  const before = cellsBefore.get(cells) ?? new WeakMap<Stratum, readonly number[]>()
  cellsBefore.set(cells, before)
  const known = before.get(stratum) ?? cellsOf(cells, stratum, {})
  before.set(stratum, known)
  return known
}

export type Placed = {
  /** For the step of the answer. */
  readonly cells: readonly number[]
  /** Whether the answers at these places fall into a cell that is full. */
  isFull(cell: Readonly<Record<Place, readonly string[]>>): boolean
  /** The block whose closing words are read when it got to the end all the same. */
  readonly lastEnd: string | undefined
}

const nowhere: Placed = { cells: [], isFull: () => false, lastEnd: undefined }

/**
 * The places that an interview with these answers has or gets: those that it keeps already, and those that are free.
 * Decided in the turn of the answer, so that of two who want the last one exactly one gets it.
 */
export function takePlaces(
  state: State,
  ctx: Ctx,
  call: Call,
  interview: Interview,
  answers: Answers,
  script: Script,
): Placed {
  const cells = quotasOn(state, ctx, call.campaign)
  if (cells.length === 0) return nowhere
  const counted = ctx.counted(call.campaign)
  const kept = reserved(state, call.campaign, cells)
  const mine = cellsOf(cells, call.stratum, answers)
  const got = (n: number) => {
    const cell = cells[n]
    if (cell === undefined || isByStratum(cell) || interview.cells?.includes(n)) return true
    return hasRoom(cell, n, counted, kept[n] ?? 0)
  }
  const over = mine.filter((n) => !got(n)).flatMap((n) => cells[n] ?? [])
  const [first] = over
  return {
    cells: mine.filter(got),
    isFull: (at) => over.some((cell) => placesOf(cell).every((place) => Object.hasOwn(at, place))),
    lastEnd: first && (endFor(first, script)?.id ?? ''),
  }
}
