import type { DocumentHash } from '../basics/ids.ts'
import { clientList } from '../basics/list-id.ts'
import type { KnownCampaign, KnownNumbers } from '../phone/numbers-port.ts'
import { screens } from './list-warnings.ts'
import type { Sheet } from './sheet.ts'
import type { Campaign, State } from './state.ts'

type SheetOf = (hash: DocumentHash) => Sheet

import type { IndexDay } from './told-attempt.ts'

/** What whoever keeps the numbers has to open. A campaign whose pool is gone has no numbers any more. */
export function knownNumbers(state: State, sheet?: SheetOf): KnownNumbers {
  if (state.listKey === undefined) throw new Error('A box is founded before its numbers are opened')
  const campaigns = [...state.campaigns.values()].filter(({ poolGone }) => !poolGone)
  const ids = new Set(campaigns.map(({ id }) => id))
  return {
    list: {
      key: state.listKey,
      fresh: state.samples.size === 0,
      others: state.lists.size > 0 || state.barred,
    },
    campaigns: campaigns.map((one) => knownCampaign(one, sheet)),
    samples: [...state.samples.values()]
      .filter(({ campaign }) => ids.has(campaign))
      .map(({ id, campaign, key, numbersAway, waits }) => {
        const away = numbersAway === true
        return { sample: id, campaign, key, away, ...(waits ? { waits } : {}) }
      }),
    days: indexDays(state),
  }
}

/** A campaign as whoever keeps the numbers has to know it. Without its sheet it is screened, and of no client. */
export function knownCampaign(
  { id, doneKey, samples, sheet: hash }: Campaign,
  sheetOf?: SheetOf,
): KnownCampaign {
  const sheet = sheetOf?.(hash)
  const client = sheet?.client.trim() ?? ''
  return {
    campaign: id,
    key: doneKey,
    fresh: samples.length === 0,
    ...(client === '' ? {} : { client: clientList(client) }),
    ...(sheet ? { screens: screens(sheet) } : {}),
  }
}

/** The days of the enquiry index that are still kept. */
export function indexDays({ enquiryDays }: Pick<State, 'enquiryDays'>): readonly IndexDay[] {
  return [...enquiryDays].map(([day, key]) => ({ day, key }))
}
