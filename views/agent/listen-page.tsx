import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { DeedRow } from '../parts/deed-row.tsx'
import { type Hear, HearButton } from './hear.tsx'
import { type HardWord, Marked, SayHints } from './say-hints.tsx'
import { SeatFrame } from './seat-frame.tsx'

export type ListenPageProps = {
  readonly chrome: Chrome
  /** `questions.age-en`: which block this is. */
  readonly name: string
  /** "Block 3 of 40". */
  readonly howFar: string
  /** What is read aloud of it, in the order of the sound. */
  readonly words: readonly string[]
  readonly lang: string
  readonly hard: readonly HardWord[]
  readonly hear: Hear
  readonly next: Deed
  readonly before: Deed
  /** The same block in the other language, where the agent may read that. */
  readonly other?: Deed | undefined
  readonly back: Deed
}

/** The script, block by block, to be heard between calls. Nothing can be answered here. */
export function ListenPage(props: ListenPageProps) {
  const [first, ...rest] = props.words
  const csrf = props.chrome.csrf
  return (
    <SeatFrame chrome={props.chrome} title="Listen to the script" view={`listen ${props.name}`}>
      <p class="gh-card__over">Listen to the script. {props.howFar}.</p>
      <h1 class="gh-words gh-words--middle" lang={props.lang} data-start="" tabindex={-1}>
        <Marked text={first ?? ''} hard={props.hard} />
      </h1>
      {rest.length > 0 && (
        <ul class="gh-listen" lang={props.lang}>
          {rest.map((text) => (
            <li>
              <Marked text={text} hard={props.hard} />
            </li>
          ))}
        </ul>
      )}
      <SayHints hard={props.hard} />
      <p class="gh-listen__hear">
        <HearButton hear={props.hear} />
      </p>
      <DeedButton csrf={csrf} deed={{ key: '1', ...props.next }} enter />
      <DeedRow
        csrf={csrf}
        deeds={[
          { key: '2', ...props.before },
          ...(props.other ? [{ key: 'y', ...props.other }] : []),
          { key: '0', ...props.back },
        ].map((deed) => ({ look: 'secondary' as const, ...deed }))}
      />
    </SeatFrame>
  )
}
