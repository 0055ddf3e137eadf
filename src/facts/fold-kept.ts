import type { CampaignId, CaseId, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { AttemptOutcome } from '../calls/outcome.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { KeptFacts } from './shapes-kept.ts'
import type { State } from './state.ts'

/** What an attempt that is coded leaves kept of its case, and what it destroys. */
type Left = {
  readonly case: CaseId
  readonly campaign: CampaignId
  readonly outcome: AttemptOutcome
  readonly spoke: boolean
  readonly kept?: KeyId | undefined
  readonly until?: Instant | undefined
  readonly final?: string | undefined
}

/**
 * What was kept for a case goes as soon as somebody has spoken there again, or the case is final: it went on, or it
 * never will. What is kept from now on takes its place.
 */
export function keepOrForget(state: State, left: Left): void {
  const { kept, until } = left
  if (left.spoke || left.final !== undefined) forget(state, left.case)
  if (kept === undefined || until === undefined) return
  state.kept.set(left.case, { campaign: left.campaign, key: kept, until })
}

/** The key goes with the shift where calls brought its end: its deletion must not tell when they were. */
function forget(state: State, id: CaseId): void {
  const known = state.kept.get(id)
  if (!known) return
  doom(state, id)
  if (state.shift?.key !== undefined) state.tally.interviewKeys.add(known.key)
}

function doom(state: State, id: CaseId): void {
  const known = state.kept.get(id)
  if (known) state.doomedKeys.add(known.key)
  state.kept.delete(id)
}

/** Field work has closed: nobody is called any more. */
export function forgetCampaign(state: State, campaign: CampaignId): void {
  for (const [id, known] of state.kept) if (known.campaign === campaign) doom(state, id)
}

export const foldKept: { readonly [T in KeptFacts]: Handler<T> } = {
  'interview.suspended': (state, fact) => {
    const id = must(fact.on.interview, fact.seq, 'an interview')
    const { key, kept } = fact.data
    const body = fact.secret ? { body: fact.secret } : {}
    state.keeping.set(id, { key, kept, ...body })
    state.interviews.delete(id)
    state.doomedKeys.add(key)
    if (state.shift?.key !== undefined) state.tally.interviewKeys.add(key)
  },
  'interview.kept': (state, fact) => {
    state.keeping.delete(must(fact.on.interview, fact.seq, 'an interview'))
  },
  'interview.resumed': (state, fact) => {
    const id = must(fact.on.interview, fact.seq, 'an interview')
    const now = state.interviews.get(id)
    // Without its key the interview is over, and the facts that follow say so.
    if (!now || !fact.secret) return
    const { turns } = now
    // Nothing of the day before is on the trail: nobody goes back to it.
    state.interviews.set(id, {
      ...now,
      ...fact.secret,
      trail: [],
      again: 'goes-on',
      turns: turns + 1,
    })
  },
  'call.returned': () => undefined,
  'interview.forgotten': (state, { data }) => {
    for (const id of data.cases) forget(state, id)
  },
}
