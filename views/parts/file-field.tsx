import type { Field } from './field.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'

/** A file from the staff computer. */
export function FileField({ field, accept }: { field: Field; accept?: string }) {
  return (
    <FieldFrame field={field}>
      <input
        type="file"
        class="govuk-file-upload"
        id={field.name}
        name={field.name}
        accept={accept}
        aria-describedby={describedBy(field)}
      />
    </FieldFrame>
  )
}
