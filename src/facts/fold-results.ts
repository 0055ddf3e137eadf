import type { Handler } from './fold.ts'
import { must } from './must.ts'

type ResultFacts =
  | 'pool.merged'
  | 'quota.filled'
  | 'pool.destroyed'
  | 'responses.destroyed'
  | 'retention.kept'
  | 'release.prepared'
  | 'release.approved'
  | 'release.sent_back'
  | 'bundle.made'
  | 'bundle.downloaded'

export const foldResults: { readonly [T in ResultFacts]: Handler<T> } = {
  'pool.merged': (state, fact) => {
    const campaign = must(
      fact.on.campaign && state.campaigns.get(fact.on.campaign),
      fact.seq,
      'a campaign',
    )
    campaign.mergedResponses += fact.data.merged
    campaign.waitingToMerge -= fact.data.merged
  },
  'quota.filled': (state, fact) => {
    const campaign = must(
      fact.on.campaign && state.campaigns.get(fact.on.campaign),
      fact.seq,
      'a campaign',
    )
    campaign.filled = [...(campaign.filled ?? []), ...fact.data.cells]
  },
  'pool.destroyed': (state, fact) => {
    const campaign = must(
      fact.on.campaign && state.campaigns.get(fact.on.campaign),
      fact.seq,
      'a campaign',
    )
    campaign.waitingToMerge -= fact.data.destroyed
  },
  'responses.destroyed': (state, fact) => {
    const campaign = must(
      fact.on.campaign && state.campaigns.get(fact.on.campaign),
      fact.seq,
      'a campaign',
    )
    campaign.responsesGone = true
    for (const key of fact.data.keys) state.doomedKeys.add(key)
  },
  'retention.kept': (state, fact) => {
    state.keptDay = fact.data.day
  },
  'release.prepared': (state, fact) => {
    const id = must(fact.on.release, fact.seq, 'a release')
    state.releases.set(id, {
      id,
      campaign: must(fact.on.campaign, fact.seq, 'a campaign'),
      document: fact.data.document,
      preparedAt: fact.at,
      responses: fact.data.responses,
      touchedBy: new Set(fact.by ? [fact.by.person] : []),
      life: 'prepared',
    })
  },
  'release.approved': (state, fact) => {
    must(fact.on.release && state.releases.get(fact.on.release), fact.seq, 'a release').life =
      'approved'
  },
  'release.sent_back': (state, fact) => {
    must(fact.on.release && state.releases.get(fact.on.release), fact.seq, 'a release').life =
      'sent-back'
  },
  'bundle.made': (state, fact) => {
    const release = must(
      fact.on.release && state.releases.get(fact.on.release),
      fact.seq,
      'a release',
    )
    release.bundle = fact.data.bundle
    state.bundles.set(fact.data.bundle, { release: release.id, number: fact.data.number })
  },
  'bundle.downloaded': () => undefined,
}
