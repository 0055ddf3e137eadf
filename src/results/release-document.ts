import type { RoundedDispositions } from './dispositions.ts'
import type { PublishedTable } from './published.ts'

/** Bumped when disclosure control changes what may be told; old releases keep the version they were made under. */
export const rulesVersion = 'gatehouse-disclosure/2'

/** ISO weeks such as `2025-W03`: no date finer than a week leaves the box (X8). */
export type Period = { readonly first: string; readonly last: string }

export type ReleaseDocument = {
  readonly format: 'gatehouse-release/1'
  readonly campaign: string
  readonly number: number
  readonly script: { readonly name: string; readonly hash: string; readonly title: string }
  readonly period: Period
  /** Responses, rounded. */
  readonly base: number
  readonly rulesVersion: string
  readonly checkedBy: string
  readonly tables: readonly PublishedTable[]
  readonly dispositions: RoundedDispositions & { readonly asOf: number }
  /** Why people were not asked; absent while none of them are mixed. */
  readonly notAsked?: RoundedDispositions & { readonly asOf: number }
  readonly legend: Readonly<Record<string, string>>
  readonly methods: readonly string[]
}

export const legend = {
  c: 'Not shown: fewer than 10 people, or a number from which fewer than 10 people could be worked out. It is never a nought.',
} as const

export const methods = [
  'Answers come from completed telephone interviews. They were separated from the calls and mixed before counting.',
  'Counts are rounded to the nearest 5. Percentages are worked out from rounded counts. A base is the sum of the rounded counts; where some are hidden, it is at least that sum and otherwise the rounded number of people asked.',
  'In multiple choice each option counts the people who chose it, so counts do not add up to the base.',
  'A count of fewer than 10 people is hidden, and so is one of which fewer than 10 people did not give the answer. Nobody and everybody count as fewer than 10.',
  'Further counts are hidden until nobody who knows the exact number asked, and every release prepared before, could narrow a hidden count to a range of less than 10.',
  'A table is renewed only when every count shown before has grown by 10 or more. Otherwise the earlier table is repeated, and "as of" gives the number of the release it comes from.',
  'Dispositions are renewed only when each that was shown has moved by 10 or more, and those hidden have together. Otherwise the earlier ones are repeated, and "as of" gives the number of the release they come from.',
  'Releases are numbered as they are prepared. Somebody has looked at each, so one that was not approved counts as told and keeps its number: numbers may be missing here.',
  'Every table has one question. No table crosses two questions. Nothing is broken down by interviewer, place, shift or day.',
] as const

export const checkedBy = 'flow attacker over all releases of this campaign'
