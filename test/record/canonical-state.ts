import type { Instant } from '../../src/basics/instant.ts'
import type { State } from '../../src/facts/state.ts'
import type { Keys } from '../../src/record/keys.ts'

const farAhead = Number.MAX_SAFE_INTEGER as Instant

/**
 * The state as text: equal texts, equal states. What is sealed under a key that is gone, or is just going, is left
 * out on both sides; the queues count by what they would give.
 */
export function canonicalState(state: State, keys: Keys): string {
  const { appointments, retries, windowEnds, people, completing, keeping, ...rest } = state
  const readable = [...people.values()].map(({ body, ...person }) => ({
    ...person,
    body: person.keys.every((key) => keys.has(key)) ? body : undefined,
  }))
  return JSON.stringify(
    sorted({
      ...rest,
      people: readable,
      completing: [...completing].map(([id, { key, campaign }]) => ({ id, key, campaign })),
      keeping: [...keeping].map(([id, { key, kept }]) => ({ id, key, kept })),
      appointments: new Set(appointments.allDue(farAhead)),
      retries: new Set(retries.allDue(farAhead)),
      windowEnds: new Set(windowEnds.allDue(farAhead)),
    }),
    null,
    1,
  )
}

function sorted(value: unknown): unknown {
  if (value instanceof Map) return ['map', ...byText([...value].map(sorted))]
  if (value instanceof Set) return ['set', ...byText([...value].map(sorted))]
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(byText(Object.entries(value)).map(([key, item]) => [key, sorted(item)]))
}

function byText<T>(items: T[]): T[] {
  const texts = new Map(items.map((item) => [item, JSON.stringify(item)]))
  return items.sort((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1))
}
