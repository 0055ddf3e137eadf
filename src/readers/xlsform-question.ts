import { ok, type Result } from '../basics/result.ts'
import type { Block, Multiple, Option } from '../scripts/script.ts'
import type { Change, Refusal } from './import-report.ts'
import { nextRank } from './next-rank.ts'
import { type Changed, commonOf, disclosureOf, refuse } from './xlsform-block.ts'
import { type Answers, answersFrom, filtered } from './xlsform-choices.ts'
import { bandsOf, endsOf, lastOf, reversedOf, turnOf } from './xlsform-extras.ts'
import type { State } from './xlsform-state.ts'
import type { TableRow } from './xlsform-table.ts'
import { plainWords } from './xlsform-words.ts'

export type SelectType = {
  readonly several: boolean
  readonly list: string
  readonly other: boolean
}
export type Taken = Changed<Block> & Pick<Answers, 'codes' | 'twice'>

/** `select_one ways or_other` in its parts; undefined for other types. */
export function selectType(type: string): SelectType | undefined {
  const [, kind, list, other] =
    /^select[_ ](one|multiple)\s+(\S+)(\s+or[_ ]other)?$/i.exec(type.trim()) ?? []
  if (kind === undefined || list === undefined) return undefined
  return { several: kind.toLowerCase() === 'multiple', list, other: other !== undefined }
}

/** A question with listed answers, from a `select_one` or `select_multiple` row. */
export function selectFrom(state: State, row: TableRow, type: SelectType): Result<Taken, Refusal> {
  const common = commonOf(state, row)
  if (!common.ok) return common
  const answers = answersOf(state, row, type)
  if (!answers.ok) return answers
  const { options, codes, twice } = answers.value
  const asked = { ...common.value.value, disclosure: disclosureOf(row), options }
  const turned = { ...turnOf(row), ...lastOf(row, codes) }
  const limits = type.several ? limitsOf(row.get('constraint'), codes) : noLimits(row)
  const block: Block = type.several
    ? { ...asked, kind: 'multiple', ...turned, ...limits.value }
    : /\blikert\b/.test(row.get('appearance'))
      ? { ...asked, kind: 'scale', ...endsOf(row), ...reversedOf(row) }
      : { ...asked, kind: 'single', ...turned, ...bandsOf(row) }
  const changes = [...common.value.changes, ...answers.value.changes, ...limits.changes]
  return ok({ value: block, codes, twice, changes })
}

/** A `rank` row: as many ranks as it says, otherwise all of its answers. */
export function rankFrom(state: State, row: TableRow, list: string): Result<Taken, Refusal> {
  const common = commonOf(state, row)
  if (!common.ok) return common
  const answers = answersOf(state, row, { several: false, list, other: false })
  if (!answers.ok) return answers
  const { options, codes, twice } = answers.value
  const asked = Math.floor(Number(row.get('ranks')))
  const ranks = asked >= 2 ? Math.min(asked, options.length) : options.length
  if (ranks < 2) return refuse('Nothing can be ranked among fewer than two.', 'List more answers.')
  const own = plainWords(row.get('then_read'))
  const words = own.text === '' ? [nextRank] : own.changes
  const block: Block = {
    ...common.value.value,
    kind: 'ranking',
    disclosure: disclosureOf(row),
    options,
    ranks,
    thenRead: own.text === '' ? nextRank.now : own.text,
    ...turnOf(row),
    ...lastOf(row, codes),
  }
  const limits = noLimits(row)
  const changes = [...common.value.changes, ...answers.value.changes, ...words, ...limits.changes]
  return ok({ value: block, codes, twice, changes })
}

