import type { Condition, Place } from './script.ts'

/** Every place that a condition names, each once. */
export function namedPlaces(condition: Condition): readonly Place[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(namedPlaces))]
  if ('any' in condition) return [...new Set(condition.any.flatMap(namedPlaces))]
  return 'not' in condition ? namedPlaces(condition.not) : [condition.at]
}
