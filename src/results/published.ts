import type { Disclosure, Place, Question } from '../scripts/script.ts'
import type { Hidden } from './rounding.ts'

export type PublishedCell =
  | {
      readonly option: string
      readonly label: string
      readonly count: number
      readonly percent: number
    }
  | {
      readonly option: string
      readonly label: string
      readonly count: Hidden
      readonly percent: Hidden
    }

type Heading = {
  readonly place: Place
  readonly words: string
  readonly kind: Question['kind']
  readonly disclosure: Disclosure
  /** The number of the release whose numbers these are: an earlier one when the table could not be renewed (X6). */
  readonly asOf: number
}

export type WithheldWhy = keyof typeof withheldSentences
export const withheldSentences = {
  'too-few': 'Fewer than 10 people were asked, or fewer than 10 were not.',
  combination: 'It is asked on a combination of answers, and cross tables are not released.',
  linked: 'The number asked would tell what a few people answered to an earlier question.',
} as const

export type PublishedTable =
  | (Heading & {
      readonly state: 'shown'
      readonly base: number
      readonly cells: readonly PublishedCell[]
    })
  | (Heading & { readonly state: 'withheld'; readonly base: Hidden; readonly why: WithheldWhy })
