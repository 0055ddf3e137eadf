import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { SampleShapes } from './shapes-samples.ts'

export const foldSamples: { readonly [T in keyof SampleShapes]: Handler<T> } = {
  'sample.imported': (state, fact) => {
    const id = must(fact.on.sample, fact.seq, 'a sample')
    const known = fact.on.campaign && state.campaigns.get(fact.on.campaign)
    const campaign = must(known, fact.seq, 'a campaign')
    if (fact.by) campaign.touchedBy.add(fact.by.person)
    campaign.samples.push(id)
    const { key, about, slots, leftOut, bands, warnings, waits } = fact.data
    state.samples.set(id, {
      ...{ id, campaign: campaign.id, key, about, slots, leftOut, importedAt: fact.at },
      ...(bands ? { bands } : {}),
      ...(warnings && warnings.length > 0 ? { warnings } : {}),
      ...(waits ? { waits } : {}),
      ...(waits && fact.by ? { broughtBy: fact.by.person } : {}),
      nextFresh: 0,
    })
  },
  'sample.let_in': (state, fact) => {
    const id = must(fact.on.sample, fact.seq, 'a sample')
    const { waits: _, ...sample } = must(state.samples.get(id), fact.seq, 'a sample')
    state.samples.set(id, sample)
  },
  // Its place in the campaign stays: a campaign that has had a sample has files beside the record.
  'sample.sent_back': (state, fact) => {
    state.samples.delete(must(fact.on.sample, fact.seq, 'a sample'))
    state.doomedKeys.add(fact.data.key)
  },
  'sample.numbers_returned': (state, fact) => {
    const id = must(fact.on.sample, fact.seq, 'a sample')
    const { numbersAway: _, ...sample } = must(state.samples.get(id), fact.seq, 'a sample')
    const { key, missing } = fact.data
    state.samples.set(id, { ...sample, key, withoutNumber: missing })
  },
  'number.erased': (state, fact) => {
    for (const slot of fact.data.slots) {
      state.doomedNumbers.delete(`${fact.on.sample}.${slot}` as never)
    }
    const { sample } = fact.on
    if (state.shift?.key === undefined || !sample) return
    const known = state.tally.erased.get(sample) ?? []
    state.tally.erased.set(sample, [...known, ...fact.data.slots])
  },
  'number.suppressed': (state, fact) => {
    if (!fact.on.case) return
    state.toSuppress.delete(fact.on.case)
    if (state.shift?.key !== undefined) state.tally.suppressed.add(fact.on.case)
  },
}
