import type { CheckedWordsProps } from '../../views/governor/checked-words.tsx'
import type { Finding as FindingSeen } from '../../views/governor/finding-card.tsx'
import type { EditedText, EditGroup } from '../../views/governor/script-edit-page.tsx'
import { editPart, type Fields, isOfPart, type PartName } from '../scripts/edit-part.ts'
import { offeredField } from '../scripts/edit-say.ts'
import type { Finding } from '../scripts/finding.ts'
import { hardWordsIn } from '../scripts/hard-words.ts'
import { languagesOf } from '../scripts/in-language.ts'
import type { Disclosure, Language, Script } from '../scripts/script.ts'
import { textsOf } from '../scripts/texts.ts'
import type { CheckApart } from './check-apart.ts'
import { isAbout } from './script-parts-seen.ts'

/** Every text of one part as fields, each beside its words in the other languages; what a form already says wins. */
export function editGroups(script: Script, name: PartName, said: Fields): readonly EditGroup[] {
  if (name.part === 'say') return sayGroups(script, said)
  const texts = textsOf(script).filter(({ key }) => isOfPart(key, name))
  const groups = new Map<string, EditedText[]>()
  for (const { key, text } of texts) {
    const [legend, label] = called(key)
    const own = groups.get(legend) ?? []
    groups.set(legend, [...own, row(script, key, text, label, said)])
  }
  for (const [legend, key, label] of additions(script, name))
    groups.set(legend, [...(groups.get(legend) ?? []), row(script, key, '', label, said)])
  const order = [
    'Words',
    'Rows',
    'Answers',
    'Ends of the scale',
    'If they ask',
    'If no answer fits',
  ]
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([legend, list]) => ({ legend, texts: list }))
}

/** Each hint as a word and its sound, what the box thinks hard beside it, and room for one more. */
function sayGroups(script: Script, said: Fields): readonly EditGroup[] {
  const field = (name: string, label: string, value: string) => ({
    name,
    label,
    value: said(name) ?? value,
  })
  const hint = (at: string, word: string, say: string): EditedText => ({
    fields: [
      field(`${at}/word`, 'The word, as it stands in the script', word),
      field(`${at}/say`, 'How it is said, the stress in capitals', say),
    ],
  })
  const known = (script.say ?? []).map(({ word, say }, n) => hint(`say/${n + 1}`, word, say))
  const offered = hardWordsIn(script).map(({ word, say }) => ({
    fields: [field(offeredField(word), `How “${word}” is said; leave it empty for no hint`, say)],
  }))
  return [
    { legend: 'Shown to the agent', texts: [...known, hint('say/new', '', '')] },
    ...(offered.length === 0
      ? []
      : [{ legend: 'Words that the box thinks hard to say', texts: offered }]),
  ]
}

function row(script: Script, key: string, text: string, label: string, said: Fields): EditedText {
  const [own, ...others] = languagesOf(script)
  const fields = [own, ...others].flatMap((language) => {
    if (language === undefined || (language !== own && key.endsWith('/new'))) return []
    const field = language === own ? key : `${language}:${key}`
    const known = language === own ? text : (script.versions?.[language]?.[key] ?? '')
    const named = language === own ? label : `${label}, in ${languageWords[language]}`
    return [{ name: field, label: named, value: said(field) ?? known }]
  })
  return { fields, ...(/\/(read|say|thenRead)$|^closings\//.test(key) ? { rows: 3 } : {}) }
}

export const languageWords: Readonly<Record<Language, string>> = { en: 'English', cy: 'Welsh' }

/** Under which heading a text stands, and what it is called there. */
function called(key: string): readonly [legend: string, label: string] {
  const [part = '', , list, item, end] = key.split('/')
  if (list === 'options') return ['Answers', `Answer “${item}”`]
  if (list === 'rows') return ['Rows', `Row “${item}”`]
  if (list === 'ends') return ['Ends of the scale', item === 'first' ? 'First point' : 'Last point']
  if (list === 'probes') return ['If no answer fits', `Probe ${item}`]
  if (list === 'ifAsked')
    return ['If they ask', end === 'asked' ? `Question ${item}` : `What to say to question ${item}`]
  const words: Readonly<Record<string, string>> = {
    title: 'Title',
    organisation: 'Who does the research, as it is read out',
    subject: 'What it is about, as it is read out',
    direction: 'Note to the agent, never read out',
    thenRead: 'Words before each further rank',
    asked: 'What people ask',
    say: 'What to say',
  }
  return ['Words', words[list ?? part] ?? 'Words to read aloud']
}

/** Empty fields for what can be added to a block. */
function additions(script: Script, name: PartName): readonly (readonly [string, string, string])[] {
  if (name.part !== 'questions' && name.part !== 'opening') return []
  const at = `${name.part}/${name.id}`
  const asked = [
    ['If they ask', `${at}/ifAsked/new/asked`, 'One more question that people ask'],
    ['If they ask', `${at}/ifAsked/new/say`, 'What to say to it'],
  ] as const
  const block = script.questions.find(({ id }) => id === name.id)
  if (name.part === 'opening' || block === undefined) return asked
  return [
    ...(block.direction === undefined
      ? [['Words', `${at}/direction`, 'Note to the agent, never read out'] as const]
      : []),
    ...('rows' in block ? [['Rows', `${at}/rows/new`, 'One more row'] as const] : []),
    ...('options' in block ? [['Answers', `${at}/options/new`, 'One more answer'] as const] : []),
    ...asked,
    ['If no answer fits', `${at}/probes/new`, 'One more probe'] as const,
  ]
}

export const disclosureWords: Readonly<Record<Disclosure, string>> = {
  open: 'Open: it says nothing about who somebody is',
  'quasi-identifier': 'Could help to recognise a person, together with others',
  sensitive: 'Sensitive: health, faith, views and the like',
}

/** What the checker says of a draft with one part as the form has it. */
export type Looked = {
  /** Beside the words, and how much there is elsewhere. */
  readonly checked: CheckedWordsProps
  /** Of the whole draft; undefined when it took too long, or when the words are no script at all. */
  readonly found: readonly Finding[] | undefined
}

export async function lookAt(
  check: CheckApart,
  script: Script,
  name: PartName,
  said: Fields,
): Promise<Looked> {
  const edited = editPart(script, name, said)
  if (!edited.ok)
    return { checked: { here: [], elsewhere: 0, faults: edited.error }, found: undefined }
  const found = await check(edited.value)
  if (found === undefined) return { checked: { here: [], elsewhere: undefined }, found }
  const here = found.filter(({ where }) => isAbout(where, edited.value, name))
  const elsewhere = found.length - here.length
  const seen = here.map((one) => ({ ...findingSeen(one), field: fieldOf(edited.value, name, one) }))
  return { checked: { here: seen, elsewhere }, found }
}

/** The field of the open part whose words a finding is about: a finding on a text names the text's own place. */
function fieldOf(script: Script, name: PartName, { where }: Finding): string | undefined {
  const own = textsOf(script).filter(({ key }) => isOfPart(key, name))
  const text = own.find((one) => where === one.where || where.endsWith(`: ${one.where}`))
  const other = text ?? own.find((one) => where.endsWith(`version, ${one.where}`))
  if (other === undefined) return undefined
  const [, second] = languagesOf(script)
  return second === undefined || where === other.where ? other.key : `${second}:${other.key}`
}

export function findingSeen({ code, severity, where, what, whatToDo }: Finding): FindingSeen {
  return { rule: code, where, sentence: `${what}.`, whatToDo, forbidden: severity === 'refused' }
}
