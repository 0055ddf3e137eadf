import { KeyCap } from '../parts/key-cap.tsx'
import type { AnswerChoice } from './question-page.tsx'
import { type HardWord, Marked } from './say-hints.tsx'

type AnswerListProps = {
  readonly kind: 'single' | 'multiple'
  readonly answers: readonly AnswerChoice[]
  readonly atLeast?: number | undefined
  readonly atMost: number | undefined
  /** The language of the answers, where it is not the page's. */
  readonly lang?: string | undefined
  readonly hard?: readonly HardWord[] | undefined
}

// The number row in its order, then the two keys beside it: twelve answers without a letter.
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const

/** Every listed answer, with the key that chooses it. Nothing is chosen beforehand. */
export function AnswerList({ kind, answers, atLeast, atMost, lang, hard }: AnswerListProps) {
  const columns =
    answers.length > 5 ? ` gh-answers--two gh-answers--rows-${Math.ceil(answers.length / 2)}` : ''
  const rows = answers.length > 10 ? ' gh-answers--close' : ''
  return (
    <>
      <p class="gh-answers__hint">{kind === 'single' ? oneHint : severalHint(atLeast, atMost)}</p>
      <div class={`gh-answers${columns}${rows}`} lang={lang}>
        {answers.map((answer, index) => (
          <Answer kind={kind} answer={answer} keyName={keys[index]} hard={hard} />
        ))}
      </div>
    </>
  )
}

const oneHint = 'Press the number of the answer. Press it again to continue.'

function severalHint(atLeast = 1, atMost?: number): string {
  if (atLeast > 1 && atLeast === atMost) return `Choose ${atMost}.`
  if (atLeast > 1 && atMost !== undefined) return `Choose ${atLeast} to ${atMost}.`
  if (atLeast > 1) return `Choose ${atLeast} or more.`
  return atMost === undefined ? 'Choose all that they say.' : `Choose up to ${atMost}.`
}

type AnswerProps = {
  readonly kind: 'single' | 'multiple'
  readonly answer: AnswerChoice
  readonly keyName: string | undefined
  readonly hard: readonly HardWord[] | undefined
}

function Answer({ kind, answer, keyName, hard }: AnswerProps) {
  return (
    <label class={`gh-answer${answer.standard ? ' gh-answer--standard' : ''}`}>
      <input
        type={kind === 'single' ? 'radio' : 'checkbox'}
        class="gh-answer__input"
        name="answer"
        id={`answer-${answer.id}`}
        value={answer.id}
        required={kind === 'single'}
        data-key={keyName}
        data-alone={answer.alone || answer.standard ? '' : undefined}
        aria-keyshortcuts={keyName}
      />
      {keyName !== undefined && <KeyCap keyName={keyName} />}
      <span class="gh-answer__label">
        <Marked text={answer.label} hard={hard} />
      </span>
    </label>
  )
}
