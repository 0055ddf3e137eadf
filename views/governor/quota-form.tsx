import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { QuotaCells, type QuotaRow } from '../parts/quota-cells.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type QuotaFormProps = {
  readonly chrome: Chrome
  readonly back: string
  /** Left out once the campaign was approved: then the cells stand as they are. */
  readonly form?:
    | {
        readonly action: string
        readonly value: string
        /** The sheet that it was opened on, by its hash. */
        readonly from: string
        /** Every fault, in a sentence that says what to do. */
        readonly faults: readonly string[]
        readonly names: readonly {
          readonly name: string
          readonly about: string
          readonly values: readonly { readonly id: string; readonly label: string }[]
        }[]
      }
    | undefined
  readonly cells: readonly QuotaRow[]
}

/** The quotas of one campaign: declared in lines while it is set up, and how far each cell is from then on. */
export function QuotaForm({ chrome, back, form, cells }: QuotaFormProps) {
  const field: Field = {
    name: 'quotas',
    label: 'Cells, one a line',
    hint: 'For example: age: 16-34, 35-54 / has-policy: yes = 50. Put “soft” at the end of a cell that only warns.',
    value: form?.value,
    error: form?.faults[0],
  }
  return (
    <Layout chrome={chrome} title="Quotas" view="quotas">
      {form && <ErrorSummary fields={[field]} also={form.faults.slice(1)} />}
      <PageHeading
        text="Quotas"
        lead="Counts are of responses that are mixed, and rounded. A cell is said to be full with a merge, so it may be full in truth before it says so here."
        back={{ href: back, text: 'Campaign' }}
      />
      {form && (
        <>
          <SubmitForm action={form.action} csrf={chrome.csrf} label="Save the quotas">
            <input type="hidden" name="from" value={form.from} />
            <Panel heading="How many of whom" id="cells">
              <TextField field={field} rows={12} />
            </Panel>
          </SubmitForm>
          <DataTable
            caption="What cells can be over"
            columns={[{ heading: 'Name' }, { heading: 'Asks' }, { heading: 'Answers' }]}
            rows={form.names.map(({ name, about, values }) => [
              name,
              about,
              values.map(({ id, label }) => (id === label ? id : `${id} (${label})`)).join(', '),
            ])}
            empty="The questionnaire is not chosen yet, or has no question that cells can be over."
          />
        </>
      )}
      <QuotaCells caption="Cells" rows={cells} />
    </Layout>
  )
}
