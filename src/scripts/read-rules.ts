import { err, ok, type Result } from '../basics/result.ts'
import {
  type Forms,
  type Lists,
  type Pattern,
  type Phrase,
  readEntry,
  readPattern,
  readPhrase,
} from './rule-pattern.ts'

/** One rule of what a script may not hold, as somebody without our code can read it. */
export type Rule = {
  /** Where it begins in its file. */
  readonly line: number
  readonly name: string
  /** `refuse`: nobody can allow it. `review`: the approver decides, in writing. */
  readonly level: 'refuse' | 'review'
  /** What sort of thing it is: the last part of a finding's code. */
  readonly about: string
  /** Completes "It …": `asks how the home is protected`. */
  readonly says: string
  readonly because: string
  /** What to do about it. */
  readonly instead: string
  readonly find: readonly Pattern[]
  /** Phrases in which the words are harmless; they are passed over, by this rule alone. */
  readonly unless: readonly Phrase[]
  readonly refuses: readonly string[]
  readonly allows: readonly string[]
}

export type Rules = { readonly rules: readonly Rule[]; readonly lists: Lists }
export type RuleFault = { readonly line: number; readonly what: string }

const mostLines = 3_000
const longestLine = 2_000
const mostRules = 300
const mostFaults = 30
const keys = [
  'level',
  'about',
  'says',
  'because',
  'instead',
  'find',
  'unless',
  'refuses',
  'allows',
] as const
type Key = (typeof keys)[number]

type Open = { readonly line: number; readonly name: string; readonly lines: Map<Key, string[]> }

/**
 * Rules from their text: `list NAME: word; word`, then `rule NAME` and under it `says:`, `because:`, `instead:` once,
 * `find:`, `unless:`, `refuses:`, `allows:` as often as needed; `#` at the beginning of a line is a note. `before` holds lists that may be
 * named and rules that may not be named again. Every fault comes with its line; nothing throws on any text.
 */
export function readRules(text: string, before?: Rules): Result<Rules, readonly RuleFault[]> {
  const lines = text.split(/\r?\n/)
  if (lines.length > mostLines)
    return err([
      { line: mostLines, what: `The file has more than ${mostLines} lines: is it the right one?` },
    ])
  const lists = new Map(before?.lists ?? [])
  const own = new Set<string>()
  const rules: Rule[] = []
  const faults: RuleFault[] = []
  let open: Open | undefined
  const close = () => {
    if (open === undefined) return
    const rule = ruleOf(open, lists, faults)
    if (rule !== undefined) rules.push(rule)
    open = undefined
  }
  for (const [n, raw] of lines.entries()) {
    const line = n + 1
    const words = raw.trim()
    const fault = (what: string) => faults.push({ line, what })
    if (faults.length >= mostFaults) break
    if (words === '' || words.startsWith('#')) continue
    if (words.length > longestLine) fault('This line is far too long: split it.')
    else if (odd.test(words))
      fault('This line holds signs that cannot be seen: write it again by hand.')
    else if (words.startsWith('rule ')) {
      close()
      const name = words.slice(5).trim()
      const taken =
        rules.some((one) => one.name === name) || before?.rules.some((one) => one.name === name)
      if (!isName(name))
        fault('A rule is named with small letters, digits and hyphens: rule house-prices')
      else if (taken)
        fault(
          `There is a rule "${name}" already. Rules are added, never changed: give yours another name.`,
        )
      else if (rules.length >= mostRules) fault(`There are more than ${mostRules} rules.`)
      open = { line, name, lines: new Map() }
    } else if (words.startsWith('list ')) {
      close()
      readList(words.slice(5), lists, own, fault, before)
    } else keep(words, open, fault)
  }
  close()
  if (faults.length > 0) return err(faults)
  if (rules.length === 0)
    return err([{ line: 1, what: 'There is no rule in it: begin one with "rule NAME".' }])
  return ok({ rules, lists })
}

const odd = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u

/** Names that begin with `cy-` are Welsh: mutations are undone there, and the endings of English here. */
function formsOf(name: string): Forms {
  return name.startsWith('cy-') ? 'welsh' : 'english'
}

function isName(name: string): boolean {
  return /^[a-z][a-z0-9-]{1,39}$/.test(name)
}

function readList(
  words: string,
  lists: Map<string, readonly Phrase[]>,
  own: Set<string>,
  fault: (what: string) => void,
  before: Rules | undefined,
): void {
  const at = words.indexOf(':')
  const name = words.slice(0, at).trim()
  if (at < 0 || !isName(name)) return void fault('Write a list as "list NAME: word; other words"')
  if (before?.lists.has(name))
    return void fault(`There is a list "${name}" already: give yours another name.`)
  const phrases: Phrase[] = own.has(name) ? [...(lists.get(name) ?? [])] : []
  for (const part of words.slice(at + 1).split(';')) {
    if (part.trim() === '') continue
    const phrase = readEntry(part, formsOf(name))
    if (!phrase.ok) return void fault(phrase.error)
    phrases.push(phrase.value)
  }
  if (phrases.length === 0) return void fault(`The list "${name}" is empty.`)
  own.add(name)
  lists.set(name, phrases)
}

function keep(words: string, open: Open | undefined, fault: (what: string) => void): void {
  const [, key = '', value = ''] = /^([a-z]+):\s*(.*)$/.exec(words) ?? []
  const known = keys.find((one) => one === key)
  if (known === undefined)
    return void fault(`Begin the line with one of: rule, list, ${keys.join(', ')}`)
  if (open === undefined)
    return void fault(`"${key}" belongs to a rule: write "rule NAME" above it.`)
  if (value === '') return void fault(`Nothing stands after "${key}:"`)
  open.lines.set(known, [...(open.lines.get(known) ?? []), value])
}

function ruleOf(open: Open, lists: Lists, faults: RuleFault[]): Rule | undefined {
  const fault = (what: string): undefined => {
    faults.push({ line: open.line, what: `Rule "${open.name}": ${what}` })
  }
  const all = (key: Key) => open.lines.get(key) ?? []
  for (const key of ['says', 'because', 'instead', 'find', 'refuses'] as const)
    if (all(key).length === 0) return fault(`it has no "${key}:" line: add it.`)
  const level = all('level')[0] ?? 'refuse'
  if (level !== 'refuse' && level !== 'review') return fault('its level is "refuse" or "review".')
  const find = all('find').map((text) => readPattern(text, lists, formsOf(open.name)))
  const unless = all('unless')
    .flatMap((text) => text.split(';'))
    .map((text) => readPhrase(text, lists, formsOf(open.name)))
  const wrong = [...find, ...unless].find((one) => !one.ok)
  if (wrong !== undefined && !wrong.ok) return fault(wrong.error)
  return {
    line: open.line,
    name: open.name,
    level,
    about: all('about')[0] ?? open.name,
    says: all('says').join(' '),
    because: all('because').join(' '),
    instead: all('instead').join(' '),
    find: find.flatMap((one) => (one.ok ? [one.value] : [])),
    unless: unless.flatMap((one) => (one.ok ? [one.value] : [])),
    refuses: all('refuses'),
    allows: all('allows'),
  }
}
