import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { Hold, State } from './state.ts'

type HoldFacts =
  `hold.${'requested' | 'agreed' | 'reading_asked' | 'read_out' | 'released' | 'ended'}`

/** Numbers that are held back from being overwritten. What is over stays known, so that no case is held twice. */
export const foldHolds: { readonly [T in HoldFacts]: Handler<T> } = {
  'hold.requested': (state, fact) => {
    state.holds.set(must(fact.on.case, fact.seq, 'a case'), {
      incident: must(fact.on.incident, fact.seq, 'an incident'),
      requestedBy: must(fact.by?.person, fact.seq, 'a person'),
      requestedAt: fact.at,
      until: fact.data.until,
      over: false,
    })
  },
  'hold.agreed': (state, fact) => {
    const hold = holdOf(state, fact)
    hold.agreedBy = must(fact.by?.person, fact.seq, 'a person')
    hold.until = fact.data.until
  },
  'hold.reading_asked': (state, fact) => {
    const by = must(fact.by?.person, fact.seq, 'a person')
    holdOf(state, fact).reading = { askedBy: by, at: fact.at }
  },
  'hold.read_out': (state, fact) => {
    delete holdOf(state, fact).reading
  },
  'hold.released': (state, fact) => {
    holdOf(state, fact).over = true
  },
  'hold.ended': (state, fact) => {
    holdOf(state, fact).over = true
  },
}

function holdOf(state: State, fact: Fact): Hold {
  return must(fact.on.case && state.holds.get(fact.on.case), fact.seq, 'a hold')
}
