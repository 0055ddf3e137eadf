import { Counter } from './counter.tsx'
import { Csrf } from './csrf.tsx'

type PinFormProps = {
  readonly csrf: string
  readonly action: string
  readonly length: number
  readonly label: string
  readonly waitSeconds?: number | undefined
  readonly refusal?: string | undefined
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Dots, digit buttons and a hidden field that the script fills. Without scripts a PIN cannot be given, and it says so. */
export function PinForm({ csrf, action, length, label, waitSeconds, refusal }: PinFormProps) {
  const still = waitSeconds !== undefined || refusal !== undefined
  return (
    <form method="post" action={action} class="gh-pin" data-pin={length} autocomplete="off">
      <Csrf token={csrf} />
      <input type="hidden" name="pin" value="" />
      <div class="gh-pin__dots" aria-hidden="true">
        {Array.from({ length }, () => (
          <span class="gh-pin__dot" data-dot="" />
        ))}
      </div>
      <p class="govuk-visually-hidden" data-pin-count="" role="status">
        {`0 of ${length} digits entered`}
      </p>
      {waitSeconds !== undefined && (
        <p class="gh-pin__wait">
          Wait <Counter seconds={waitSeconds} down /> and try again.
        </p>
      )}
      {refusal !== undefined && <p class="gh-deed__reason">{refusal}</p>}
      <div class="gh-pin__pad">
        {digits.map((digit) => (
          <Digit digit={digit} disabled={still} />
        ))}
        <button type="button" class="gh-pin__key gh-pin__key--word" data-rub="" disabled={still}>
          Clear one
        </button>
        <Digit digit="0" disabled={still} />
        <button type="submit" class="gh-pin__key gh-pin__key--go" data-enter="" disabled>
          {label}
        </button>
      </div>
      <noscript>
        <p>This page needs scripts to take a PIN. Tell your supervisor.</p>
      </noscript>
    </form>
  )
}

function Digit({ digit, disabled }: { digit: string; disabled: boolean }) {
  return (
    <button type="button" class="gh-pin__key" data-digit={digit} disabled={disabled}>
      {digit}
    </button>
  )
}
