import type { Choice } from '../../views/parts/field.ts'
import type { Instant } from '../basics/instant.ts'
import { daysUntil, responsesDue } from '../facts/due.ts'
import { screens, screenWarnings } from '../facts/list-warnings.ts'
import { warnDays } from '../facts/retention.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { Campaign, State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'

/** T1: genuine research is outside TPS and CTPS; a campaign says whether it leaves them out all the same. */
const screenWords = {
  yes: 'Whoever is on them is left out',
  no: 'They are not looked at: this is genuine research (T1)',
} as const

/** Whether a campaign leaves them out, as its page says it. */
export function screenText(sheet: Sheet): string {
  return screenWords[screens(sheet) ? 'yes' : 'no']
}

/** The two answers that its form offers. */
export function screenChoices(sheet: Sheet): readonly Choice[] {
  return (['yes', 'no'] as const).map((value) => ({
    ...{ value, label: screenWords[value], checked: screens(sheet) === (value === 'yes') },
  }))
}

/** Files of the preference services that are missing or old (T4); after the close, that the responses are soon gone. */
export function campaignWarning(
  state: State,
  campaign: Campaign,
  sheet: Sheet,
  now: Instant,
): string | undefined {
  if (campaign.life !== 'closed') return screenWarnings(state, sheet, now).join(' ') || undefined
  const due = responsesDue(campaign, sheet)
  if (due === undefined || daysUntil(due, now) > warnDays) return undefined
  return `The responses are destroyed on ${dayWordsOf(due)}. A release that is still wanted has to be prepared before then.`
}

const goingOnWords = {
  no: 'What they said is destroyed, and the next call begins anew',
  yes: 'They may go on where they stopped, if they agree',
} as const

/** Whether people may stop in the middle and go on on another day, as the campaign's page says it. */
export function goingOnText({ goesOn }: Sheet): string {
  return goingOnWords[goesOn === true ? 'yes' : 'no']
}

/** The two answers that its form offers. */
export function goingOnChoices({ goesOn }: Sheet): readonly Choice[] {
  return (['no', 'yes'] as const).map((value) => ({
    ...{ value, label: goingOnWords[value], checked: (goesOn === true) === (value === 'yes') },
  }))
}
