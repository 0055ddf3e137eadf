import type { ExitKind } from '../scripts/exits.ts'
import type { Answer, Option, Place } from '../scripts/script.ts'

/** What the agent has read aloud: one place of the script. */
export type Spoken = {
  readonly place: Place
  readonly read: string
  readonly options?: readonly Option[]
  /** Options that stand alone, such as "none of these". */
  readonly exclusive?: readonly string[]
  readonly atLeast?: number
  readonly atMost?: number
  readonly kind: 'opening' | 'statement' | 'single' | 'multiple' | 'scale' | 'grid-row' | 'closing'
}

/** What the respondent says to it, as a caption in plain words. */
export type Heard = {
  readonly says: string
  /** Milliseconds of the clock the respondent takes to say it. */
  readonly takes: number
  readonly answer?: Answer
  /** The exit an attentive agent takes. */
  readonly wants?: ExitKind
  /** The respondent has put the phone down, or nobody is on the line. */
  readonly hungUp?: true
}
