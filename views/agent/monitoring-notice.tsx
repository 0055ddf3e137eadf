import type { Chrome } from '../parts/chrome.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type MonitoringNoticeProps = { readonly chrome: Chrome; readonly action: string }

/** Read and acknowledged at the first sign-in (R7, R8). */
export function MonitoringNotice({ chrome, action }: MonitoringNoticeProps) {
  return (
    <SeatFrame chrome={chrome} title="Calls are monitored" view="monitored">
      <h1 class="govuk-heading-xl">Calls are monitored</h1>
      <ul class="govuk-list govuk-list--bullet gh-lead">
        <li>A supervisor can see every call and listen to any call.</li>
        <li>This is to keep people safe, to check the work is good, and to stop crime.</li>
        <li>The sound is not kept.</li>
        <li>The time and length of each call are kept, and who listened.</li>
        <li>You will not see a phone number, a name or an address. Do not ask for one.</li>
      </ul>
      <DeedButton
        csrf={chrome.csrf}
        deed={{ label: 'I have read this', action, key: '1' }}
        enter
        large
      />
    </SeatFrame>
  )
}
