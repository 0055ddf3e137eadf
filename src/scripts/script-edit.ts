import type { PartName } from './edit-part.ts'
import type { Bands, Condition, Disclosure, Language, OpeningDuty, Place } from './script.ts'

/** What a block can be begun as. Bands are a single choice whose answers are bands of that kind (P4). */
export type NewKind =
  | 'opening'
  | 'statement'
  | 'single'
  | 'multiple'
  | 'scale'
  | 'grid'
  | 'ranking'
  | Bands
  | 'screened-out'
  | 'quota-full'

export type NewBlock = {
  readonly kind: NewKind
  readonly read: string
  /** Its name; made of the words when empty. */
  readonly name?: string
  readonly answers: readonly string[]
  readonly rows: readonly string[]
}

/** One more thing that people ask; `topic` is one of the house's, else it is named by its words. */
export type NewTopic = { readonly topic?: string; readonly asked: string; readonly say: string }

export type QuestionKind = 'single' | 'multiple' | 'scale' | 'grid' | 'ranking'
export type ListName = 'options' | 'rows'
export type TurnChoice = 'no' | 'randomise' | 'rotate' | 'reverse'

/** One asking of a condition: the answer at `at` is, or is not, one of these. */
export type Term = { readonly at: Place; readonly is: readonly string[]; readonly not: boolean }

/**
 * What is chosen of a block and not worded. Only what its kind has is looked at; what is left out stays as it is, and
 * 0 or an empty list takes a setting away.
 */
export type Settings = {
  readonly disclosure?: Disclosure
  readonly rotate?: TurnChoice
  readonly last?: readonly string[]
  readonly exclusive?: readonly string[]
  readonly atLeast?: number
  readonly atMost?: number
  readonly bands?: Bands | 'none'
  readonly ranks?: number
  readonly noReturn?: boolean
  /** Both empty: the points have labels alone. */
  readonly ends?: { readonly first: string; readonly last: string }
  readonly cell?: readonly Place[]
  readonly says?: readonly OpeningDuty[]
}

/** Everything that can be done to a draft, one press each. None of it is typed as code. */
export type ScriptEdit =
  /** Fields by the names of editPart: words of one part, in every language that it has. */
  | {
      readonly edit: 'words'
      readonly part: PartName
      readonly words: Readonly<Record<string, string>>
    }
  /** Behind the block `after`; before all questions without one. */
  | { readonly edit: 'add'; readonly block: NewBlock; readonly after?: string }
  /** `also` takes out the conditions and quota cells that hang on it. */
  | { readonly edit: 'delete'; readonly id: string; readonly also?: boolean }
  | { readonly edit: 'move'; readonly id: string; readonly to: 'up' | 'down' }
  | { readonly edit: 'move-after'; readonly id: string; readonly after?: string }
  | { readonly edit: 'kind'; readonly id: string; readonly kind: QuestionKind }
  | {
      readonly edit: 'delete-entry'
      readonly id: string
      readonly list: ListName
      readonly entry: string
    }
  | {
      readonly edit: 'move-entry'
      readonly id: string
      readonly list: ListName
      readonly entry: string
      readonly to: 'up' | 'down'
    }
  | { readonly edit: 'settings'; readonly id: string; readonly settings: Settings }
  | { readonly edit: 'add-term'; readonly id: string; readonly term: Term }
  /** The how-manieth term, from 0. */
  | { readonly edit: 'drop-term'; readonly id: string; readonly n: number }
  | { readonly edit: 'join'; readonly id: string; readonly by: 'all' | 'any' }
  /** The blocks from the one to the other change places, each a part of its own. */
  | { readonly edit: 'turn'; readonly id: string; readonly to: string; readonly by: TurnChoice }
  | { readonly edit: 'drop-turn'; readonly id: string }
  /** Behind the topic `after`, by the names of topics.ts; before all of them without one. */
  | { readonly edit: 'add-topic'; readonly topic: NewTopic; readonly after?: string }
  | { readonly edit: 'delete-topic'; readonly name: string }
  | { readonly edit: 'move-topic'; readonly name: string; readonly to: 'up' | 'down' }
  | { readonly edit: 'begin-language'; readonly language: Language }
  | { readonly edit: 'drop-language'; readonly language: Language }
  /** Words of the other language by the keys of their texts; an empty one takes the words away. */
  | {
      readonly edit: 'translate'
      readonly language: Language
      readonly words: Readonly<Record<string, string>>
    }

export type { Condition }
