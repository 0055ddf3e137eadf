import { type Explored, exploreRoutes, mostWays, type Route } from './explore-routes.ts'
import { type Finding, refused, review } from './finding.ts'
import { locate } from './places.ts'
import { atomsOf, leavesOf } from './route-atoms.ts'
import { outcomesAt } from './route-outcomes.ts'
import type { Condition, Script } from './script.ts'

/** Combinations of answers that are tried to see whether a condition can hold at all. */
const mostCombinations = 20_000

/**
 * R14: every way through, from end to end. A block that no answers lead to is named, and so is a condition that
 * contradicts itself, and an `end` block that stops everybody.
 */
export function checkRoutes(script: Script, explored: Explored = exploreRoutes(script)): Finding[] {
  return [
    ...bounded(explored),
    ...script.questions
      .filter(({ id }) => !explored.reached.has(id))
      .map(({ id, when }) => unreached(script, id, when, explored)),
    ...(explored.completed === undefined
      ? [
          refused(
            'dead-end',
            'the script',
            `No interview comes to the end of its questions: each is stopped by an "end" block, the first after ${routeInWords(explored.shortest)}`,
            'Give the "end" blocks conditions that some answers escape.',
          ),
        ]
      : []),
  ]
}

function bounded({ whole, cutAt }: Explored): Finding[] {
  if (whole) return []
  return [
    review(
      'too-many-ways',
      'the script',
      `There are more than ${mostWays} different ways on from "${cutAt}", and not all of them were followed`,
      'Read the conditions after it yourself, or make fewer questions hang on so many answers at once.',
    ),
  ]
}

function unreached(
  script: Script,
  id: string,
  when: Condition | undefined,
  { whole, shortest }: Explored,
): Finding {
  const where = `"${id}"`
  if (when !== undefined && !canHold(script, when))
    return review(
      'contradiction',
      where,
      'Its condition contradicts itself: no answers make all of it true',
      'Correct its "when", or take the block out: it is never read.',
    )
  return review(
    'never-reached',
    where,
    whole
      ? 'No answers lead to it: the questions that its "when" names are not asked together, or the interview has ended before'
      : 'None of the ways that were followed comes to it',
    `Check its "when" against those of the questions it names. The shortest interview, for one, is ${routeInWords(shortest)}.`,
  )
}

/** Whether any answers at all, at the places it names, make a condition true. Unsure counts as yes. */
function canHold(script: Script, when: Condition): boolean {
  const atoms = atomsOf(script)
  const places = [...new Set(leavesOf(when).map(({ at }) => at))]
  let combinations: bigint[] = [0n]
  for (const place of places) {
    const at = locate(script, place)
    const outcomes = at === undefined ? [] : outcomesAt({ place, at }, 0n, atoms)
    combinations = combinations.flatMap((bits) => [
      bits,
      ...outcomes.map((outcome) => bits | outcome.bits),
    ])
    if (combinations.length > mostCombinations) return true
  }
  return combinations.some((bits) => atoms.holds(when, bits))
}

/** A route for people: only the places where something was chosen. */
export function routeInWords(route: Route | undefined): string {
  if (route === undefined) return 'none'
  const chosen = route.steps.filter(({ chosen: some }) => some.length > 0)
  return chosen.length === 0
    ? 'with no question asked'
    : chosen.map(({ place, chosen: some }) => `${place}=${some.join('+')}`).join(', ')
}
