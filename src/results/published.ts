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
/** One sentence for all that is about few: which of them it is would tell of an answer that so few gave it (X5). */
export const withheldSentences = {
  few: 'Fewer than 10 people were asked or were not, or the number asked would tell what a few people answered to an earlier question.',
  combination: 'It is asked on a combination of answers, and cross tables are not released.',
  // The two that releases under the rules gatehouse-disclosure/1 gave.
  'too-few': 'Fewer than 10 people were asked, or fewer than 10 were not.',
  linked: 'The number asked would tell what a few people answered to an earlier question.',
} as const

export type PublishedTable =
  | (Heading & {
      readonly state: 'shown'
      readonly base: number
      readonly cells: readonly PublishedCell[]
    })
  | (Heading & { readonly state: 'withheld'; readonly base: Hidden; readonly why: WithheldWhy })
