import type { Tone } from '../../views/parts/tag.tsx'
import type { PersonId } from '../basics/ids.ts'
import { secondPerson } from '../facts/decide.ts'
import type { Actor } from '../facts/fact.ts'
import type { Campaign, Release, ScriptVersion, State } from '../facts/state.ts'
import { type Deed, whyNot } from '../people/may.ts'

type Look = { readonly text: string; readonly tone: Tone }

export const scriptLife: Readonly<Record<ScriptVersion['life'], Look>> = {
  drafted: { text: 'Draft', tone: 'plain' },
  proposed: { text: 'Proposed', tone: 'wait' },
  approved: { text: 'Approved', tone: 'good' },
  retired: { text: 'Retired', tone: 'stop' },
}

export const campaignLife: Readonly<Record<Campaign['life'], Look>> = {
  drafted: { text: 'Being set up', tone: 'plain' },
  proposed: { text: 'Proposed', tone: 'wait' },
  live: { text: 'Live', tone: 'good' },
  paused: { text: 'Paused', tone: 'stop' },
  closed: { text: 'Closed', tone: 'plain' },
}

export const releaseLife: Readonly<Record<Release['life'], Look>> = {
  prepared: { text: 'Waiting for a second person', tone: 'wait' },
  approved: { text: 'Approved', tone: 'good' },
  'sent-back': { text: 'Sent back', tone: 'stop' },
}

/** What stands above the tables of a release: what became of them. */
export const releaseHeading: Readonly<Record<Release['life'], string>> = {
  prepared: 'What would be released',
  approved: 'What is released',
  'sent-back': 'What was not released',
}

/** Why a button is greyed out, from the same rules as the deed; the password is asked for when it is pressed. */
export function whyGreyed(
  state: State,
  by: Actor,
  deed: Deed,
  touchedBy?: ReadonlySet<PersonId>,
): string | undefined {
  const why = whyNot(deed, by.role, { shiftOpen: state.shift !== undefined, steppedUp: true })
  if (why) return why.sentence
  return touchedBy && secondPerson(state, by, deed, touchedBy)?.sentence
}
