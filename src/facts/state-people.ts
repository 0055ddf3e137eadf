import type { KeyId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Display } from '../people/display.ts'
import type { Role } from '../people/person.ts'
import type { PracticeScore } from '../people/practice-score.ts'
import type { PersonBody } from './shapes.ts'

export type Person = {
  readonly id: PersonId
  readonly role: Role
  /** Absent once the person was erased. */
  body: PersonBody | undefined
  /** Every key that seals something about this person. */
  keys: KeyId[]
  /** Who created or reset this account, and who did so to them before that: never two people with it. */
  readonly touchedBy: Set<PersonId>
  acknowledged: boolean
  removed: boolean
  /** From here the retention period runs. */
  removedAt?: Instant
  /** When the newest copy of everything about this person was made for them (G8). */
  exportedAt?: Instant
  /** One governor asks for the erasure; another has to agree. */
  erasure?: { readonly proposedBy: PersonId; readonly at: Instant }
  /** Somebody else knows what they sign in with: they choose their own before they may do anything. */
  mustChange: boolean
  /** Answers for the Welsh words of scripts. */
  readsWelsh?: true
  /** How they have the pages of a seat. */
  display?: Display
  /** Practice interviews, in order: evidence for the training gate (J12). */
  practised?: Practised[]
  /** The step of the last one-time code that was accepted. */
  lastCode?: number
}

export type Practised = {
  /** The line that says how it ended. */
  readonly line: number
  readonly at: Instant
  readonly met: string
  readonly ended: string
  readonly asWanted: boolean
  readonly slips: number
  score?: PracticeScore
}
