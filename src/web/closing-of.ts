import type { Interview } from '../calls/interview.ts'
import { exits } from '../scripts/exits.ts'
import { endBlock, endOf } from '../scripts/next-place.ts'
import { reachableAnswers } from '../scripts/reachable-answers.ts'
import type { Answers, ClosingKind } from '../scripts/script.ts'
import { closingWords, endWords } from '../scripts/words-at.ts'
import type { InterviewSeen } from './interview-page.tsx'

/** What was said on another day is read to nobody: in its place stands what is said where nothing was answered. */
export function sayable({ again, trail }: Interview, answers: Answers): Answers {
  if (again !== 'goes-on') return answers
  return Object.fromEntries(Object.entries(answers).filter(([place]) => trail.includes(place)))
}

export type Closing = {
  readonly because: string
  readonly read: string
  readonly forced: boolean
  /** The part of the script that is read, by its key; nothing is read to a machine. */
  readonly part: string | undefined
}

/** The closing that is open, if the interview has come to its end by its own way, an exit, or the box. */
export function closingOf({
  script,
  interview,
  workingName,
}: Pick<InterviewSeen, 'script' | 'interview' | 'workingName'>): Closing | undefined {
  const words = (kind: ClosingKind) => closingWords(script, kind, { workingName })
  if (interview.ending?.by === 'exit') {
    const exit = exits[interview.ending.exit]
    const read =
      exit.closing === 'none' ? 'Say nothing more. The line is being cut.' : words(exit.closing)
    return { because: exit.label, read, forced: false, part: partOf(exit.closing) }
  }
  if (interview.ending?.by === 'box') {
    const because = 'The box is closing this call'
    return { because, read: words('close'), forced: true, part: partOf('close') }
  }
  if (interview.at === 'completed') {
    const answers = reachableAnswers(script, interview.answers)
    const end =
      interview.full === undefined
        ? endOf(script, answers, interview.seed)
        : endBlock(script, interview.full)
    if (end !== undefined)
      return {
        because: 'The study does not ask this person more',
        read: endWords(script, end, sayable(interview, answers), { workingName }),
        forced: false,
        part: `questions/${end.id}`,
      }
    const because = 'All questions are asked'
    return { because, read: words('completed'), forced: false, part: partOf('completed') }
  }
  return undefined
}

function partOf(kind: ClosingKind | 'none'): string | undefined {
  return kind === 'none' ? undefined : `closings/${kind}`
}
