import type { DocumentHash } from '../basics/ids.ts'

/** One spoken message: its file, `en/information.PCMA`, and the SHA-256 of its sound as the switch plays it. */
export type SpokenSound = {
  readonly file: string
  readonly sha256: string
  /** The SHA-256 of its transcript. */
  readonly words: string
}

/** Why rules of the site are taken back: words of a closed list, for a line of the record holds no others. */
export const withdrawalReasons = {
  'too-wide': 'They find what may well be asked',
  mistaken: 'They were approved by mistake',
  replaced: 'Other rules have taken their place',
  over: 'What they were for is over',
} as const
export type WithdrawalReason = keyof typeof withdrawalReasons

/** What two governors decide for the site as a whole: what the switch says to people, and the site's own rules. */
export type SiteShapes = {
  /** `set` is the document with their words. */
  'messages.proposed': { data: { set: DocumentHash; sounds: readonly SpokenSound[] } }
  'messages.approved': { data: { set: DocumentHash } }
  'messages.sent_back': { data: { set: DocumentHash } }
  /** `rules` is the document that holds them, word for word. */
  'rules.proposed': { data: { rules: DocumentHash } }
  'rules.approved': { data: { rules: DocumentHash } }
  'rules.sent_back': { data: { rules: DocumentHash } }
  /** Of rules that are in force. */
  'rules.withdrawal_proposed': { data: { rules: DocumentHash; why: WithdrawalReason } }
  'rules.withdrawn': { data: { rules: DocumentHash; why: WithdrawalReason } }
  'rules.withdrawal_sent_back': { data: { rules: DocumentHash } }
}
