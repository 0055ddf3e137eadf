import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type LiveSeat = {
  readonly seat: string
  /** "Smith, John", or undefined while nobody sits there. */
  readonly agent?: string | undefined
  readonly state: string
  readonly tone: Tone
  readonly seconds?: number | undefined
  /** "Question 3 of 12", "Closing words". */
  readonly stage?: string | undefined
  /** "You are listening", "Okafor, Joy is listening", "First interviews: review all". */
  readonly supervision?: string | undefined
  /** "Reads too fast: 3 in this shift". */
  readonly note?: string | undefined
  /** Listen, whisper, join, take over, end call: always all, refused or not, in this order. */
  readonly deeds: readonly Deed[]
}

/** Every seat of the room, whoever sits there, and what can be done about its call. */
export function SeatTable({ seats, csrf }: { seats: readonly LiveSeat[]; csrf: string }) {
  if (seats.length === 0)
    return <p class="gh-empty">No seats are open. Open them on the seating page.</p>
  return (
    <table class="gh-seats">
      <caption class="govuk-visually-hidden">Seats in this room</caption>
      <thead>
        <tr>
          <th scope="col">Seat</th>
          <th scope="col">Agent</th>
          <th scope="col">State</th>
          <th scope="col">Time</th>
          <th scope="col">Stage</th>
          <th scope="col">Call</th>
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <SeatRow seat={seat} csrf={csrf} />
        ))}
      </tbody>
    </table>
  )
}

function SeatRow({ seat, csrf }: { seat: LiveSeat; csrf: string }) {
  const about = `seat ${seat.seat}`
  const reasons = [...new Set(seat.deeds.flatMap(({ refusal }) => refusal ?? []))]
  return (
    <tr id={`seat-${seat.seat}`} class={`gh-seats__row gh-seats__row--${seat.tone}`}>
      <th scope="row" class="gh-seats__seat">
        {seat.seat}
      </th>
      <td class="gh-seats__agent">{seat.agent ?? <span class="gh-none">Nobody</span>}</td>
      <td>
        <Tag text={seat.state} tone={seat.tone} />
        {seat.note !== undefined && <span class="gh-seats__note">{seat.note}</span>}
      </td>
      <td class="gh-seats__time">
        {seat.seconds !== undefined && <Counter seconds={seat.seconds} />}
      </td>
      <td>
        {seat.stage}
        {seat.supervision !== undefined && (
          <span class="gh-seats__supervision">{seat.supervision}</span>
        )}
      </td>
      <td class="gh-seats__deeds">
        <div class="gh-deeds__row">
          {seat.deeds.map((deed) => (
            <DeedButton
              csrf={csrf}
              deed={{ look: 'secondary', about, ...deed }}
              reasonBelow={false}
            />
          ))}
        </div>
        {reasons.map((reason) => (
          <span class="gh-seats__reason">{reason}</span>
        ))}
      </td>
    </tr>
  )
}
