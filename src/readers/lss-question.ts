import { ok, type Result } from '../basics/result.ts'
import type { Block } from '../scripts/script.ts'
import type { Change, Refusal } from './import-report.ts'
import {
  choice,
  choicesOf,
  disclosure,
  type LssAsked,
  type LssTaken,
  noAnswers,
  rotates,
} from './lss-asked.ts'
import { rowsAnswered, twoGrids } from './lss-grid.ts'
import { withoutBraces } from './lss-parts.ts'
import type { LssKept } from './lss-types.ts'
import { nextRank } from './next-rank.ts'
import { type Answers, answersFrom } from './xlsform-choices.ts'
import type { Known } from './xlsform-relevant.ts'
import { plainWords } from './xlsform-words.ts'

/** A question with listed answers or a text, of any type that a script can hold. */
export function questionFrom(asked: LssAsked, type: LssKept): Result<LssTaken, Refusal> {
  for (const row of asked.answers) {
    const words = withoutBraces(ok(plainWords(row.get('answer'))))
    if (!words.ok) return words
  }
  const taken = blocksFrom(asked, type)
  if (!taken.ok) return taken
  return ok({ ...taken.value, changes: [...taken.value.changes, ...filters(asked, type)] })
}

/** An earlier answer that would leave out some of the rows or answers: here they are the same for everybody. */
function filters({ setting }: LssAsked, { as }: LssKept): Change[] {
  const grid = as === 'grid' || as === 'two grids'
  return ['array_filter', 'array_filter_exclude']
    .filter((name) => setting(name) !== '')
    .map((name) => ({
      what: `${grid ? 'rows' : 'answers'} that an earlier answer would leave out`,
      was: `${name} ${setting(name)}`,
      now: grid ? 'all rows are asked' : 'all answers are listed',
    }))
}

function blocksFrom(asked: LssAsked, type: LssKept): Result<LssTaken, Refusal> {
  switch (type.as) {
    case 'statement':
      return ok({ blocks: [{ ...asked.common, kind: 'statement' }], names: [], changes: [] })
    case 'single':
    case 'scale':
      return oneAnswer(asked, type)
    case 'multiple':
      return severalAnswers(asked, type.comment === true)
    case 'grid':
      return rowsAnswered(asked, type)
    case 'two grids':
      return twoGrids(asked)
    case 'ranking':
      return ranked(asked)
  }
}

function oneAnswer(
  asked: LssAsked,
  type: Extract<LssKept, { as: 'single' | 'scale' }>,
): Result<LssTaken, Refusal> {
  const answers = answersFrom(choicesOf(asked, type.given))
  const other = otherOf(asked, answers, '-oth-')
  if (other.options.length < 1) return noAnswers
  const { common } = asked
  const scored = { ...common, disclosure, options: other.options }
  const block: Block =
    type.as === 'scale'
      ? { ...scored, kind: 'scale' }
      : { ...scored, kind: 'single', ...(rotates(asked) ? { rotate: true } : {}) }
  const known: Known = { place: common.id, several: false, codes: other.codes }
  const changes = type.as === 'single' && type.comment === true ? [comment] : []
  return ok({
    blocks: [block],
    names: [{ ending: '', field: '', known }],
    changes: [...other.changes, ...changes],
  })
}

function severalAnswers(asked: LssAsked, commented: boolean): Result<LssTaken, Refusal> {
  const { common, parts, setting } = asked
  const answers = answersFrom(parts.map(({ code, label }) => choice(code, label)))
  const { options, codes, changes } = otherOf(asked, answers, 'other')
  if (options.length < 1) return noAnswers
  const alone = setting('exclude_all_others')
    .split(/[;,\s]+/)
    .flatMap((code) => codes.get(code) ?? [])
  const exclusive = alone.filter((id) => options.some((one) => one.id === id))
  const atMost = wholeOf(setting('max_answers'))
  const atLeast = wholeOf(setting('min_answers'))
  const block: Block = {
    ...common,
    kind: 'multiple',
    disclosure,
    options,
    ...(exclusive.length > 0 ? { exclusive } : {}),
    ...(atLeast >= 1 ? { atLeast } : {}),
    ...(atMost >= 1 ? { atMost } : {}),
    ...(rotates(asked) ? { rotate: true } : {}),
  }
  const whole = { ending: '', field: '', known: { place: common.id, several: true, codes } }
  const each = [...codes].map(([code, option]) => ({
    ending: `_${code}`,
    field: code,
    known: { place: common.id, several: false, codes: new Map([['Y', option]]) },
  }))
  return ok({
    blocks: [block],
    names: [whole, ...each],
    changes: [...changes, ...(commented ? [comment] : [])],
  })
}

/** Ranked among the listed answers, as many of them as the survey asks for. */
function ranked(asked: LssAsked): Result<LssTaken, Refusal> {
  const { options, codes, changes } = answersFrom(choicesOf(asked, undefined))
  if (options.length < 2) return noAnswers
  const most = wholeOf(asked.setting('max_answers'))
  const ranks = Math.min(options.length, most >= 2 ? most : options.length)
  const { common } = asked
  const rotate = rotates(asked) ? { rotate: true } : {}
  const block: Block = {
    ...common,
    kind: 'ranking',
    disclosure,
    options,
    ranks,
    thenRead: nextRank.now,
    ...rotate,
  }
  const names = Array.from({ length: ranks }, (_, n) => ({
    ending: `_${n + 1}`,
    field: String(n + 1),
    known: { place: `${common.id}.${n + 1}`, several: false, codes },
  }))
  return ok({ blocks: [block], names, changes: [...changes, nextRank] })
}

function wholeOf(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : 0
}

/** "Other, please say" stays as an answer; the words that would be typed do not. */
function otherOf({ row, setting, language }: LssAsked, answers: Answers, code: string): Answers {
  const usual = language === 'cy' ? 'Arall' : 'Other'
  if (row.get('other') !== 'Y' || answers.options.some(({ id }) => id === 'other')) return answers
  const label = plainWords(setting('other_replace_text')).text || usual
  return {
    ...answers,
    options: [...answers.options, { id: 'other', label }],
    codes: new Map([...answers.codes, [code, 'other']]),
    changes: [
      ...answers.changes,
      { what: 'what would be typed after it', was: `${label}: …`, now: label },
    ],
  }
}

const comment: Change = { what: 'a comment typed beside an answer', was: 'a comment', now: 'none' }
