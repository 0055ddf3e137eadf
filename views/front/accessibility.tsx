import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'

export type AccessibilityProps = {
  readonly chrome: Chrome
  readonly back: { readonly href: string; readonly text: string }
  /** Of Gatehouse, as it calls itself. */
  readonly version: string
}

/** The accessibility statement (M14): what these pages are made to meet, how that was tried, and what is known to fail. */
export function Accessibility({ chrome, back, version }: AccessibilityProps) {
  return (
    <Layout chrome={chrome} title="Accessibility" view="accessibility">
      <PageHeading
        text="Accessibility"
        back={back}
        lead="Everybody who works here should be able to use these pages."
      />
      <Panel heading="What you can do" id="can">
        <ul class="govuk-list govuk-list--bullet">
          <li>Do everything with the keyboard alone. Each key is shown on its button.</li>
          <li>Make the words of a page four times as large, and still read all of them.</li>
          <li>At a seat, choose larger words, wider lines or another colour behind them.</li>
          <li>At a seat, hear the script between calls.</li>
          <li>Use every form without scripts.</li>
        </ul>
      </Panel>
      <Panel heading="How far it goes" id="meets">
        <p>
          These pages are made to meet WCAG 2.2 at level AA. Each one is tried by machine, with axe
          and with the keyboard, before a version leaves.
        </p>
        <p>
          No MoJ side navigation and no MoJ ticket panel is used, so their known failures are not
          here.
        </p>
        <p>This is about Gatehouse {version}.</p>
      </Panel>
      <Panel heading="What does not work yet" id="fails">
        <ul class="govuk-list govuk-list--bullet">
          <li>
            A machine finds only some faults. Nobody who works with a screen reader every day has
            tried this version.
          </li>
          <li>A call itself is heard and spoken. There is no text relay on this box.</li>
        </ul>
      </Panel>
      <Panel heading="If something stops you" id="tell">
        <p>At a seat, call your supervisor. Staff tell a governor.</p>
        <p>A governor tells whoever looks after the box, who can tell the makers of Gatehouse.</p>
      </Panel>
    </Layout>
  )
}
