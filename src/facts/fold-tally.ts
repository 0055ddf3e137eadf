import type { AttemptRow } from './attempt-row.ts'
import { addRow } from './campaign-report.ts'
import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { tellCase } from './fold-coded.ts'
import { keepOrForget } from './fold-kept.ts'
import { reportOf } from './fold-quality.ts'
import { forgetWindow, putToWait } from './fold-windows.ts'
import { must } from './must.ts'
import type { Campaign, Case, State } from './state.ts'
import { rowName } from './tally.ts'

/**
 * The attempts of a shift that is closing. Where their own facts were folded, only their times are taken out of the
 * state; where those are gone with the steps, these rows are all there is. Both ways the same state comes of it.
 */
export const foldTally: { readonly 'shift.calls': Handler<'shift.calls'> } = {
  'shift.calls': (state, fact) => {
    const campaign = must(
      fact.on.campaign && state.campaigns.get(fact.on.campaign),
      fact.seq,
      'a campaign',
    )
    const report = reportOf(campaign)
    const slot = fact.on.shift && state.shifts.get(fact.on.shift)?.slot
    for (const row of fact.data.attempts) {
      if (!state.tally.attempts.delete(rowName(row))) addUp(state, campaign, row, fact.data.day)
      forgetTimes(state, row, fact)
      addRow(report, row, { day: fact.data.day, slot, agent: fact.on.person })
    }
    sort(campaign.outcomes)
    sort(campaign.days)
  },
}

function addUp(state: State, campaign: Campaign, row: AttemptRow, day: string): void {
  const { outcome, final, suppress, n, spoke, abandoned } = row
  const id = row.case
  const before = state.cases.get(id)
  const known: Case = before ?? {
    id,
    campaign: campaign.id,
    attempts: 0,
    lastAt: state.at,
    askedBack: false,
  }
  state.cases.set(id, known)
  tellCase(known, outcome)
  // Rows of two seats are not in the order of their attempts: the last attempt is the one that counts.
  if (n > known.attempts) {
    keepOrForget(state, { ...row, campaign: campaign.id, spoke: row.spoke === true })
    known.attempts = n
    known.lastOutcome = outcome
    known.askedBack = outcome === 'call-back' || row.until !== undefined
    delete known.notBefore
    forgetWindow(known)
  }
  if (final !== undefined) known.final = { code: final }
  if (suppress) state.toSuppress.add(id)
  if (final !== undefined) state.doomedNumbers.add(id)
  campaign.outcomes.set(outcome, (campaign.outcomes.get(outcome) ?? 0) + 1)
  if (outcome === 'completed') {
    campaign.completed += 1
    campaign.waitingToMerge += 1
  }
  // A view may be of the minutes between: then the call was counted, and its code went with the steps.
  const counted = [...state.tally.abandoned.keys()].some((one) => state.calls.get(one)?.case === id)
  if (abandoned !== undefined && !counted) dayOf(campaign, abandoned).abandoned += 1
  // An answering machine is no live call: counted as one, it would hide abandoned calls (D2).
  if (spoke && outcome !== 'machine') dayOf(campaign, day).passed += 1
  const dot = id.lastIndexOf('.')
  const sample = state.samples.get(id.slice(0, dot) as never)
  if (sample && n === 1)
    sample.nextFresh = Math.max(sample.nextFresh, Number(id.slice(dot + 1)) + 1)
}

/** What the box needs of times from here on is rounded up to the close of the shift, and the order is that of the rows. */
function forgetTimes(state: State, row: AttemptRow, fact: Fact): void {
  const { abandoned, notBefore, until } = row
  const id = row.case
  const known = must(state.cases.get(id), fact.seq, 'a case')
  state.cases.delete(id)
  state.cases.set(id, known)
  if (state.doomedNumbers.delete(id)) state.doomedNumbers.add(id)
  known.lastAt = fact.at
  const kept = row.kept === undefined ? undefined : state.kept.get(id)
  if (kept && state.kept.delete(id)) state.kept.set(id, kept)
  if (abandoned !== undefined) known.abandonedAt = fact.at
  if (known.attempts !== row.n || known.final !== undefined) return
  if (notBefore === undefined) return
  forgetWindow(known)
  putToWait(state, known, notBefore, until)
}

function dayOf(campaign: Campaign, day: string): { abandoned: number; passed: number } {
  const counts = campaign.days.get(day) ?? { abandoned: 0, passed: 0 }
  campaign.days.set(day, counts)
  return counts
}

/** The order in which something first happened is an order of time, too. */
function sort<K extends string, V>(map: Map<K, V>): void {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  map.clear()
  for (const [key, value] of entries) map.set(key, value)
}
