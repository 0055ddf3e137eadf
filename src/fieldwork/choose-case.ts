import type { CaseId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { type Random, shuffled } from '../basics/seeded.ts'

/** Where a campaign's cases come from. A million untouched cases are only a cursor. */
export type CandidateSource = {
  /** Cases whose person asked for a call, in whose window we are. */
  appointmentsDue(now: Instant): Iterable<CaseId>
  /** Cases that rested long enough since their last attempt. */
  retriesDue(now: Instant): Iterable<CaseId>
  /** Cases that nobody has tried, in the order in which they are to be. */
  fresh(): Iterable<CaseId>
}

export type Choice = {
  readonly case: CaseId
  readonly why: 'appointment' | 'retry' | 'fresh'
  /** Which of the sources it came from. */
  readonly of: number
}

/** How far down each list the choice looks: it must fit in one short turn. */
const window = 50

type May = (candidate: CaseId, of: number) => boolean

/**
 * The case to ring next. A call that was asked for comes before everything, whatever campaign it is of: somebody may be
 * waiting for it. Then the campaigns in the order given, the first that has a case wins: a case due again before one never
 * tried. What is due is drawn at random, so that no agent can tell who comes next or meet the same person by waiting.
 *
 * `may` asks the dial rules about one case; a case they refuse is passed over.
 */
export function chooseCase(
  campaigns: readonly CandidateSource[],
  now: Instant,
  random: Random,
  may: May = () => true,
): Choice | undefined {
  for (const [of, cases] of campaigns.entries()) {
    const found = drawn(cases.appointmentsDue(now), random, (one) => may(one, of))
    if (found !== undefined) return { case: found, why: 'appointment', of }
  }
  for (const [of, cases] of campaigns.entries()) {
    const allowed = (one: CaseId) => may(one, of)
    const retry = drawn(cases.retriesDue(now), random, allowed)
    if (retry !== undefined) return { case: retry, why: 'retry', of }
    const fresh = firstAllowed(cases.fresh(), allowed)
    if (fresh !== undefined) return { case: fresh, why: 'fresh', of }
  }
  return undefined
}

function drawn(
  due: Iterable<CaseId>,
  random: Random,
  may: (one: CaseId) => boolean,
): CaseId | undefined {
  return shuffled(first(due), random).find(may)
}

/** In the order given: no further than needed. */
function firstAllowed(cases: Iterable<CaseId>, may: (one: CaseId) => boolean): CaseId | undefined {
  let looked = 0
  for (const candidate of cases) {
    if (may(candidate)) return candidate
    if (++looked === window) break
  }
  return undefined
}

function first(cases: Iterable<CaseId>): CaseId[] {
  const out: CaseId[] = []
  for (const candidate of cases) {
    out.push(candidate)
    if (out.length === window) break
  }
  return out
}
