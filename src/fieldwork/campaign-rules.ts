import { abandonedRate } from './abandoned-rate.ts'
import { timeLeft } from './calling-hours.ts'
import { dialLimits } from './dial-limits.ts'
import { localTime } from './local-time.ts'
import type { Rule } from './rule.ts'
import type { RoomSituation } from './situation.ts'

/** The rules about one campaign: while one of them holds it back, the room may work on another of its campaigns. */
export const campaignRules: readonly Rule<RoomSituation>[] = [
  {
    key: 'campaign',
    id: 'G2',
    source: 'UK GDPR',
    sentence: 'The campaign is not live. A governor approves or resumes it.',
    holdsBack: ({ campaign }) => campaign.life !== 'live',
  },
  {
    key: 'script',
    id: 'P5',
    source: 'the promise of this house',
    sentence:
      'The script is not approved. A governor who has not touched this version approves it.',
    holdsBack: ({ campaign }) => !campaign.scriptApproved,
  },
  {
    key: 'pilot-heard',
    id: 'R14',
    source: 'research practice',
    sentence:
      'The pilot batch has been heard. A governor looks at what came of it, and begins the field work on the campaign’s page.',
    holdsBack: ({ campaign }) => campaign.pilot === 'heard',
  },
  {
    key: 'numbers-away',
    id: 'G5',
    source: 'UK GDPR',
    sentence:
      'Every case of the campaign waits for its number since the restore. A governor imports the client’s file again.',
    holdsBack: ({ campaign }) => campaign.numbersAway,
  },
  {
    key: 'quotas-unknown',
    id: 'G3',
    source: 'UK GDPR',
    sentence:
      'The box was started again, and cannot tell how far the quotas are. A governor signs in, or gives their password again: then calls go on.',
    holdsBack: ({ campaign }) => campaign.quotas === 'unknown',
  },
  {
    key: 'quotas-full',
    id: 'G3',
    source: 'UK GDPR',
    sentence:
      'Every quota cell is full, or kept for a call that is up. When they stay so, a governor closes the campaign.',
    holdsBack: ({ campaign }) => campaign.quotas === 'full',
  },
  {
    key: 'abandoned',
    id: 'D4',
    source: 'Ofcom, persistent misuse',
    sentence:
      'Abandoned calls have reached 3% of today’s live calls. A supervisor gives a reason before dialling goes on.',
    holdsBack: stoppedByAbandoned,
  },
  {
    key: 'campaign-hours',
    id: 'D15',
    source: 'MRS Code of Conduct',
    sentence: 'This is outside the campaign’s calling hours.',
    holdsBack: ({ now, campaign }) => timeLeft(campaign.hours, localTime(now)) < dialLimits.ringMs,
  },
  {
    key: 'slot',
    id: 'J8',
    source: 'HMPPS regime',
    sentence: 'There is not enough of the slot left to ring and hold an interview.',
    holdsBack: ({ now, shift, campaign }) =>
      shift !== null && shift.endsAt - now < dialLimits.ringMs + campaign.medianInterviewMs,
  },
]

type AbandonedToday = Pick<RoomSituation, 'now'> & {
  readonly campaign: Pick<RoomSituation['campaign'], 'today'>
}

/** D4: counts of an earlier day do not stop today, and a stop that was lifted comes back with the next abandoned call. */
export function stoppedByAbandoned({ now, campaign }: AbandonedToday): boolean {
  const { day, abandoned, liftedAt } = campaign.today
  if (day !== localTime(now).date || abandoned <= (liftedAt ?? 0)) return false
  const rate = abandonedRate(campaign.today)
  return rate !== 'n/a' && rate >= dialLimits.abandonedStop
}
