import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { FileField } from '../parts/file-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type ImportFormProps = {
  readonly chrome: Chrome
  readonly heading: string
  readonly lead: string
  readonly back: { readonly href: string; readonly text: string }
  /** Posts `file`, and every field and choice below under its own name. */
  readonly action: string
  /** ".xlsx,.xml,.lss,.json" */
  readonly accept: string
  readonly file: Field
  readonly fields?: readonly (Field & { readonly kind?: 'text' | 'date' })[] | undefined
  readonly choices?: { readonly field: Field; readonly choices: readonly Choice[] } | undefined
  readonly refusal?: string | undefined
}

/** A file comes in: a questionnaire, or a sample with its source and date (T5). */
export function ImportForm(props: ImportFormProps) {
  const { chrome, fields = [], choices } = props
  const asked = [props.file, ...fields, ...(choices ? [choices.field] : [])]
  return (
    <Layout chrome={chrome} title={props.heading} view="import">
      <ErrorSummary fields={asked} />
      <PageHeading text={props.heading} lead={props.lead} back={props.back} />
      <SubmitForm
        action={props.action}
        csrf={chrome.csrf}
        label="Read the file"
        files
        refusal={props.refusal}
      >
        <div class="gh-panel">
          {choices && (
            <ChoiceFields kind="radios" field={choices.field} choices={choices.choices} />
          )}
          <FileField field={props.file} accept={props.accept} />
          {fields.map(({ kind = 'text', ...field }) => (
            <TextField field={field} kind={kind} width="middle" />
          ))}
        </div>
      </SubmitForm>
    </Layout>
  )
}
