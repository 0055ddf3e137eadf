import { chosenAt } from './holds.ts'
import { locate } from './places.ts'
import type { Answers, Clarification, ClosingKind, End, Place, Script } from './script.ts'
import { doesNotKnow, prefersNotToSay } from './script.ts'

/** What the box puts into the words when they are read: the name that the agent uses on this shift. */
export type Filled = { readonly workingName: string }

export type Words = {
  readonly read: string
  /** In a grid: the row that is being asked, read after the words of the grid. */
  readonly row?: string
  /** A note to the agent, never read aloud. */
  readonly direction?: string
  readonly ifAsked: readonly Clarification[]
  /** Neutral words for an answer that fits none of those listed. */
  readonly probes: readonly string[]
}

/** The one token that is not an earlier answer. */
export const workingNameToken = 'working-name'

/** Said in place of an earlier answer that was not given, or that was "does not know" or "prefers not to say". */
export const nothingNamed = 'that'

/** Every token of a text, without its braces: `q1`, `q6.staff`, `working-name`. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(token)].map(([, name]) => name ?? '')
}

const token = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The words to read at a place, with the labels of earlier answers and the working name put in. */
export function wordsAt(script: Script, place: Place, answers: Answers, filled: Filled): Words {
  const at = locate(script, place)
  if (at === undefined) throw new Error(`The script ${script.name} has no place "${place}"`)
  const { block } = at
  const put = (text: string) => fill(script, text, answers, filled)
  return {
    read: put('rank' in at && at.rank > 1 ? at.block.thenRead : block.read),
    ...('row' in at ? { row: put(at.row.label) } : {}),
    ...(block.kind !== 'opening' && block.direction !== undefined
      ? { direction: put(block.direction) }
      : {}),
    ifAsked: (block.ifAsked ?? []).map(({ asked, say }) => ({ asked: put(asked), say: put(say) })),
    probes: block.kind === 'opening' ? [] : (block.probes ?? []).map(put),
  }
}

/** The words that end the conversation. They never depend on an answer. */
export function closingWords(script: Script, kind: ClosingKind, filled: Filled): string {
  return fill(script, script.closings[kind], {}, filled)
}

/** The words of an `end` block, read in place of the closing of a whole interview. */
export function endWords(script: Script, end: End, answers: Answers, filled: Filled): string {
  return fill(script, end.read, answers, filled)
}

/** The questions people ask and the truthful answers, ready to read. */
export function askedWords(script: Script, filled: Filled): Script['asked'] {
  return script.asked.map((one) => ({ ...one, say: fill(script, one.say, {}, filled) }))
}

function fill(script: Script, text: string, answers: Answers, { workingName }: Filled): string {
  return text.replace(token, (_all, name: string) =>
    name === workingNameToken ? workingName : labelsAt(script, name, answers),
  )
}

function labelsAt(script: Script, place: Place, answers: Answers): string {
  const at = locate(script, place)
  const options = at !== undefined && 'options' in at.block ? at.block.options : []
  const chosen = chosenAt(answers, place).filter((id) => !houseOptions.has(id))
  const labels = options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
  return labels.length === 0 ? nothingNamed : joined(labels)
}

const houseOptions: ReadonlySet<string> = new Set([doesNotKnow.id, prefersNotToSay.id])

function joined(labels: readonly string[]): string {
  const last = labels.at(-1) ?? ''
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`
}
