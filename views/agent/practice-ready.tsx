import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type PracticeReadyProps = {
  readonly chrome: Chrome
  /** "You have finished 3." */
  readonly done: string
  readonly start: Deed
}

/** Between two practice interviews: who answers next is not told, as on a real line. */
export function PracticeReady({ chrome, done, start }: PracticeReadyProps) {
  return (
    <SeatFrame chrome={chrome} title="Practice" view="practice-ready">
      <h1 class="govuk-heading-xl" data-start="" tabindex={-1}>
        Practice an interview
      </h1>
      <p class="gh-lead">
        Somebody answers, played by the box. Read the words aloud. Press what they say. Your
        supervisor watches and scores it.
      </p>
      <p class="gh-lead">{done}</p>
      <DeedButton csrf={chrome.csrf} deed={{ key: '1', ...start }} enter large />
    </SeatFrame>
  )
}
