import type { ScriptBlock } from '../../views/governor/script-page.tsx'
import { conditionWords } from '../scripts/condition-words.ts'
import type { PartName } from '../scripts/edit-part.ts'
import { exits } from '../scripts/exits.ts'
import { ended } from '../scripts/options-at.ts'
import { walk } from '../scripts/places.ts'
import {
  type Block,
  type ClosingKind,
  doesNotKnow,
  prefersNotToSay,
  type Script,
} from '../scripts/script.ts'

import { languageWords } from './script-edit-seen.ts'
import { editHref } from './script-parts-seen.ts'

/** Shown to the agent under a block, and never read out. */
export const hintsHeading = 'How hard words are said'

type Part = { readonly heading: string; readonly blocks: readonly ScriptBlock[] }

/** Every word of a script in the order it is read, for people who decide on it; a draft’s can be changed. */
export function scriptParts(script: Script, draft?: string): readonly Part[] {
  const change = (name: PartName) => (draft === undefined ? undefined : editHref(draft, name))
  return [
    {
      heading: 'Opening',
      blocks: script.opening.map(({ id, read, ifAsked }) => ({
        id,
        kind: 'Opening',
        read,
        ifAsked,
        edit: change({ part: 'opening', id }),
      })),
    },
    {
      heading: 'Questions',
      blocks: script.questions.map((block) => ({
        ...blockSeen(script, block),
        edit: change({ part: 'questions', id: block.id }),
      })),
    },
    {
      heading: 'Closings',
      blocks: closings(script).map((block) => ({
        ...block,
        edit: change({ part: 'closings', id: block.id }),
      })),
    },
    {
      heading: 'What people may ask',
      blocks: script.asked.map(({ topic, asked, say }, n) => ({
        edit: change({ part: 'asked', id: String(n + 1) }),
        id: topic,
        kind: `If asked “${asked}”`,
        read: say,
      })),
    },
    ...(script.say?.length
      ? [
          {
            heading: hintsHeading,
            blocks: script.say.map(({ word, say, language = script.language }, n) => ({
              id: `say-${n + 1}`,
              kind: `Shown to the agent, in ${languageWords[language]}`,
              read: `“${word}” is said “${say}”`,
              edit: change({ part: 'say' }),
            })),
          },
        ]
      : []),
  ]
}

/** How many questions there are to answer: each row of a grid is one. */
export function questionCount(script: Script): number {
  return walk(script).filter(({ at }) => 'options' in at.block).length
}

export const blockKinds: Readonly<Record<Block['kind'], string>> = {
  statement: 'Statement',
  single: 'Single choice',
  multiple: 'Multiple choice',
  scale: 'Rating scale',
  grid: 'Grid, asked row by row',
  ranking: 'Ranking, asked rank by rank',
  end: 'The interview ends here',
}

const disclosures = {
  open: 'open',
  'quasi-identifier': 'could help to recognise a person',
  sensitive: 'sensitive',
} as const

function blockSeen(script: Script, block: Block): ScriptBlock {
  const { id, read, direction, ifAsked, probes } = block
  const common = {
    id,
    read,
    direction,
    ifAsked,
    probes,
    when: whenAsked(script, block),
  }
  if (!('options' in block)) return { ...common, kind: blockKinds[block.kind] }
  const notes = [
    blockKinds[block.kind],
    disclosures[block.disclosure],
    ...('rotate' in block && block.rotate ? ['order changes'] : []),
    ...('atLeast' in block && block.atLeast !== undefined ? [`at least ${block.atLeast}`] : []),
    ...('atMost' in block && block.atMost !== undefined ? [`at most ${block.atMost}`] : []),
  ]
  const rows = block.kind === 'grid' ? block.rows.map(({ label }) => `Row: ${label}`) : []
  const alone = new Set('exclusive' in block ? block.exclusive : [])
  const options = ended(block.options, 'ends' in block ? block.ends : undefined).map(
    ({ id: name, label }) => (alone.has(name) ? `${label} (stands alone)` : label),
  )
  return {
    ...common,
    kind: notes.join(', '),
    thenRead: block.kind === 'ranking' ? block.thenRead : undefined,
    answers: [...rows, ...options, doesNotKnow.label, prefersNotToSay.label],
  }
}

/** When a block is asked, and with which others it changes places from interview to interview. */
function whenAsked(script: Script, { id, when }: Block): string | undefined {
  const parts = script.turns?.find(({ parts: all }) => all.some((part) => part[0] === id))?.parts
  const others = parts?.filter((part) => part[0] !== id).map((part) => part[0])
  const said = [
    ...(when ? [`Asked only if ${conditionWords(script, when)}`] : []),
    ...(others ? [`Changes places with ${others.join(', ')}`] : []),
  ]
  return said.length === 0 ? undefined : said.join('. ')
}

function closings(script: Script): readonly ScriptBlock[] {
  return Object.entries(script.closings).map(([kind, read]) => ({
    id: kind,
    kind: whenRead(kind as ClosingKind),
    read,
  }))
}

function whenRead(kind: ClosingKind): string {
  if (kind === 'completed') return 'Read at the end of the interview'
  if (kind === 'close') return 'Read when the room closes'
  const exit = Object.values(exits).find(({ closing }) => closing === kind)
  return exit ? `Read after “${exit.label}”` : 'Read at the end'
}
