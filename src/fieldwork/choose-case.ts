import type { CaseId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { type Random, shuffled } from '../basics/seeded.ts'

/** Where cases come from. Each list starts with the soonest; a million untouched cases are only a cursor. */
export type CandidateSource = {
  /** Cases whose person asked for a call, with that time reached. */
  appointmentsDue(now: Instant): Iterable<CaseId>
  /** Cases that rested long enough since their last attempt. */
  retriesDue(now: Instant): Iterable<CaseId>
  /** The `ahead`-th untouched case from the cursor; 0 is the next. */
  fresh(ahead: number): CaseId | undefined
}

export type Choice = {
  readonly case: CaseId
  readonly why: 'appointment' | 'retry' | 'fresh'
}

/** How far down each list the choice looks: it must fit in one short turn, and those at the front are due soonest. */
const window = 50

/**
 * The case to ring next: a call that was asked for, then a case due again, then one never tried. Within the first two
 * it is drawn at random, so that no agent can tell who comes next or meet the same person by waiting.
 *
 * `may` asks the dial rules about one case; a case they refuse is passed over.
 */
export function chooseCase(
  cases: CandidateSource,
  now: Instant,
  random: Random,
  may: (candidate: CaseId) => boolean = () => true,
): Choice | undefined {
  const appointment = shuffled(first(cases.appointmentsDue(now)), random).find(may)
  if (appointment !== undefined) return { case: appointment, why: 'appointment' }

  const retry = shuffled(first(cases.retriesDue(now)), random).find(may)
  if (retry !== undefined) return { case: retry, why: 'retry' }

  for (let ahead = 0; ahead < window; ahead++) {
    const fresh = cases.fresh(ahead)
    if (fresh === undefined) return undefined
    if (may(fresh)) return { case: fresh, why: 'fresh' }
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
