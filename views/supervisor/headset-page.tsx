import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'

export type HeadsetPageProps = {
  readonly chrome: Chrome
  /** Whether this supervisor is present in an open shift: before that there is no line for them. */
  readonly present: boolean
}

/** Stays open beside the live room: the supervisor hears and speaks through it. */
export function HeadsetPage({ chrome, present }: HeadsetPageProps) {
  return (
    <Layout chrome={chrome} title="Your headset" view="headset">
      <PageHeading text="Your headset" />
      {present ? (
        <>
          <p class="govuk-body-l">
            Keep this page open during the shift. The box calls your headset here when you listen,
            whisper, join or take over a call.
          </p>
          <p class="govuk-body">
            Listening is silent by itself: nobody hears you until you whisper or join. Mute is for
            you, on top of that.
          </p>
        </>
      ) : (
        <p class="govuk-body-l">
          Open the shift, or confirm that you are here. Then your headset can be connected.
        </p>
      )}
      <p>
        <a class="govuk-link" href="/supervisor" target="_blank" rel="noopener">
          Live room (opens in a new tab)
        </a>
      </p>
    </Layout>
  )
}
