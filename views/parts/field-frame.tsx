import type { Child } from 'hono/jsx'
import type { Field } from './field.ts'

/** Which elements describe a field, for aria-describedby. */
export function describedBy({ name, hint, error }: Field): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Hint and error of a field, in the order that is read out. */
export function FieldHelp({ field }: { field: Field }) {
  return (
    <>
      {field.hint !== undefined && (
        <div id={`${field.name}-hint`} class="govuk-hint">
          {field.hint}
        </div>
      )}
      {field.error !== undefined && (
        <p id={`${field.name}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {field.error}
        </p>
      )}
    </>
  )
}

/** Label, help and control of one field. */
export function FieldFrame({ field, children }: { field: Field; children?: Child }) {
  const wrong = field.error !== undefined ? ' govuk-form-group--error' : ''
  return (
    <div class={`govuk-form-group${wrong}`}>
      <label class="govuk-label gh-label" for={field.name}>
        {field.label}
      </label>
      <FieldHelp field={field} />
      {children}
    </div>
  )
}
