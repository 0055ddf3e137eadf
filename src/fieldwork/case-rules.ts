import { later } from '../basics/instant.ts'
import { dialLimits } from './dial-limits.ts'
import { answeredByNobody } from './outcomes.ts'
import type { Rule } from './rule.ts'
import type { Situation } from './situation.ts'

/** The rules about the number itself. None of them is told to agents. */
export const caseRules: readonly Rule<Pick<Situation, 'now' | 'case' | 'campaign'>>[] = [
  {
    key: 'do-not-call',
    id: 'T3',
    source: 'MRS Code of Conduct',
    sentence: 'The number is on the do-not-call list.',
    holdsBack: (s) => s.case.doNotCall,
  },
  {
    key: 'no-number',
    id: 'G5',
    source: 'UK GDPR',
    sentence:
      'The box does not have the number: it was overwritten, or it waits for the client’s file since a restore.',
    holdsBack: (s) => !s.case.hasNumber,
  },
  {
    key: 'barred',
    id: 'J6',
    source: 'HMPPS public protection',
    sentence: 'The number is barred.',
    holdsBack: (s) => s.case.barred,
  },
  {
    key: 'quota',
    id: 'G3',
    source: 'UK GDPR',
    sentence: 'Enough people of this part of the sample were interviewed, or are on the line.',
    holdsBack: (s) => s.case.quotaFull === true,
  },
  {
    key: 'final',
    id: 'D14',
    source: 'research practice',
    sentence: 'The case is finished.',
    holdsBack: (s) => s.case.final,
  },
  {
    key: 'up',
    id: 'D1',
    source: 'Ofcom, persistent misuse',
    sentence: 'A call to this case is already up.',
    holdsBack: (s) => s.case.callUp,
  },
  {
    key: 'abandoned-lock',
    id: 'D8',
    source: 'Ofcom, persistent misuse',
    sentence: 'A call to this case was abandoned less than 72 hours ago.',
    holdsBack: ({ now, case: { abandonedAt } }) =>
      abandonedAt !== undefined && now < later(abandonedAt, dialLimits.lockAfterAbandonedMs),
  },
  {
    key: 'attempts',
    id: 'D14',
    source: 'research practice',
    sentence: 'The case has had its last attempt.',
    holdsBack: hadItsLast,
  },
  {
    key: 'spacing',
    id: 'D14',
    source: 'research practice',
    sentence: 'The last attempt that nobody answered is too recent.',
    holdsBack: tooRecent,
  },
  {
    key: 'not-before',
    id: 'D14',
    source: 'research practice',
    sentence: 'The case is waiting for its next time.',
    holdsBack: (s) =>
      s.case.notBefore !== undefined && s.now < s.case.notBefore && !isAgreedRedial(s),
  },
  {
    key: 'window-over',
    id: 'D14',
    source: 'research practice',
    sentence: 'The time in which the person asked to be called is over.',
    holdsBack: ({ now, case: { until } }) => until !== undefined && until - now < dialLimits.ringMs,
  },
]

type OfCase = Pick<Situation, 'now' | 'case' | 'campaign'>

/**
 * A call that the person asked for is exempt from the cap on our own attempts, but not from the cap on all. A call that
 * rang nowhere counts for the cap on all alone: a carrier that is down must not use up the sample.
 */
function hadItsLast(s: OfCase): boolean {
  const { attempts, notRung = 0, askedBack } = s.case
  const { limits } = s.campaign
  if (isAgreedRedial(s)) return false
  if (attempts >= limits.attemptsInAll) return true
  return !askedBack && attempts - notRung >= limits.attempts
}

function tooRecent({ now, case: { lastAt, lastOutcome, askedBack }, campaign }: OfCase): boolean {
  if (lastAt === undefined || askedBack) return false
  // An outcome that is not known yet counts as nobody's answer: the stricter reading.
  const unanswered = lastOutcome === undefined || answeredByNobody(lastOutcome)
  return unanswered && now < later(lastAt, campaign.limits.spacingMs)
}

function isAgreedRedial({ now, case: { redial } }: OfCase): boolean {
  return (
    redial !== undefined && now >= redial.lostAt && now - redial.lostAt <= dialLimits.redialWithinMs
  )
}
