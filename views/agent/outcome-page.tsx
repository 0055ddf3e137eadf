import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import { Csrf } from '../parts/csrf.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { AnswerList } from './answer-list.tsx'
import type { AnswerChoice } from './question-page.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type OutcomePageProps = {
  readonly chrome: Chrome
  readonly action: string
  /** The call that gets its outcome. */
  readonly call: string
  /** "The call has ended. What happened?" has a closed list, never a note (P6). */
  readonly outcomes: readonly AnswerChoice[]
  /** The line was lost: for so many seconds the supervisor may have them called again. */
  readonly lostFor?: number | undefined
}

/** What happened, from a closed list; posts `answer`. */
export function OutcomePage({ chrome, action, call, outcomes, lostFor }: OutcomePageProps) {
  return (
    <SeatFrame chrome={chrome} title="How the call ended" view="outcome">
      {lostFor !== undefined && (
        <p class="gh-strip">
          If the line was lost, wait: your supervisor can have them called again. Time left:{' '}
          <Counter seconds={lostFor} down />. If they put the phone down, choose what happened.
        </p>
      )}
      <form method="post" action={action} class="gh-answer-form">
        <Csrf token={chrome.csrf} />
        <input type="hidden" name="call" value={call} />
        <fieldset class="gh-question">
          <legend class="gh-question__legend">
            <h1 class="govuk-heading-xl" data-start="" tabindex={-1}>
              What happened?
            </h1>
          </legend>
          <AnswerList kind="single" answers={outcomes} atMost={undefined} />
        </fieldset>
        <div class="gh-continue">
          <button type="submit" class="govuk-button gh-button gh-button--large" data-enter="">
            Continue
            <KeyCap keyName="Enter" />
          </button>
        </div>
      </form>
    </SeatFrame>
  )
}
