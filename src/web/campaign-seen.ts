import type {
  CampaignChoiceName,
  CampaignFieldName,
  CampaignFormProps,
} from '../../views/governor/campaign-form.tsx'
import type { CampaignPageProps } from '../../views/governor/campaign-page.tsx'
import type { Deed } from '../../views/parts/deed.ts'
import type { CampaignId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { keepDaysOf, responsesDue } from '../facts/due.ts'
import type { Actor } from '../facts/fact.ts'
import type { Sheet, Window } from '../facts/sheet.ts'
import { campaignsOf } from '../facts/shift-campaigns.ts'
import type { Campaign, State } from '../facts/state.ts'
import { stillMissing } from '../facts/still-missing.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { campaignLinks } from './campaign-links.ts'
import { clockOf } from './campaign-sheet.ts'
import { tasksFor } from './campaign-tasks.ts'
import { dayText } from './chrome.ts'
import { bandsText, eligibilityChoices, eligibilityText } from './field-words.ts'
import { campaignLife, scriptLife, whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'
import { pilotDeed, pilotRow } from './pilot-seen.ts'
import {
  campaignWarning,
  goingOnChoices,
  goingOnText,
  screenChoices,
  screenText,
} from './screening-seen.ts'
import { sampleDeeds, sampleFacts, samplesWaiting } from './waiting-sample-seen.ts'

const home = '/governor/campaigns'

const lawfulBases = {
  'legitimate-interests': 'Legitimate interests',
  'public-task': 'Public task',
} as const

/** The lists that a campaign's form offers, with what the sheet has chosen. */
export function formChoices(
  state: State,
  documents: DocumentsCache,
  sheet: Sheet,
): Pick<
  CampaignFormProps,
  'scripts' | 'lawfulBases' | 'declarations' | 'screening' | 'goingOn' | 'eligibilities'
> {
  return {
    scripts: [...state.scripts.values()]
      .filter(({ hash, life }) => life !== 'retired' || hash === sheet.script)
      .reverse()
      .map(({ hash, life }) => ({
        value: hash,
        label: `${documents.script(hash).title}, ${scriptLife[life].text.toLowerCase()}, ${hash.slice(0, 12)}`,
        checked: hash === sheet.script,
      })),
    lawfulBases: Object.entries(lawfulBases).map(([value, label]) => ({
      value,
      label,
      checked: value === sheet.lawfulBasis,
    })),
    screening: screenChoices(sheet),
    goingOn: goingOnChoices(sheet),
    eligibilities: eligibilityChoices(sheet),
    declarations: [
      {
        value: 'prison',
        label: 'The client has signed that calls are made from a prison',
        checked: sheet.clientSignedPrison,
      },
      {
        value: 'no-sale',
        label: 'No sale, no lead and no transfer follows from any call',
        checked: sheet.noSale,
      },
    ],
  }
}

type Seen = Omit<CampaignPageProps, 'chrome' | 'back'>

/** One campaign as its page shows it; undefined when there is none. */
type Asked = {
  readonly id: CampaignId
  readonly now: Instant
  readonly callerIds: readonly string[] | undefined
}

export function campaignSeen(
  state: State,
  documents: DocumentsCache,
  by: Actor,
  { id, now, callerIds }: Asked,
): Seen | undefined {
  const campaign = state.campaigns.get(id)
  if (!campaign) return undefined
  const sheet = documents.sheet(campaign.sheet)
  const { text, tone } = campaignLife[campaign.life]
  const open = campaign.life !== 'closed'
  const waits = open ? samplesWaiting(state, id) : undefined
  return {
    name: sheet.title,
    state: text,
    tone,
    ...(waits === undefined ? {} : { waits }),
    ...(open && !maySet(campaign) ? { closing } : {}),
    warning: campaignWarning(state, campaign, sheet, now),
    ...(maySet(campaign) ? { tasks: tasksFor(state, documents, campaign, sheet, callerIds) } : {}),
    facts: factsOf(state, documents, campaign, sheet),
    deeds: [...sampleDeeds(state, by, id), ...deedsFor(state, documents, by, campaign, callerIds)],
    links: campaignLinks(id, open, maySet(campaign) || sheet.quotas !== undefined),
  }
}

const closing =
  'Closing is for good. Nobody of this campaign is called any more, the numbers that are left are overwritten, and answers that wait to be mixed go together, or are destroyed where they are too few.'

/** Once it has been live it is as it was approved. */
function maySet({ life }: Campaign): boolean {
  return life === 'drafted' || life === 'proposed'
}

function factsOf(
  state: State,
  documents: DocumentsCache,
  campaign: Campaign,
  sheet: Sheet,
): Seen['facts'] {
  const row = (term: string, text: string, field: CampaignFieldName | CampaignChoiceName) => ({
    term,
    text: text === '' ? 'Nothing entered' : text,
    ...(maySet(campaign) ? { href: `${home}/${campaign.id}/edit#${field}` } : {}),
  })
  const cases = campaign.samples.reduce((sum, id) => sum + (state.samples.get(id)?.slots ?? 0), 0)
  const { weekdays, saturday, sunday } = sheet.hours
  const yet = campaign.life === 'closed' ? '' : ' yet'
  const basis = sheet.lawfulBasis === '' ? '' : lawfulBases[sheet.lawfulBasis]
  return [
    row('Client', sheet.client, 'client'),
    row('Signed by', sheet.clientSignedBy, 'clientSignedBy'),
    row('Lawful basis', basis, 'lawfulBasis'),
    row('DPIA reference', sheet.dpia, 'dpia'),
    row('TPS and CTPS', screenText(sheet), 'screens'),
    row('People who ask to be called later', goingOnText(sheet), 'goesOn'),
    row('Caller number', sheet.callerId, 'callerId'),
    row('On whose behalf', sheet.message.organisation, 'messageOrganisation'),
    row('Number to decline', sheet.message.declineNumber, 'messageDecline'),
    row('Where people can check', sheet.verification, 'verification'),
    {
      term: 'Questionnaire',
      text: sheet.script === '' ? `None chosen${yet}` : documents.script(sheet.script).title,
      ...(sheet.script === '' ? {} : { href: `/governor/scripts/${sheet.script}`, change: 'Read' }),
    },
    ...pilotRow(state, campaign),
    row('Weekdays', windowText(weekdays), 'weekdaysFrom'),
    row('Saturday', windowText(saturday), 'saturdayFrom'),
    row('Sunday', windowText(sunday), 'sundayFrom'),
    row('What counts as an interview', bandsText(sheet), 'completeOver'),
    row('Share taken to be eligible', eligibilityText(sheet), 'eligibility'),
    { term: 'Cases', text: cases === 0 ? `No sample${yet}` : cases.toLocaleString('en-GB') },
    ...sampleFacts(state, campaign.id),
    { term: 'Begun', text: dayText(campaign.createdAt) },
    {
      term: 'Quotas',
      text: quotasText(sheet),
      ...(maySet(campaign) ? { href: `${home}/${campaign.id}/quotas` } : {}),
    },
    keptRow(campaign, sheet),
    {
      term: 'Worked on by',
      text: [...campaign.touchedBy].map((one) => staffName(state, one)).join('; '),
    },
  ]
}

function quotasText({ quotas = [] }: Sheet): string {
  if (quotas.length === 0) return 'None: everybody is asked'
  return quotas.length === 1 ? '1 cell' : `${quotas.length} cells`
}

function keptRow(campaign: Campaign, sheet: Sheet): Seen['facts'][number] {
  const term = 'Responses are kept'
  const due = responsesDue(campaign, sheet)
  if (campaign.responsesGone) return { term, text: 'They were destroyed on their retention date' }
  if (due !== undefined) return { term, text: `Until ${dayWordsOf(due)}` }
  return {
    term,
    text: `For ${keepDaysOf(sheet)} days after the close`,
    ...(maySet(campaign) ? { href: `${home}/${campaign.id}/edit#keepDays` } : {}),
  }
}

function windowText(window: Window | null): string {
  return window === null || window.from >= window.to
    ? 'No calls'
    : `${clockOf(window.from)} to ${clockOf(window.to)}`
}

function deedsFor(
  state: State,
  documents: DocumentsCache,
  by: Actor,
  campaign: Campaign,
  callerIds: Asked['callerIds'],
): readonly Deed[] {
  const at = `${home}/${campaign.id}`
  const lacking = stillMissing(state, documents, campaign.id, callerIds)
  const notYet =
    lacking.length > 0 ? 'It cannot go live before everything above is completed.' : undefined
  const close: Deed = {
    label: 'Close the campaign',
    action: `${at}/close`,
    look: 'warning',
    refusal:
      state.shift && campaignsOf(state.shift).includes(campaign.id)
        ? 'Close the shift first: it works on this campaign.'
        : undefined,
  }
  switch (campaign.life) {
    case 'drafted':
      return [{ label: 'Propose to go live', action: `${at}/propose`, refusal: notYet }, close]
    case 'proposed': {
      const refusal = notYet ?? whyGreyed(state, by, 'APPROVE_CAMPAIGN', campaign.touchedBy)
      const fields = { sheet: campaign.sheet }
      return [{ label: 'Approve: it goes live', action: `${at}/approve`, refusal, fields }, close]
    }
    case 'live':
    case 'paused':
      return [...pilotDeed(state, campaign), close]
    case 'closed':
      return []
  }
}
