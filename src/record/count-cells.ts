import type { CampaignId } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import type { Counted } from '../fieldwork/quota.ts'
import type { Pool } from './pool.ts'
import type { Responses } from './responses.ts'

type Files = { readonly pool: Pool; readonly responses: Responses }

/**
 * Completed interviews by quota cell, each at least once at any moment: those that are mixed, those that wait, and
 * those on their way. Where files are gone, or not open yet, nobody can tell of any.
 */
export function countCells(state: State, id: CampaignId, files: Files | undefined): Counted {
  if (files === undefined) return { of: () => 0, unknown: state.campaigns.get(id)?.completed ?? 0 }
  const { pool, responses } = files
  const merged = responses.counted()
  const waiting = pool.counted()
  const coming = comingTo(state, id, pool)
  return {
    of: (cell) => (merged[cell] ?? 0) + waiting.of(cell) + (coming.of.get(cell) ?? 0),
    unknown: waiting.unknown + coming.unknown,
  }
}

/** Interviews whose completion was begun, and which the pool does not have yet. */
function comingTo(state: State, id: CampaignId, pool: Pool) {
  const of = new Map<number, number>()
  let unknown = 0
  for (const { campaign, body, cells, notAsked } of state.completing.values()) {
    // Without its body it is in the pool already.
    if (campaign !== id || notAsked || body === undefined || pool.holds(body.token)) continue
    if (cells === undefined) unknown += 1
    for (const cell of cells ?? []) of.set(cell, (of.get(cell) ?? 0) + 1)
  }
  return { of, unknown }
}
