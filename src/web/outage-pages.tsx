import type { Context } from 'hono'
import { ClosingPage } from '../../views/agent/closing-page.tsx'
import { MessagePage } from '../../views/front/message-page.tsx'
import { page } from '../../views/page.ts'
import { RoomBoard } from '../../views/room/room-board.tsx'
import { OutagePage } from '../../views/supervisor/outage-page.tsx'
import type { SeatId } from '../basics/ids.ts'
import { liveCall, scriptOf } from '../facts/decide-interview.ts'
import { soundOf } from '../phone/seat-sound.ts'
import { askedWords, closingWords } from '../scripts/words-at.ts'
import { chromeOf, timeText } from './chrome.ts'
import type { House, OutageSeen } from './house.ts'
import { secretOf, tokenOf } from './tokens.ts'

/**
 * While the record cannot be written every page says so, in memory alone: an agent who is on a call has the script's
 * own closing words, staff read what is wrong, since when and what to do. Every page follows a stream that ends with
 * this box, and so comes back by itself with the next one.
 */
export function outagePage(
  c: Context,
  house: House,
  outage: OutageSeen,
  seat: SeatId | undefined,
): Response | Promise<Response> {
  c.header('Retry-After', '5')
  const shown = seat
    ? seatDuring(c, house, outage, seat)
    : c.req.path.startsWith('/room')
      ? boardDuring(c, house, outage)
      : staffDuring(c, house, outage)
  return c.html(page(shown), 503)
}

function staffDuring(c: Context, house: House, outage: OutageSeen) {
  const { what, whatToDo } = wordsFor(outage)
  const up = outage.callsUp()
  return (
    <OutagePage
      chrome={chromeOf(c, house, { door: 'staff', live: liveOn(house, 'room', '/room/stream') })}
      what={what}
      since={timeText(outage.since)}
      whatToDo={whatToDo}
      calls={
        up === 0
          ? 'No call is up.'
          : `${up === 1 ? 'One call is' : `${up} calls are`} being brought to the closing words of the script. The box ends what is left with its apology.`
      }
      press={
        c.req.method === 'POST'
          ? 'The record cannot be written, so nothing was saved by this press.'
          : undefined
      }
    />
  )
}

function wordsFor({ trouble }: OutageSeen): { readonly what: string; readonly whatToDo: string } {
  switch (trouble) {
    case 'full':
      return {
        what: 'The box is full: there is no room left on its disk.',
        whatToDo:
          'Ask whoever looks after the box to make room on its disk. Do not switch it off: nothing needs to be started again.',
      }
    case 'failing':
      return {
        what: 'The disk of the box does not take what is written.',
        whatToDo:
          'Ask whoever looks after the box to look at its disk. If the box does not go on within a few minutes, the disk must be replaced and the box restored from its newest backup.',
      }
    case 'silent':
      return {
        what: 'The disk of the box does not answer.',
        whatToDo:
          'Ask whoever looks after the box to look at its disk and its cables. The box goes on by itself when the disk answers. If it does not within a few minutes, the disk must be replaced and the box restored from its newest backup.',
      }
    default:
      return {
        what: 'Something went wrong in the box itself.',
        whatToDo: 'Ask whoever looks after the box to start it again.',
      }
  }
}

/** Seats as far as they are known: whoever still talks is closing, and nobody else is called. */
function boardDuring(c: Context, house: House, outage: OutageSeen) {
  const state = house.writer.ahead
  const closing = (id: SeatId) => {
    const call = state.seats.get(id)?.call
    return call !== undefined && outage.isUp(call) && state.calls.get(call)?.state === 'talking'
  }
  return (
    <RoomBoard
      chrome={chromeOf(c, house, { door: 'staff', live: liveOn(house, 'room', '/room/stream') })}
      room="The room"
      clockText={timeText(house.clock.now())}
      seats={house.settings.seats.map((id) => ({
        number: String(Number(id)),
        state: closing(id) ? 'closing' : 'closed',
      }))}
      note="No calls are placed: the record cannot be written."
    />
  )
}

function seatDuring(c: Context, house: House, outage: OutageSeen, seat: SeatId) {
  const live = liveOn(house, `seat/${seat}`, `/seat/${seat}/stream`)
  const closing = lastWords(c, house, outage, seat, live)
  if (closing) return closing
  return (
    <MessagePage
      chrome={chromeOf(c, house, { door: seat, live, ...headset(house, seat) })}
      kind="error"
      heading="No calls now"
      text={`The record cannot be written${c.req.method === 'POST' ? ', so nothing was saved by this press' : ''}. No new calls are placed. Stay at your seat: this page comes back by itself. If you need somebody, tell the supervisor.`}
      frame="seat"
    />
  )
}

/** The closing words for whoever talks at this seat: read from memory, because nothing can be written down. */
function lastWords(
  c: Context,
  house: House,
  outage: OutageSeen,
  seat: SeatId,
  live: ReturnType<typeof liveOn>,
) {
  const state = house.writer.ahead
  const session = state.sessions.get(tokenOf(secretOf(c, seat)))
  const call = session?.seat === seat ? liveCall(state, session) : undefined
  if (call?.state !== 'talking' || !outage.isUp(call.id)) return undefined
  const script = scriptOf(state, house.documents, call)
  const workingName = state.seats.get(seat)?.workingName ?? ''
  return (
    <ClosingPage
      chrome={chromeOf(c, house, {
        door: seat,
        who: `Seat ${Number(seat)}`,
        live,
        ...headset(house, seat),
      })}
      because="The box is closing this call"
      read={closingWords(script, 'close', { workingName })}
      endCall={{
        label: 'End the call',
        action: `/seat/${seat}/end`,
        refusal: 'The box ends this call by itself.',
      }}
      call=""
      asked={askedWords(script, { workingName })}
      seconds={Math.floor((house.clock.now() - call.answeredAt) / 1000)}
      closing="Read the closing words now. The box ends this call soon."
    />
  )
}

/** The headset stays as it is: the closing words still have to be heard. */
function headset(house: House, seat: SeatId) {
  return soundOf(house.sound?.settings, seat) === 'browser' ? { headset: { calls: 1 } } : {}
}

function liveOn(house: House, topic: string, stream: string) {
  return { topic, stream, version: house.hub.version(topic) }
}
