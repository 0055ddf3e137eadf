import type { SeatId } from '../basics/ids.ts'
import type { Fact } from '../facts/fact.ts'
import type { NewStep } from '../facts/step.ts'
import type { Writer } from '../record/writer.ts'
import type { Hub } from './hub.ts'

/** Tells the open pages that these facts or steps have changed what they show. */
export function tellPages(
  hub: Hub,
  writer: Writer,
  every: readonly SeatId[],
  facts: readonly Fact[],
  steps: readonly NewStep[],
): void {
  const seats = new Set<string>()
  for (const { on, type } of facts) {
    if (on.seat) seats.add(on.seat)
    if (/^(shift|room|presence|switch|campaign|seat)\./.test(type))
      for (const seat of every) seats.add(seat)
  }
  for (const step of steps) {
    const interview = writer.ahead.interviews.get(step.interview)
    const call = interview && writer.ahead.calls.get(interview.call)
    if (call) seats.add(call.seat)
  }
  for (const seat of seats) hub.bump(`seat/${seat}`)
  if (facts.some(({ type }) => type.startsWith('room.')))
    for (const seat of every) hub.bump(`practice/${seat}`)
  if (facts.length > 0 || seats.size > 0) bumpStaff(hub)
}

/** The pages that show the whole room. */
export function bumpStaff(hub: Hub): void {
  hub.bump('supervisor')
  hub.bump('room')
}
