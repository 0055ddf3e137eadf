import { Csrf } from '../parts/csrf.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import type { ExitChoice } from './question-page.tsx'

/** The letter for each exit, the same all day. `a` opens what people ask, `b` blanks a supervisor's page. */
const letters: Readonly<Record<string, string>> = {
  machine: 'm',
  refuses: 'r',
  'call-back': 'l',
  'stop-and-delete': 's',
  'never-call': 'n',
  child: 'c',
  distressed: 'u',
  'knows-me': 'k',
  'wrong-person': 'w',
  language: 'o',
}

type ExitsProps = {
  readonly csrf: string
  readonly action: string
  readonly place: string
  /** The call that these exits end. */
  readonly call: string
  readonly exits: readonly ExitChoice[]
}

/** The ways an interview ends before its end: always here, one press each (R2, R4, R5). */
export function Exits({ csrf, action, place, call, exits }: ExitsProps) {
  return (
    <form method="post" action={action} class="gh-exits">
      <Csrf token={csrf} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="call" value={call} />
      <h2 class="gh-small-heading">End the call because</h2>
      {exits.map(({ kind, label }) => (
        <button
          type="submit"
          name="exit"
          value={kind}
          class={`gh-exit${kind === 'machine' ? ' gh-exit--now' : ''}`}
          data-key={letters[kind]}
          aria-keyshortcuts={letters[kind]?.toUpperCase()}
        >
          <span>{label}</span>
          {letters[kind] !== undefined && <KeyCap keyName={letters[kind]} />}
        </button>
      ))}
    </form>
  )
}
