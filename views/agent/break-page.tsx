import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type BreakPageProps = {
  readonly chrome: Chrome
  /** "Rest", "Toilet", "Called away". */
  readonly reason: string
  readonly seconds: number
  readonly back: Deed
}

/** On a break: no call is placed to this seat. */
export function BreakPage({ chrome, reason, seconds, back }: BreakPageProps) {
  return (
    <SeatFrame chrome={chrome} title="On a break" view="break">
      <p class="gh-card__over">{reason}</p>
      <h1 class="govuk-heading-xl">You are on a break</h1>
      <p class="gh-countdown">
        <Counter seconds={seconds} />
      </p>
      <p class="gh-lead">No calls will come to this seat.</p>
      <DeedButton csrf={chrome.csrf} deed={{ key: '1', ...back }} enter large />
    </SeatFrame>
  )
}
