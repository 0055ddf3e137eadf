import type { Fact } from './fact.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { SiteShapes } from './shapes-site.ts'

/** What two governors decide for the site as a whole. */
export const foldSite: { readonly [T in keyof SiteShapes]: Handler<T> } = {
  'messages.proposed': (state, fact) => {
    state.messagesProposed = { ...fact.data, ...signed(fact) }
  },
  'messages.approved': (state, fact) => {
    const { set } = fact.data
    const { sounds } = must(state.messagesProposed, fact.seq, 'proposed messages')
    const fresh = sounds.map(
      ({ file, ...sound }) => [file, { ...sound, set, ...signed(fact) }] as const,
    )
    state.messages = new Map([...state.messages, ...fresh])
    state.messagesProposed = undefined
  },
  'messages.sent_back': (state) => {
    state.messagesProposed = undefined
  },
  'rules.proposed': (state, fact) => {
    state.rulesProposed = { ...fact.data, ...signed(fact) }
  },
  'rules.approved': (state, fact) => {
    state.siteRules = [...state.siteRules, { ...fact.data, ...signed(fact) }]
    state.rulesProposed = undefined
  },
  'rules.sent_back': (state) => {
    state.rulesProposed = undefined
  },
  'rules.withdrawal_proposed': (state, fact) => {
    state.withdrawalProposed = { ...fact.data, ...signed(fact) }
  },
  'rules.withdrawn': (state, fact) => {
    const { rules } = fact.data
    const { by, at } = must(state.withdrawalProposed, fact.seq, 'a proposed withdrawal')
    const gone = must(
      state.siteRules.find((one) => one.rules === rules),
      fact.seq,
      'rules in force',
    )
    const approved = { by: gone.by, at: gone.at }
    state.siteRules = state.siteRules.filter((one) => one !== gone)
    state.withdrawnRules = [
      ...state.withdrawnRules,
      { ...fact.data, ...signed(fact), approved, proposed: { by, at } },
    ]
    state.withdrawalProposed = undefined
  },
  'rules.withdrawal_sent_back': (state) => {
    state.withdrawalProposed = undefined
  },
}

function signed(fact: Fact) {
  return { by: must(fact.by?.person, fact.seq, 'a governor'), at: fact.at }
}
