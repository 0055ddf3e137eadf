import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'
import type { Block, Script } from './script.ts'
import { blockShape, scriptShape } from './shape.ts'

/** One thing wrong with the shape of a script: where it is, in words, and what it must be instead. */
export type ScriptFault = { readonly where: string; readonly what: string }

/** Deeper than any honest condition; beyond it, reading would exhaust the stack. */
const deepest = 40
/** After this many the author needs a template, not a longer list. */
const mostFaults = 50

/**
 * A script from parsed JSON, or everything that is wrong with its shape, block by block. Keys that no script has are
 * faults too: nothing an author wrote is silently left out.
 */
export function readScript(value: unknown): Result<Script, ScriptFault[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return err([{ where: 'The file', what: 'is not a script: it must be one JSON object in { }' }])
  if (isDeep(value))
    return err([{ where: 'The file', what: `has lists inside lists more than ${deepest} deep` }])
  const list = listOfWords(value)
  if (list !== undefined)
    return err([{ where: list, what: 'must be texts by their keys, in { }, and not a list' }])
  const read = v.safeParse(scriptShape, value)
  if (read.success) return ok(read.output)
  return err(read.issues.slice(0, mostFaults).map((issue) => faultOf(issue, value)))
}

/** Where a list stands for versions or their words: to the shape one without entries is an object without any. */
function listOfWords(script: object): string | undefined {
  const versions: unknown = Reflect.get(script, 'versions')
  if (Array.isArray(versions)) return 'versions'
  const found = Object.entries(Object(versions)).find(([, words]) => Array.isArray(words))
  return found === undefined ? undefined : `versions, ${found[0]}`
}

/** Everything that is wrong with the shape of one block by itself, as `readScript` would say of it. */
export function blockFaults(block: Block): readonly ScriptFault[] {
  const read = v.safeParse(blockShape, block)
  return read.success ? [] : read.issues.map((issue) => faultOf(issue, block))
}

function faultOf(issue: v.BaseIssue<unknown>, script: object): ScriptFault {
  const path = (issue.path ?? []).map((item) => item.key)
  const key = path.at(-1)
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return {
      where: placed(path.slice(0, -1), script),
      what: `has a key "${String(key)}" that no script has: take it out or correct its name`,
    }
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return { where: placed(path.slice(0, -1), script), what: `has no "${String(key)}": add it` }
  if (issue.type === 'strict_object')
    return { where: placed(path, script), what: 'must be an object in { }' }
  return { where: placed(path, script), what: issue.message }
}

/** `question 3 "ease", options, entry 2, label`: a place that somebody without our code can find in the file. */
function placed(path: readonly unknown[], script: object): string {
  let here: unknown = script
  const words: string[] = []
  for (const key of path) {
    here = Object(here)[key as PropertyKey]
    words.push(typeof key === 'number' ? numbered(key, here, words) : String(key))
  }
  return words.length === 0 ? 'The script' : words.join(', ')
}

function numbered(index: number, entry: unknown, before: string[]): string {
  const kind = listEntries[before.pop() ?? ''] ?? 'entry'
  const name: unknown = Object(entry).id
  return `${kind} ${index + 1}${typeof name === 'string' ? ` "${name.slice(0, 60)}"` : ''}`
}

const listEntries: Readonly<Record<string, string>> = {
  opening: 'opening block',
  questions: 'question',
  options: 'option',
  rows: 'row',
  ifAsked: 'clarification',
  asked: 'asked question',
  exclusive: 'exclusive option',
  says: 'duty',
}

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return false
}
