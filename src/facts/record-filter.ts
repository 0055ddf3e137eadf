import type { CampaignId, CaseId, PersonId, SeatId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { rowOf } from './catalogue.ts'
import type { Fact } from './fact.ts'

/** Which lines of the record somebody asks for; a part that is left out asks for all. */
export type RecordFilter = {
  /** Who did it, or to whom it was done. */
  readonly person?: PersonId
  readonly seat?: SeatId
  readonly campaign?: CampaignId
  /** Every attempt on it, and the overwriting of its number. */
  readonly case?: CaseId
  /** The deed's name in the catalogue, such as APPROVE_SCRIPT. */
  readonly deed?: string
  readonly from?: Instant
  /** No longer inside. */
  readonly until?: Instant
}

export function isAskedFor(filter: RecordFilter, fact: Fact): boolean {
  const { person, seat, campaign, case: id, deed, from, until } = filter
  const { by, on, at } = fact
  return (
    (person === undefined || by?.person === person || on.person === person) &&
    (seat === undefined || by?.seat === seat || on.seat === seat) &&
    (campaign === undefined || on.campaign === campaign) &&
    (id === undefined || isAbout(fact, id)) &&
    (deed === undefined || rowOf(fact).deed === deed) &&
    (from === undefined || at >= from) &&
    (until === undefined || at < until)
  )
}

function isAbout(fact: Fact, id: CaseId): boolean {
  if (fact.type === 'shift.calls') return fact.data.attempts.some((row) => row.case === id)
  if (fact.type !== 'number.erased' && fact.type !== 'cases.coded') return fact.on.case === id
  return fact.data.slots.some((slot) => `${fact.on.sample}.${slot}` === id)
}
