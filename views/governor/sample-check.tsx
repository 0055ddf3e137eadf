import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Csrf } from '../parts/csrf.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'

export type SampleCheckProps = {
  readonly chrome: Chrome
  readonly back: { readonly href: string; readonly text: string }
  readonly action: string
  /** Sent along as it is: which file. */
  readonly upload: string
  /** How the file is laid out, in one sentence. */
  readonly layout: string
  readonly rowsLooked: string
  readonly columns: readonly {
    readonly where: string
    readonly filled: string
    readonly alike: string
    readonly fate: string
  }[]
  /** Left out for a sealed file: what is in it was settled when it was sealed. */
  readonly choices?:
    | {
        readonly selects: readonly { readonly field: Field; readonly choices: readonly Choice[] }[]
        readonly texts: readonly Field[]
      }
    | undefined
  readonly error?: string | undefined
}

/** What a sample seems to be, column by column and never a row of it, before anything of it is taken. */
export function SampleCheck(props: SampleCheckProps) {
  const { chrome, choices } = props
  return (
    <Layout chrome={chrome} title="Is this right?" view="sample-check">
      <PageHeading text="Is this right?" lead={props.layout} back={props.back} />
      <DataTable
        caption={`Of the first ${props.rowsLooked} rows`}
        columns={[
          { heading: 'Column' },
          { heading: 'Cells filled', number: true },
          { heading: 'Look like a number', number: true },
          { heading: 'What becomes of it' },
        ]}
        rows={props.columns.map(({ where, filled, alike, fate }) => [where, filled, alike, fate])}
        empty="The file has no columns."
      />
      <form method="post" action={props.action} novalidate>
        <Csrf token={chrome.csrf} />
        <input type="hidden" name="upload" value={props.upload} />
        {choices && <Choices {...choices} />}
        <div class="gh-deeds__row">
          <button type="submit" name="do" value="take" class="govuk-button gh-button">
            Yes, take the numbers
          </button>
          {choices && (
            <button
              type="submit"
              name="do"
              value="look"
              class="govuk-button gh-button govuk-button--secondary"
            >
              Look again with these
            </button>
          )}
        </div>
      </form>
    </Layout>
  )
}

/** Where the numbers are is asked of everybody; the rest only concerns a file that is not what it seems. */
function Choices({ selects, texts }: NonNullable<SampleCheckProps['choices']>) {
  const [numbers, ...others] = selects
  return (
    <div class="gh-panel">
      {numbers && <SelectField field={numbers.field} choices={numbers.choices} />}
      <details class="govuk-details" open={isSaid([...others.map(({ field }) => field), ...texts])}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            A second number, regions, sectors, and how the file is read
          </span>
        </summary>
        {others.map((one) => (
          <SelectField field={one.field} choices={one.choices} />
        ))}
        {texts.map((field) => (
          <TextField field={field} width="middle" />
        ))}
      </details>
    </div>
  )
}

/** Whether anything of it was found or said: then it is not folded away. */
function isSaid(fields: readonly Field[]): boolean {
  return fields.some(({ value = '' }) => !['', '0', 'found'].includes(value))
}
