import { campaign, counted, type Rows, script, who } from './catalogue-row.ts'
import { resumeReasons } from './decide-studies.ts'
import { listSentence } from './list-words.ts'

type StudyFacts =
  | 'responses.destroyed'
  | 'retention.kept'
  | `script.${'imported' | 'begun' | 'edited' | 'proposed' | 'reading_begun' | 'part_read' | 'finding_accepted' | 'approved' | 'sent_back' | 'retired'}`
  | `campaign.${'created' | 'edited' | 'proposed' | 'approved' | 'paused' | 'resumed' | 'timed' | 'closed' | 'pilot_passed'}`
  | 'list.imported'
  | 'barred.added'
  | 'pool.merged'
  | 'pool.destroyed'
  | 'pool.renewed'
  | 'results.viewed'
  | `release.${'prepared' | 'approved' | 'sent_back'}`
  | `bundle.${'made' | 'downloaded'}`
  | 'script.welsh_approved'
  | 'script.reasons_forgotten'

const study = { subject: 'NOT_APPLICABLE', keep: 'record' } as const

/** Questionnaires, campaigns, samples, and what leaves the box. */
export const catalogueStudies: Rows<StudyFacts> = {
  'script.imported': {
    ...study,
    deed: 'IMPORT_SCRIPT',
    sentence: (fact, names) => {
      const { taken, changed, refused } = fact.data
      return `${who(fact, names)} imported ${script(fact, names)}: ${taken} rows taken, ${changed} changed, ${refused} refused.`
    },
  },
  'script.begun': {
    ...study,
    deed: 'CREATE_SCRIPT',
    sentence: (fact, names) =>
      fact.data.copied === undefined
        ? `${who(fact, names)} began ${script(fact, names)} from nothing.`
        : `${who(fact, names)} began ${script(fact, names)} with the words of an earlier version.`,
  },
  'script.edited': {
    ...study,
    deed: 'EDIT_SCRIPT',
    sentence: (fact, names) =>
      fact.data.undoes
        ? `${who(fact, names)} took back a change to ${script(fact, names)}.`
        : `${who(fact, names)} changed ${script(fact, names)}.`,
  },
  'script.proposed': {
    ...study,
    deed: 'PROPOSE_SCRIPT',
    sentence: (fact, names) => `${who(fact, names)} proposed ${script(fact, names)} for approval.`,
  },
  'script.reading_begun': {
    ...study,
    deed: 'START_READING',
    sentence: (fact, names) =>
      `${who(fact, names)} began to read ${script(fact, names)} for its approval.`,
  },
  'script.part_read': {
    ...study,
    deed: 'READ_SCRIPT',
    sentence: (fact, names) =>
      `${who(fact, names)} marked a part of ${script(fact, names)} as read.`,
  },
  'script.finding_accepted': {
    ...study,
    deed: 'ACCEPT_FINDING',
    sentence: (fact, names) => {
      const why = fact.secret ? `: ${fact.secret.reason}` : ''
      return `${who(fact, names)} wrote why a finding about ${script(fact, names)} may stand${why}${why.endsWith('.') ? '' : '.'}`
    },
  },
  'script.welsh_approved': {
    ...study,
    deed: 'APPROVE_WELSH',
    sentence: (fact, names) =>
      `${who(fact, names)} approved the Welsh words of ${script(fact, names)}.`,
  },
  'script.reasons_forgotten': {
    ...study,
    deed: 'DELETE_REASONS',
    sentence: (fact, names) =>
      `The box destroys ${counted(fact.data.keys.length, 'written reason')} about ${script(fact, names)}: the time to keep them is over.`,
  },
  'script.approved': {
    ...study,
    deed: 'APPROVE_SCRIPT',
    sentence: (fact, names) => `${who(fact, names)} approved ${script(fact, names)}.`,
  },
  'script.sent_back': {
    ...study,
    deed: 'SEND_BACK_SCRIPT',
    sentence: (fact, names) => `${who(fact, names)} sent back ${script(fact, names)}.`,
  },
  'script.retired': {
    ...study,
    deed: 'RETIRE_SCRIPT',
    sentence: (fact, names) => `${who(fact, names)} retired ${script(fact, names)}.`,
  },
  'campaign.created': {
    ...study,
    deed: 'CREATE_CAMPAIGN',
    sentence: (fact, names) => `${who(fact, names)} began ${campaign(fact, names)}.`,
  },
  'campaign.edited': {
    ...study,
    deed: 'EDIT_CAMPAIGN',
    sentence: (fact, names) => `${who(fact, names)} changed ${campaign(fact, names)}.`,
  },
  'campaign.proposed': {
    ...study,
    deed: 'PROPOSE_CAMPAIGN',
    sentence: (fact, names) => `${who(fact, names)} proposed ${campaign(fact, names)} to go live.`,
  },
  'campaign.approved': {
    ...study,
    deed: 'APPROVE_CAMPAIGN',
    sentence: (fact, names) => {
      const live = `${who(fact, names)} approved ${campaign(fact, names)}: it is live`
      const { pilot } = fact.data
      return pilot === undefined
        ? `${live}.`
        : `${live}, with a pilot batch of ${pilot} interviews that are heard.`
    },
  },
  'campaign.pilot_passed': {
    ...study,
    deed: 'BEGIN_FIELDWORK',
    sentence: (fact, names) =>
      `${who(fact, names)} looked at the pilot batch of ${campaign(fact, names)}, of which ${fact.data.heard} interviews were heard, and began the field work.`,
  },
  'campaign.paused': {
    ...study,
    deed: 'PAUSE_CAMPAIGN',
    sentence: (fact, names) =>
      `${who(fact, names)} paused ${campaign(fact, names)} (${fact.data.rule}).`,
  },
  'campaign.resumed': {
    ...study,
    deed: 'RESUME_CAMPAIGN',
    sentence: (fact, names) => {
      const { reason } = fact.data
      const why = Object.hasOwn(resumeReasons, reason)
        ? resumeReasons[reason as keyof typeof resumeReasons]
        : 'no reason given'
      return `${who(fact, names)} resumed ${campaign(fact, names)}. Reason: ${why.toLowerCase()}.`
    },
  },
  'campaign.timed': {
    ...study,
    deed: 'COUNT_MINUTES',
    sentence: (fact, names) =>
      `Half of the shift’s interviews of ${campaign(fact, names)} took ${counted(fact.data.minutes, 'minute')} or less.`,
  },
  'campaign.closed': {
    ...study,
    deed: 'CLOSE_CAMPAIGN',
    sentence: (fact, names) => `${who(fact, names)} closed ${campaign(fact, names)}.`,
  },
  'list.imported': {
    ...study,
    deed: 'IMPORT_LIST',
    sentence: listSentence,
  },
  'barred.added': {
    ...study,
    deed: 'ADD_BARRED',
    sentence: (fact, names) =>
      `${who(fact, names)} entered numbers that must never be called from this prison, or not by one agent.`,
  },
  'pool.merged': {
    ...study,
    deed: 'MERGE_POOL',
    sentence: (fact, names) =>
      `The box mixed ${counted(fact.data.merged, 'response')} into the results of ${campaign(fact, names)}.`,
  },
  'pool.destroyed': {
    ...study,
    deed: 'DELETE_POOL',
    sentence: (fact, names) =>
      `The box destroyed ${counted(fact.data.destroyed, 'response')} of ${campaign(fact, names)}: there were too few to mix.`,
  },
  'pool.renewed': {
    ...study,
    deed: 'CREATE_POOL',
    sentence: (fact, names) =>
      `The box began a new mixing pool for ${campaign(fact, names)}: ${counted(fact.data.lost, 'response')} that waited in the old one were lost with the old box.`,
  },
  'responses.destroyed': {
    ...study,
    deed: 'DELETE_RESPONSES',
    sentence: (fact, names) =>
      `The box destroyed the ${counted(fact.data.responses, 'response')} of ${campaign(fact, names)}: the time to keep them was over.`,
  },
  'retention.kept': {
    ...study,
    deed: 'CONFIRM_RETENTION',
    sentence: ({ data }) =>
      data.campaigns + data.people === 0
        ? 'The box looked for what was due to be destroyed: nothing was.'
        : `The box looked for what was due to be destroyed: the responses of ${counted(data.campaigns, 'campaign')}, and ${counted(data.people, 'person', 'people')}.`,
  },
  'results.viewed': {
    ...study,
    deed: 'VIEW_COUNTS',
    sentence: (fact, names) =>
      `${who(fact, names)} looked at the counts of ${campaign(fact, names)}.`,
  },
  'release.prepared': {
    ...study,
    deed: 'PREPARE_RELEASE',
    sentence: (fact, names) =>
      `${who(fact, names)} prepared a release of ${campaign(fact, names)}, about ${counted(fact.data.responses, 'response')}.`,
  },
  'release.approved': {
    ...study,
    deed: 'APPROVE_RELEASE',
    sentence: (fact, names) =>
      `${who(fact, names)} approved a release of ${campaign(fact, names)}, having tried to find a person in it.`,
  },
  'release.sent_back': {
    ...study,
    deed: 'SEND_BACK_RELEASE',
    sentence: (fact, names) =>
      `${who(fact, names)} sent back a release of ${campaign(fact, names)}.`,
  },
  'bundle.made': {
    ...study,
    deed: 'CREATE_BUNDLE',
    sentence: (fact, names) =>
      `The box signed and sealed bundle ${fact.data.number} with a release of ${campaign(fact, names)}.`,
  },
  'bundle.downloaded': {
    ...study,
    deed: 'DOWNLOAD_BUNDLE',
    sentence: (fact, names) =>
      `${who(fact, names)} took a copy of a bundle of ${campaign(fact, names)}.`,
  },
}
