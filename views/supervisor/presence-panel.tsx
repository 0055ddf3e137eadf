import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { Panel } from '../parts/panel.tsx'
import { PinForm } from '../parts/pin-form.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type PresenceProps = {
  /** "You are present", "Nobody is present". */
  readonly text: string
  readonly tone: Tone
  /** Until presence must be confirmed again. */
  readonly remainingSeconds?: number | undefined
  readonly others: readonly string[]
  readonly confirm: {
    readonly action: string
    readonly length: number
    readonly refusal?: string | undefined
  }
  readonly error?: string | undefined
  /** Step out, hand over. */
  readonly deeds: readonly Deed[]
}

/** Presence is confirmed with the supervisor's own PIN, never by an open page (P8). */
export function Presence(props: PresenceProps & { csrf: string }) {
  return (
    <Panel heading="Presence" id="presence">
      <p class="gh-presence">
        <Tag text={props.text} tone={props.tone} />
        {props.remainingSeconds !== undefined && (
          <span>
            Confirm within <Counter seconds={props.remainingSeconds} down />
          </span>
        )}
      </p>
      {props.others.length > 0 && <p>Also present: {props.others.join('; ')}</p>}
      {props.error !== undefined && (
        <p class="gh-pin__error" role="alert">
          {props.error}
        </p>
      )}
      <details class="gh-confirm" id="confirm-presence">
        <summary>Confirm with your PIN</summary>
        <PinForm
          csrf={props.csrf}
          action={props.confirm.action}
          length={props.confirm.length}
          label="Confirm"
          refusal={props.confirm.refusal}
        />
      </details>
      <DeedRow
        csrf={props.csrf}
        deeds={props.deeds.map((deed) => ({ look: 'secondary', ...deed }))}
      />
    </Panel>
  )
}
