import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { DeedRow } from '../parts/deed-row.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type ReadyPageProps = {
  readonly chrome: Chrome
  readonly seat: string
  /** "J Okafor": who supervises this shift. */
  readonly supervisor: string
  readonly workingName: string
  readonly campaign: string
  readonly firstWords: string
  readonly ready: Deed
  readonly breaks: readonly Deed[]
  /** Where the script is heard, block by block. */
  readonly listen?: Deed | undefined
  /** Size, spacing and tint: each choice is one press. */
  readonly looks?: readonly { readonly heading: string; readonly choices: readonly Deed[] }[]
}

/** Before the first call, and after a break: who supervises, who I am on the phone, what I say first, one button. */
export function ReadyPage(props: ReadyPageProps) {
  return (
    <SeatFrame chrome={props.chrome} title="Ready" view="ready">
      <h1 class="govuk-heading-xl">Are you ready?</h1>
      <dl class="gh-facts">
        <Fact term="Seat" text={props.seat} />
        <Fact term="Your name on the phone" text={props.workingName} />
        <Fact term="Supervisor" text={props.supervisor} />
        <Fact term="Campaign" text={props.campaign} />
      </dl>
      <div class="gh-say">
        <h2 class="gh-say__label">You will say first</h2>
        <p class="gh-say__words">{props.firstWords}</p>
      </div>
      <DeedButton csrf={props.chrome.csrf} deed={props.ready} enter large />
      {props.listen && <DeedButton csrf={props.chrome.csrf} deed={props.listen} />}
      <Breaks csrf={props.chrome.csrf} breaks={props.breaks} />
      <Looks csrf={props.chrome.csrf} looks={props.looks ?? []} />
    </SeatFrame>
  )
}

type LooksProps = {
  readonly csrf: string
  readonly looks: NonNullable<ReadyPageProps['looks']>
}

/** How the pages look to this agent, at every seat. What is chosen now is greyed out. */
function Looks({ csrf, looks }: LooksProps) {
  if (looks.length === 0) return null
  return (
    <details class="gh-looks" id="looks">
      <summary>How the pages look to you</summary>
      {looks.map(({ heading, choices }) => (
        <section aria-label={heading}>
          <h2 class="gh-small-heading">{heading}</h2>
          <DeedRow csrf={csrf} deeds={choices.map((deed) => ({ ...deed, look: 'secondary' }))} />
        </section>
      ))}
    </details>
  )
}

/** A break is always one press away, for whatever reason is on the list. */
export function Breaks({ csrf, breaks }: { csrf: string; breaks: readonly Deed[] }) {
  if (breaks.length === 0) return null
  return (
    <section class="gh-breaks" aria-labelledby="breaks">
      <h2 class="gh-small-heading" id="breaks">
        Take a break
      </h2>
      <DeedRow csrf={csrf} deeds={breaks.map((deed) => ({ ...deed, look: 'secondary' }))} />
    </section>
  )
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div class="gh-facts__one">
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  )
}
