import { RoomBoard, type SeatState } from '../../views/room/room-board.tsx'
import { boardChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const cycle: readonly SeatState[] = [
  'talking',
  'talking',
  'calling',
  'ready',
  'talking',
  'break',
  'between',
  'talking',
  'closing',
  'help',
  'ready',
  'closed',
]

function seats(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    number: String(index + 1),
    state: cycle[(index * 5 + Math.floor(index / 12)) % cycle.length] ?? 'closed',
  }))
}

function board(name: string, count: number, stop?: 'freeze' | 'clear'): Exhibit {
  return {
    name,
    who: 'room',
    render: (look) => (
      <RoomBoard
        chrome={boardChrome(look)}
        room="Workshop 3"
        clockText="10:42"
        seats={seats(count)}
        stop={stop && { kind: stop, text: 'Stay at your seat. Live calls end as they will.' }}
      />
    ),
  }
}

export const roomExhibits: readonly Exhibit[] = [
  board('room-12', 12),
  board('room-24-freeze', 24, 'freeze'),
  board('room-48', 48),
  board('room-100', 100),
  {
    name: 'room-empty',
    who: 'room',
    render: (look) => (
      <RoomBoard
        chrome={boardChrome(look)}
        room="Workshop 3"
        clockText="07:58"
        seats={[]}
        note="No shift is open."
      />
    ),
  },
]
