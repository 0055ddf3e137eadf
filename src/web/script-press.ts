import { type PartName, partKey } from '../scripts/edit-part.ts'
import type { Bands, Language, OpeningDuty, Script } from '../scripts/script.ts'
import type {
  NewKind,
  QuestionKind,
  ScriptEdit,
  Settings,
  TurnChoice,
} from '../scripts/script-edit.ts'
import type { Form } from './form.ts'

/** A press of the editor: what it does, and which part was open when it was made. */
export type EditorPress = {
  readonly edit: ScriptEdit
  readonly open: PartName
  /** The button itself, to give the focus back to. */
  readonly press: string
}

export const newKinds: Readonly<Record<NewKind, string>> = {
  single: 'One answer of a list',
  multiple: 'Several answers of a list',
  scale: 'A rating scale',
  grid: 'A grid: the same answers for each row',
  ranking: 'A ranking: which comes first, which next',
  age: 'Bands of age',
  frequency: 'Bands of how often',
  duration: 'Bands of how long',
  statement: 'A statement: nothing is asked',
  opening: 'Words of the opening, at its end',
  'screened-out': 'An end for people whom the study does not ask',
  'quota-full': 'An end where a quota is full',
}

export const questionKinds: Readonly<Record<QuestionKind, string>> = {
  single: newKinds.single,
  multiple: newKinds.multiple,
  scale: newKinds.scale,
  grid: newKinds.grid,
  ranking: newKinds.ranking,
}

/** What a form of the editor asks for; undefined when it is of no page of ours. */
export function pressOf(form: Form, script: Script): EditorPress | undefined {
  const press = form.one('press')
  const edit = editOf(form, press)
  return edit && { edit, press, open: partAt(form.one('open'), script) ?? { part: 'about' } }
}

/** The part at the end of an address of the editor, if the script has it. */
export function partAt(address: string, script: Script): PartName | undefined {
  const [part, id] = address.split('/').slice(-2).map(decodeURIComponentSafe)
  const name = nameOf(part ?? '', id ?? '')
  return name !== undefined && partKey(script, name) !== undefined ? name : undefined
}

export function nameOf(part: string, id: string): PartName | undefined {
  if (part === 'about' || part === 'say') return { part }
  const known = (['opening', 'questions', 'closings', 'asked'] as const).find((one) => one === part)
  return known && { part: known, id }
}

function decodeURIComponentSafe(text: string): string {
  return /^[\w-]*$/.test(text) ? text : ''
}

function editOf(form: Form, press: string): ScriptEdit | undefined {
  const [verb = '', id = '', entry = ''] = press.split(':')
  switch (verb) {
    case 'up':
    case 'down':
      return { edit: 'move', id, to: verb }
    case 'delete':
      return { edit: 'delete', id }
    case 'delete-also':
      return { edit: 'delete', id, also: true }
    case 'option-up':
    case 'row-up':
      return { edit: 'move-entry', id, list: listOf(verb), entry, to: 'up' }
    case 'option-down':
    case 'row-down':
      return { edit: 'move-entry', id, list: listOf(verb), entry, to: 'down' }
    case 'option-delete':
    case 'row-delete':
      return { edit: 'delete-entry', id, list: listOf(verb), entry }
    case 'topic-up':
    case 'topic-down':
      return { edit: 'move-topic', name: id, to: verb === 'topic-up' ? 'up' : 'down' }
    case 'topic-delete':
      return { edit: 'delete-topic', name: id }
    case 'drop-term':
      return { edit: 'drop-term', id, n: Number.parseInt(entry, 10) }
    case 'drop-turn':
      return { edit: 'drop-turn', id }
    case 'join-all':
      return { edit: 'join', id, by: 'all' }
    case 'join-any':
      return { edit: 'join', id, by: 'any' }
    case 'begin-language':
    case 'drop-language': {
      const language = among<Language>(['en', 'cy'], id)
      return language && { edit: verb, language }
    }
    default:
      return formOf(form, verb, id)
  }
}

function formOf(form: Form, verb: string, id: string): ScriptEdit | undefined {
  switch (verb) {
    case 'add':
      return added(form)
    case 'add-topic':
      return addedTopic(form)
    case 'settings':
      return { edit: 'settings', id, settings: settingsOf(form) }
    case 'add-term': {
      const term = { at: form.one('at'), is: form.all('is'), not: form.one('how') === 'not' }
      return { edit: 'add-term', id, term }
    }
    case 'kind': {
      const kind = among(Object.keys(questionKinds) as QuestionKind[], form.one('become'))
      return kind && { edit: 'kind', id, kind }
    }
    case 'move-after':
      return { edit: 'move-after', id, ...behind(form.one('behind')) }
    case 'turn':
      return { edit: 'turn', id, to: form.one('turn-to'), by: turnOf(form.one('turn-by')) ?? 'no' }
    default:
      return undefined
  }
}

function added(form: Form): ScriptEdit | undefined {
  const kind = among(Object.keys(newKinds) as NewKind[], form.one('new-kind'))
  if (kind === undefined) return undefined
  const block = {
    ...{ kind, read: form.one('new-read'), name: form.one('new-name') },
    ...{ answers: linesOf(form.one('new-answers')), rows: linesOf(form.one('new-rows')) },
  }
  return { edit: 'add', block, ...behind(form.one('new-after')) }
}

function addedTopic(form: Form): ScriptEdit {
  const topic = form.one('new-topic')
  return {
    edit: 'add-topic',
    topic: {
      ...(topic === ownTopic || topic === '' ? {} : { topic }),
      ...{ asked: form.one('new-topic-asked'), say: form.one('new-topic-say') },
    },
    ...behind(form.one('new-topic-after')),
  }
}

/** The choice that stands for none of the house's topics. */
export const ownTopic = '-own-'

/** The choice that stands for "before all questions". */
export const first = '-first-'

function behind(id: string): { readonly after?: string } {
  return id === first || id === '' ? {} : { after: id }
}

function settingsOf(form: Form): Settings {
  const rotate = turnOf(form.one('rotate'))
  const bands = among<Bands | 'none'>(['none', 'age', 'frequency', 'duration'], form.one('bands'))
  const number = (name: 'atLeast' | 'atMost' | 'ranks') =>
    /^\d{1,3}$/.test(form.one(name)) ? { [name]: Number(form.one(name)) } : {}
  return {
    ...(rotate === undefined ? {} : { rotate }),
    ...(bands === undefined ? {} : { bands }),
    ...{ ...number('atLeast'), ...number('atMost'), ...number('ranks') },
    ...{ last: form.all('last'), exclusive: form.all('exclusive'), cell: form.all('cell') },
    ...{ says: form.all('says') as OpeningDuty[], noReturn: form.has('noReturn') },
    ...(form.has('ends-first')
      ? { ends: { first: form.one('ends-first'), last: form.one('ends-last') } }
      : {}),
  }
}

function turnOf(choice: string): TurnChoice | undefined {
  return among<TurnChoice>(['no', 'randomise', 'rotate', 'reverse'], choice)
}

function listOf(verb: string): 'options' | 'rows' {
  return verb.startsWith('row') ? 'rows' : 'options'
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).slice(0, 300)
}

function among<One extends string>(known: readonly One[], said: string): One | undefined {
  return known.find((one) => one === said)
}
