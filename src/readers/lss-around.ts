import type { Result } from '../basics/result.ts'
import type { Condition } from '../scripts/script.ts'
import { type Draft, idFor, put, take, turnDown, wordsFrom } from './draft.ts'
import type { Change, Refusal } from './import-report.ts'
import { languageCode } from './languages.ts'
import { withoutBraces } from './lss-parts.ts'
import { apart, type LssRow, type LssSurvey } from './lss-tables.ts'
import { notTaken } from './second-language.ts'

/** The welcome text: never read, because an opening has duties that it does not know. */
export function enterWelcome(draft: Draft, { settings }: LssSurvey): void {
  if ((settings?.get('surveyls_welcometext') ?? '') === '') return
  turnDown(
    draft,
    { row: settings?.line ?? 1, type: 'welcome text', name: '' },
    {
      reason:
        'A script opens with words that say who calls, from where, and that it is voluntary (R1).',
      whatToDo: 'What else it says can be added to the opening on the page.',
    },
  )
}

/** The end text: the words after the last question, where they can be read aloud. */
export function enterEnd(draft: Draft, { settings }: LssSurvey): string | undefined {
  const text = settings?.get('surveyls_endtext') ?? ''
  if (text === '') return undefined
  const part = { row: settings?.line ?? 1, type: 'end text', name: '' }
  const words = withoutBraces(wordsFrom(text))
  if (words.ok) take(draft, part, words.value.changes)
  else turnDown(draft, part, words.error)
  return words.ok ? words.value.text : undefined
}

export type GroupRead = {
  /** Its description as words to read, earlier answers named as a script names them. */
  readonly words: (text: string) => ReturnType<typeof wordsFrom>
  readonly when: Result<Condition | undefined, Refusal>
}

/** A group: its heading is not read, its description is a statement for whoever its questions are for. */
export function enterGroup(draft: Draft, row: LssRow, { words: read, when }: GroupRead): void {
  const part = { row: row.line, type: 'group', name: row.get('group_name') }
  const heading: Change = {
    what: 'the heading of a group is not read aloud',
    was: part.name,
    now: 'none',
  }
  const changes = part.name === '' ? [] : [heading]
  if (row.get('description') === '') {
    take(draft, part, changes)
    return
  }
  const words = when.ok ? read(row.get('description')) : when
  if (words.ok && when.ok) {
    const { id } = idFor(draft, `group-${row.get('gid')}`)
    put(draft, { id, kind: 'statement', read: words.value.text }, when.value)
    take(draft, part, [...changes, ...words.value.changes])
  } else if (!words.ok) turnDown(draft, part, words.error)
}

const readSettings = [
  'hidden',
  'random_order',
  'random_group',
  'answer_order',
  'exclude_all_others',
  'max_answers',
  'min_answers',
  'array_filter',
  'array_filter_exclude',
  'other_replace_text',
  'dualscale_headerA',
  'dualscale_headerB',
]

const aroundTexts = {
  surveyls_description: 'The description of the survey',
  surveyls_policy_notice: 'The notice about data protection',
} as const

/** What of the survey was not read at all. */
export function unread(survey: LssSurvey): string[] {
  const { attributes, others, settings, apart: counts } = survey
  const set = attributes.filter((row) => !/^0?$/.test(row.get('value')))
  const names = new Set(set.map((row) => row.get('attribute')))
  const left = [...names].filter((name) => !readSettings.includes(name)).sort()
  return [
    ...(left.length === 0
      ? []
      : [`Settings about looks, typing and timing were not read: ${left.join(', ')}.`]),
    ...shuffled(survey),
    ...Object.entries(aroundTexts)
      .filter(([name]) => (settings?.get(name) ?? '') !== '')
      .map(([, words]) => `${words} was not read: what it says can be added to the opening.`),
    ...Object.entries(apart)
      .filter(([name]) => (counts[name] ?? 0) > 0)
      .map(([name, words]) => `Not read (${counts[name]}). ${words}.`),
    ...others.filter((one) => languageCode(one) === undefined).map(notTaken),
  ]
}

/** Groups, and questions, that the survey puts in an order by chance: here they keep the file's. */
function shuffled({ groups, questions, attributes }: LssSurvey): string[] {
  const title = new Map(questions.map((row) => [row.get('qid'), row.get('title')]))
  const inGroups = groups.filter((row) => row.get('randomization_group') !== '')
  const inOrder = attributes.filter(
    (row) => row.get('attribute') === 'random_group' && row.get('value') !== '',
  )
  const named = [
    ...inGroups.map((row) => `group "${row.get('group_name')}"`),
    ...new Set(inOrder.map((row) => `question "${title.get(row.get('qid')) ?? ''}"`)),
  ]
  return named.length === 0
    ? []
    : [
        `The survey puts these in an order by chance, and the script keeps the order of the file: ${named.join(', ')}. Let blocks change places on the page, if it matters.`,
      ]
}
