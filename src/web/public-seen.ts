import type { PublicPageProps } from '../../views/public/public-page.tsx'
import type { ReplyPageProps } from '../../views/public/reply-page.tsx'
import type { EnquiryId } from '../basics/ids.ts'
import { outcomeLabels } from '../calls/outcome.ts'
import type { Entered } from '../facts/attempt-row.ts'
import { counted } from '../facts/catalogue-row.ts'
import type { Ctx } from '../facts/decide.ts'
import { isOpen, whyNotShow } from '../facts/decide-enquiry.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import type { Enquiry } from '../facts/state-enquiries.ts'
import { longestIndexDays, type ToldAttempt } from '../facts/told-attempt.ts'
import { momentWords } from '../fieldwork/day-words.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { complaintKinds } from '../supervision/complaint.ts'
import { dayText, timeText } from './chrome.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'
import type { LetterFrom } from './public-letters.ts'

type Seen = Omit<PublicPageProps, 'chrome' | 'errors'>

/** The page for the public, with what this person may press. `home` is its address, `incidents` that of the incidents. */
export function publicSeen(
  state: State,
  ctx: Ctx,
  by: Actor,
  { home, incidents }: { readonly home: string; readonly incidents: string },
): Seen {
  const held = [...state.holds.values()].filter(({ over }) => !over).length
  return {
    never: { action: `${home}/never`, refusal: whyGreyed(state, by, 'SUPPRESS_CALLS') },
    ask: { action: `${home}/ask`, refusal: whyGreyed(state, by, 'PROPOSE_ENQUIRY') },
    kinds: Object.entries(complaintKinds).map(([value, label]) => ({ value, label })),
    waiting: [...state.enquiries]
      .filter(([, one]) => isOpen(one, ctx))
      .map(([id, one]) => waitingSeen(state, ctx, by, `${home}/${id}`, id, one)),
    complaints: [...state.complaints].reverse().map(([id, one]) => ({
      reference: referenceOf(id),
      href: `${home}/complaints/${id}`,
      about: complaintKinds[one.about],
      opened: momentWords(one.at),
      state: one.answered ? 'Answered' : 'Open',
      tone: one.answered ? ('good' as const) : ('wait' as const),
    })),
    incidents: {
      href: incidents,
      held: `The number of a call is held for 72 hours at most, when two people agree. ${held === 0 ? 'No number is held now.' : `Now ${counted(held, 'number is', 'numbers are')} held.`}`,
    },
  }
}

function waitingSeen(
  state: State,
  ctx: Ctx,
  by: Actor,
  at: string,
  id: EnquiryId,
  one: Enquiry,
): Seen['waiting'][number] {
  const asked = `${staffName(state, one.askedBy)} asked`
  if (!one.agreed) {
    const refusal = whyGreyed(state, by, 'APPROVE_ENQUIRY', new Set([one.askedBy]))
    return {
      what: wantedWords(one),
      how: `${asked} at ${momentWords(one.askedAt)}. A second person is needed within an hour.`,
      agree: { label: 'Agree that it is looked up', action: `${at}/agree`, refusal },
    }
  }
  const mayType = whyNotShow(state, ctx, by, id) === undefined
  return {
    what: wantedWords(one),
    how: `${asked}, ${staffName(state, one.agreed.by)} agreed. One of the two types the number within a quarter of an hour.`,
    ...(mayType ? { type: at } : {}),
  }
}

export function wantedWords({ wanted }: Pick<Enquiry, 'wanted'>): string {
  return wanted.what === 'held' ? 'What is held' : `A complaint: ${complaintKinds[wanted.about]}`
}

/** Eight letters and digits in two groups: what is read out over a telephone. */
export function referenceOf(id: EnquiryId): string {
  const plain = id.replaceAll('-', '').toUpperCase()
  return `${plain.slice(0, 4)} ${plain.slice(4, 8)}`
}

/** The calls with the agent's identity and who entered them: for staff alone. */
export function staffRows(
  state: State,
  found: readonly ToldAttempt[],
): NonNullable<ReplyPageProps['staff']>['rows'] {
  return found.map(({ from, until, outcome, agent, entered }) => [
    `${dayText(from)}, ${timeText(from)} to ${timeText(until)}`,
    outcomeLabels[outcome],
    staffName(state, agent),
    entered.length === 0
      ? 'Nobody'
      : entered.map(({ by, did }) => `${staffName(state, by)} ${didWords[did]}`).join('; '),
  ])
}

const didWords: Readonly<Record<Entered['did'], string>> = {
  listen: 'listened',
  whisper: 'listened and spoke to the agent',
  join: 'joined the call',
  'took-over': 'took over',
  ended: 'ended the call',
}

/** What a letter is written from: today, and how people can check who calls (R3). */
export function letterFrom(state: State, ctx: Ctx, documents: DocumentsCache): LetterFrom {
  const live = [...state.campaigns.values()].filter(({ life }) => life === 'live')
  const contacts = live.map(({ sheet }) => documents.sheet(sheet).verification.trim())
  return {
    now: ctx.now,
    contacts: [...new Set(contacts)].filter((words) => words !== ''),
    days: Math.min(ctx.settings.enquiryDays, longestIndexDays),
  }
}
