import { Hono } from 'hono'
import { page } from '../../views/page.ts'
import { RoomBoard, type SeatState } from '../../views/room/room-board.tsx'
import { holdingBack } from '../facts/decide-dial.ts'
import type { State } from '../facts/state.ts'
import { stops } from '../supervision/stops.ts'
import { chromeOf, timeText } from './chrome.ts'
import { clockNote } from './clock-seen.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { doingAt, type SeatDoing, seatsInOrder, stageAt } from './room-seen.ts'
import { versions } from './stream.ts'

const tiles = {
  empty: 'closed',
  'waiting for the agent': 'closed',
  'line down': 'help',
  'not ready': 'between',
  'on a break': 'break',
  ready: 'ready',
  'between calls': 'between',
  calling: 'calling',
  ringing: 'calling',
  'on a call': 'talking',
  'with the supervisor': 'help',
  coding: 'between',
  'message playing': 'calling',
} satisfies Record<SeatDoing, SeatState>

function noteOf(state: State, held: boolean): string | undefined {
  if (!state.shift) return 'No shift is open.'
  if (!state.switchUp)
    return 'No new calls now: the box is not connected to its telephone switch. It tries again by itself.'
  return held ? 'No new calls now.' : undefined
}

/** The board on the wall: open to anybody in the room, so it shows nothing that is not (design 7). */
export function roomRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  app.get('/', async (c) => {
    const version = house.hub.version('room')
    const seen = await house.writer.read((state, ctx) => {
      const stop = state.shift?.stop
      const [held] = holdingBack(state, ctx, house.world())
      return {
        seats: seatsInOrder(state, ctx).map((seat) => {
          const closing = stageAt(state, ctx, seat) === 'closing'
          const tile: SeatState = tiles[doingAt(state, ctx, seat)]
          return {
            number: String(Number(seat.id)),
            state: closing && tile === 'talking' ? ('closing' as const) : tile,
          }
        }),
        ...(stop ? { stop: { kind: stop, text: stops[stop].means } } : {}),
        clockNote: clockNote(state.clockJumps),
        note: noteOf(state, held !== undefined && !stop),
      }
    })
    const chrome = chromeOf(c, house, {
      door: 'staff',
      live: { topic: 'room', stream: '/room/stream', version },
    })
    return c.html(
      page(
        <RoomBoard
          chrome={chrome}
          room="The room"
          clockText={timeText(house.clock.now())}
          {...seen}
        />,
      ),
    )
  })
  app.get('/stream', (c) =>
    versions(c, house.hub, 'room', {
      paceMs: 400,
      who: { page: 'room' },
      stillOpen: () => true,
    }),
  )
  return app
}
