import type { KnownNumbers } from '../phone/numbers-port.ts'
import type { State } from './state.ts'

/** What whoever keeps the numbers has to open. A campaign whose pool is gone has no numbers any more. */
export function knownNumbers(state: State): KnownNumbers {
  if (state.listKey === undefined) throw new Error('A box is founded before its numbers are opened')
  const campaigns = [...state.campaigns.values()].filter(({ poolGone }) => !poolGone)
  const ids = new Set(campaigns.map(({ id }) => id))
  return {
    list: { key: state.listKey, fresh: state.samples.size === 0 },
    campaigns: campaigns.map(({ id, doneKey, samples }) => {
      return { campaign: id, key: doneKey, fresh: samples.length === 0 }
    }),
    samples: [...state.samples.values()]
      .filter(({ campaign }) => ids.has(campaign))
      .map(({ id, campaign, key, numbersAway }) => {
        return { sample: id, campaign, key, away: numbersAway === true }
      }),
  }
}
