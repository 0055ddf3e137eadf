import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type SampleProgressProps = {
  readonly chrome: Chrome
  readonly back: { readonly href: string; readonly text: string }
  /** Tells the bar, as JSON, how far it is; this page shows what was read when it is over. */
  readonly ask: string
  readonly here: string
  readonly read: number
  readonly of: number
  readonly said: string
  readonly cancel: string
}

/** How far the file has been read, in bytes of bytes, and a way to stop. */
export function SampleProgress(props: SampleProgressProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Reading the sample" view="sample-progress" follows>
      <PageHeading
        text="Reading the sample"
        lead="Nothing of it is kept before all of it is read. You may leave this page and come back."
        back={props.back}
      />
      <div class="gh-panel" id="progress" data-ask={props.ask}>
        <label for="bar" class="govuk-label" id="said">
          {props.said}
        </label>
        <progress id="bar" value={props.read} max={Math.max(1, props.of)} />
      </div>
      <p>
        <a class="govuk-link" href={props.here}>
          Look how far it is
        </a>
      </p>
      <DeedButton
        deed={{ label: 'Stop, and keep nothing', action: props.cancel, look: 'warning' }}
        csrf={chrome.csrf}
      />
    </Layout>
  )
}
