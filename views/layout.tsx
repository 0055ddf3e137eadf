import type { Child } from 'hono/jsx'
import type { Chrome } from './parts/chrome.ts'
import { ClockAlarm } from './parts/clock-alarm.tsx'
import { Header } from './parts/header.tsx'
import { HeadsetStrip } from './parts/headset-strip.tsx'
import { KeyCap } from './parts/key-cap.tsx'
import { NoticeBanner } from './parts/notice-banner.tsx'
import { SessionEnds } from './parts/session-ends.tsx'

export type LayoutProps = {
  readonly chrome: Chrome
  /** Says what the page is for, never whom it is about (M10). */
  readonly title: string
  /** Changes when the person should be told that this is another page: `question q7`. Focus moves then. */
  readonly view: string
  /** `board` is dark and read from across the room; `seat` fills one screen; `staff` is an ordinary page. */
  readonly frame?: 'staff' | 'seat' | 'board' | 'wide'
  /** The page asks the box about what is being typed, and does not follow it otherwise. */
  readonly asks?: boolean
  /** The page shows how far a longer work is. */
  readonly follows?: boolean
  /** A PIN is pressed on the page, and it does not follow the box. */
  readonly takesPin?: boolean
  readonly children?: Child
}

// Scripts on pages that follow the box. The order matters: htmx must see its extension before it starts.
const liveScripts = ['htmx.js', 'hx-csp.js'] as const
const ownScripts = ['live.js', 'counters.js', 'keys.js', 'pin.js', 'blank.js', 'seat.js'] as const

// `open` is left alone by a refresh, so that an answer being read aloud from an opened panel stays open.
const htmxConfig = JSON.stringify({
  extensions: 'hx-csp',
  history: 'reload',
  includeIndicatorCSS: false,
  defaultTimeout: 15_000,
  morphIgnore: ['data-htmx-powered', 'open'],
})

/** Forms inside are sent by htmx and only `#live` is replaced. Without scripts the same forms post as usual (M17). */
function boost(nonce: string): Record<string, string> {
  return {
    'hx-nonce': nonce,
    'hx-boost:inherited': 'true',
    'hx-target:inherited': '#live',
    'hx-select:inherited': '#live',
    'hx-swap:inherited': 'outerMorph show:none',
    'hx-replace-url:inherited': 'true',
  }
}

/** The frame of every page: one stylesheet, nonced scripts, skip link, header, notice, one main part. */
export function Layout({
  chrome,
  title,
  view,
  frame = 'staff',
  asks = false,
  follows = false,
  takesPin = false,
  children,
}: LayoutProps) {
  const { live, nonce } = chrome
  return (
    <html lang="en" class="govuk-template gh-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – Gatehouse`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {(live || asks) && <meta name="htmx-config" content={htmxConfig} />}
        <link rel="icon" type="image/svg+xml" href={chrome.asset('mark.svg')} />
        <link rel="stylesheet" href={chrome.asset('gatehouse.css')} />
        {(live || asks) &&
          liveScripts.map((name) => <script src={chrome.asset(name)} nonce={nonce} />)}
        {live && ownScripts.map((name) => <script src={chrome.asset(name)} nonce={nonce} defer />)}
        {!live && chrome.trial && <script src={chrome.asset('counters.js')} nonce={nonce} defer />}
        {!live && takesPin && <script src={chrome.asset('pin.js')} nonce={nonce} defer />}
        {follows && <script src={chrome.asset('progress.js')} nonce={nonce} defer />}
        {chrome.sessionEnds && <script src={chrome.asset('session.js')} nonce={nonce} defer />}
        {live && frame === 'seat' && <script src={chrome.asset('hear.js')} nonce={nonce} defer />}
        {chrome.headset && <script src={chrome.asset('headset.js')} nonce={nonce} defer />}
      </head>
      <body class={`govuk-template__body gh-body gh-body--${frame}`}>
        <a href="#main" class="govuk-skip-link">
          Skip to main content
        </a>
        {live && <Overlays />}
        {chrome.headset && <HeadsetStrip calls={chrome.headset.calls} />}
        <div class="gh-boost" {...(live ? boost(nonce) : {})}>
          <div
            id="live"
            class={`gh-page gh-page--${frame}${chrome.look ? ` ${chrome.look}` : ''}`}
            data-view={view}
            data-version={live?.version}
            data-stream={live?.stream}
            data-headset={chrome.headset?.account}
            data-speed={chrome.trial?.speed ?? 1}
          >
            <Header chrome={chrome} compact={frame !== 'staff'} />
            <main id="main" class="gh-main" tabindex={-1}>
              <ClockAlarm alarm={chrome.clockAlarm} csrf={chrome.csrf} />
              <SessionEnds ends={chrome.sessionEnds} csrf={chrome.csrf} />
              <NoticeBanner notice={chrome.notice} />
              {children}
            </main>
          </div>
        </div>
      </body>
    </html>
  )
}

/** Outside the refreshed part, because they must show when the refresh itself fails or the page is blanked. */
function Overlays() {
  return (
    <>
      <div id="connection" class="gh-lost" role="alert" hidden>
        No contact with the box. This page may be out of date. It will come back by itself.
      </div>
      <div id="elsewhere" class="gh-lost" role="alert" hidden>
        This page is open too many times here, so this one is out of date. Close the others, then
        press any key.
      </div>
      <div id="blank" class="gh-blank" hidden>
        <p>This page is blanked.</p>
        <button type="button" class="govuk-button govuk-button--inverse" id="unblank">
          Show the page <KeyCap keyName="b" />
        </button>
      </div>
    </>
  )
}
