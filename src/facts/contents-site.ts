const set = { clear: { set: 'the hash of the document with the words of the messages' } } as const
const rules = { clear: { rules: 'the hash of the document that holds the rules' } } as const
const withdrawal = {
  clear: { ...rules.clear, why: 'why they are taken back, from a list' },
} as const

/** What facts about spoken messages and the site's own rules hold, part by part: rows of `contents`, which checks them. */
export const contentsOfSite = {
  'messages.proposed': {
    clear: {
      ...set.clear,
      sounds: 'of each message its name, and the hashes of its sound and of its words',
    },
  },
  'messages.approved': set,
  'messages.sent_back': set,
  'rules.proposed': rules,
  'rules.approved': rules,
  'rules.sent_back': rules,
  'rules.withdrawal_proposed': withdrawal,
  'rules.withdrawn': withdrawal,
  'rules.withdrawal_sent_back': rules,
} as const
