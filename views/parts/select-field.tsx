import type { Choice, Field } from './field.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'

/** One of a list. Starts at an empty choice unless one is checked, so that nothing is chosen unseen. */
export function SelectField({ field, choices }: { field: Field; choices: readonly Choice[] }) {
  const chosen = field.value ?? choices.find(({ checked }) => checked)?.value
  return (
    <FieldFrame field={field}>
      <select
        class="govuk-select"
        id={field.name}
        name={field.name}
        aria-describedby={describedBy(field)}
      >
        {chosen === undefined && <option value="">Choose one</option>}
        {choices.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
