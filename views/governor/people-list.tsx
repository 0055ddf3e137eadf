import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type PeopleListProps = {
  readonly chrome: Chrome
  readonly newPerson: string
  readonly agents: readonly {
    readonly href: string
    readonly name: string
    readonly prisonNumber: string
    readonly cleared: string
    readonly tone: Tone
    readonly nextDue: string
  }[]
  readonly staff: readonly {
    readonly href: string
    readonly name: string
    readonly role: string
    readonly username: string
  }[]
  /** Removed from the work and still named: who waits to be erased, and until when. */
  readonly left: readonly {
    readonly href: string
    readonly name: string
    readonly role: string
    readonly removed: string
    readonly state: string
  }[]
}

/** Everybody who may work here, and what is next due for each agent. */
export function PeopleList({ chrome, newPerson, agents, staff, left }: PeopleListProps) {
  const link = (href: string, name: string) => (
    <a class="govuk-link" href={href}>
      {name}
    </a>
  )
  return (
    <Layout chrome={chrome} title="People" view="people">
      <PageHeading text="People">
        <a class="govuk-button gh-button" href={newPerson}>
          Add a person
        </a>
      </PageHeading>
      <DataTable
        caption="Agents"
        columns={[
          { heading: 'Name' },
          { heading: 'Prison number' },
          { heading: 'Cleared' },
          { heading: 'Next due' },
        ]}
        rows={agents.map(({ href, name, prisonNumber, cleared, tone, nextDue }) => [
          link(href, name),
          prisonNumber,
          <Tag text={cleared} tone={tone} />,
          nextDue,
        ])}
        empty="No agent has been added."
      />
      <DataTable
        caption="Staff"
        columns={[{ heading: 'Name' }, { heading: 'Role' }, { heading: 'Username' }]}
        rows={staff.map(({ href, name, role, username }) => [link(href, name), role, username])}
        empty="No member of staff has been added."
      />
      <DataTable
        caption="Removed, not erased yet"
        columns={[
          { heading: 'Name' },
          { heading: 'Role' },
          { heading: 'Removed' },
          { heading: 'Erased' },
        ]}
        rows={left.map(({ href, name, role, removed, state }) => [
          link(href, name),
          role,
          removed,
          state,
        ])}
        empty="Nobody who has left is still named."
      />
    </Layout>
  )
}
