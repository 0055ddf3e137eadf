import type { Field } from './field.ts'

/**
 * All that is wrong with a form, at the top, each leading to its field. Nothing when nothing is wrong. It has the focus
 * when the page comes: a screen reader does not read an alert that is there from the start.
 */
export function ErrorSummary({
  fields,
  also = [],
}: {
  fields: readonly Field[]
  also?: readonly string[]
}) {
  const wrong = fields.filter(({ error }) => error !== undefined)
  if (wrong.length + also.length === 0) return null
  return (
    <div
      class="govuk-error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabindex={-1}
      autofocus
    >
      <h2 class="govuk-error-summary__title" id="error-summary-title">
        There is a problem
      </h2>
      <ul class="govuk-list govuk-error-summary__list">
        {also.map((text) => (
          <li>{text}</li>
        ))}
        {wrong.map(({ name, error }) => (
          <li>
            <a href={`#${name}`}>{error}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
