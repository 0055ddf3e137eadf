import type { CampaignId, KeyId, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { GateName, Gates } from '../people/gates.ts'
import type { Learning } from '../people/learning.ts'
import type { StaffName } from '../people/person.ts'
import type { ComplaintKind } from '../supervision/complaint.ts'

/** Whose gates bear somebody's signature, and which of them; none where only an earlier version may bear it. */
export type SignedFor = {
  readonly person: PersonId
  readonly gates: readonly Exclude<GateName, 'eligibility'>[]
}

export type Empty = Readonly<Record<string, never>>
export type SessionEnd =
  | 'signed-out'
  | 'expired'
  | 'replaced'
  | 'removed'
  | 'shift-closed'
  | 'released'
  | 'reset'
  | 'restored'
/** What a member of staff signs in with. */
export type SignInPart = 'password' | 'code-device' | 'pin'
/** Lines and root (base64) of a signed checkpoint. */
export type SignedPlace = { readonly size: number; readonly root: string }
export type RestoredBody = {
  /** Where the backup ends. */
  readonly backup: SignedPlace
  /** The newest witness that was shown; `at` is when it was made. */
  readonly witness: SignedPlace & { readonly at: Instant }
  /** The verifier of the box that was, and of this one: each box has its own signing key. */
  readonly before: string
  readonly after: string
  /** Keys that the record names and this box does not have. */
  readonly gone: readonly KeyId[]
  /** Keys that the witness lists: they stay destroyed. */
  readonly destroyed: readonly KeyId[]
  /** Campaigns of which the witness knows a release that the backup does not: what it told is not known here (X6). */
  readonly forgotten?: readonly CampaignId[]
}
/**
 * The answers alone, with the token that keeps the pool from taking them twice. A decision gives them as JSON; in the
 * record, and in the state, they are sealed for the merge and in base64.
 */
export type CompletingBody = { readonly token: string; readonly answers: string }
/** How a practice interview ended, and what a careful agent would have come to. */
export type PracticeCourse = {
  readonly met: string
  readonly ended: string
  readonly asWanted: boolean
  readonly slips: number
}
/** What somebody who rings or writes wants: to know what is held, or to complain, and of what kind of thing. */
export type EnquiryWanted =
  | { readonly what: 'held' }
  | { readonly what: 'complaint'; readonly about: ComplaintKind }

/** What is sealed under a person's own key: gone when the key is. */
export type PersonBody = {
  readonly name: StaffName
  readonly username?: string
  readonly prisonNumber?: string
  readonly passwordHash?: string
  readonly pinHash?: string
  /** Base32: what the person's code device was given. */
  readonly codeSecret?: string
  readonly gates?: Gates
  readonly learning?: Learning
  readonly colleague?: boolean
}
