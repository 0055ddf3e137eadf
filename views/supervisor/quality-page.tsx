import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LinkList, type Way } from '../parts/link-list.tsx'
import { NoticeBanner } from '../parts/notice-banner.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

type Mark = { readonly text: string; readonly tone: Tone }

export type QualityPageProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly campaign: string
  /** The same of other campaigns of the shift. */
  readonly others?: readonly Way[]
  /** "Of all interviews of this campaign 7% were heard and 11% asked about." */
  readonly whole: string
  /** How far the pilot batch is, while there is one (R14). */
  readonly pilot?: string | undefined
  /** What wants a supervisor's eye: whole sentences, each with a name. */
  readonly warnings: readonly string[]
  /** What is asked of a new agent's first interviews, and of everybody's each week (R10). */
  readonly first: string
  /** Of 100 interviews of each agent, how many a supervisor hears (R9, R11). */
  readonly heardPercent: number
  /** By name; never in an order of merit. */
  readonly agents: readonly {
    readonly name: string
    readonly heard: Mark
    readonly asked: Mark
    readonly first: Mark
    readonly week: Mark
    readonly failed: string
    readonly mix: Mark
  }[]
}

/** How far each agent's work was heard and asked about, for supervisors alone: no speed, no count, no ranking. */
export function QualityPage(props: QualityPageProps) {
  const { warnings, agents } = props
  return (
    <Layout chrome={props.chrome} title="Monitoring and checks" view="quality">
      <PageHeading
        text="Monitoring and checks"
        over={props.campaign}
        back={{ href: props.back, text: 'Live room' }}
        lead={props.whole}
      />
      {props.others && props.others.length > 0 && <LinkList links={props.others} />}
      <NoticeBanner
        notice={
          props.pilot === undefined
            ? undefined
            : { kind: 'information', text: `Pilot batch: ${props.pilot}` }
        }
      />
      <Panel heading="Look at these first" id="warnings">
        {warnings.length === 0 ? (
          <p>Nothing stands out.</p>
        ) : (
          <ul class="govuk-list govuk-list--bullet">
            {warnings.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        )}
      </Panel>
      <DataTable
        caption="Agents, by name"
        columns={[
          { heading: 'Agent' },
          { heading: 'Heard by a supervisor' },
          { heading: 'Asked about at the end' },
          { heading: 'First interviews' },
          { heading: 'This week' },
          { heading: 'Checks that failed' },
          { heading: 'Mix of outcomes' },
        ]}
        rows={agents.map(({ name, heard, asked, first, week, failed, mix }) => [
          name,
          ...[heard, asked, first, week].map((mark) => <Tag {...mark} />),
          failed,
          <Tag {...mix} />,
        ])}
        empty="Nobody has worked on this campaign yet."
      />
      <Panel heading="What this means" id="about">
        <p>
          Of each agent’s interviews in a campaign a supervisor hears at least {props.heardPercent}{' '}
          in 100 and asks about at least 10 in 100. What comes of a check is kept for the agent and
          never for a call.
        </p>
        <p>{props.first}</p>
        <p>
          The mix of outcomes is compared with the rest of the room by an exact test, for agents
          with 40 answered calls or more. In a room of honest agents fewer than 1 look in 100 would
          name anybody. A name here is a reason to listen, and no proof of anything.
        </p>
      </Panel>
    </Layout>
  )
}
