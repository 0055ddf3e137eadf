import { keepRecent } from '../basics/keep-recent.ts'
import { asAsked, withoutAsides } from './asides.ts'
import { builtInRules } from './built-in-rules.ts'
import { hasHiddenSigns, readings } from './plain-text.ts'
import { hitsIn, indexOf, type RuleHit, type RuleIndex } from './rule-index.ts'

/** `asking`: words of a question or its answers. `telling`: the agent says something about the call itself. */
export type TextRole = 'asking' | 'telling' | 'option'

export type Forbidden = {
  readonly level: 'refuse' | 'review'
  /** What it is about: the last part of a finding's code. */
  readonly code: string
  /** Completes "It …". */
  readonly what: string
  readonly rule: string
  /** The words that were found, as they are heard. */
  readonly words: string
  readonly because: string
  readonly instead: string
}

/** The rules that ship with the release, ready to look with. */
export const builtIn: RuleIndex = indexOf(builtInRules)

/**
 * What a text holds that no script may hold, or that the approver must look at (P4, T1, T2, P6): at most one entry for
 * each kind. `more` are a site's own rules: they are looked for besides the built-in ones, never instead.
 */
export function findForbidden(
  text: string,
  role: TextRole,
  more?: RuleIndex,
): readonly Forbidden[] {
  const kept = foundBy.get(more ?? builtIn) ?? keptFound()
  foundBy.set(more ?? builtIn, kept)
  const key = `${role} ${text}`
  return kept.get(key) ?? kept.set(key, lookThrough(text, role, more))
}

/**
 * By the rules that looked: the same words always hold the same. While a draft is written, all but the words of one
 * block have been looked through before.
 */
const foundBy = new WeakMap<RuleIndex, ReturnType<typeof keptFound>>()

function keptFound() {
  return keepRecent<readonly Forbidden[]>(mostLetters)
}

/** Of all texts that are kept together: a long questionnaire with everything that is heard together has a million. */
const mostLetters = 4_000_000

/** The same without a memory. */
export function lookThrough(text: string, role: TextRole, more?: RuleIndex): Forbidden[] {
  const plain = role === 'telling' ? withoutDenials(text) : text
  const spoken = [plain, ...(role === 'telling' ? [] : asAsked(plain))]
  const heard = [...new Set(spoken.flatMap(withoutAsides).flatMap(readings))]
  const hits = [builtIn, ...(more === undefined ? [] : [more])].flatMap((index) =>
    heard.flatMap((reading) => hitsIn(reading, index)),
  )
  const found = [
    ...hits.map(forbiddenBy),
    ...(role === 'telling' && !text.includes('?') ? [] : heard.flatMap(amountIn)),
    ...(hasHiddenSigns(text) ? [hiddenSigns] : []),
  ]
  const worst = found.filter(({ level }) => level === 'refuse')
  const kinds = [...worst, ...found.filter(({ level }) => level === 'review')]
  return kinds.filter(({ code }, n) => kinds.findIndex((one) => one.code === code) === n)
}

/** The same, without what is only for the approver to look at. */
export function findRefused(text: string, role: TextRole, more?: RuleIndex): Forbidden[] {
  return findForbidden(text, role, more).filter(({ level }) => level === 'refuse')
}

function forbiddenBy({ rule, words }: RuleHit): Forbidden {
  return {
    level: rule.level,
    code: rule.about,
    what: rule.says,
    rule: rule.name,
    words,
    because: rule.because,
    instead: rule.instead,
  }
}

const hiddenSigns: Forbidden = {
  level: 'refuse',
  code: 'hidden-signs',
  what: 'holds invisible signs or letters of another alphabet',
  rule: 'hidden-signs',
  words: 'signs that cannot be seen or read',
  because: 'Such signs hide words from whoever checks them.',
  instead: 'Write the words again by hand, in plain letters.',
}

/**
 * What the agent says truthfully about the call and what it is not about: "Please do not tell me your name". Only a
 * plain sentence counts, with no question and no "but": never a place to dress a question up.
 */
function withoutDenials(text: string): string {
  return text.replace(/[^.?!]+[.?!]*/g, (sentence) =>
    !/\?/.test(sentence) && denial.test(sentence) && !turn.test(sentence) ? ' . ' : sentence,
  )
}

const denial =
  /^\s*(please )?(do not (tell|say|ask|give)\b|i (cannot|do not|will not|will never|never) (see|know|have|hold|ask|need|hear|keep)\b|we (cannot|do not|will not|will never|never) (see|know|have|hold|ask|need|hear|keep|sell|write|ring|call|contact|send)\b|nobody (will|writes|keeps|sees|hears|listens)\b|if (they|somebody|someone|anybody|the person) (tells?|asks?|starts?|begins?)\b.*(do not|stop|it is not us)|ni allaf weld\b|peidiwch â dweud\b)/i
const turn = /\b(but|only|except|just|so|unless|instead|though|although|rather|ond|heblaw)\b/i

/** Numbers as amounts have them: 200 or more that is neither a year nor a length of time, or round sums in words. */
function amountIn(reading: string): Forbidden[] {
  const words = amountWords(reading)
  if (words === undefined) return []
  return [
    {
      level: 'refuse',
      code: 'money',
      what: 'lists an amount: bands are for age, frequency and duration',
      rule: 'amounts',
      words,
      because: 'A band of amounts is an amount.',
      instead: 'Take the amounts out. Only age, how often and how long may be asked in bands.',
    },
  ]
}

function amountWords(reading: string): string | undefined {
  if (!/\d|hundred|thousand|million|grand/.test(reading)) return undefined
  const plain =
    /\b(hundreds?|thousands?|millions?|grand)\b|\b\d+ ?k\b|\b\d{1,3}(,| )\d{3}\b|\b\d+\.\d\d\b/.exec(
      reading,
    )
  if (plain) return plain[0]
  const time = /^ ?(to \d+ )?(minutes?|mins?|hours?|seconds?|days?|weeks?|months?|years?|times?)\b/
  const number = [...reading.matchAll(/\d+/g)].find(
    ({ 0: digits, index }) =>
      Number(digits) >= 200 &&
      !/^(19|20)\d\d$/.test(digits) &&
      !time.test(reading.slice(index + digits.length)),
  )
  return number?.[0]
}
