/**
 * What a script is: data, in the order it is read. Wording is fixed, answers are listed, and nothing can be typed.
 * Rules P4, P5, P6, R1, R2, R6. A frozen script is the canonical JSON of this shape, named by its SHA-256.
 */
export type Script = {
  readonly format: 'gatehouse-script/1'
  /** Lower-case slug, the same for every version: `household-insurance`. */
  readonly name: string
  readonly title: string
  /** The language of the words in this file; other languages stand under `versions`. */
  readonly language: Language
  /** Who does the research, as said in the opening (R1). */
  readonly organisation: string
  readonly subject: string
  readonly opening: readonly OpeningBlock[]
  readonly questions: readonly Block[]
  /** Runs of questions whose parts change places from interview to interview. */
  readonly turns?: readonly BlockTurn[]
  readonly closings: Readonly<Record<ClosingKind, string>>
  /** The questions people ask, and the truthful answers (design: who, prison, number, check, recorded, removed). */
  readonly asked: readonly Asked[]
  /** How hard words are said: shown to the agent under the block where they stand. */
  readonly say?: readonly SayHint[]
  /** The same script in another language: every text of it by its key (texts.ts), so that ids and routes are one. */
  readonly versions?: Readonly<Partial<Record<Language, Wording>>>
}

export type Language = 'en' | 'cy'
/** `indemnity` is said `in-DEM-ni-tee`. Without a language the word is in the script's own. */
export type SayHint = { readonly word: string; readonly say: string; readonly language?: Language }
/** Words by text key: `questions/age/read`, `questions/age/options/16-34`, `closings/refused`. */
export type Wording = Readonly<Record<string, string>>

/**
 * The parts of one run of questions change places: `[["a", "b"], ["c"]]` asks a, b, c or c, a, b. A part keeps its own
 * order, and nothing in one part may hang on an answer in another.
 */
export type BlockTurn = { readonly parts: readonly (readonly string[])[]; readonly by: Turning }

/**
 * How a list is turned from interview to interview, by the interview's sealed seed. `randomise`: any order. `rotate`:
 * the author's order, beginning anywhere. `reverse`: forwards or backwards. `true` is `randomise`.
 */
export type Turning = boolean | 'randomise' | 'rotate' | 'reverse'

/** What an opening block makes sure is said before the first question (R1, R7). */
export type OpeningDuty =
  | 'organisation'
  | 'subject'
  | 'prison'
  | 'monitoring'
  | 'voluntary'
  | 'length'
  | 'source'

export type OpeningBlock = {
  readonly id: string
  readonly kind: 'opening'
  readonly read: string
  readonly says: readonly OpeningDuty[]
  readonly ifAsked?: readonly Clarification[]
}

export type Clarification = { readonly asked: string; readonly say: string }

/** `length` may be answered here instead of in the opening (R1); the other six always have an answer. */
export type HouseTopic = 'who' | 'prison' | 'number' | 'check' | 'recorded' | 'removed' | 'length'
/** `topic` is one of the house's, or a name of the script's own for whatever else people ask. */
export type Asked = { readonly topic: string; readonly asked: string; readonly say: string }

export type Option = { readonly id: string; readonly label: string }

/** How easily an answer, joined with others, points at a person; decides what may be tabulated with what. */
export type Disclosure = 'open' | 'quasi-identifier' | 'sensitive'

type Common = {
  readonly id: string
  /**
   * The words to read aloud. `{{block}}` or `{{block.row}}` is replaced by the label of an earlier closed answer,
   * `{{working-name}}` by the name that the agent uses on this shift.
   */
  readonly read: string
  /** A note to the agent, never read aloud. */
  readonly direction?: string
  readonly ifAsked?: readonly Clarification[]
  /** Neutral words for an answer that fits none of those listed: "Which of these comes closest?" */
  readonly probes?: readonly string[]
  /** Asked only when this holds over earlier answers. */
  readonly when?: Condition
  /** Nobody goes back from here: what was answered before it stands. */
  readonly noReturn?: boolean
}

export type Statement = Common & { readonly kind: 'statement' }
/** Every question has these two besides its own options (R6). They are added by the house, never by an author. */
export const doesNotKnow = { id: 'dk', label: 'Does not know' } as const
export const prefersNotToSay = { id: 'pnts', label: 'Prefers not to say' } as const

type Asking = Common & {
  readonly disclosure: Disclosure
  readonly options: readonly Option[]
}

/** The only things that may be asked in bands of numbers: never money, value or how many of a thing (P4). */
export type Bands = 'age' | 'frequency' | 'duration'

export type Single = Asking & {
  readonly kind: 'single'
  readonly rotate?: Turning
  /** Options that keep their place at the end when the others turn: "somewhere else". */
  readonly last?: readonly string[]
  /** What the options are bands of, when they are. */
  readonly bands?: Bands
}
export type Multiple = Asking & {
  readonly kind: 'multiple'
  /** Options that stand alone, such as "none of these". */
  readonly exclusive?: readonly string[]
  readonly atLeast?: number
  readonly atMost?: number
  readonly rotate?: Turning
  readonly last?: readonly string[]
}
/** What the first and the last point of a scale mean, read with it: "1 is very poor and 10 is very good". */
export type Ends = { readonly first: string; readonly last: string }
/** A rating scale: its points in order, each with a label of its own or only the two ends named. */
export type Scale = Asking & {
  readonly kind: 'scale'
  readonly ends?: Ends
  /** Read from the other end in half of the interviews. */
  readonly rotate?: false | 'reverse'
}
/** Asked row by row: each row is a place of its own with the same options. */
export type Grid = Asking & {
  readonly kind: 'grid'
  readonly rows: readonly Option[]
  readonly ends?: Ends
  /** How the rows turn. */
  readonly rotate?: Turning
}
/** Asked rank by rank: `id.1` is the first choice, `id.2` the next among what is left. */
export type Ranking = Asking & {
  readonly kind: 'ranking'
  /** How many are ranked: 2 or more, at most all of them. */
  readonly ranks: number
  /** Read in place of `read` from the second rank on: "And which comes next?" */
  readonly thenRead: string
  readonly rotate?: Turning
  readonly last?: readonly string[]
}

/**
 * Where the interview ends for those whom the study does not ask: `read` holds the closing words, and nothing after it
 * is asked. `quota-full` ends it when the quota cell that the answers at the places of `cell` fall into is full.
 */
export type End = Common & {
  readonly kind: 'end'
  readonly as: 'screened-out' | 'quota-full'
  readonly cell?: readonly Place[]
}

export type Question = Single | Multiple | Scale | Grid | Ranking
export type Block = Statement | Question | End

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The answer at `block` (or grid row `block.row`) is, or holds, one of these options. */
  | { readonly at: string; readonly is: readonly string[] }

/** The ways an interview ends, each with its own words to read. */
export type ClosingKind =
  | 'completed'
  | 'refused'
  | 'call-back'
  | 'stopped'
  | 'never-again'
  | 'child'
  | 'distressed'
  | 'knows-me'
  | 'wrong-person'
  | 'language'
  | 'close'
/** A place in the script: an opening block, a question, `question.row` of a grid, or `question.2` of a ranking. */
export type Place = string

export type Answer =
  | { readonly kind: 'said' }
  | { readonly kind: 'one'; readonly option: string }
  | { readonly kind: 'several'; readonly options: readonly string[] }

export type Answers = Readonly<Record<Place, Answer>>
