import { err, ok, type Result } from '../basics/result.ts'
import type { Condition, Disclosure, Statement } from '../scripts/script.ts'
import type { Change, Refusal } from './import-report.ts'
import { noReturnOf } from './xlsform-extras.ts'
import { allOf, conditionFrom } from './xlsform-relevant.ts'
import { lookUpIn, type State } from './xlsform-state.ts'
import type { TableRow } from './xlsform-table.ts'
import { plainName, plainWords } from './xlsform-words.ts'

export type Common = Pick<Statement, 'id' | 'read' | 'direction' | 'when' | 'noReturn'>
export type Changed<T> = { readonly value: T; readonly changes: readonly Change[] }

/** What every block has: its name, its words, the note to the agent, and when it is asked. */
export function commonOf(state: State, row: TableRow): Result<Changed<Common>, Refusal> {
  const id = idOf(state, row)
  if (!id.ok) return id
  const read = wordsOf(state, row.get(...state.labels))
  if (!read.ok) return refuse(read.error, 'Write the words out, or name an earlier question.')
  if (read.value.value === '') return refuse('It has no words to read aloud.', 'Fill in its label.')
  const direction = wordsOf(state, hintOf(state, row))
  if (!direction.ok) return refuse(direction.error, 'Write the hint out in full.')
  const when = whenOf(state, row)
  if (!when.ok) return when
  return ok({
    value: {
      id: id.value.value,
      read: read.value.value,
      ...(direction.value.value === '' ? {} : { direction: direction.value.value }),
      ...(when.value.length === 0 ? {} : { when: allOf(when.value) }),
      ...noReturnOf(row),
    },
    changes: [
      ...id.value.changes,
      ...read.value.changes,
      ...direction.value.changes,
      ...leftOut(row),
    ],
  })
}

/** The hint, and the guidance after it where a row has both: each is for the agent. */
export function hintOf({ hints }: Pick<State, 'hints'>, row: TableRow): string {
  const isGuidance = (heading: string) => heading.startsWith('guidance')
  const [hint = '', guidance = ''] = [
    row.get(...hints.filter((one) => !isGuidance(one))),
    row.get(...hints.filter(isGuidance)),
  ]
  if (hint === '' || guidance === '' || hint === guidance) return hint || guidance
  return `${/[.?!:]\s*$/.test(hint) ? hint : `${hint}.`} ${guidance}`
}

/** The name of a row as a script has it. A name may be used once: conditions would otherwise mean two things. */
export function idOf(state: State, row: TableRow): Result<Changed<string>, Refusal> {
  const name = row.get('name')
  if (name === '') return refuse('It has no name.', 'Fill in the "name" column.')
  const id = plainName(name)
  if (state.ids.has(id) || state.known.has(name))
    return refuse(`The name "${name}" is used before.`, 'Give each row its own name.')
  return ok({ value: id, changes: id === name ? [] : [{ what: 'its name', was: name, now: id }] })
}

/** Words without marks, with `${question}` turned into our token for the label of an earlier answer. */
function wordsOf(state: State, label: string): Result<Changed<string>, string> {
  const lookUp = lookUpIn(state)
  const piped: Change[] = []
  let trouble = ''
  // Before entities are put back: what is written as `&#36;{x}` are words and no question.
  const named = label.replace(/\$\{([^{}]*)\}/g, (was, name: string) => {
    const known = lookUp(name.trim())
    if (!known.ok) {
      trouble ||= known.error
      return was
    }
    const now = `{{${known.value.place}}}`
    piped.push({ what: 'an earlier answer is read out by its words, not its code', was, now })
    return now
  })
  const { text, changes } = plainWords(named)
  return trouble === '' ? ok({ value: text, changes: [...changes, ...piped] }) : err(trouble)
}

function whenOf(state: State, row: TableRow): Result<readonly Condition[], Refusal> {
  const outer = state.groups.flatMap(({ when }) => when)
  const own = ownCondition(state, row)
  return own.ok ? ok([...outer, ...own.value]) : own
}

/** The row's own `relevant`, as a list of none or one. */
export function ownCondition(state: State, row: TableRow): Result<readonly Condition[], Refusal> {
  const expression = row.get('relevant', 'relevance')
  if (expression === '') return ok([])
  const condition = conditionFrom(expression, lookUpIn(state))
  return condition.ok
    ? ok([condition.value])
    : refuse(
        `It is asked only when ${expression}. ${condition.error}`,
        'Write the condition over listed answers of earlier questions.',
      )
}

/** What a form can say about a row and a script cannot. */
function leftOut(row: TableRow): Change[] {
  const columns: [string, string][] = [
    ['an answer chosen beforehand', row.get('default')],
    ['a calculation', row.get('calculation')],
    ['a picture', row.get('media::image', 'image')],
    ['a sound', row.get('media::audio', 'audio')],
    ['a film', row.get('media::video', 'video')],
    ['an extra on the device', row.get('appearance').includes('(') ? row.get('appearance') : ''],
  ]
  return columns.filter(([, was]) => was !== '').map(([what, was]) => ({ what, was, now: 'none' }))
}

/** The class that the author gave, or the careful one. */
export function disclosureOf(row: TableRow): Disclosure {
  const given = row.get('disclosure')
  return given === 'open' || given === 'sensitive' ? given : 'quasi-identifier'
}

export function refuse(
  reason: string,
  whatToDo: string,
): { readonly ok: false; readonly error: Refusal } {
  return err({ reason, whatToDo })
}
