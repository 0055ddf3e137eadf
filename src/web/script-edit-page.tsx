import type { Context } from 'hono'
import type { ConflictProps } from '../../views/governor/script-conflict.tsx'
import { ScriptEditPage } from '../../views/governor/script-edit-page.tsx'
import { page } from '../../views/page.ts'
import type { Deed } from '../../views/parts/deed.ts'
import type { DocumentHash } from '../basics/ids.ts'
import type { State } from '../facts/state.ts'
import { languagesToBegin, missingIn } from '../scripts/edit-language.ts'
import type { Fields, PartName } from '../scripts/edit-part.ts'
import { languagesOf } from '../scripts/in-language.ts'
import type { Script } from '../scripts/script.ts'
import type { CheckApart } from './check-apart.ts'
import { whyGreyed } from './governor-words.ts'
import type { House } from './house.ts'
import { disclosureWords, editGroups, languageWords, lookAt } from './script-edit-seen.ts'
import { addSeen, orderSections } from './script-order-seen.ts'
import { editHref, neighbours, partWords } from './script-parts-seen.ts'
import { toolsSeen } from './script-tools-seen.ts'
import { addTopicSeen, topicGoing } from './script-topics-seen.ts'
import { type StaffHere, staffChrome } from './staff.ts'

const home = '/governor/scripts'
const nothing: Fields = () => undefined

/** What the page of a draft shows besides the draft. */
export type Shown = {
  readonly hash: DocumentHash
  readonly script: Script
  readonly name: PartName
  readonly errors: readonly string[]
  /** What the form of the words says; what it has no field for is as the draft has it. */
  readonly said?: Fields
  /** What the form for one more block says. */
  readonly added?: Fields
  readonly focus?: string | undefined
  /** The question that a condition is being made of. */
  readonly at?: string
  readonly saved?: boolean
  readonly conflict?: ConflictProps
}

/** The page of a draft with one part open, looked through as its form has it. */
export function editPage(house: House, check: CheckApart) {
  return async (c: Context, here: StaffHere, shown: Shown): Promise<string> => {
    const { hash, script, name, errors, said = nothing, added = nothing, focus, at = '' } = shown
    const open = editHref(hash, name)
    const { checked, found } = await lookAt(check, script, name, said)
    const deeds = await house.writer.read((state) => deedsFor(state, here, shown, open))
    return page(
      <ScriptEditPage
        chrome={staffChrome(c, house, here)}
        title={script.title}
        part={partWords(script, name)}
        back={{ href: backTo(hash, name), text: 'The questionnaire' }}
        action={open}
        check={`${open}/check`}
        groups={editGroups(script, name, said)}
        choice={choiceOf(script, name, said)}
        checked={checked}
        errors={errors}
        neighbours={neighbours(script, name, hash)}
        sections={orderSections(script, hash, name, found)}
        change={`${home}/${hash}/change`}
        open={open}
        focus={focus}
        tools={toolsSeen(script, name, at)}
        add={addSeen(script, name, added)}
        topic={topicGoing(script, name)}
        addTopic={addTopicSeen(script, name, added)}
        deeds={deeds}
        languages={languageLinks(script, hash)}
        saved={shown.saved ? 'It is saved.' : undefined}
        conflict={shown.conflict}
      />,
    )
  }
}

function backTo(hash: string, name: PartName): string {
  return `${home}/${hash}${'id' in name ? `#block-${name.id}` : ''}`
}

function deedsFor(
  state: State,
  { by }: StaffHere,
  { script, hash, focus }: Shown,
  open: string,
): readonly Deed[] {
  const left = state.scripts.get(hash)?.undo?.length ?? 0
  const may = whyGreyed(state, by, 'EDIT_SCRIPT')
  const begin = languagesToBegin(script).map((language) => ({
    label: `Begin ${languageWords[language]}`,
    action: `${home}/${hash}/change`,
    look: 'secondary' as const,
    refusal: may,
    fields: { press: `begin-language:${language}`, open },
  }))
  const undo = {
    label: left === 0 ? 'Take back the last change' : `Take back the last change (${left})`,
    action: `${home}/${hash}/undo`,
    look: 'secondary' as const,
    refusal: may ?? (left === 0 ? 'There is no change of this draft to take back.' : undefined),
    fields: { open },
    focused: focus === 'undo',
  }
  return [undo, ...begin]
}

function languageLinks(script: Script, hash: string) {
  return languagesOf(script)
    .slice(1)
    .map((language) => {
      const missing = missingIn(script, language).length
      const left = missing === 0 ? 'no text is missing' : `${missing} texts are missing`
      return {
        href: `${home}/${hash}/language/${language}`,
        text: `The words in ${languageWords[language]}: ${left}`,
      }
    })
}

function choiceOf(script: Script, name: PartName, said: Fields) {
  if (name.part === 'about') return secondLanguage(script, said)
  if (name.part !== 'questions') return undefined
  const block = script.questions.find(({ id }) => id === name.id)
  if (block === undefined || !('disclosure' in block)) return undefined
  const key = `questions/${name.id}/disclosure`
  return {
    field: {
      name: key,
      label: 'How easily the answer points at a person',
      value: said(key) ?? block.disclosure,
    },
    choices: Object.entries(disclosureWords).map(([value, label]) => ({ value, label })),
  }
}

/** Whether the second language stays: words that nobody can finish must not hold a questionnaire back. */
function secondLanguage(script: Script, said: Fields) {
  const [, other] = languagesOf(script)
  if (other === undefined) return undefined
  const key = `versions/${other}`
  const name = languageWords[other]
  return {
    field: { name: key, label: `The words in ${name}`, value: said(key) ?? 'keep' },
    choices: [
      { value: 'keep', label: 'Keep them' },
      {
        value: 'out',
        label: `Take them out: it is then in ${languageWords[script.language]} alone`,
      },
    ],
  }
}
