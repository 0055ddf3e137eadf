import type { Deed } from '../../views/parts/deed.ts'
import type { SummaryRow } from '../../views/parts/summary.tsx'
import type { CampaignId } from '../basics/ids.ts'
import { casesWithoutNumber, samplesOf, waitingToBeLetIn } from '../facts/decide-samples.ts'
import type { Actor } from '../facts/fact.ts'
import { sampleWarnings } from '../facts/sample-warnings.ts'
import type { Sample, State } from '../facts/state.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'

/** What there is still to do about the samples of a campaign: a second governor, or a restore (design 3). */
export function samplesWaiting(state: State, id: CampaignId): string | undefined {
  const [sample] = waitingToBeLetIn(state, id)
  if (sample) {
    const who =
      sample.broughtBy === undefined ? '' : ` ${staffName(state, sample.broughtBy)} brought it.`
    return [
      `A sample of ${casesOf(sample)} waits for a second governor.${who}`,
      ...warned(sample),
    ].join(' ')
  }
  const { waiting, missing } = casesWithoutNumber(state, id)
  if (waiting > 0)
    return waiting === 1
      ? `1 case is waiting for its number: import the client’s file again. ${unknownSince}`
      : `${waiting.toLocaleString('en-GB')} cases are waiting for their numbers: import the client’s file again. ${unknownSince}`
  if (missing === 0) return undefined
  return `${missing.toLocaleString('en-GB')} open ${missing === 1 ? 'case has' : 'cases have'} no number and will not be called: finished before the restore, or never to be called.`
}

const unknownSince =
  'Whoever asked never to be called after the backup is not known to this box: put them on the list first.'

/** Letting a sample in, for the governor who did not bring it; and sending it back, for both. */
export function sampleDeeds(state: State, by: Actor, id: CampaignId): readonly Deed[] {
  return waitingToBeLetIn(state, id).flatMap(({ id: sample, broughtBy }) => {
    const hands = new Set(broughtBy === undefined ? [] : [broughtBy])
    const at = `/governor/campaigns/${id}/sample`
    const fields = { sample }
    return [
      {
        label: 'Let the sample in',
        action: `${at}/let-in`,
        refusal: whyGreyed(state, by, 'APPROVE_SAMPLE', hands),
        fields,
      },
      {
        label: 'Send the sample back',
        action: `${at}/send-back`,
        look: 'secondary' as const,
        fields,
      },
    ]
  })
}

/** What was warned of when each sample came in: both governors see it for as long as the campaign is there. */
export function sampleFacts(state: State, id: CampaignId): readonly SummaryRow[] {
  return samplesOf(state, id).flatMap((sample) =>
    warned(sample).map((text) => ({ term: `Sample of ${casesOf(sample)}`, text })),
  )
}

function warned({ warnings = [] }: Sample): readonly string[] {
  return warnings.map((one) => `Warning: ${sampleWarnings[one]}`)
}

function casesOf({ slots }: Sample): string {
  return `${slots.toLocaleString('en-GB')} ${slots === 1 ? 'case' : 'cases'}`
}
