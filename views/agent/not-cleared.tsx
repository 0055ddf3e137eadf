import type { Chrome } from '../parts/chrome.ts'
import { SeatFrame } from './seat-frame.tsx'

export type NotClearedProps = { readonly chrome: Chrome; readonly seat: string }

/** The same words whatever the reason: what a screen says to the room can put a person in danger. */
export function NotCleared({ chrome, seat }: NotClearedProps) {
  return (
    <SeatFrame chrome={chrome} title="Not cleared today" view="not-cleared">
      <p class="gh-card__over">{seat}</p>
      <h1 class="govuk-heading-xl">Not cleared today</h1>
      <p class="gh-lead">Speak to your supervisor.</p>
    </SeatFrame>
  )
}
