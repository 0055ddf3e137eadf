import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Decision } from '../parts/decision.tsx'
import type { Deed } from '../parts/deed.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type ReleasePageProps = {
  readonly chrome: Chrome
  readonly campaign: string
  readonly number: string
  readonly state: string
  readonly tone: Tone
  readonly back: string
  readonly facts: readonly SummaryRow[]
  /** "What would be released", and what became of it. */
  readonly heading: string
  /** What it means that these tables were looked at before, or will be again; nothing where it needs no words. */
  readonly told?: string | undefined
  /** Exactly what would leave the box, or has left it: already rounded, suppressed cells as "[REDACTED]". */
  readonly tables: readonly ReleaseTable[]
  /** Every file as it leaves, to the letter. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** By a second governor, who ticks `intruder`: the motivated-intruder check was done (X12). */
  readonly approve?:
    | {
        readonly action: string
        readonly refusal?: string | undefined
        readonly error?: string | undefined
      }
    | undefined
  /** Send back; once approved, take the signed bundle. */
  readonly deeds: readonly Deed[]
}

export type ReleaseTable = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[]
  readonly base: string
  /** Why there are no rows. */
  readonly withheld?: string | undefined
}

/** A release as it would be released, or was, and nothing else; two people let it go (X11). */
export function ReleasePage(props: ReleasePageProps) {
  return (
    <Layout chrome={props.chrome} title="Release" view="release">
      <ErrorSummary fields={props.approve ? [intruderField(props.approve.error)] : []} />
      <PageHeading
        text={`Release ${props.number}`}
        over={props.campaign}
        back={{ href: props.back, text: 'Results' }}
      >
        <Tag text={props.state} tone={props.tone} />
      </PageHeading>
      <div class="gh-panel">
        <Summary rows={props.facts} />
      </div>
      <Decision csrf={props.chrome.csrf} deeds={props.deeds}>
        {props.approve && <Approval csrf={props.chrome.csrf} {...props.approve} />}
      </Decision>
      <h2 class="govuk-heading-m gh-section">{props.heading}</h2>
      {props.told !== undefined && <p class="govuk-inset-text">{props.told}</p>}
      {props.tables.length === 0 && <p class="gh-empty">No table passed disclosure control.</p>}
      {props.tables.map(({ title, columns, rows, base, withheld }) => (
        <>
          <DataTable
            caption={title}
            close
            columns={[
              { heading: 'Answer' },
              ...columns.map((heading) => ({ heading, number: true })),
            ]}
            rows={rows.map(({ label, cells }) => [label, ...cells])}
            empty={withheld ?? 'This table is withheld.'}
          />
          <p class="govuk-body-s">{base}</p>
        </>
      ))}
      <h2 class="govuk-heading-m gh-section">The files, to the letter</h2>
      {props.files.map(({ name, text }) => (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{name}</span>
          </summary>
          <section class="govuk-details__text gh-scroll" aria-label={name} tabindex={0}>
            <pre>{text}</pre>
          </section>
        </details>
      ))}
    </Layout>
  )
}

function Approval({
  csrf,
  action,
  refusal,
  error,
}: NonNullable<ReleasePageProps['approve']> & { readonly csrf: string }) {
  return (
    <SubmitForm action={action} csrf={csrf} label="Approve the release" refusal={refusal}>
      <ChoiceFields
        kind="checkboxes"
        field={intruderField(error)}
        choices={[
          {
            value: 'done',
            label: 'I tried to find one person in these tables, as somebody who knows them would',
            hint: 'Somebody who took part, a neighbour, a reporter with other lists.',
          },
        ]}
      />
    </SubmitForm>
  )
}

function intruderField(error: string | undefined): Field {
  return { name: 'intruder', label: 'Before it leaves', error }
}
