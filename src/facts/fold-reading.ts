import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { Reading, State } from './state.ts'

type ReadingFacts =
  | 'script.reading_begun'
  | 'script.part_read'
  | 'script.finding_accepted'
  | 'script.welsh_approved'
  | 'script.reasons_forgotten'

/** How far each governor has read a proposed script. */
export const foldReading: { readonly [T in ReadingFacts]: Handler<T> } = {
  'script.reading_begun': (state, fact) => {
    readingOf(state, fact).lastAt = fact.at
  },
  'script.part_read': (state, fact) => {
    const reading = readingOf(state, fact)
    reading.lastAt = fact.at
    reading.parts.add(fact.data.part)
  },
  'script.finding_accepted': (state, fact) => {
    readingOf(state, fact).accepted.add(fact.data.finding)
    const script = scriptOf(state, fact)
    script.notes = [...(script.notes ?? []), fact.data.key]
    script.notedAt = fact.at
    state.carriedKeys.add(fact.data.key)
  },
  'script.reasons_forgotten': (state, fact) => {
    // A draft that was made of another has its reasons, too.
    for (const script of state.scripts.values()) {
      const left = script.notes?.filter((key) => !fact.data.keys.includes(key)) ?? []
      if (left.length > 0) script.notes = left
      else delete script.notes
    }
    for (const key of fact.data.keys) state.doomedKeys.add(key)
  },
  'script.welsh_approved': (state, fact) => {
    if (fact.by) scriptOf(state, fact).welshBy = fact.by.person
  },
}

function readingOf(state: State, fact: Fact): Reading {
  const script = scriptOf(state, fact)
  const reader = must(fact.by?.person, fact.seq, 'a governor')
  script.readings ??= new Map()
  const reading = script.readings.get(reader) ?? {
    begunAt: fact.at,
    lastAt: fact.at,
    parts: new Set<string>(),
    accepted: new Set<string>(),
  }
  script.readings.set(reader, reading)
  return reading
}

function scriptOf(state: State, fact: Fact) {
  return must(fact.on.script && state.scripts.get(fact.on.script), fact.seq, 'a script')
}
