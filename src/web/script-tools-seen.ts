import type { BlockToolsProps, EntryList } from '../../views/governor/block-tools.tsx'
import type { ConditionProps } from '../../views/governor/condition-form.tsx'
import { conditionWords } from '../scripts/condition-words.ts'
import { termsOf } from '../scripts/edit-condition.ts'
import type { PartName } from '../scripts/edit-part.ts'
import { dutyWords } from '../scripts/house-words.ts'
import {
  type Block,
  doesNotKnow,
  type OpeningBlock,
  prefersNotToSay,
  type Script,
} from '../scripts/script.ts'
import { blockAt, citesOf, citeWords } from '../scripts/script-cites.ts'
import { standsAfter } from './script-order-seen.ts'
import { first, questionKinds } from './script-press.ts'
import { allTurns, placesBefore, settingsSeen, turnWords } from './script-settings-seen.ts'

/** What can be chosen of the open part, as its page shows it. `at` is the question that a condition is being made of. */
export function toolsSeen(script: Script, part: PartName, at: string): BlockToolsProps | undefined {
  if (part.part === 'opening') {
    const block = script.opening.find(({ id }) => id === part.id)
    return block && openingTools(block)
  }
  const block = part.part === 'questions' && script.questions.find(({ id }) => id === part.id)
  if (!block) return undefined
  const hanging = citesOf(script).filter(
    ({ by, place }) => blockAt(place) === block.id && by !== block.id,
  )
  const turns = (script.turns ?? []).some(({ parts }) => parts.flat().includes(block.id))
  return {
    id: block.id,
    lists: listsOf(block),
    settings: settingsSeen(script, block),
    condition: conditionOf(script, block, at),
    become: becomeOf(block),
    behind: {
      field: { name: 'behind', label: 'Move it to', value: beforeIt(script, block) },
      choices: standsAfter(script, block.id),
    },
    turn: turns ? undefined : turnOf(script, block),
    turns,
    hanging: [...new Set(hanging.map((cite) => `${capital(citeWords(cite))}.`))],
    mayGoTogether: hanging.every(({ how }) => how !== 'words'),
  }
}

function openingTools({ id, says }: OpeningBlock): BlockToolsProps {
  return {
    ...{ id, lists: [], turns: false, hanging: [], mayGoTogether: true },
    settings: [
      {
        as: 'checks',
        field: { name: 'says', label: 'What it makes sure is said' },
        choices: Object.entries(dutyWords).map(([value, label]) => ({
          ...{ value, label: capital(label) },
          checked: says.some((one) => one === value),
        })),
      },
    ],
  }
}

function beforeIt({ questions }: Script, block: Block): string {
  return questions[questions.indexOf(block) - 1]?.id ?? first
}

function listsOf(block: Block): readonly EntryList[] {
  return [
    ...('rows' in block
      ? [{ heading: 'Order of the rows', presses: 'row', entries: block.rows } as const]
      : []),
    ...('options' in block
      ? [{ heading: 'Order of the answers', presses: 'option', entries: block.options } as const]
      : []),
  ]
}

function becomeOf(block: Block): BlockToolsProps['become'] {
  if (!('options' in block) || block.kind === 'grid') return undefined
  const choices = Object.entries(questionKinds)
    .filter(([value]) => value !== 'grid')
    .map(([value, label]) => ({ value, label }))
  return { field: { name: 'become', label: 'It is', value: block.kind }, choices }
}

function turnOf(script: Script, block: Block): BlockToolsProps['turn'] {
  const later = script.questions.slice(script.questions.indexOf(block) + 1, undefined).slice(0, 40)
  if (later.length === 0 || block.kind === 'end') return undefined
  return {
    to: {
      field: { name: 'turn-to', label: 'From this block up to' },
      choices: later.map(({ id }) => ({ value: id, label: id })),
    },
    by: {
      field: { name: 'turn-by', label: 'In which order', value: 'randomise' },
      choices: allTurns.slice(1).map((value) => ({ value, label: turnWords[value] })),
    },
  }
}

function conditionOf(script: Script, block: Block, at: string): ConditionProps {
  const { join, terms } = termsOf(block.when)
  const places = placesBefore(script, block)
  const asked = places.find(({ value }) => value === at)
  const named = script.questions.find(({ id }) => id === blockAt(at))
  const options = named !== undefined && 'options' in named ? named.options : []
  return {
    ...{ join, places },
    terms: terms.map((term) => conditionWords(script, term)),
    asked: asked && {
      ...{ at, label: asked.label },
      answers: [...options, doesNotKnow, prefersNotToSay].map(({ id, label }) => ({
        value: id,
        label,
      })),
    },
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
