import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import { Csrf } from '../parts/csrf.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { AnswerList } from './answer-list.tsx'
import { AskPanel } from './ask-panel.tsx'
import { Caption } from './calling.tsx'
import { Exits } from './exits.tsx'
import { type Hear, HearButton } from './hear.tsx'
import { type HardWord, SayHints } from './say-hints.tsx'
import { Words } from './words.tsx'

export type SayAnswer = { readonly asked: string; readonly say: string }
export type AnswerChoice = {
  readonly id: string
  readonly label: string
  /** Takes every other answer off when chosen: "None of these". */
  readonly alone?: boolean | undefined
  /** Does not know, prefers not to say: set apart from the author's own options. */
  readonly standard?: boolean | undefined
}
export type ExitChoice = { readonly kind: string; readonly label: string }

/** Posts `place`, and `answer` (once for single, any number for multiple) or `said=yes` for a statement. */
export type QuestionPageProps = {
  readonly chrome: Chrome
  /** Sent back with the answer, so that an answer to an earlier place is refused (P5). */
  readonly place: string
  /** The call that this page was made for: a page of another call is refused. */
  readonly call: string
  readonly kind: 'statement' | 'single' | 'multiple'
  /** "Opening", "Questions", "Closing". */
  readonly stage: string
  /** "Question 3 of 12", only when it is reliable. */
  readonly progress?: string | undefined
  /** The words to read aloud; a line break starts a new paragraph. */
  readonly read: string
  /** A note to the agent, never read aloud. */
  readonly direction?: string | undefined
  readonly ifAsked: readonly SayAnswer[]
  readonly asked: readonly SayAnswer[]
  /** What to say when an answer fits none of those listed. */
  readonly probes?: readonly string[]
  readonly answers: readonly AnswerChoice[]
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
  readonly answerAction: string
  /** The beginning of the script's SHA-256. */
  readonly version?: string | undefined
  /** The language of the words. */
  readonly lang?: string | undefined
  /** Posts `place` and `language`; absent where there is no other, or it is not this agent's to read. */
  readonly otherLanguage?:
    | { readonly action: string; readonly language: string; readonly label: string }
    | undefined
  /** Posts `place`; absent where the script does not go back. */
  readonly goBackAction?: string | undefined
  /** Posts `place` and `exit`. */
  readonly exitAction: string
  readonly exits: readonly ExitChoice[]
  readonly seconds: number
  readonly caption?: string | undefined
  /** To a supervisor who took the call over: the number of the seat that it was at. */
  readonly takenFrom?: string | undefined
  /** Why the last press was not taken. */
  readonly error?: string | undefined
  /** Hard words of the block and of what stands behind "If they ask", each with how it is said. */
  readonly hard?: readonly HardWord[] | undefined
  readonly hardIfAsked?: readonly HardWord[] | undefined
  /** The sound of this block, in practice alone. */
  readonly hear?: Hear | undefined
}

/** One block of the script: words large, directions apart, listed answers, exits in their one place (P5, P6, R2, R6). */
export function QuestionPage(props: QuestionPageProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Interview" view={`at ${props.place}`} frame="seat">
      <div class="gh-interview">
        <section class="gh-script" aria-label="Script">
          <div class="gh-stage">
            <span class="gh-stage__name">{props.stage}</span>
            {props.progress !== undefined && <span>{props.progress}</span>}
            {props.version !== undefined && (
              <span class="gh-stage__version">Script {props.version}</span>
            )}
            <span class="gh-stage__clock">
              Call <Counter seconds={props.seconds} />
            </span>
            <OtherLanguage {...props} />
            <GoBack {...props} />
            <HearButton hear={props.hear} />
            <button type="button" class="gh-keys-toggle" data-keys-toggle="" hidden>
              Keys on
            </button>
          </div>
          <Warnings {...props} />
          <AnswerForm {...props} />
          <Caption text={props.caption} practice={chrome.practice} />
        </section>
        <aside class="gh-side" aria-label="Help and ways to end">
          <Exits
            csrf={chrome.csrf}
            action={props.exitAction}
            place={props.place}
            call={props.call}
            exits={props.exits}
          />
          <AskPanel
            place={props.place}
            ifAsked={props.ifAsked}
            asked={props.asked}
            probes={props.probes ?? []}
            lang={props.lang}
            hard={props.hardIfAsked}
          />
        </aside>
      </div>
    </Layout>
  )
}

/** The same block in the other language: one key, as often as the conversation needs it. */
function OtherLanguage({ chrome, place, call, otherLanguage }: QuestionPageProps) {
  if (otherLanguage === undefined) return null
  return (
    <form method="post" action={otherLanguage.action} class="gh-go-back">
      <Csrf token={chrome.csrf} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="call" value={call} />
      <input type="hidden" name="language" value={otherLanguage.language} />
      <button type="submit" class="gh-keys-toggle" data-key="y" aria-keyshortcuts="Y">
        <span lang={otherLanguage.language}>{otherLanguage.label}</span> <KeyCap keyName="y" />
      </button>
    </form>
  )
}

/** One question back, to correct what was heard wrongly. The server says whether the script allows it. */
function GoBack({ chrome, place, call, goBackAction }: QuestionPageProps) {
  if (goBackAction === undefined) return null
  return (
    <form method="post" action={goBackAction} class="gh-go-back">
      <Csrf token={chrome.csrf} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="call" value={call} />
      <button
        type="submit"
        class="gh-keys-toggle"
        data-key="backspace"
        aria-keyshortcuts="Backspace"
      >
        One question back <KeyCap keyName="Backspace" />
      </button>
    </form>
  )
}

function Warnings(props: QuestionPageProps) {
  return (
    <>
      {props.takenFrom !== undefined && (
        <p class="gh-strip">
          You have taken over the call at seat {props.takenFrom}. The agent can no longer hear it.
        </p>
      )}
      {props.error !== undefined && (
        <p class="gh-strip gh-strip--error" role="alert">
          {props.error}
        </p>
      )}
    </>
  )
}

function AnswerForm(props: QuestionPageProps) {
  const words = (
    <Words read={props.read} answers={props.answers.length} lang={props.lang} hard={props.hard} />
  )
  return (
    <form method="post" action={props.answerAction} class="gh-answer-form">
      <Csrf token={props.chrome.csrf} />
      <input type="hidden" name="place" value={props.place} />
      <input type="hidden" name="call" value={props.call} />
      {props.kind === 'statement' ? (
        <>
          {words}
          <SayHints hard={props.hard} />
          <Direction text={props.direction} />
          <input type="hidden" name="said" value="yes" />
        </>
      ) : (
        <fieldset class="gh-question">
          <legend class="gh-question__legend">{words}</legend>
          <SayHints hard={props.hard} />
          <Direction text={props.direction} />
          <AnswerList
            kind={props.kind}
            answers={props.answers}
            atLeast={props.atLeast}
            atMost={props.atMost}
            lang={props.lang}
            hard={props.hard}
          />
        </fieldset>
      )}
      <Continue kind={props.kind} />
    </form>
  )
}

function Direction({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p class="gh-direction">
      <strong>Do not read out:</strong> {text}
    </p>
  )
}

function Continue({ kind }: { kind: QuestionPageProps['kind'] }) {
  return (
    <div class="gh-continue">
      <button
        type="submit"
        class="govuk-button gh-button gh-button--large"
        data-enter=""
        data-key={kind === 'statement' ? '1' : undefined}
      >
        {kind === 'statement' ? 'I have read this. Continue' : 'Continue'}
        <KeyCap keyName="Enter" />
      </button>
    </div>
  )
}
