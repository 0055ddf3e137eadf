import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { type Task, TaskList } from '../parts/task-list.tsx'

export type GovernorHomeProps = {
  readonly chrome: Chrome
  /** What waits for this governor: approvals, people to sign, releases. */
  readonly waiting: readonly Task[]
  /** Setting up: questionnaires, campaigns, samples, people. */
  readonly setUp: readonly Task[]
}

/** What waits for a decision, then everything a governor looks after. */
export function GovernorHome({ chrome, waiting, setUp }: GovernorHomeProps) {
  return (
    <Layout chrome={chrome} title="Governor" view="governor">
      <PageHeading text="Waiting for you" />
      <TaskList tasks={waiting} empty="Nothing waits for your decision." />
      <h2 class="govuk-heading-m gh-section">Looking after the work</h2>
      <TaskList tasks={setUp} empty="Nothing is set up yet." />
    </Layout>
  )
}
