import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type CallingProps = {
  readonly chrome: Chrome
  /** "Calling" while the box dials, "Ringing" once it rings. */
  readonly state: 'calling' | 'ringing'
  readonly seconds: number
  readonly firstWords: string
  readonly caption?: string | undefined
  readonly cancel?: Deed | undefined
}

/** The box is calling. The first words stand ready, because audio opens the moment the person answers. */
export function Calling(props: CallingProps) {
  const heading = props.state === 'calling' ? 'Calling…' : 'Ringing…'
  return (
    <SeatFrame chrome={props.chrome} title="Calling" view={props.state}>
      <div class="gh-calling">
        <span class="gh-pulse" aria-hidden="true" />
        <h1 class="govuk-heading-xl">{heading}</h1>
        <Counter seconds={props.seconds} />
      </div>
      <div class="gh-say">
        <h2 class="gh-say__label">When they answer, say</h2>
        <p class="gh-say__words">{props.firstWords}</p>
      </div>
      <Caption text={props.caption} />
      {props.cancel && (
        <DeedButton csrf={props.chrome.csrf} deed={{ look: 'secondary', ...props.cancel }} />
      )}
    </SeatFrame>
  )
}

type CaptionProps = { readonly text: string | undefined; readonly practice?: true | undefined }

/** In the trial and in practice, where there is no sound to hear. */
export function Caption({ text, practice }: CaptionProps) {
  if (text === undefined) return null
  if (practice) {
    return (
      <p class="gh-caption" aria-live="polite">
        <strong>They say:</strong> {text}
      </p>
    )
  }
  return (
    <p class="gh-caption" aria-live="polite">
      <strong>Trial:</strong> on a real line you would hear: {text}
    </p>
  )
}
