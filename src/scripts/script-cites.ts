import { rememberFew } from '../basics/keep-recent.ts'
import { languagesOf } from './in-language.ts'
import { rankPlace } from './places.ts'
import {
  type Block,
  type Condition,
  doesNotKnow,
  type Language,
  type Place,
  prefersNotToSay,
  type Script,
} from './script.ts'
import { textsOf } from './texts.ts'
import { tokensIn, workingNameToken } from './words-at.ts'

/** Where a block hangs on an earlier answer: by its condition, by words that name it, or by the quota it counts. */
export type Cite = {
  /** The block that hangs on it. */
  readonly by: string
  readonly how: 'condition' | 'words' | 'quota'
  readonly place: Place
  /** Of a condition: the answers that it asks for. */
  readonly options: readonly string[]
  /** `question "why", probe 1`: for words. */
  readonly where: string
}

/** Everything in a script that hangs on an earlier answer, in every language, in the order of its blocks. */
export function citesOf(script: Script): Cite[] {
  const piped = new Map<string, Cite[]>()
  for (const cite of languagesOf(script).flatMap((one) => pipedIn(script, one)))
    piped.set(cite.by, [...(piped.get(cite.by) ?? []), cite])
  return script.questions.flatMap((block) => [
    ...(block.when === undefined ? [] : leaves(block.when)).map(
      ({ at, is }): Cite => ({
        ...{ by: block.id, how: 'condition', place: at, options: is, where: '' },
      }),
    ),
    ...(block.kind === 'end' ? (block.cell ?? []) : []).map(
      (place): Cite => ({ by: block.id, how: 'quota', place, options: [], where: '' }),
    ),
    ...(piped.get(block.id) ?? []),
  ])
}

/** Those that name no answer given before them: nothing there, something later, or an answer that is not listed. */
export function brokenCites(script: Script): readonly Cite[] {
  return remembered(script)
}

/** A draft is asked before each of its edits, and a script never changes. */
const remembered = rememberFew(4, brokenIn)

function brokenIn(script: Script): Cite[] {
  const stands = new Map<string, number>()
  const given = new Map<Place, { readonly at: number; readonly options: readonly string[] }>()
  for (const [at, block] of script.questions.entries()) {
    if (!stands.has(block.id)) stands.set(block.id, at)
    for (const [place, options] of placesOf(block))
      if (!given.has(place)) given.set(place, { at, options })
  }
  return citesOf(script).filter(({ by, place, options }) => {
    const asked = given.get(place)
    if (asked === undefined || asked.at >= (stands.get(by) ?? 0)) return true
    return options.some((id) => !asked.options.includes(id))
  })
}

/** What hangs on what, for people: the condition of “why” asks about “ease”. */
export function citeWords({ by, how, place, where }: Cite): string {
  switch (how) {
    case 'condition':
      return `the condition of “${by}” asks about “${place}”`
    case 'quota':
      return `the quota at “${by}” counts “${place}”`
    case 'words':
      return `the words of ${where} read out the answer at “${place}”`
  }
}

export function sameCite(one: Cite, other: Cite): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The block that a place belongs to: `q6` of `q6.staff`. */
export function blockAt(place: Place): string {
  return place.split('.')[0] ?? place
}

/** The places of a block at which an answer is given, each with every answer that it can have. */
export function placesOf(block: Block): (readonly [Place, readonly string[]])[] {
  if (block.kind === 'statement' || block.kind === 'end') return []
  const options = [...block.options.map(({ id }) => id), doesNotKnow.id, prefersNotToSay.id]
  if (block.kind === 'grid') return block.rows.map((row) => [`${block.id}.${row.id}`, options])
  if (block.kind === 'ranking')
    return Array.from({ length: block.ranks }, (_, n) => [rankPlace(block, n + 1), options])
  return [[block.id, options]]
}

type Leaf = { readonly at: Place; readonly is: readonly string[] }

function leaves(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leaves)
  if ('any' in condition) return condition.any.flatMap(leaves)
  return 'not' in condition ? leaves(condition.not) : [condition]
}

function pipedIn(script: Script, language: Language): Cite[] {
  const words = language === script.language ? undefined : script.versions?.[language]
  return textsOf(script).flatMap(({ key, block, text, where, tokens }) => {
    if (block === undefined || tokens !== 'answers') return []
    const said = words !== undefined && Object.hasOwn(words, key) ? (words[key] ?? text) : text
    if (!said.includes('{{')) return []
    return tokensIn(said)
      .filter((place) => place !== workingNameToken)
      .map((place): Cite => ({ by: block, how: 'words', place, options: [], where }))
  })
}
