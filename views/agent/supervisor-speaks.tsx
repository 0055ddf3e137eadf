import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import { AskPanel } from './ask-panel.tsx'
import { Exits } from './exits.tsx'
import type { ExitChoice, SayAnswer } from './question-page.tsx'

export type SupervisorSpeaksProps = {
  readonly chrome: Chrome
  /** What the agent says before they are silent; absent once the supervisor is there. */
  readonly handOver?: string | undefined
  /** The language of these words. */
  readonly lang?: string | undefined
  readonly call: string
  readonly seconds: number
  /** What they may still say, however this call ends (R2). */
  readonly exitAction: string
  readonly exits: readonly ExitChoice[]
  readonly asked: readonly SayAnswer[]
}

/** At the end of some interviews: the supervisor has the word. What is asked, and how it is answered, is not here. */
export function SupervisorSpeaks(props: SupervisorSpeaksProps) {
  const wait = 'Your supervisor speaks now. Wait until they are done.'
  return (
    <Layout chrome={props.chrome} title="Your supervisor speaks" view="checked" frame="seat">
      <div class="gh-interview">
        <section class="gh-script gh-script--closing" aria-label="Your supervisor speaks">
          <div class="gh-stage">
            <span class="gh-stage__name">Closing</span>
            <span>All questions are asked</span>
            <span class="gh-stage__clock">
              Call <Counter seconds={props.seconds} />
            </span>
          </div>
          <p class="gh-strip" role="status">
            {props.handOver === undefined ? wait : 'Read this. Then your supervisor speaks.'}
          </p>
          <h1
            class="gh-words gh-words--short"
            lang={props.handOver && props.lang}
            data-start=""
            tabindex={-1}
          >
            <span class="gh-words__first">{props.handOver ?? wait}</span>
          </h1>
        </section>
        <aside class="gh-side" aria-label="Help and ways to end">
          <Exits
            csrf={props.chrome.csrf}
            action={props.exitAction}
            place="closing"
            call={props.call}
            exits={props.exits}
          />
          <AskPanel place="closing" ifAsked={[]} asked={props.asked} />
        </aside>
      </div>
    </Layout>
  )
}
