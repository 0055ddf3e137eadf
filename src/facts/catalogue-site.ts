import { counted, type Rows, who } from './catalogue-row.ts'
import { type SiteShapes, type WithdrawalReason, withdrawalReasons } from './shapes-site.ts'

const site = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** What the switch says to people, and the site's own rules. */
export const catalogueSite: Rows<keyof SiteShapes> = {
  'messages.proposed': {
    ...site,
    deed: 'PROPOSE_MESSAGES',
    sentence: (fact, names) =>
      `${who(fact, names)} proposed the sound of ${counted(fact.data.sounds.length, 'spoken message')}.`,
  },
  'messages.approved': {
    ...site,
    deed: 'APPROVE_MESSAGES',
    sentence: (fact, names) =>
      `${who(fact, names)} approved spoken messages: the switch may say them.`,
  },
  'messages.sent_back': {
    ...site,
    deed: 'SEND_BACK_MESSAGES',
    sentence: (fact, names) => `${who(fact, names)} sent back spoken messages.`,
  },
  'rules.proposed': {
    ...site,
    deed: 'PROPOSE_RULES',
    sentence: (fact, names) =>
      `${who(fact, names)} proposed rules of this site for what no script may hold.`,
  },
  'rules.approved': {
    ...site,
    deed: 'APPROVE_RULES',
    sentence: (fact, names) =>
      `${who(fact, names)} approved rules of this site for what no script may hold: they are in force.`,
  },
  'rules.withdrawal_proposed': {
    ...site,
    deed: 'PROPOSE_RULES_WITHDRAWAL',
    sentence: (fact, names) =>
      `${who(fact, names)} proposed to withdraw rules of this site${because(fact.data)}.`,
  },
  'rules.withdrawn': {
    ...site,
    deed: 'APPROVE_RULES_WITHDRAWAL',
    sentence: (fact, names) =>
      `${who(fact, names)} approved that rules of this site are withdrawn${because(fact.data)}: they are in force no more.`,
  },
  'rules.withdrawal_sent_back': {
    ...site,
    deed: 'SEND_BACK_RULES_WITHDRAWAL',
    sentence: (fact, names) =>
      `${who(fact, names)} sent back that rules of this site are withdrawn: they stay in force.`,
  },
  'rules.sent_back': {
    ...site,
    deed: 'SEND_BACK_RULES',
    sentence: (fact, names) => `${who(fact, names)} sent back rules of this site.`,
  },
}

/** “ (they were approved by mistake)”. */
function because({ why }: { readonly why: WithdrawalReason }): string {
  const words = withdrawalReasons[why]
  return ` (${words.charAt(0).toLowerCase()}${words.slice(1)})`
}
