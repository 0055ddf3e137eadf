import type { Language } from '../scripts/script.ts'
import type { Refusal } from './import-report.ts'
import { amount, captured, computed, typed } from './xlsform-refused.ts'

/** Answers that LimeSurvey adds by itself to questions of some types: its code, and the word for it. */
type Given = readonly (readonly [code: string, label: string])[]

/** What a question of a type that a script can hold becomes. */
export type LssKept =
  | { readonly as: 'statement' }
  | { readonly as: 'single'; readonly given?: Given; readonly comment?: true }
  | { readonly as: 'scale'; readonly given: Given }
  | { readonly as: 'multiple'; readonly comment?: true }
  | { readonly as: 'grid'; readonly given?: Given }
  | { readonly as: 'two grids' }
  | { readonly as: 'ranking' }

export type LssType = LssKept | { readonly as: 'nothing'; readonly why: Refusal }

const points = (most: number): Given =>
  Array.from({ length: most }, (_, n) => [String(n + 1), String(n + 1)])
const no = (why: Refusal): LssType => ({ as: 'nothing', why })

const types: Readonly<Record<string, LssType>> = {
  X: { as: 'statement' },
  L: { as: 'single' },
  '!': { as: 'single' },
  O: { as: 'single', comment: true },
  Y: {
    as: 'single',
    given: [
      ['Y', 'Yes'],
      ['N', 'No'],
    ],
  },
  G: {
    as: 'single',
    given: [
      ['F', 'Female'],
      ['M', 'Male'],
    ],
  },
  '5': { as: 'scale', given: points(5) },
  M: { as: 'multiple' },
  P: { as: 'multiple', comment: true },
  F: { as: 'grid' },
  H: { as: 'grid' },
  A: { as: 'grid', given: points(5) },
  B: { as: 'grid', given: points(10) },
  C: {
    as: 'grid',
    given: [
      ['Y', 'Yes'],
      ['U', 'Uncertain'],
      ['N', 'No'],
    ],
  },
  E: {
    as: 'grid',
    given: [
      ['I', 'Increase'],
      ['S', 'Same'],
      ['D', 'Decrease'],
    ],
  },
  '1': { as: 'two grids' },
  S: no(typed),
  T: no(typed),
  U: no(typed),
  Q: no(typed),
  ';': no(typed),
  N: no(amount),
  K: no(amount),
  ':': no(amount),
  D: no(amount),
  '|': no(captured),
  '*': no(computed),
  R: { as: 'ranking' },
  I: no({
    reason: 'A script has one language, and nobody switches it in the middle of a call.',
    whatToDo: 'Take it out. A respondent who asks for another language has an exit of that name.',
  }),
}

/** The answers that LimeSurvey adds, in Welsh. */
const inWelsh: Readonly<Record<string, string>> = {
  Yes: 'Ie',
  No: 'Nage',
  Female: 'Benyw',
  Male: 'Gwryw',
  Uncertain: 'Ansicr',
  Increase: 'Cynnydd',
  Same: 'Yr un fath',
  Decrease: 'Gostyngiad',
}

/** By the one letter of the `type` column; the answers that it adds are in that language. */
export function lssType(letter: string, language?: Language): LssType {
  const known = Object.hasOwn(types, letter) ? types[letter] : undefined
  if (known !== undefined && 'given' in known && known.given !== undefined && language === 'cy') {
    const given = known.given.map(([code, label]) => [code, inWelsh[label] ?? label] as const)
    return { ...known, given }
  }
  return (
    known ??
    no({
      reason: `"${letter}" is not a type of question that the box knows.`,
      whatToDo: 'Use a list, multiple choice, an array or a text display.',
    })
  )
}
