import { Csrf } from '../parts/csrf.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'

export type AddBlockProps = {
  readonly action: string
  readonly csrf: string
  readonly open: string
  readonly kind: { readonly field: Field; readonly choices: readonly Choice[] }
  readonly after: { readonly field: Field; readonly choices: readonly Choice[] }
  readonly read: Field
  readonly answers: Field
  readonly rows: Field
  readonly name: Field
  /** Shown at once: there is nothing else to do yet, or it was refused. */
  readonly opened: boolean
}

/** One more block: its kind, its words and its answers. All else is chosen once it is there. */
export function AddBlockForm(props: AddBlockProps) {
  return (
    <details class="govuk-details gh-order__add" open={props.opened} id="add">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Add a block</span>
      </summary>
      <form method="post" action={props.action} novalidate class="govuk-details__text">
        <Csrf token={props.csrf} />
        <input type="hidden" name="open" value={props.open} />
        <input type="hidden" name="press" value="add" />
        <SelectField {...props.kind} />
        <SelectField {...props.after} />
        <TextField field={props.read} rows={3} />
        <TextField field={props.answers} rows={5} />
        <TextField field={props.rows} rows={3} />
        <TextField field={props.name} width="middle" />
        <button type="submit" class="govuk-button gh-button">
          Add the block
        </button>
      </form>
    </details>
  )
}
