import type { Handler } from './fold.ts'
import { must } from './must.ts'

type RestoreFacts = 'box.restored' | 'pool.renewed'

export const foldRestore: { readonly [T in RestoreFacts]: Handler<T> } = {
  'box.restored': (state, { data }) => {
    const gone = new Set(data.gone)
    for (const key of gone) {
      state.doomedKeys.delete(key)
      if (state.carriedKeys.delete(key)) state.destroyedKeys.add(key)
    }
    // Also those of people whom this record never knew: another backup may know them.
    for (const key of data.destroyed) state.destroyedKeys.add(key)
    // Nor those of what is kept for another day.
    state.kept.clear()
    state.keeping.clear()
    // No backup carries the keys of the index, nor those of complaints.
    state.enquiryDays.clear()
    for (const [id, { found: _, ...one }] of state.complaints) state.complaints.set(id, one)
    for (const campaign of state.campaigns.values())
      if (gone.has(campaign.key)) campaign.responsesGone = true
    for (const id of data.forgotten ?? []) {
      const campaign = state.campaigns.get(id)
      if (campaign) campaign.toldUnknown = true
    }
    for (const person of state.people.values()) {
      const left = person.keys.filter((key) => !gone.has(key))
      if (left.length === person.keys.length) continue
      person.keys.splice(0, person.keys.length, ...left)
      // Nothing about them opens any more: as after an erasure, they take no part.
      if (left.length === 0) person.removed = true
    }
    // What no second governor had let in is brought again.
    for (const [id, { waits }] of state.samples) if (waits) state.samples.delete(id)
    for (const [id, sample] of state.samples)
      if (!state.campaigns.get(sample.campaign)?.poolGone)
        state.samples.set(id, { ...sample, numbersAway: true })
  },
  'pool.renewed': (state, fact) => {
    const id = must(fact.on.campaign, fact.seq, 'a campaign')
    const campaign = must(state.campaigns.get(id), fact.seq, 'a campaign')
    const { poolKey, doneKey } = fact.data
    state.campaigns.set(id, { ...campaign, poolKey, doneKey, waitingToMerge: 0 })
  },
}
