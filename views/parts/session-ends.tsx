import type { Deed } from './deed.ts'
import { DeedButton } from './deed-button.tsx'

export type SessionEndsProps = {
  /** Seconds of the box until the warning is due; none or fewer shows it at once. */
  readonly warnInSeconds: number
  /** The same, after staying signed in. */
  readonly againSeconds: number
  /** "30 minutes": how long before the end the warning comes. */
  readonly within: string
  readonly stay: Deed
}

/**
 * Comes in time on every page of somebody whose sign-in will end, and is gone with one press (M15; WCAG 2.2.1). What is
 * typed stays: the page itself sends the press. Without scripts the warning comes with the next page.
 */
export function SessionEnds({
  ends,
  csrf,
}: {
  readonly ends: SessionEndsProps | undefined
  readonly csrf: string
}) {
  if (ends === undefined) return null
  return (
    <div
      id="session-ends"
      class="gh-notice gh-notice--warning"
      role="alert"
      hidden={ends.warnInSeconds > 0}
      data-warn-in={ends.warnInSeconds}
      data-again={ends.againSeconds}
    >
      <strong class="gh-notice__heading">Warning</strong>
      <span>
        You will be signed out within {ends.within}. What you have typed and not saved is lost then.
      </span>
      <DeedButton csrf={csrf} deed={ends.stay} />
    </div>
  )
}
