import { type Draft, idFor, put, take, turnDown, wordsFrom } from './draft.ts'
import type { Change } from './import-report.ts'
import { languageCode } from './languages.ts'
import type { LssRow, LssSurvey } from './lss-tables.ts'
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
  const words = wordsFrom(text)
  if (words.ok) take(draft, part, words.value.changes)
  else turnDown(draft, part, words.error)
  return words.ok ? words.value.text : undefined
}

/** A group: its heading is not read, its description is a statement. */
export function enterGroup(draft: Draft, row: LssRow): void {
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
  const words = wordsFrom(row.get('description'))
  if (words.ok) {
    const { id } = idFor(draft, `group-${row.get('gid')}`)
    put(draft, { id, kind: 'statement', read: words.value.text })
    take(draft, part, [...changes, ...words.value.changes])
  } else turnDown(draft, part, words.error)
}

const readSettings = [
  'hidden',
  'random_order',
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

/** What of the survey was not read at all. */
export function unread({ attributes, others }: LssSurvey): string[] {
  const set = attributes.filter((row) => !/^0?$/.test(row.get('value')))
  const names = new Set(set.map((row) => row.get('attribute')))
  const left = [...names].filter((name) => !readSettings.includes(name)).sort()
  return [
    ...(left.length === 0
      ? []
      : [`Settings about looks, typing and timing were not read: ${left.join(', ')}.`]),
    ...others.filter((one) => languageCode(one) === undefined).map(notTaken),
  ]
}
