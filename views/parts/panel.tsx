import type { Child } from 'hono/jsx'

type PanelProps = { readonly heading: string; readonly id: string; readonly children?: Child }

/** A titled part of a page. */
export function Panel({ heading, id, children }: PanelProps) {
  return (
    <section class="gh-panel" aria-labelledby={id}>
      <h2 class="gh-panel__heading" id={id}>
        {heading}
      </h2>
      {children}
    </section>
  )
}
