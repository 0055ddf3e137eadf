import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

export type SeatState =
  | 'closed'
  | 'ready'
  | 'calling'
  | 'talking'
  | 'between'
  | 'break'
  | 'closing'
  | 'help'

/** The words on a tile. Nothing here says who sits there or why (design: the room board). */
const words = {
  closed: 'Closed',
  ready: 'Ready',
  calling: 'Calling',
  talking: 'On a call',
  between: 'Between',
  break: 'Break',
  closing: 'Closing',
  help: 'Supervisor',
} satisfies Record<SeatState, string>

export type RoomBoardProps = {
  readonly chrome: Chrome
  readonly room: string
  readonly clockText: string
  readonly seats: readonly { readonly number: string; readonly state: SeatState }[]
  readonly stop?: { readonly kind: 'freeze' | 'close' | 'clear'; readonly text: string } | undefined
  /** Why no call is placed, in one sentence about the room: "No shift is open." */
  readonly note?: string | undefined
  /** That the clock jumped: "The clock of the box went back by 5 minutes." */
  readonly clockNote?: string | undefined
}

/** For the wall: seats, states and stops. No names, prison numbers, personal figures or reasons. */
export function RoomBoard(props: RoomBoardProps) {
  const { seats, stop } = props
  const size =
    seats.length <= 12 ? '12' : seats.length <= 24 ? '24' : seats.length <= 48 ? '48' : '100'
  return (
    <Layout chrome={props.chrome} title="Room board" view="board" frame="board">
      <div class="gh-board">
        <div class="gh-board__top">
          <h1 class="gh-board__title">{props.room}</h1>
          <Counts seats={seats} stopped={stop !== undefined} />
          <span class="gh-board__clock">{props.clockText}</span>
        </div>
        {stop && (
          <p class={`gh-board__stop gh-board__stop--${stop.kind}`} role="alert">
            {stopWords[stop.kind]}
            <span>{stop.text}</span>
          </p>
        )}
        {[props.clockNote, props.note].map(
          (note) => note !== undefined && <p class="gh-board__note">{note}</p>,
        )}
        {seats.length === 0 ? (
          <p class="gh-board__note">No seats are set up in this room.</p>
        ) : (
          <ul class={`gh-tiles gh-tiles--${size}`}>
            {seats.map(({ number, state }) => (
              <li class={`gh-tile gh-tile--${state}`}>
                <span class="gh-tile__seat">
                  <span class="govuk-visually-hidden">Seat </span>
                  {number}
                </span>
                <span class="gh-tile__state">{words[state]}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Layout>
  )
}

const stopWords = {
  freeze: 'Freeze',
  close: 'Close',
  clear: 'Clear the room',
} satisfies Record<'freeze' | 'close' | 'clear', string>

function Counts({ seats, stopped }: Pick<RoomBoardProps, 'seats'> & { stopped: boolean }) {
  const count = (...states: SeatState[]) =>
    seats.filter(({ state }) => states.includes(state)).length
  const open = seats.length - count('closed')
  return (
    <dl class="gh-board__counts">
      <Count term="Seats open" figure={open} />
      <Count term="On a call" figure={count('talking', 'closing', 'help')} />
      {!stopped && <Count term="Ready" figure={count('ready', 'calling', 'between')} />}
      <Count term="On a break" figure={count('break')} />
    </dl>
  )
}

function Count({ term, figure }: { term: string; figure: number }) {
  return (
    <div class="gh-count">
      <dt>{term}</dt>
      <dd>{figure}</dd>
    </div>
  )
}
