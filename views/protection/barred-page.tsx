import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type BarredPageProps = {
  readonly chrome: Chrome
  /** Posts `numbers`, one a line, and `agent`. What was typed is never put back into the page. */
  readonly action: string
  readonly numbers: Field
  readonly agent: Field
  /** Everybody, then each agent. */
  readonly agents: readonly Choice[]
  /** Where a file of them is brought in. */
  readonly file: string
}

/** Barred numbers go in here: victims, witnesses, staff, courts, an agent’s own contacts (J6). None ever comes out. */
export function BarredPage(props: BarredPageProps) {
  const { chrome, numbers, agent } = props
  return (
    <Layout chrome={chrome} title="Barred numbers" view="barred">
      <ErrorSummary fields={[numbers, agent]} />
      <PageHeading
        text="Barred numbers"
        lead="Victims, witnesses, staff, courts and agents’ own contacts. A number that is entered here is never called from then on. Nobody can read the list, and nobody can take a number off it."
      />
      <SubmitForm action={props.action} csrf={chrome.csrf} label="Bar these numbers">
        <div class="gh-panel">
          <TextField field={numbers} rows={6} />
          <SelectField field={agent} choices={props.agents} />
        </div>
      </SubmitForm>
      <p>
        <a class="govuk-link" href={props.file}>
          Bring in a file of them
        </a>
      </p>
    </Layout>
  )
}
