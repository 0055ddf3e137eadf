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
}

function signed(fact: Fact) {
  return { by: must(fact.by?.person, fact.seq, 'a governor'), at: fact.at }
}
