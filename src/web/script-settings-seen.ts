import type { Setting } from '../../views/governor/block-tools.tsx'
import { turnChoice } from '../scripts/edit-settings.ts'
import type { Block, Script } from '../scripts/script.ts'
import { placesOf } from '../scripts/script-cites.ts'

/** What can be chosen of how a block is asked, by its kind. */
export function settingsSeen(script: Script, block: Block): readonly Setting[] {
  const noReturn: Setting = {
    as: 'checks',
    field: { name: 'noReturn', label: 'Going back' },
    choices: [
      {
        ...{ value: 'yes', label: 'Nobody goes back from here to an earlier answer' },
        checked: block.noReturn ?? false,
      },
    ],
  }
  if (block.kind === 'statement') return [noReturn]
  if (block.kind === 'end') {
    const earlier = placesBefore(script, block)
    return block.as === 'screened-out'
      ? []
      : [checks('cell', 'The quota is counted by the answers to', earlier, block.cell ?? [])]
  }
  const options = block.options.map(({ id, label }) => ({ value: id, label }))
  const count = block.options.length
  const rotate = block.kind === 'scale' ? (['no', 'reverse'] as const) : allTurns
  const turn = select(
    'rotate',
    block.kind === 'grid' ? 'The order of its rows' : 'The order of its answers',
    turnChoice(block.rotate),
    rotate.map((value) => ({ value, label: turnWords[value] })),
  )
  const last =
    'last' in block || ['single', 'multiple', 'ranking'].includes(block.kind)
      ? [
          checks(
            'last',
            'These stay at the end',
            options,
            'last' in block ? (block.last ?? []) : [],
          ),
        ]
      : []
  const own = {
    single: () => [
      select(
        'bands',
        'Whether its answers are bands',
        'bands' in block ? (block.bands ?? 'none') : 'none',
        bandChoices,
      ),
    ],
    multiple: () =>
      block.kind !== 'multiple'
        ? []
        : [
            checks('exclusive', 'These stand alone', options, block.exclusive ?? []),
            select(
              'atLeast',
              'At least so many',
              String(block.atLeast ?? 0),
              numbers(1, count, 'No least number'),
            ),
            select(
              'atMost',
              'At most so many',
              String(block.atMost ?? 0),
              numbers(1, count, 'No greatest number'),
            ),
          ],
    scale: () => ends(block),
    grid: () => ends(block),
    ranking: () =>
      block.kind === 'ranking'
        ? [select('ranks', 'How many are ranked', String(block.ranks), numbers(2, count))]
        : [],
  } satisfies Record<typeof block.kind, () => readonly Setting[]>
  return [turn, ...last, ...own[block.kind](), noReturn]
}

export const allTurns = ['no', 'randomise', 'rotate', 'reverse'] as const
/** The ways in which a list is turned from interview to interview. */
export const turnWords = {
  no: 'Always as it stands here',
  randomise: 'Any order, another for each interview',
  rotate: 'This order, beginning anywhere',
  reverse: 'Forwards or backwards',
} as const
const bandChoices = [
  { value: 'none', label: 'No' },
  { value: 'age', label: 'Bands of age' },
  { value: 'frequency', label: 'Bands of how often' },
  { value: 'duration', label: 'Bands of how long' },
]

export type Choices = readonly { readonly value: string; readonly label: string }[]

function select(name: string, label: string, value: string, choices: Choices): Setting {
  return { as: 'select', field: { name, label, value }, choices }
}

function checks(name: string, label: string, choices: Choices, on: readonly string[]): Setting {
  const checked = choices.map((one) => ({ ...one, checked: on.includes(one.value) }))
  return { as: 'checks', field: { name, label }, choices: checked }
}

function numbers(from: number, to: number, none?: string): Choices {
  const all = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => String(from + n))
  const counted = all.map((value) => ({ value, label: value }))
  return none === undefined ? counted : [{ value: '0', label: none }, ...counted]
}

function ends(block: Block): readonly Setting[] {
  const known = 'ends' in block ? block.ends : undefined
  return [
    {
      as: 'text',
      field: { name: 'ends-first', label: 'What the first point means', value: known?.first ?? '' },
    },
    {
      as: 'text',
      field: { name: 'ends-last', label: 'What the last point means', value: known?.last ?? '' },
    },
  ]
}

/** The places at which something is answered before a block, each with the words of its question. */
export function placesBefore(script: Script, block: Block): Choices {
  return script.questions
    .slice(0, script.questions.indexOf(block))
    .flatMap((one) =>
      placesOf(one).map(([value]) => ({ value, label: `${value}: ${one.read.slice(0, 60)}` })),
    )
}
