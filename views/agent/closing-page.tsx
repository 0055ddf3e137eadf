import type { Child } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { AskPanel } from './ask-panel.tsx'
import { Caption } from './calling.tsx'
import { Exits } from './exits.tsx'
import { type Hear, HearButton } from './hear.tsx'
import type { ExitChoice, SayAnswer } from './question-page.tsx'
import { type HardWord, Marked, SayHints } from './say-hints.tsx'

export type ClosingPageProps = {
  readonly chrome: Chrome
  /** Why the call ends, as a short line: "They do not want to take part". */
  readonly because: string
  readonly read: string
  /** The language of these words. */
  readonly lang?: string | undefined
  readonly endCall: Deed
  /** When they may be called again: read out, and the one they choose pressed. */
  readonly windows?: readonly Deed[] | undefined
  /** Whether what they said is kept until then: the words to read, and their answer. */
  readonly keep?: { readonly read: string; readonly deeds: readonly Deed[] } | undefined
  readonly seconds: number
  readonly caption?: string | undefined
  /** Set when the person has already hung up: nothing is left to read. */
  readonly lineGone?: boolean | undefined
  readonly closing?: string | undefined
  /** Hard words of the closing and of what they may ask, each with how it is said. */
  readonly hard?: readonly HardWord[] | undefined
  readonly hardIfAsked?: readonly HardWord[] | undefined
  /** The sound of these words, in practice alone. */
  readonly hear?: Hear | undefined
  /** The call that these words end. */
  readonly call: string
  /** What they may still ask, and what the truthful answers are. */
  readonly asked: readonly SayAnswer[]
  /** What they may still say: "delete it all", "never call again". Absent when an exit was taken already. */
  readonly exits?: { readonly action: string; readonly choices: readonly ExitChoice[] } | undefined
}

/** The last words, then end the call. */
export function ClosingPage(props: ClosingPageProps) {
  return (
    <Layout chrome={props.chrome} title="Closing words" view="closing" frame="seat">
      <div class="gh-interview">
        <section class="gh-script gh-script--closing" aria-label="Closing words">
          <div class="gh-stage">
            <span class="gh-stage__name">Closing</span>
            <span>{props.because}</span>
            <span class="gh-stage__clock">
              Call <Counter seconds={props.seconds} />
            </span>
            <HearButton hear={props.hear} />
          </div>
          {props.closing !== undefined && (
            <p class="gh-strip gh-strip--stop" role="alert">
              {props.closing}
            </p>
          )}
          <LastWords {...props} />
          <div class="gh-continue">
            <DeedButton
              csrf={props.chrome.csrf}
              deed={{ look: 'warning', key: '1', ...props.endCall }}
              enter
              large
            />
          </div>
          <Caption text={props.caption} practice={props.chrome.practice} />
        </section>
        <aside class="gh-side" aria-label="Help and ways to end">
          {props.exits && (
            <Exits
              csrf={props.chrome.csrf}
              action={props.exits.action}
              place="closing"
              call={props.call}
              exits={props.exits.choices}
            />
          )}
          <AskPanel place="closing" ifAsked={[]} asked={props.asked} hard={props.hardIfAsked} />
        </aside>
      </div>
    </Layout>
  )
}

/** What is asked first, if anything: to read "goodbye" before a question would end the call there. Then the closing words. */
function LastWords(props: ClosingPageProps) {
  const { windows, keep, lang, chrome } = props
  const closing = props.lineGone ? (
    'They have ended the call.'
  ) : (
    <Marked text={props.read} hard={props.hard} />
  )
  if (!windows && !keep)
    return (
      <>
        <Head lang={lang}>{closing}</Head>
        <SayHints hard={props.hard} />
      </>
    )
  return (
    <>
      {windows && (
        <fieldset class="govuk-fieldset gh-asked-first">
          <legend class="govuk-fieldset__legend">
            <Head>Ask when somebody may call, and press the time they choose.</Head>
          </legend>
          <Choices deeds={windows} csrf={chrome.csrf} lang={lang} />
        </fieldset>
      )}
      {keep && (
        <fieldset class="govuk-fieldset gh-asked-first">
          <legend class="govuk-fieldset__legend">
            <Head lang={lang}>{keep.read}</Head>
          </legend>
          <Choices deeds={keep.deeds} csrf={chrome.csrf} lang={lang} />
        </fieldset>
      )}
      <p class="gh-then">Then, to end the call:</p>
      <p class="gh-then__words" lang={lang}>
        {closing}
      </p>
      <SayHints hard={props.hard} />
    </>
  )
}

function Head({ lang, children }: { lang?: string | undefined; children: Child }) {
  return (
    <h1 class="gh-words gh-words--short" lang={lang} data-start="" tabindex={-1}>
      <span class="gh-words__first">{children}</span>
    </h1>
  )
}

function Choices(props: { deeds: readonly Deed[]; csrf: string; lang: string | undefined }) {
  return (
    <div class="gh-windows" lang={props.lang}>
      {props.deeds.map((deed) => (
        <DeedButton csrf={props.csrf} deed={deed} />
      ))}
    </div>
  )
}
