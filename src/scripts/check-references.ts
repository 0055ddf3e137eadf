import { type Finding, refused, review } from './finding.ts'
import { rankPlace } from './places.ts'
import {
  type Block,
  type Condition,
  doesNotKnow,
  type End,
  prefersNotToSay,
  type Script,
} from './script.ts'
import { type Text, textsOf } from './texts.ts'
import { tokensIn, workingNameToken } from './words-at.ts'

/** Answers known before a block is reached: the option ids of a place, undefined where it is not asked before. */
type Earlier = (place: string) => readonly string[] | undefined
const nothing: Earlier = () => undefined

/** Conditions and tokens may name only closed questions asked earlier, and answers that those list. */
export function checkReferences(script: Script): Finding[] {
  const before = earlierByBlock(script)
  const conditions = script.questions.flatMap((block) =>
    block.when === undefined
      ? []
      : checkCondition(block, block.when, before.get(block.id) ?? nothing),
  )
  const tokens = textsOf(script).flatMap((text) =>
    checkTokens(text, before.get(text.block ?? '') ?? nothing, script),
  )
  const cells = script.questions.flatMap((block) =>
    block.kind === 'end' ? checkCell(block, before.get(block.id) ?? nothing) : [],
  )
  return [...conditions, ...tokens, ...cells]
}

/** Where a quota is looked at, its answers must be there already. */
function checkCell(block: End, earlier: Earlier): Finding[] {
  const where = `end "${block.id}"`
  const cell = block.cell ?? []
  if (block.as === 'screened-out')
    return cell.length === 0
      ? []
      : [
          refused(
            'needless-cell',
            where,
            'It names a quota cell, and screens out by its "when"',
            'Take "cell" out, or make it "quota-full".',
          ),
        ]
  if (cell.length === 0)
    return [
      refused(
        'no-cell',
        where,
        'It does not say which answers make the quota cell',
        'Name them: "cell": ["age"].',
      ),
    ]
  return cell
    .filter((place) => earlier(place) === undefined)
    .map((place) => notEarlier(where, place))
}

function earlierByBlock(script: Script): ReadonlyMap<string, Earlier> {
  const given = new Map<string, { readonly at: number; readonly options: readonly string[] }[]>()
  const stands = new Map<string, number>()
  for (const [at, block] of script.questions.entries()) {
    if (!stands.has(block.id)) stands.set(block.id, at)
    for (const [place, options] of placesOf(block))
      given.set(place, [...(given.get(place) ?? []), { at, options }])
  }
  const before =
    (at: number): Earlier =>
    (place) =>
      given.get(place)?.findLast((one) => one.at < at)?.options
  return new Map([...stands].map(([id, at]) => [id, before(at)]))
}

function placesOf(block: Block): [string, readonly string[]][] {
  if (block.kind === 'statement' || block.kind === 'end') return []
  const options = [...block.options.map(({ id }) => id), doesNotKnow.id, prefersNotToSay.id]
  if (block.kind === 'grid') return block.rows.map((row) => [`${block.id}.${row.id}`, options])
  if (block.kind === 'ranking')
    return Array.from({ length: block.ranks }, (_, n) => [rankPlace(block, n + 1), options])
  return [[block.id, options]]
}

function checkCondition(block: Block, condition: Condition, earlier: Earlier): Finding[] {
  const where = `"${block.id}", when`
  if ('not' in condition) return checkCondition(block, condition.not, earlier)
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    return parts.length === 0
      ? [
          refused(
            'empty-condition',
            where,
            'Its condition is empty',
            'Name the answers that lead here.',
          ),
        ]
      : parts.flatMap((part) => checkCondition(block, part, earlier))
  }
  const options = earlier(condition.at)
  if (options === undefined) return [notEarlier(where, condition.at)]
  if (condition.is.length === 0)
    return [
      refused(
        'empty-condition',
        where,
        `It names no answer of "${condition.at}"`,
        'Name the answers that lead here.',
      ),
    ]
  return condition.is
    .filter((id) => !options.includes(id))
    .map((id) =>
      refused(
        'unknown-option',
        where,
        `"${id}" is not an answer of "${condition.at}"`,
        `Use one of: ${options.join(', ')}.`,
      ),
    )
}

function notEarlier(where: string, name: string): Finding {
  return refused(
    'unknown-reference',
    where,
    `"${name}" is not a question asked before this one`,
    'Name an earlier question, or "question.row" for a grid; move the questions if need be.',
  )
}

function checkTokens(text: Text, earlier: Earlier, script: Script): Finding[] {
  const findings = tokensIn(text.text).flatMap((name) => checkToken(text, name, earlier, script))
  const rest = text.text.replace(/\{\{[^{}]*\}\}/g, '')
  return /[{}]/.test(rest)
    ? [
        ...findings,
        refused(
          'stray-braces',
          text.where,
          'It has { or } that mean nothing',
          'Write {{question}} for an earlier answer, or take them out.',
        ),
      ]
    : findings
}

function checkToken(text: Text, name: string, earlier: Earlier, script: Script): Finding[] {
  if (name === workingNameToken && text.tokens !== 'none') return []
  if (text.tokens !== 'answers')
    return [
      refused(
        'token-here',
        text.where,
        `{{${name}}} cannot stand here`,
        'Write the words out in full.',
      ),
    ]
  if (earlier(name) === undefined) return [notEarlier(text.where, name)]
  const when = script.questions.find(({ id }) => id === text.block)?.when
  return when !== undefined && names(when, name)
    ? []
    : [
        review(
          'unguarded-token',
          text.where,
          `{{${name}}} is read as "that" when there was no such answer`,
          `Ask this only when "${name}" has an answer worth reading out, or check that "that" fits.`,
        ),
      ]
}

function names(condition: Condition, place: string): boolean {
  if ('all' in condition) return condition.all.some((one) => names(one, place))
  if ('any' in condition) return condition.any.every((one) => names(one, place))
  return 'at' in condition && condition.at === place
}
