import type { Chrome } from '../parts/chrome.ts'
import { SeatFrame } from './seat-frame.tsx'

export type ShiftEndedProps = {
  readonly chrome: Chrome
  readonly seat: string
  /** Why this seat has closed, in one sentence that tells the room nothing. */
  readonly because: string
}

/** Signed out: by the end of the shift or by the supervisor. */
export function ShiftEnded({ chrome, seat, because }: ShiftEndedProps) {
  return (
    <SeatFrame chrome={chrome} title="Seat closed" view="ended">
      <p class="gh-card__over">{seat}</p>
      <h1 class="govuk-heading-xl">This seat is now closed</h1>
      <p class="gh-lead">{because}</p>
    </SeatFrame>
  )
}
