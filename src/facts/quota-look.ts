import type { CampaignId, CaseId } from '../basics/ids.ts'
import { hasRoom, isOpenQuestion, type QuotaCell, type Stratum } from '../fieldwork/quota.ts'
import { noStratum, QuotaClosing } from '../fieldwork/quota-closed.ts'
import { stratumByCode } from '../fieldwork/quota-strata.ts'
import type { Script } from '../scripts/script.ts'
import type { Ctx } from './decide.ts'
import type { World } from './decide-dial.ts'
import { quotasOn, reserved } from './quota-room.ts'
import { scriptOf } from './script-of.ts'
import type { State } from './state.ts'
import { partsOf } from './waiting-cases.ts'

/** How the quotas of a campaign stand before a dial, decided once for many cases. */
export type QuotaLook = {
  /** `unknown`: whether there is room hangs on interviews of which nobody can tell the cells. */
  readonly room: 'open' | 'full' | 'unknown'
  /** Whether the sample has to be asked of each case. */
  readonly byStratum: boolean
  /** Whether nobody of the stratum with this code can be interviewed: every cell they may fall into is full. */
  isFull(code: number): boolean
}

const everybody: QuotaLook = { room: 'open', byStratum: false, isFull: () => false }

export function lookAtQuotas(state: State, ctx: Ctx, campaign: CampaignId): QuotaLook {
  const cells = quotasOn(state, ctx, campaign)
  if (cells.length === 0) return everybody
  const closing = closingOf(cells, scriptOf(state, ctx, { campaign }))
  const counted = ctx.counted(campaign)
  const kept = reserved(state, campaign, cells)
  const unknown = cells.some((cell, n) => isOpenQuestion(cell, n, counted, kept[n] ?? 0))
  const isOpen = cells.map((cell, n) => hasRoom(cell, n, counted, kept[n] ?? 0))
  const isFull = (code: number) =>
    closing.of(code).some((quota) => !quota.some((cell) => isOpen[cell]))
  return {
    room: isFull(noStratum) ? 'full' : unknown ? 'unknown' : 'open',
    byStratum: cells.some(({ of }) => of.some((part) => 'stratum' in part)),
    isFull,
  }
}

const closings = new WeakMap<readonly QuotaCell[], { script: Script; closing: QuotaClosing }>()

function closingOf(cells: readonly QuotaCell[], script: Script): QuotaClosing {
  const known = closings.get(cells)
  if (known?.script === script) return known.closing
  const closing = new QuotaClosing(cells, script)
  closings.set(cells, { script, closing })
  return closing
}

/** The stratum of a case by its code in the sample; `noStratum` where the sample says nothing of it. */
export function stratumCodeOf({ strataOf }: Pick<World, 'strataOf'>, id: CaseId): number {
  const [sample, slot] = partsOf(id)
  return strataOf?.(sample)?.codeOf(slot) ?? noStratum
}

/** What the sample says of a case; undefined where it says nothing. */
export function stratumOfCase(world: Pick<World, 'strataOf'>, id: CaseId): Stratum | undefined {
  return stratumByCode(stratumCodeOf(world, id))
}
