import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PinForm } from '../parts/pin-form.tsx'

export type PinPadProps = {
  readonly chrome: Chrome
  readonly seat: string
  readonly action: string
  readonly length: number
  /** What went wrong with the last try, in one sentence. */
  readonly error?: string | undefined
  /** Seconds until the next try is taken, after too many wrong ones. */
  readonly waitSeconds?: number | undefined
  /** Set when only a supervisor can open the seat again. */
  readonly locked?: boolean | undefined
}

/** The agent proves himself with a short PIN: digit buttons and number keys, no text input (P6, R7). */
export function PinPad(props: PinPadProps) {
  const { chrome, seat, locked, waitSeconds } = props
  return (
    <Layout chrome={chrome} title="Enter your PIN" view="pin" frame="seat">
      <div class="gh-card gh-card--two">
        <div>
          <p class="gh-card__over">{seat}</p>
          <h1 class="govuk-heading-xl">Enter your PIN</h1>
          <p class="gh-lead">Use the number keys or press the buttons.</p>
          <p class="gh-monitored">
            <strong>Calls are monitored.</strong> A supervisor can listen to any call. The sound is
            not kept. The time and length of each call are kept.
          </p>
        </div>
        <div>
          {props.error !== undefined && (
            <p class="gh-pin__error" role="alert">
              {props.error}
            </p>
          )}
          {locked ? (
            <p class="gh-lead">Too many wrong tries. Speak to your supervisor.</p>
          ) : (
            <PinForm
              csrf={chrome.csrf}
              action={props.action}
              length={props.length}
              label="Continue"
              waitSeconds={waitSeconds}
            />
          )}
        </div>
      </div>
    </Layout>
  )
}
