import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

export type SeatBlankProps = { readonly chrome: Chrome }

/** The room is being cleared: the seat tells nothing but what to do. */
export function SeatBlank({ chrome }: SeatBlankProps) {
  return (
    <Layout chrome={chrome} title="Leave the room" view="blank" frame="board">
      <div class="gh-clear" role="alert">
        <h1 class="gh-clear__words">Stop work. Follow your supervisor.</h1>
      </div>
    </Layout>
  )
}
