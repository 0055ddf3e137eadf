import type { DocumentHash, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { SpokenSound, WithdrawalReason } from './shapes-site.ts'

type Signed = { readonly by: PersonId; readonly at: Instant }

/** The sound of one message that two governors let the switch play. */
export type ApprovedMessage = Signed & Omit<SpokenSound, 'file'> & { readonly set: DocumentHash }

export type ProposedMessages = Signed & {
  readonly set: DocumentHash
  readonly sounds: readonly SpokenSound[]
}

export type ProposedRules = Signed & { readonly rules: DocumentHash }

export type ProposedWithdrawal = ProposedRules & { readonly why: WithdrawalReason }

/** `by` and `at` are of the second governor. */
export type WithdrawnRules = ProposedWithdrawal & {
  readonly approved: Signed
  readonly proposed: Signed
}

/** What the site has decided for itself, beside what the release brings. */
export type SiteState = {
  /** By the file of the message: the newest that was approved, and no other. */
  messages: ReadonlyMap<string, ApprovedMessage>
  messagesProposed: ProposedMessages | undefined
  /** Rules that are in force, in the order in which they were approved. */
  siteRules: readonly ProposedRules[]
  rulesProposed: ProposedRules | undefined
  /** Of which rules in force one governor would take back. */
  withdrawalProposed: ProposedWithdrawal | undefined
  /** Rules that two governors took back, in that order: they are looked for no more, and still shown. */
  withdrawnRules: readonly WithdrawnRules[]
}

export function emptySite(): SiteState {
  return {
    messages: new Map(),
    messagesProposed: undefined,
    siteRules: [],
    rulesProposed: undefined,
    withdrawalProposed: undefined,
    withdrawnRules: [],
  }
}
