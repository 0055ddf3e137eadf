import type { KeyId } from '../basics/ids.ts'
import {
  countFact,
  type Figure,
  keysGoneBy,
  newShiftCount,
  shiftFigures,
} from '../facts/shift-count.ts'
import type { ShiftPlace } from '../facts/shift-place.ts'
import type { State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'

/** What a shift's report says out of the lines of the record. */
export type ShiftRead = {
  readonly figures: readonly Figure[]
  /** Keys of people and of responses destroyed since the shift before was closed. */
  readonly destroyed: readonly KeyId[]
}

/** Reads the lines of one shift, and back to the close of the one before for the keys that went between them. */
export async function readShift(
  disk: Disk,
  state: Pick<State, 'shifts' | 'destroyedKeys' | 'seq'>,
  shift: ShiftPlace,
): Promise<ShiftRead> {
  const to = shift.closed?.seq ?? state.seq
  const from = closedBefore(state, shift) + 1
  const count = newShiftCount()
  const destroyed: KeyId[] = []
  for await (const fact of readFacts(disk, { from, to, newestFirst: true })) {
    if (fact.seq >= shift.opened.seq) countFact(count, fact)
    destroyed.push(...keysGoneBy(fact).filter((key) => state.destroyedKeys.has(key)))
  }
  return { figures: shiftFigures(count), destroyed: destroyed.sort() }
}

function closedBefore({ shifts }: Pick<State, 'shifts'>, { opened }: ShiftPlace): number {
  let last = 0
  for (const { closed } of shifts.values())
    if (closed && closed.seq < opened.seq) last = Math.max(last, closed.seq)
  return last
}
