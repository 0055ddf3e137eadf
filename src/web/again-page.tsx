import { QuestionPage } from '../../views/agent/question-page.tsx'
import { callMark } from '../facts/refused-press.ts'
import { againDirection, cutOffDirection, cutOffWords, goOnWords } from '../scripts/go-on-words.ts'
import { askedWords } from '../scripts/words-at.ts'
import { exitChoices } from './exit-choices.ts'
import type { Hears, InterviewSeen, Shown } from './interview-page.tsx'

/**
 * Whether they began on another day: the same page in every interview of a campaign that lets people go on, so that it
 * tells whoever reads it nothing of this one. And, when a lost line is up again, whether they go on.
 */
export async function againPage(house: Hears, seen: InterviewSeen, { chrome, base, error }: Shown) {
  const { interview, script, workingName } = seen
  const { read, direction, answers } = wordsOf(seen)
  const spoken = { place: 'again', read, kind: 'single', options: answers } as const
  const heard = await house.trial?.hear(seen.call.id, spoken)
  return (
    <QuestionPage
      chrome={chrome}
      place={`${interview.turns}~${interview.at}`}
      call={callMark(seen.call.id)}
      kind="single"
      stage="Opening"
      read={read}
      direction={direction}
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

function wordsOf({ asks, language, script: { organisation }, workingName }: InterviewSeen) {
  const words = goOnWords[language]
  if (asks === 'cut-off')
    return {
      read: cutOffWords(language, { workingName, organisation }),
      direction: cutOffDirection,
      answers: [{ id: 'yes', label: words.cutOffYes }],
    }
  return {
    read: words.again,
    direction: againDirection,
    answers: [
      { id: 'no', label: words.againNo },
      { id: 'yes', label: words.againYes },
    ],
  }
}
