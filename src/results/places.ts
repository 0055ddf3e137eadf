import { rankPlace } from '../scripts/places.ts'
import {
  type Condition,
  type Disclosure,
  doesNotKnow,
  type Option,
  type Place,
  prefersNotToSay,
  type Question,
  type Ranking,
  type Script,
} from '../scripts/script.ts'

/** One table's worth of question: a question, or one row of a grid, with the two answers the house adds (R6). */
export type TablePlace = {
  readonly place: Place
  readonly kind: Question['kind']
  readonly disclosure: Disclosure
  /** The words read aloud; for a grid, followed by the row. */
  readonly words: string
  readonly options: readonly Option[]
  /** Multiple choice only: the options that stand alone, `dk` and `pnts` among them. */
  readonly alone: readonly string[]
  /** How many may be chosen. */
  readonly atMost: number
  readonly when?: Condition
}

/** Every place that gets a table, in script order. */
export function tablePlaces(script: Script): readonly TablePlace[] {
  return script.questions.flatMap((block) => ('options' in block ? placesOf(block) : []))
}

function placesOf(question: Question): readonly TablePlace[] {
  const common = {
    kind: question.kind,
    disclosure: question.disclosure,
    options: [...question.options, doesNotKnow, prefersNotToSay],
    ...(question.when === undefined ? {} : { when: question.when }),
  }
  const words = withoutPipes(question.read)
  if (question.kind === 'grid') {
    return question.rows.map((row) => ({
      ...common,
      place: `${question.id}.${row.id}`,
      words: `${words} ${row.label}`,
      alone: [],
      atMost: 1,
    }))
  }
  if (question.kind === 'ranking') return ranksOf(question, { ...common, words })
  const several = question.kind === 'multiple'
  const alone = several ? [...(question.exclusive ?? []), doesNotKnow.id, prefersNotToSay.id] : []
  const atMost = several ? (question.atMost ?? question.options.length) : 1
  return [{ ...common, place: question.id, words, alone, atMost }]
}

/** A table for each rank. A later one is asked of those who put something at the rank before. */
function ranksOf(
  ranking: Ranking,
  common: Omit<TablePlace, 'place' | 'alone' | 'atMost'>,
): readonly TablePlace[] {
  const chosen = ranking.options.map(({ id }) => id)
  return Array.from({ length: ranking.ranks }, (_, n): TablePlace => {
    const place = rankPlace(ranking, n + 1)
    if (n === 0) return { ...common, place, alone: [], atMost: 1 }
    return {
      ...common,
      place,
      words: `${common.words} (choice ${n + 1})`,
      alone: [],
      atMost: 1,
      when: { at: rankPlace(ranking, n), is: chosen },
    }
  })
}

/** The words with what would be read out of an earlier answer named instead. */
export function withoutPipes(read: string): string {
  return read.replace(/\{\{\s*([^}\s]+)\s*\}\}/g, '[the answer at $1]')
}
