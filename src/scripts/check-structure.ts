import { type Finding, refused, review } from './finding.ts'
import { doesNotKnow, type Option, prefersNotToSay, type Question, type Script } from './script.ts'
import { workingNameToken } from './words-at.ts'

/** Most answers that one question may list, and most that have a number key of their own. */
const mostOptions = 30
const mostKeys = 9

/** Names used twice, lists that are empty or too long, and answers that only the house may add (R6). */
export function checkStructure(script: Script): Finding[] {
  const ids = [...script.opening, ...script.questions].map(({ id }) => id)
  return [
    ...twice(ids, 'the script', 'block'),
    ...ids
      .filter((id) => id === workingNameToken || id === 'completed')
      .map((id) =>
        refused(
          'reserved-name',
          `block "${id}"`,
          `"${id}" has a meaning of its own here`,
          'Give the block another name.',
        ),
      ),
    ...(script.questions.some((block) => 'options' in block)
      ? []
      : [
          refused(
            'no-questions',
            'the script',
            'There is no question in it',
            'Add at least one question.',
          ),
        ]),
    ...script.questions.flatMap((block) => ('options' in block ? checkQuestion(block) : [])),
  ]
}

function checkQuestion(block: Question): Finding[] {
  const where = `question "${block.id}"`
  const lists = block.kind === 'grid' ? [block.options, block.rows] : [block.options]
  return [
    ...lists.flatMap((list) => [
      ...twice(
        list.map(({ id }) => id),
        where,
        'option or row',
      ),
      ...twice(
        list.map(({ label }) => label.trim().toLowerCase()),
        where,
        'label',
      ),
    ]),
    ...lists.flat().flatMap((option) => houseOnly(where, option)),
    ...howMany(where, block.options),
    ...(block.kind === 'grid' && block.rows.length === 0
      ? [refused('empty-rows', where, 'This grid has no rows', 'Add the rows to ask about.')]
      : []),
    ...(block.kind === 'multiple' ? checkMultiple(where, block) : []),
    ...(block.kind === 'ranking' ? checkRanking(where, block) : []),
    ...checkLast(where, block),
  ]
}

function howMany(where: string, options: readonly Option[]): Finding[] {
  const count = options.length
  if (count === 0)
    return [
      refused(
        'empty-options',
        where,
        'It lists no answers',
        'List every answer that may be given (P6).',
      ),
    ]
  if (count === 1)
    return [
      review(
        'one-option',
        where,
        'It lists a single answer',
        'Add the other answers, or make it a statement.',
      ),
    ]
  if (count > mostOptions)
    return [
      refused(
        'too-many-options',
        where,
        `It lists ${count} answers`,
        `List at most ${mostOptions}, or split the question.`,
      ),
    ]
  return count > mostKeys
    ? [
        review(
          'more-than-keys',
          where,
          `It lists ${count} answers, and there are ${mostKeys} number keys`,
          'Join some of them if you can: nobody remembers so many read aloud.',
        ),
      ]
    : []
}

function houseOnly(where: string, { id, label }: Option): Finding[] {
  const heard = label
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
  const isHouse = id === doesNotKnow.id || id === prefersNotToSay.id || houseLabel.test(heard)
  return isHouse
    ? [
        refused(
          'house-option',
          `${where}, option "${id}"`,
          `"${label}" is an answer that every question has already`,
          'Take it out: the house adds "Does not know" and "Prefers not to say" (R6).',
        ),
      ]
    : []
}

const houseLabel =
  /^(i )?(dont|do not|does not|doesnt) know$|^(i )?(would )?(prefers?|rather) not (to )?(say|answer)$|^(refused|no answer|unsure|not known)$/

function checkMultiple(where: string, block: Extract<Question, { kind: 'multiple' }>): Finding[] {
  const known = block.options.map(({ id }) => id)
  const free = known.filter((id) => !(block.exclusive ?? []).includes(id)).length
  const strangers = (block.exclusive ?? []).filter((id) => !known.includes(id))
  return [
    ...strangers.map((id) =>
      refused(
        'unknown-exclusive',
        where,
        `"${id}" should stand alone, but is not one of its answers`,
        'Correct the name, or take it out of "exclusive".',
      ),
    ),
    ...(block.atLeast !== undefined && block.atLeast > Math.min(block.atMost ?? free, free)
      ? [
          refused(
            'at-least',
            where,
            `It asks for at least ${block.atLeast} answers, and at most ${Math.min(block.atMost ?? free, free)} can be given together`,
            'Lower "atLeast", or raise "atMost".',
          ),
        ]
      : []),
    ...(block.atMost !== undefined && block.atMost > known.length
      ? [
          review(
            'at-most',
            where,
            `It allows ${block.atMost} answers and lists ${known.length}`,
            'Correct "atMost", or take it out.',
          ),
        ]
      : []),
  ]
}

/** One choice must be left at the last rank, and the keys must reach them all. */
function checkRanking(where: string, block: Extract<Question, { kind: 'ranking' }>): Finding[] {
  const known = block.options.length
  return block.ranks <= known
    ? []
    : [
        refused(
          'too-many-ranks',
          where,
          `It ranks ${block.ranks} of ${known} answers`,
          `Rank at most ${known}, or list more answers.`,
        ),
      ]
}

/** What keeps its place at the end must be one of the answers. */
function checkLast(where: string, block: Question): Finding[] {
  const known = block.options.map(({ id }) => id)
  const last = 'last' in block ? (block.last ?? []) : []
  return last
    .filter((id) => !known.includes(id))
    .map((id) =>
      refused(
        'unknown-last',
        where,
        `"${id}" should stay at the end, but is not one of its answers`,
        'Correct the name, or take it out of "last".',
      ),
    )
}

function twice(names: readonly string[], where: string, kind: string): Finding[] {
  const again = new Set(names.filter((name, n) => names.indexOf(name) !== n))
  return [...again].map((name) =>
    refused(
      'used-twice',
      where,
      `The ${kind} "${name}" is there more than once`,
      'Give each its own name and words.',
    ),
  )
}
