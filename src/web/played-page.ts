import type { CallId } from '../basics/ids.ts'
import type { Practice } from '../practice/practice.ts'
import { interviewPage, type Shown } from './interview-page.tsx'

/** The very page of a live interview, with what the played respondent says as its caption. */
export function playedPage(practice: Practice, shown: Shown) {
  const { interview, script } = practice
  const seen = {
    call: { id: interview.call },
    interview,
    script,
    version: 'practice',
    language: script.language,
    otherLanguage: undefined,
    workingName: 'Sam',
    seconds: 0,
  }
  const hears = { trial: { hear: async (_call: CallId, spoken: never) => practice.hear(spoken) } }
  return interviewPage(hears, seen, shown)
}
