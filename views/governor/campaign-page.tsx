import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Decision } from '../parts/decision.tsx'
import type { Deed } from '../parts/deed.ts'
import { NoticeBanner } from '../parts/notice-banner.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { type Task, TaskList } from '../parts/task-list.tsx'

export type CampaignPageProps = {
  readonly chrome: Chrome
  readonly name: string
  readonly state: string
  readonly tone: Tone
  /** What soon cannot be done any more. */
  readonly warning?: string | undefined
  readonly back: string
  /** What it still needs before it can go live, and what it has; left out once it has been live. */
  readonly tasks?: readonly Task[] | undefined
  /** What a restore left to do: cases whose numbers are in no backup. */
  readonly waits?: string | undefined
  /** What closing it does; left out where nothing has been called. */
  readonly closing?: string | undefined
  readonly facts: readonly SummaryRow[]
  /** Propose, approve (by a second governor), pause, close. */
  readonly deeds: readonly Deed[]
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** One campaign: what is missing, what it is, who may let it go live. */
export function CampaignPage(props: CampaignPageProps) {
  return (
    <Layout chrome={props.chrome} title="Campaign" view="campaign">
      <PageHeading text={props.name} back={{ href: props.back, text: 'Campaigns' }}>
        <Tag text={props.state} tone={props.tone} />
      </PageHeading>
      <NoticeBanner
        notice={props.waits === undefined ? undefined : { kind: 'information', text: props.waits }}
      />
      <NoticeBanner notice={props.warning ? { kind: 'warning', text: props.warning } : undefined} />
      <p class="gh-heading__deeds">
        {props.links.map(({ href, text }) => (
          <a class="govuk-link" href={href}>
            {text}
          </a>
        ))}
      </p>
      {props.tasks && (
        <>
          <h2 class="govuk-heading-m">Before it can go live</h2>
          <TaskList tasks={props.tasks} empty="Nothing is missing." />
        </>
      )}
      <Decision csrf={props.chrome.csrf} deeds={props.deeds}>
        {props.closing !== undefined && <p>{props.closing}</p>}
      </Decision>
      <Panel heading="About this campaign" id="about">
        <Summary rows={props.facts} />
      </Panel>
    </Layout>
  )
}
