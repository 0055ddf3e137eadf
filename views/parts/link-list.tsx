export type Way = { readonly href: string; readonly text: string; readonly apart?: boolean }

/** Ways to other pages, one below the other. `look` is the list's own class; one that is `apart` opens beside this page. Nothing of none. */
export function LinkList({
  links,
  look = 'govuk-list',
}: {
  readonly links: readonly Way[]
  readonly look?: string
}) {
  if (links.length === 0) return null
  return (
    <ul class={look}>
      {links.map(({ href, text, apart }) => (
        <li>
          <a
            class="govuk-link"
            href={href}
            target={apart ? '_blank' : undefined}
            rel={apart ? 'noopener' : undefined}
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
