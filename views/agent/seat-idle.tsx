import type { Chrome } from '../parts/chrome.ts'
import { SeatFrame } from './seat-frame.tsx'

export type SeatIdleProps = { readonly chrome: Chrome; readonly seat: string }

/** A seat that nobody has opened yet. */
export function SeatIdle({ chrome, seat }: SeatIdleProps) {
  return (
    <SeatFrame chrome={chrome} title="Seat closed" view="idle">
      <p class="gh-card__over">{seat}</p>
      <h1 class="govuk-heading-xl">This seat is closed</h1>
      <p class="gh-lead">Ask your supervisor to open this seat.</p>
    </SeatFrame>
  )
}
