import { inLanguage, languagesOf } from './in-language.ts'
import { blockOf } from './parts-to-read.ts'
import { locate } from './places.ts'
import type { Language, Place, Script } from './script.ts'
import { textsOf } from './texts.ts'

/** One block as an agent can hear it, in one language. */
export type HeardPart = {
  /** `questions/age`, `closings/refused`: as the approver has marked it. */
  readonly key: string
  readonly language: Language
  /** Fit for a file and an address: `questions.age-en`. */
  readonly name: string
  /** What is said, in the order it is read aloud, with a rest between two pieces. */
  readonly words: readonly string[]
}

/** Said in place of an earlier answer or the working name, which no approved script knows: a short rest. */
const rest = '…'

/** In the order of reading, whatever the order of writing. A direction and what people ask are nobody's to read aloud. */
const order = ['read', 'ends', 'rows', 'options', 'thenRead', 'probes', 'ifAsked', 'say']

/**
 * Everything of a script that is read aloud, block by block and in each of its languages. Labels that are put into a
 * later question are heard where they are listed; in that question there is a rest.
 */
export function heardParts(script: Script): HeardPart[] {
  return languagesOf(script).flatMap((language) => heardIn(inLanguage(script, language)))
}

function heardIn(script: Script): HeardPart[] {
  const { language } = script
  const pieces = new Map<string, { readonly rank: number; readonly text: string }[]>()
  for (const { key, text } of textsOf(script)) {
    const block = blockOf(key)
    const rank = rankOf(key)
    if (rank === undefined) continue
    const said = pieces.get(block) ?? []
    said.push({ rank, text: text.replace(/\{\{[^{}]*\}\}/g, rest) })
    pieces.set(block, said)
  }
  return [...pieces].map(([key, said]) => ({
    key,
    language,
    name: heardName(key, language),
    words: said.sort((a, b) => a.rank - b.rank).map(({ text }) => text),
  }))
}

/** Where a text stands in the reading of its block; undefined when it is not read aloud. */
function rankOf(key: string): number | undefined {
  const [kind, name, part = 'read'] = key.split('/')
  if (name === undefined || kind === undefined || !spoken.has(kind)) return undefined
  if (part === 'direction' || key.endsWith('/asked')) return undefined
  return order.indexOf(part)
}

const spoken: ReadonlySet<string> = new Set(['opening', 'questions', 'closings', 'asked'])

/** The name under which the sound of a block is found. */
export function heardName(key: string, language: Language): string {
  return `${key.replace('/', '.')}-${language}`
}

/** The block that is read at a place, by its key. */
export function blockAt(script: Script, place: Place): string {
  const block = locate(script, place)?.block
  if (block === undefined) throw new Error(`The script ${script.name} has no place "${place}"`)
  return `${block.kind === 'opening' ? 'opening' : 'questions'}/${block.id}`
}
