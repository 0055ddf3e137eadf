import type { CampaignChoiceName, CampaignFieldName } from '../../views/governor/campaign-form.tsx'
import type { Task } from '../../views/parts/task-list.tsx'
import { samplesMissing } from '../facts/decide-samples.ts'
import { missingParts, type Sheet } from '../facts/sheet.ts'
import type { Campaign, ScriptVersion, State } from '../facts/state.ts'
import { quotaFaults } from '../facts/still-missing.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'

const home = '/governor/campaigns'

const parts = {
  title: 'Name of the campaign',
  client: 'Client',
  clientSignedPrison: 'Signed: calls are made from a prison',
  noSale: 'Declared: no sale, no lead, no transfer',
  lawfulBasis: 'Lawful basis',
  dpia: 'Data protection impact assessment',
  callerId: 'Caller number',
  message: 'Information message',
  verification: 'Where people can check',
  hours: 'Calling hours',
} as const satisfies Partial<Record<keyof Sheet, string>>

/** The field of the form that each part is first filled in by. */
const fields = {
  title: 'title',
  client: 'client',
  clientSignedPrison: 'signed',
  noSale: 'signed',
  lawfulBasis: 'lawfulBasis',
  dpia: 'dpia',
  callerId: 'callerId',
  message: 'messageOrganisation',
  verification: 'verification',
  hours: 'weekdaysFrom',
} as const satisfies Record<keyof typeof parts, CampaignFieldName | CampaignChoiceName>

const done = { status: 'Completed', tone: 'good' } as const
const missing = { status: 'Missing', tone: 'wait' } as const

/** Everything that must be there before it can go live, in the words of the rules that ask for it. */
export function tasksFor(
  state: State,
  documents: DocumentsCache,
  campaign: Campaign,
  sheet: Sheet,
  callerIds?: readonly string[],
): readonly Task[] {
  const at = `${home}/${campaign.id}`
  const edit = (field: CampaignFieldName | CampaignChoiceName) => ({ href: `${at}/edit#${field}` })
  const lacking = new Map(
    missingParts(sheet, callerIds).map(({ part, sentence }) => [part, sentence]),
  )
  const script = sheet.script === '' ? undefined : state.scripts.get(sheet.script)
  const approved = script?.life === 'approved'
  const lacks = samplesMissing(state, campaign.id)
  return [
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((part) => {
      const hint = lacking.get(part)
      const task = { title: parts[part], ...edit(fields[part]) }
      return hint === undefined ? { ...task, ...done } : { ...task, hint, ...missing }
    }),
    {
      title: 'Approved questionnaire',
      ...(script ? { href: `/governor/scripts/${script.hash}` } : edit('script')),
      ...(approved ? done : missing),
      ...(approved ? {} : { hint: notApproved(script?.life) }),
    },
    ...quotaTask(at, documents, sheet),
    {
      title: 'Sample',
      href: `${at}/sample`,
      ...(lacks.length === 0 ? done : missing),
      ...(lacks.length === 0 ? {} : { hint: lacks.join(' ') }),
    },
  ]
}

function notApproved(life: ScriptVersion['life'] | undefined): string {
  if (life === undefined) return 'Choose a questionnaire.'
  return life === 'retired' ? 'It is retired: choose another.' : 'It is not approved yet.'
}

/** Nothing where there are no quotas: a campaign needs none. */
function quotaTask(at: string, documents: DocumentsCache, sheet: Sheet): readonly Task[] {
  if (sheet.quotas === undefined) return []
  const [hint] = quotaFaults(documents, sheet)
  const task = { title: 'Quotas', href: `${at}/quotas` }
  return [hint === undefined ? { ...task, ...done } : { ...task, hint, ...missing }]
}
