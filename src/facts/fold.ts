import { newestJumps } from './clock-jump.ts'
import type { Fact } from './fact.ts'
import { foldCalls } from './fold-calls.ts'
import { foldEnquiries } from './fold-enquiries.ts'
import { foldFieldwork } from './fold-fieldwork.ts'
import { foldKept } from './fold-kept.ts'
import { foldPeople } from './fold-people.ts'
import { foldPractice } from './fold-practice.ts'
import { foldQuality } from './fold-quality.ts'
import { foldRestore } from './fold-restore.ts'
import { foldResults } from './fold-results.ts'
import { foldRoom } from './fold-room.ts'
import { foldSamples } from './fold-samples.ts'
import { foldSite } from './fold-site.ts'
import { foldStudies } from './fold-studies.ts'
import { foldTally } from './fold-tally.ts'
import { countAtSeat } from './seat-count.ts'
import type { FactType } from './shapes.ts'
import type { State } from './state.ts'

export type Handler<T extends FactType> = (state: State, fact: Fact<T>) => void
type Handlers = { readonly [T in FactType]: Handler<T> }

const nothing = () => undefined

/** What each fact does to the state. A new fact type does not compile until it has a row here. */
const handlers: Handlers = {
  // What an earlier process knew of the lines is no longer known: the switch tells it again.
  'box.started': (state) => {
    state.switchUp = false
    for (const seat of state.seats.values()) seat.lineUp = false
  },
  'box.founded': (state, fact) => {
    state.listKey = fact.data.key
  },
  'box.stopped': nothing,
  'box.recovered': nothing,
  'clock.jumped': (state, { seq, at, data }) => {
    state.clockJumps = newestJumps([...state.clockJumps, { seq, at, ...data }])
  },
  'clock.seen': (state, { data }) => {
    state.clockJumps = state.clockJumps.filter(({ seq }) => seq > data.upTo)
  },
  'record.interrupted': nothing,
  'deed.refused': nothing,
  'people.viewed': nothing,
  'reason.viewed': nothing,
  'record.viewed': nothing,
  'record.verified': nothing,
  'witness.downloaded': nothing,
  'witness.countersigned': nothing,
  'report.viewed': nothing,
  'results.viewed': nothing,
  ...foldRestore,
  ...foldPeople,
  ...foldStudies,
  ...foldSamples,
  ...foldRoom,
  ...foldPractice,
  ...foldCalls,
  ...foldKept,
  ...foldEnquiries,
  ...foldResults,
  ...foldTally,
  ...foldQuality,
  ...foldFieldwork,
  ...foldSite,
}

/** Adds one fact to the state, in place. Deterministic: no clock, no chance, nothing but the fact. */
export function fold(state: State, fact: Fact): void {
  ;(handlers[fact.type] as Handler<FactType>)(state, fact as Fact<FactType>)
  countAtSeat(state, fact)
  state.seq = fact.seq
  state.at = fact.at
}