/** A `range` row: its steps become the points of a scale. */
export function rangeFrom(state: State, row: TableRow): Result<Taken, Refusal> {
  const common = commonOf(state, row)
  if (!common.ok) return common
  const at = (name: string, usual: number) =>
    Number(
      new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`, 'i').exec(row.get('parameters'))?.[1] ?? usual,
    )
  const [start, end, step] = [at('start', 1), at('end', 10), at('step', 1)]
  const count = Math.floor((end - start) / step) + 1
  if (!(step > 0 && count >= 2 && count <= 30))
    return refuse(
      'Its range has no sensible steps, or more than 30.',
      'List the answers, at most 30, best at most 9.',
    )
  const options = Array.from({ length: count }, (_, n): Option => {
    const label = String(Number((start + n * step).toFixed(6)))
    return { id: label.replace('-', 'minus-').replace('.', '_'), label }
  })
  const change: Change = {
    what: 'a slider is a scale',
    was: `${start} to ${end} by ${step}`,
    now: options.map(({ label }) => label).join(', '),
  }
  return ok({
    value: { ...common.value.value, kind: 'scale', disclosure: disclosureOf(row), options },
    codes: new Map(options.map(({ id, label }) => [label, id])),
    twice: new Set(),
    changes: [...common.value.changes, change],
  })
}

/** The listed answers of a row, filtered where the filter is the same for everybody. */
export function answersOf(state: State, row: TableRow, type: SelectType): Result<Answers, Refusal> {
  const list = state.lists.get(type.list)
  if (list === undefined)
    return refuse(
      `There is no list "${type.list}" on the "choices" sheet.`,
      'Add the list, or correct its name.',
    )
  const filter = row.get('choice_filter')
  const kept = filtered(list, filter)
  if (kept === undefined)
    return refuse(
      `Its answers hang on another answer (${filter}).`,
      'Make a question for each case, with its own list.',
    )
  const named = kept.find(({ label }) => label.includes('${'))
  if (named !== undefined)
    return refuse(
      `One of its answers holds an earlier one ("${named.label}"), and the words of an answer are the same for everybody.`,
      'Write the answer out in full.',
    )
  const answers = answersFrom(kept)
  if (answers.options.length === 0)
    return refuse('No answer is left to choose.', 'List at least two answers.')
  const narrowed =
    filter === ''
      ? []
      : [
          {
            what: 'the filter on its answers is applied',
            was: filter,
            now: answers.options.map(({ label }) => label).join(', '),
          },
        ]
  const whole = type.other ? withOther(answers) : answers
  return ok({ ...whole, changes: [...whole.changes, ...narrowed] })
}

/** `or_other` adds an answer; the words that would be typed after it are left out. */
function withOther(answers: Answers): Answers {
  if (answers.codes.has('other')) return answers
  const other: Option = { id: 'other', label: 'Other' }
  return {
    ...answers,
    options: [...answers.options, other],
    codes: new Map([...answers.codes, ['other', 'other']]),
    changes: [
      ...answers.changes,
      { what: 'what would be typed after it', was: 'or_other', now: other.label },
    ],
  }
}

function noLimits(row: TableRow): Changed<Pick<Multiple, never>> {
  const constraint = row.get('constraint')
  return { value: {}, changes: constraint === '' ? [] : [dropped(constraint)] }
}

const alone =
  /not\(\s*selected\(\s*\.\s*,\s*'([^']+)'\s*\)\s+and\s+count-selected\(\s*\.\s*\)\s*>\s*1\s*\)/gi
const upTo = /count-selected\(\s*\.\s*\)\s*(<=?)\s*(\d+)/i
const from = /count-selected\(\s*\.\s*\)\s*(>=?)\s*(\d+)/i

/** `exclusive`, `atLeast` and `atMost` from the three constraints that forms commonly write; any other is named as left out. */
function limitsOf(
  constraint: string,
  codes: ReadonlyMap<string, string>,
): Changed<Pick<Multiple, 'exclusive' | 'atLeast' | 'atMost'>> {
  const exclusive = [...constraint.matchAll(alone)].flatMap(
    ([, code]) => codes.get(code ?? '') ?? [],
  )
  const rest = constraint.replace(alone, '')
  const [, sign, number] = upTo.exec(rest) ?? []
  const atMost = Number(number) - (sign === '<' ? 1 : 0)
  const [, above, least] = from.exec(rest.replace(upTo, '')) ?? []
  const atLeast = Number(least) + (above === '>' ? 1 : 0)
  const left = rest
    .replace(upTo, '')
    .replace(from, '')
    .replace(/\band\b|[()\s]/gi, '')
  const own = exclusive.filter((id) => id !== 'dk' && id !== 'pnts')
  return {
    value: {
      ...(own.length > 0 ? { exclusive: own } : {}),
      ...(least !== undefined && atLeast > 0 ? { atLeast } : {}),
      ...(number !== undefined && atMost > 0 ? { atMost } : {}),
    },
    changes: left === '' ? [] : [dropped(constraint)],
  }
}

function dropped(constraint: string): Change {
  return { what: 'a limit on the answer that the box cannot keep', was: constraint, now: 'none' }
}
