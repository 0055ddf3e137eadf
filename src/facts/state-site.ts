import type { DocumentHash, PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { SpokenSound } from './shapes-site.ts'

type Signed = { readonly by: PersonId; readonly at: Instant }

/** The sound of one message that two governors let the switch play. */
export type ApprovedMessage = Signed & Omit<SpokenSound, 'file'> & { readonly set: DocumentHash }

export type ProposedMessages = Signed & {
  readonly set: DocumentHash
  readonly sounds: readonly SpokenSound[]
}

export type ProposedRules = Signed & { readonly rules: DocumentHash }

/** What the site has decided for itself, beside what the release brings. */
export type SiteState = {
  /** By the file of the message: the newest that was approved, and no other. */
  messages: ReadonlyMap<string, ApprovedMessage>
  messagesProposed: ProposedMessages | undefined
  /** Rules that were approved, in that order. Nothing takes one away. */
  siteRules: readonly ProposedRules[]
  rulesProposed: ProposedRules | undefined
}

export function emptySite(): SiteState {
  return {
    messages: new Map(),
    messagesProposed: undefined,
    siteRules: [],
    rulesProposed: undefined,
  }
}
