import type { SeatId } from '../../src/basics/ids.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'
import { until } from '../support/until.ts'
import type { RoomAtWork } from '../web/at-work.ts'

/** The exit is taken, the call ended, the outcome confirmed: the case is final. */
export async function endBy(room: RoomAtWork, seat: SeatId, exit: ExitKind): Promise<void> {
  await room.press(seat, 'exit', [['exit', exit]])
  await room.press(seat, 'end')
  await until('the outcome', async () => (await room.look(seat)).view === 'outcome')
  await room.press(seat, 'outcome', [['answer', exit]])
}
