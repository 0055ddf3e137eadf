import type { Field } from './field.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'

type TextFieldProps = {
  readonly field: Field
  readonly kind?: 'text' | 'password' | 'date' | 'datetime-local' | 'time' | 'search'
  readonly width?: 'short' | 'middle' | 'full'
  readonly autocomplete?: string
  readonly rows?: number
}

const widths = {
  short: ' govuk-input--width-10',
  middle: ' govuk-input--width-20',
  full: '',
} as const

/** A line of text, or several with `rows`. Never on an agent's page (P6). */
export function TextField({
  field,
  kind = 'text',
  width = 'full',
  autocomplete,
  rows,
}: TextFieldProps) {
  const wrong = field.error === undefined ? undefined : 'true'
  const common = {
    id: field.name,
    name: field.name,
    'aria-describedby': describedBy(field),
    'aria-invalid': wrong,
  }
  return (
    <FieldFrame field={field}>
      {rows === undefined ? (
        <input
          {...common}
          type={kind}
          value={field.value}
          class={`govuk-input${widths[width]}${wrong ? ' govuk-input--error' : ''}`}
          autocomplete={autocomplete ?? 'off'}
          spellcheck={false}
        />
      ) : (
        <textarea {...common} rows={rows} class="govuk-textarea">
          {field.value}
        </textarea>
      )}
    </FieldFrame>
  )
}
