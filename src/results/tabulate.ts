import type { Answer, Answers, Script } from '../scripts/script.ts'
import { type TablePlace, tablePlaces } from './places.ts'

/** An anonymised completed interview: a random id and the answers, and no link to anything else (G5). */
export type Response = { readonly id: string; readonly answers: Answers }

export type CountedOption = {
  readonly option: string
  readonly label: string
  readonly count: number
}

/** True counts of one place. Never leaves the box: what leaves has been through disclosure control. */
export type Table = {
  readonly at: TablePlace
  /** People asked: those with an answer at this place. */
  readonly asked: number
  /** People who chose each option; in multiple choice one person can count in several. */
  readonly cells: readonly CountedOption[]
}

/** One table for every question place, a grid giving one for each row. */
export function tabulate(script: Script, responses: readonly Response[]): readonly Table[] {
  return tablePlaces(script).map((at) => {
    const chosen = responses.map(({ answers }) => chosenOptions(answers[at.place]))
    return {
      at,
      asked: chosen.filter((options) => options.length > 0).length,
      cells: at.options.map(({ id, label }) => ({
        option: id,
        label,
        count: chosen.filter((options) => options.includes(id)).length,
      })),
    }
  })
}

function chosenOptions(answer: Answer | undefined): readonly string[] {
  switch (answer?.kind) {
    case 'one':
      return [answer.option]
    case 'several':
      return answer.options
    default:
      return []
  }
}
