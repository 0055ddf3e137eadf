import type { Child } from 'hono/jsx'
import { asPart } from './as-part.ts'

export type SummaryRow = {
  readonly term: string
  readonly text: Child
  readonly href?: string
  readonly change?: string
}

/** Facts about one thing: term on the left, fact on the right, a link to change it where that is allowed. */
export function Summary({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="govuk-summary-list gh-summary">
      {rows.map(({ term, text, href, change }) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{term}</dt>
          <dd class="govuk-summary-list__value">{text}</dd>
          {href !== undefined && (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href={href}>
                {change ?? 'Change'}
                <span class="govuk-visually-hidden"> {asPart(term)}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
