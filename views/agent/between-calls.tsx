import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { Breaks } from './ready-page.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type BetweenCallsProps = {
  readonly chrome: Chrome
  /** What the box did with the call: "Call ended. Thank you." */
  readonly lastCall: string
  /** Until the next call starts by itself; undefined while dialling is held. */
  readonly nextInSeconds?: number | undefined
  /** Why no call starts: "Your supervisor has stopped new calls." */
  readonly held?: string | undefined
  readonly next: Deed
  readonly breaks: readonly Deed[]
  /** Where the script is heard, block by block. */
  readonly listen?: Deed | undefined
}

/** A breath between two calls. */
export function BetweenCalls(props: BetweenCallsProps) {
  return (
    <SeatFrame chrome={props.chrome} title="Between calls" view="between">
      <p class="gh-card__over">{props.lastCall}</p>
      <h1 class="govuk-heading-xl">
        {props.held === undefined ? 'Next call soon' : 'No new calls now'}
      </h1>
      {props.nextInSeconds !== undefined && (
        <p class="gh-countdown">
          <Counter seconds={props.nextInSeconds} down />
        </p>
      )}
      {props.held !== undefined && <p class="gh-lead">{props.held}</p>}
      <DeedButton csrf={props.chrome.csrf} deed={{ key: '1', ...props.next }} enter large />
      {props.listen && <DeedButton csrf={props.chrome.csrf} deed={props.listen} />}
      <Breaks csrf={props.chrome.csrf} breaks={props.breaks} />
    </SeatFrame>
  )
}
