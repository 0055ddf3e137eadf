import type { Deed } from './deed.ts'
import { DeedButton } from './deed-button.tsx'

/** The clock jumped and nobody has said that they have seen it: on every page of who may say so, until somebody does. */
export type ClockAlarmProps = { readonly text: string; readonly seen: Deed }

export function ClockAlarm({
  alarm,
  csrf,
}: {
  readonly alarm: ClockAlarmProps | undefined
  readonly csrf: string
}) {
  if (alarm === undefined) return null
  return (
    <div class="gh-notice gh-notice--warning" role="alert">
      <strong class="gh-notice__heading">Warning</strong>
      <span>{alarm.text}</span>
      <DeedButton csrf={csrf} deed={alarm.seen} />
    </div>
  )
}
