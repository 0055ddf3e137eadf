import type { Child } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

type SeatFrameProps = {
  readonly chrome: Chrome
  readonly title: string
  readonly view: string
  readonly children?: Child
}

/** A seat between calls: one calm card in the middle of the screen, one thing to do. */
export function SeatFrame({ chrome, title, view, children }: SeatFrameProps) {
  return (
    <Layout chrome={chrome} title={title} view={view} frame="seat">
      <div class="gh-card">{children}</div>
    </Layout>
  )
}
