import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { PageHeading } from '../parts/page-heading.tsx'

export type TrialPerson = {
  readonly name: string
  readonly role: string
  readonly signInName: string
  readonly password: string
}
export type TrialAgent = {
  readonly name: string
  readonly pin: string
}

export type HomeProps = {
  readonly chrome: Chrome
  readonly seats: readonly { readonly number: string; readonly href: string }[]
  readonly staffSignIn: string
  readonly roomBoard: string
  /** The accessibility statement. */
  readonly accessibility: string
  /** Only in the trial: who may sign in and with what. */
  readonly trial?:
    | { readonly staff: readonly TrialPerson[]; readonly agents: readonly TrialAgent[] }
    | undefined
}

/** The list of doors. In the trial also the keys to them, since every person there is invented. */
export function Home({ chrome, seats, staffSignIn, roomBoard, accessibility, trial }: HomeProps) {
  return (
    <Layout chrome={chrome} title="Doors" view="home">
      <PageHeading
        text="Gatehouse"
        lead="A supervised call centre for market research, inside a prison."
      />
      <ul class="gh-doors">
        <Door
          href={staffSignIn}
          name="Staff sign-in"
          what="For supervisors, governors, auditors and public protection."
        />
        <Door
          href={roomBoard}
          name="Room board"
          what="For the wall: seats, states and stops. No names."
        />
        <Door
          href={accessibility}
          name="Accessibility"
          what="What these pages are made to do for everybody, and what does not work yet."
        />
      </ul>
      <section class="gh-panel" aria-labelledby="seats">
        <h2 class="gh-panel__heading" id="seats">
          Seats
        </h2>
        {seats.length === 0 ? (
          <p>No seats are set up.</p>
        ) : (
          <ul class="gh-seat-links">
            {seats.map(({ number, href }) => (
              <li>
                <a href={href}>
                  <span class="govuk-visually-hidden">Seat </span>
                  {number}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {trial && <TrialKeys {...trial} />}
    </Layout>
  )
}

function Door({ href, name, what }: { href: string; name: string; what: string }) {
  return (
    <li>
      <a class="gh-door" href={href}>
        <span class="gh-door__name">{name}</span>
        <span class="gh-door__what">{what}</span>
      </a>
    </li>
  )
}

function TrialKeys({ staff, agents }: NonNullable<HomeProps['trial']>) {
  return (
    <>
      <h2 class="govuk-heading-m gh-section">Trial only: who can sign in</h2>
      <p class="govuk-body">Every person here is invented. A live box never prints a sign-in.</p>
      <DataTable
        caption="Trial staff"
        columns={[
          { heading: 'Name' },
          { heading: 'Role' },
          { heading: 'Username' },
          { heading: 'Password' },
        ]}
        rows={staff.map(({ name, role, signInName, password }) => [
          name,
          role,
          <code>{signInName}</code>,
          <code>{password}</code>,
        ])}
        empty="No staff are set up."
      />
      <DataTable
        caption="Trial agents"
        columns={[{ heading: 'Name' }, { heading: 'PIN' }]}
        rows={agents.map(({ name, pin }) => [name, <code>{pin}</code>])}
        empty="No agents are set up."
      />
    </>
  )
}
