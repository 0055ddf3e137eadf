import type { Condition, Place } from '../scripts/script.ts'
import { chose, optionPartition, takesOne } from './partition.ts'
import type { TablePlace } from './places.ts'

/**
 * Who is asked a question, as far as tables can tell: everybody; the people in some cells of one partition (so that
 * its base repeats their number); or a combination of answers, whose base would be a cell of a cross table.
 */
export type Route =
  | { readonly to: 'everybody' }
  | {
      readonly to: 'cells'
      readonly of: Place
      readonly partition: string
      readonly cells: readonly string[]
    }
  | { readonly to: 'combination'; readonly of: readonly Place[] }

export function routeOf(place: TablePlace, places: readonly TablePlace[]): Route {
  if (place.when === undefined) return { to: 'everybody' }
  const when = withoutImplied(place.when, places)
  const of = namedPlaces(when)
  const parent = of.length === 1 ? places.find((other) => other.place === of[0]) : undefined
  if (parent === undefined) return { to: 'combination', of }
  if (takesOne(parent)) {
    const options = parent.options.map(({ id }) => id)
    const cells = options.filter((option) => holds(when, option))
    return { to: 'cells', of: parent.place, partition: parent.place, cells }
  }
  const [option, ...others] = namedOptions(when)
  if (option === undefined || others.length > 0) return { to: 'combination', of }
  return parent.alone.includes(option)
    ? { to: 'cells', of: parent.place, partition: parent.place, cells: [option] }
    : {
        to: 'cells',
        of: parent.place,
        partition: optionPartition(parent.place, option),
        cells: [chose],
      }
}

/** Drops from "a and b" what another part already implies: b asks about a place that is itself only asked when a. */
function withoutImplied(condition: Condition, places: readonly TablePlace[]): Condition {
  if (!('all' in condition)) return condition
  const text = (part: Condition) => JSON.stringify(part)
  const implied = condition.all
    .flatMap((part) => ('at' in part ? [part.at] : []))
    .flatMap((at) => places.find(({ place }) => place === at)?.when ?? [])
    .flatMap((when) => ('all' in when ? [when, ...when.all] : [when]))
    .map(text)
  const left = condition.all.filter((part) => !implied.includes(text(part)))
  return left.length === 1 && left[0] !== undefined ? left[0] : { all: left }
}

function parts(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}

export function namedPlaces(condition: Condition): readonly Place[] {
  const named = 'at' in condition ? [condition.at] : parts(condition).flatMap(namedPlaces)
  return [...new Set(named)]
}

function namedOptions(condition: Condition): readonly string[] {
  const named = 'at' in condition ? condition.is : parts(condition).flatMap(namedOptions)
  return [...new Set(named)]
}

/** Whether a condition about one place holds for somebody who gave this one answer there. */
function holds(condition: Condition, answer: string): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answer))
  if ('any' in condition) return condition.any.some((part) => holds(part, answer))
  if ('not' in condition) return !holds(condition.not, answer)
  return condition.is.includes(answer)
}
