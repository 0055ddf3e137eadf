import { QuestionPage } from '../../views/agent/question-page.tsx'
import { callMark } from '../facts/refused-press.ts'
import { againDirection, goOnWords } from '../scripts/go-on-words.ts'
import { askedWords } from '../scripts/words-at.ts'
import { exitChoices } from './exit-choices.ts'
import type { Hears, InterviewSeen, Shown } from './interview-page.tsx'

/**
 * Whether they began on another day: the same page in every interview of a campaign that lets people go on, so that it
 * tells whoever reads it nothing of this one.
 */
export async function againPage(house: Hears, seen: InterviewSeen, { chrome, base, error }: Shown) {
  const { interview, script, workingName } = seen
  const words = goOnWords[seen.language]
  const answers = [
    { id: 'no', label: words.againNo },
    { id: 'yes', label: words.againYes },
  ]
  const spoken = { place: 'again', read: words.again, kind: 'single', options: answers } as const
  const heard = await house.trial?.hear(seen.call.id, spoken)
  return (
    <QuestionPage
      chrome={chrome}
      place={`${interview.turns}~${interview.at}`}
      call={callMark(seen.call.id)}
      kind="single"
      stage="Opening"
      read={words.again}
      direction={againDirection}
      ifAsked={[]}
      asked={askedWords(script, { workingName })}
      answers={answers}
      answerAction={`${base}/again`}
      version={seen.version}
      lang={seen.language}
      exitAction={`${base}/exit`}
      exits={exitChoices}
      seconds={seen.seconds}
      caption={heard?.says}
      error={error}
    />
  )
}
