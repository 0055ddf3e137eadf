import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'

export type ScriptNewProps = {
  readonly chrome: Chrome
  readonly heading: string
  readonly lead: string
  readonly back: { readonly href: string; readonly text: string }
  readonly action: string
  readonly button: string
  readonly fields: readonly Field[]
  readonly language?: { readonly field: Field; readonly choices: readonly Choice[] } | undefined
  readonly errors: readonly string[]
  readonly refusal?: string | undefined
}

/** A questionnaire is begun: from nothing, or with the words of another version. */
export function ScriptNewPage(props: ScriptNewProps) {
  return (
    <Layout chrome={props.chrome} title={props.heading} view="script-new">
      <ErrorSummary fields={props.fields} also={props.errors} />
      <PageHeading text={props.heading} lead={props.lead} back={props.back} />
      <SubmitForm
        action={props.action}
        csrf={props.chrome.csrf}
        label={props.button}
        refusal={props.refusal}
      >
        <div class="gh-panel">
          {props.fields.map((field) => (
            <TextField field={field} />
          ))}
          {props.language && <SelectField {...props.language} />}
        </div>
      </SubmitForm>
    </Layout>
  )
}
