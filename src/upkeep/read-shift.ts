import type { KeyId } from '../basics/ids.ts'
import type { Fact } from '../facts/fact.ts'
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

/** Reads the lines of one shift, on to the next for what is written behind its close, and back to the close of the one before for the keys that went between them. */
export async function readShift(
  disk: Disk,
  state: Pick<State, 'shifts' | 'destroyedKeys' | 'seq'>,
  shift: ShiftPlace,
): Promise<ShiftRead> {
  const closed = shift.closed?.seq ?? state.seq
  const to = openedAfter(state, shift) - 1
  const from = closedBefore(state, shift) + 1
  const count = newShiftCount()
  const destroyed: KeyId[] = []
  for await (const fact of readFacts(disk, { from, to, newestFirst: true })) {
    if (fact.seq > closed) {
      if (isLeftOver(fact)) countFact(count, fact)
      continue
    }
    if (fact.seq >= shift.opened.seq) countFact(count, fact)
    destroyed.push(...keysGoneBy(fact).filter((key) => state.destroyedKeys.has(key)))
  }
  return { figures: shiftFigures(count), destroyed: destroyed.sort() }
}

/** The lines of a shift's numbers come behind its close: before, they would tell when each call was. */
function isLeftOver({ type, on }: Fact): boolean {
  return type === 'number.erased' || (type === 'number.suppressed' && on.case !== undefined)
}

function openedAfter({ shifts, seq }: Pick<State, 'shifts' | 'seq'>, { opened }: ShiftPlace) {
  let next = seq + 1
  for (const one of shifts.values())
    if (one.opened.seq > opened.seq) next = Math.min(next, one.opened.seq)
  return next
}

function closedBefore({ shifts }: Pick<State, 'shifts'>, { opened }: ShiftPlace): number {
  let last = 0
  for (const { closed } of shifts.values())
    if (closed && closed.seq < opened.seq) last = Math.max(last, closed.seq)
  return last
}
