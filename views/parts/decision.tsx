import type { Child } from 'hono/jsx'
import type { Deed } from './deed.ts'
import { DeedRow } from './deed-row.tsx'
import { Panel } from './panel.tsx'

type DecisionProps = {
  readonly csrf: string
  readonly deeds: readonly Deed[]
  /** What stands above the buttons: a form of its own, or how far one has come. */
  readonly children?: Child
}

/** What can still be decided about what the page shows, and that nothing can where that is so. */
export function Decision({ csrf, deeds, children }: DecisionProps) {
  const isOver = deeds.length === 0 && !children
  return (
    <Panel heading="Decision" id="decision">
      {isOver && <p class="govuk-body">Nothing is left to decide here.</p>}
      {children}
      {!isOver && <DeedRow csrf={csrf} deeds={deeds} />}
    </Panel>
  )
}
