import type { CampaignId } from '../basics/ids.ts'
import { hour } from '../basics/instant.ts'
import { addRow, type CampaignReport, emptyReport } from './campaign-report.ts'
import { campaignsOf } from './shift-campaigns.ts'
import type { State } from './state.ts'

/** The report of a campaign: its closed shifts, and what the open one has come to so far. Nothing of the state is in it. */
export function reportNow(state: State, id: CampaignId): CampaignReport {
  const report = copyOf(state.campaigns.get(id)?.report)
  for (const { campaign, agent, day, row } of state.tally.attempts.values())
    if (campaign === id) addRow(report, row, { day, slot: state.shift?.slot, agent })
  return report
}

function copyOf(known: CampaignReport = emptyReport()): CampaignReport {
  const copied = <K, V extends object>(map: Map<K, V>) =>
    new Map([...map].map(([key, value]) => [key, { ...value }]))
  const days = [...known.days].map(([day, { finals, ...counts }]) => {
    return [day, { ...counts, finals: new Map(finals) }] as const
  })
  return {
    ...known,
    ...{ days: new Map(days), parts: copied(known.parts) },
    ...{ agents: copied(known.agents), hours: copied(known.hours) },
  }
}

/** For how many hours shifts on this campaign have been open, the one that is open now included. */
export function hoursOpen(state: State, id: CampaignId, now: number): number {
  let ms = 0
  for (const shift of state.shifts.values())
    if (campaignsOf(shift).includes(id)) ms += (shift.closed?.at ?? now) - shift.opened.at
  return ms / hour
}
