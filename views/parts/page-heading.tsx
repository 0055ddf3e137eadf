import type { Child } from 'hono/jsx'

type PageHeadingProps = {
  readonly text: string
  readonly over?: string | undefined
  readonly back?: { readonly href: string; readonly text: string } | undefined
  readonly lead?: string | undefined
  readonly children?: Child
}

/** The one h1 of a staff page, with where it belongs above and deeds for the whole page beside it. */
export function PageHeading({ text, over, back, lead, children }: PageHeadingProps) {
  return (
    <>
      {back && (
        <a class="govuk-back-link" href={back.href}>
          {back.text}
        </a>
      )}
      <div class="gh-heading">
        <div>
          {over !== undefined && <p class="gh-heading__over">{over}</p>}
          <h1 class="govuk-heading-l gh-heading__text" data-start="" tabindex={-1}>
            {text}
          </h1>
          {lead !== undefined && <p class="gh-heading__lead">{lead}</p>}
        </div>
        {children && <div class="gh-heading__deeds">{children}</div>}
      </div>
    </>
  )
}
