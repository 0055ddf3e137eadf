import { doesNotKnow, type Option, prefersNotToSay } from '../scripts/script.ts'
import type { Change } from './import-report.ts'
import type { Known } from './xlsform-relevant.ts'
import { oddWords, type Table } from './xlsform-table.ts'
import { ownName, plainWords } from './xlsform-words.ts'

export type Choice = {
  readonly row: number
  readonly code: string
  readonly label: string
  get(column: string): string
}
export type ChoiceLists = ReadonlyMap<string, readonly Choice[]>

/** What a list of choices becomes: our options, and which of them each code of the form stands for. */
export type Answers = {
  readonly options: readonly Option[]
  readonly codes: ReadonlyMap<string, string>
  /** Codes of the form that two of its answers have. */
  readonly twice: ReadonlySet<string>
  readonly changes: readonly Change[]
}

/** What a condition may say of the one answer to a question that has these. */
export function knownAs({ codes, twice }: Pick<Answers, 'codes' | 'twice'>): Omit<Known, 'place'> {
  return { several: false, codes, ...(twice.size === 0 ? {} : { twice }) }
}

/** The lists on the `choices` sheet, by name. Rows without a list or a code are left to the notes. */
export function choiceLists(
  table: Table | undefined,
  labels: readonly string[],
): {
  readonly lists: ChoiceLists
  readonly notes: readonly string[]
} {
  const lists = new Map<string, Choice[]>()
  const notes: string[] = []
  for (const row of table?.rows ?? []) {
    const list = row.get('list_name', 'listname', 'list')
    const code = row.get('name', 'value')
    const label = row.get(...labels)
    const [odd] = row.odd.filter(({ heading }) =>
      ['list_name', 'name', 'value', ...labels].includes(heading),
    )
    if (list === '' || code === '' || label === '' || odd !== undefined)
      notes.push(
        odd !== undefined
          ? `Sheet "choices", row ${row.row}: not taken. ${Object.values(oddWords(odd)).join(' ')}`
          : `Sheet "choices", row ${row.row}: not taken, because it lacks a list, a name or a label. Fill it in.`,
      )
    else
      lists.set(list, [
        ...(lists.get(list) ?? []),
        { row: row.row, code, label, get: (column) => row.get(column) },
      ])
  }
  return { lists, notes }
}

/** The options of a question. "Do not know" and "prefer not to say" are the house's own: they are mapped to those. */
export function answersFrom(choices: readonly Choice[]): Answers {
  const options: Option[] = []
  const codes = new Map<string, string>()
  const twice = new Set<string>()
  const changes: Change[] = []
  const taken = new Set<string>([doesNotKnow.id, prefersNotToSay.id])
  const heard = choices.map(({ label }) => plainWords(label))
  const knowsNothing = heard.some(({ text }) => houseOption(text, false) === doesNotKnow)
  for (const [at, { code, label }] of choices.entries()) {
    const words = heard[at] ?? plainWords(label)
    if (codes.has(code)) twice.add(code)
    const house = houseOption(words.text, knowsNothing || isCodeOfNone.test(code))
    if (house !== undefined) {
      codes.set(code, house.id)
      changes.push({ what: 'an answer that every question has', was: label, now: house.label })
      continue
    }
    if (words.text === '') {
      changes.push({ what: 'an answer without words is left out', was: label, now: 'none' })
      continue
    }
    const id = ownName(code, taken)
    codes.set(code, id)
    options.push({ id, label: words.text })
    changes.push(...words.changes)
    if (id !== code) changes.push({ what: 'the name of an answer', was: code, now: id })
  }
  return { options, codes, twice, changes }
}

/** `99`, `-8`, `88`, `refused`: how forms number what is no answer. `3` is the third answer. */
const isCodeOfNone = /^(-\d+|([789])\2+|9[6-9]\d*|ref\w*|rf|na)$/i

/**
 * "Refused" is also what became of a claim: it is taken for the house's answer only where `ofNone` says that the list has
 * others of this kind, or numbers it like one.
 */
function houseOption(label: string, ofNone: boolean): Option | undefined {
  const heard = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
  if (unknown.some((words) => words.test(heard))) return doesNotKnow
  if (unsaid.some((words) => words.test(heard))) return prefersNotToSay
  return ofNone && declined.test(heard) ? prefersNotToSay : undefined
}

/** In English and in Welsh, without accents and signs. */
const unknown = [
  /^(i )?(dont|do not|does not|doesnt) know( not sure)?$|^unsure$|^not known$/,
  /^(dw i )?d?dim yn gwybod$|^ansicr$/,
]
const unsaid = [
  /^(i )?(would )?(prefers?|rather) not (to )?(say|answer)$|^refused to (answer|say)$/,
  /^(mae?n )?well (gen i|gennyf|ganddo|ganddi|ganddynt) beidio a? ?dweud$/,
]
const declined = /^(refused?|no answer|gwrthod(wyd)?)$/

/** A filter that is the same for everybody, such as `region = 'north'`; undefined when it hangs on an answer. */
export function filtered(
  choices: readonly Choice[],
  filter: string,
): readonly Choice[] | undefined {
  if (filter === '') return choices
  const [, column, , text, number] =
    /^\s*([A-Za-z_][\w-]*)\s*=\s*(?:(['"])([^'"$]*)\2|(-?\d+(?:\.\d+)?))\s*$/.exec(filter) ?? []
  if (column === undefined) return undefined
  return choices.filter((choice) => choice.get(column.toLowerCase()) === (text ?? number))
}
