import { languagesOf } from '../../src/scripts/in-language.ts'
import type { Script } from '../../src/scripts/script.ts'
import { placesOf } from '../../src/scripts/script-cites.ts'
import type { NewKind, ScriptEdit, Settings } from '../../src/scripts/script-edit.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { topicNames } from '../../src/scripts/topics.ts'
import { fc } from '../support/fast-check.ts'

/** A press that is not yet of any draft: which edit, and picks for whatever it needs. */
export type Press = {
  readonly edit: ScriptEdit['edit']
  readonly pick: readonly [number, number, number, number]
  readonly words: string
  readonly yes: boolean
}

const edits = [
  ...(['words', 'add', 'add', 'add', 'delete', 'move', 'move-after', 'kind'] as const),
  ...(['delete-entry', 'move-entry', 'settings', 'add-term', 'add-term', 'drop-term'] as const),
  ...(['join', 'turn', 'drop-turn', 'begin-language', 'drop-language', 'translate'] as const),
  ...(['add-topic', 'add-topic', 'delete-topic', 'move-topic'] as const),
]

export const anyPress: fc.Arbitrary<Press> = fc.record({
  edit: fc.constantFrom(...edits),
  pick: fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)),
  words: fc.stringMatching(/^[A-Za-zŵéЖ ?{}<>"]{0,12}[a-z]?$/),
  yes: fc.boolean(),
})

const kinds: readonly NewKind[] = [
  ...(['statement', 'single', 'multiple', 'scale', 'grid', 'ranking', 'age'] as const),
  ...(['frequency', 'duration', 'screened-out', 'quota-full', 'opening'] as const),
]

/** The press as it would come from the page of this draft: mostly of what it has, now and then of what it has not. */
export function editOf(script: Script, { edit, pick, words, yes }: Press): ScriptEdit {
  const [a, b, c, d] = pick
  const of = <One>(list: readonly One[], n: number): One | undefined =>
    list[n % Math.max(1, list.length)]
  const id = of([...script.questions, ...script.opening.slice(0, 1)], a)?.id ?? 'gone'
  const other = of(script.questions, b)?.id ?? 'gone'
  const block = script.questions.find((one) => one.id === id)
  const list = yes ? 'options' : 'rows'
  const entries =
    block === undefined
      ? []
      : list === 'rows' && 'rows' in block
        ? block.rows
        : 'options' in block
          ? block.options
          : []
  const entry = of(entries, c)?.id ?? 'gone'
  const to = yes ? 'up' : 'down'
  const language = of(['en', 'cy'] as const, c) ?? 'cy'
  const by = of(['all', 'any'] as const, c) ?? 'all'
  switch (edit) {
    case 'words': {
      const key = of(textsOf(script), b)?.key ?? 'title'
      const [part = 'title', name = ''] = key.split('/')
      const whole = ['opening', 'questions', 'closings', 'asked'].find((one) => one === part)
      const at = whole === undefined ? { part: 'about' } : { part: whole, id: name }
      return {
        edit,
        part: at as never,
        words: { [key]: words, [`${key.replace(/\d+$/, '')}/new`]: 'x' },
      }
    }
    case 'add':
      return {
        edit,
        block: {
          kind: of(kinds, c) ?? 'single',
          read: `${words} {{${yes ? other : 'working-name'}}} how?`,
          answers: ['Yes', 'No', 'Yes', words].slice(0, d % 5),
          rows: ['One', words],
        },
        ...(d % 7 === 0 ? {} : { after: other }),
      }
    case 'delete':
      return { edit, id, also: yes }
    case 'move':
      return { edit, id, to }
    case 'move-after':
      return { edit, id, ...(d % 5 === 0 ? {} : { after: other }) }
    case 'kind':
      return {
        edit,
        id,
        kind: of(['single', 'multiple', 'scale', 'grid', 'ranking'] as const, c) ?? 'single',
      }
    case 'delete-entry':
      return { edit, id, list, entry }
    case 'move-entry':
      return { edit, id, list, entry, to }
    case 'settings':
      return { edit, id, settings: settingsOf(script, pick, yes, entry) }
    case 'add-term': {
      const [place, options] = of(script.questions.flatMap(placesOf), b) ?? ['gone', ['dk']]
      return { edit, id, term: { at: place, is: [of(options, c) ?? 'dk'], not: yes } }
    }
    case 'drop-term':
      return { edit, id, n: c % 3 }
    case 'join':
      return { edit, id, by }
    case 'turn':
      return { edit, id, to: other, by: yes ? 'randomise' : 'rotate' }
    case 'drop-turn':
      return { edit, id }
    case 'add-topic': {
      const topic = of(['who', 'length', 'removed', undefined, undefined], c)
      return {
        ...{ edit, ...(d % 5 === 0 ? {} : { after: of(topicNames(script), b) ?? 'gone' }) },
        topic: { ...(topic ? { topic } : {}), asked: `${words}?`, say: words },
      }
    }
    case 'delete-topic':
      return { edit, name: of([...topicNames(script), 'gone'], b) ?? 'gone' }
    case 'move-topic':
      return { edit, name: of([...topicNames(script), 'gone'], b) ?? 'gone', to }
    case 'begin-language':
    case 'drop-language':
      return { edit, language }
    case 'translate': {
      const key = of(textsOf(script), b)?.key ?? 'title'
      return { edit, language: languagesOf(script)[1] ?? 'cy', words: { [key]: words } }
    }
  }
}

function settingsOf(
  script: Script,
  [, b, c, d]: Press['pick'],
  yes: boolean,
  entry: string,
): Settings {
  const places = script.questions.flatMap(placesOf).map(([place]) => place)
  const all: Settings = {
    disclosure: yes ? 'open' : 'sensitive',
    rotate: (['no', 'randomise', 'rotate', 'reverse'] as const)[c % 4] ?? 'no',
    last: yes ? [entry] : [],
    exclusive: yes ? [] : [entry, 'gone'],
    atLeast: b % 3,
    atMost: c % 4,
    bands: (['none', 'age', 'duration'] as const)[d % 3] ?? 'none',
    ranks: d % 5,
    noReturn: yes,
    ends: { first: yes ? 'Poor' : '', last: d % 2 === 0 ? 'Good' : '' },
    cell: places.slice(0, c % 3),
    says: (['prison', 'organisation', 'subject'] as const).slice(0, d % 4),
  }
  const chosen = Object.entries(all).filter((_, n) => (b + n) % 2 === 0)
  return Object.fromEntries(chosen)
}
