import type { CallId } from '../../src/basics/ids.ts'
import type { Random } from '../../src/basics/seeded.ts'
import type { Call } from '../../src/calls/call.ts'
import type { Interview } from '../../src/calls/interview.ts'
import { askedFirst } from '../../src/facts/asked-again.ts'
import { chooseWindow, windowsOffered } from '../../src/facts/call-back-window.ts'
import { goOn } from '../../src/facts/decide-go-on.ts'
import { agreeToKeep } from '../../src/facts/decide-kept.ts'
import { redialLost, redialUntil } from '../../src/facts/decide-redial.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { type PaperRoom, supervisor } from './paper-room.ts'

/** Says whether they began before, or go on after a lost line; false where the page asks neither. */
export function saysFirst(room: PaperRoom, call: Call, interview: Interview, by: Actor): boolean {
  if (askedFirst(room.state, room.ctx(), call, interview) === undefined) return false
  const began = interview.cutOff || room.state.kept.has(call.case) ? 'yes' : 'no'
  const page = { place: interview.at, turn: interview.turns }
  room.try((s, c) => goOn(s, c, by, page, began))
  return true
}

/** Whoever wants to be called later chooses a time, and agrees more often than not that what was said is kept. */
export function asksLater(
  room: PaperRoom,
  call: Call,
  { ending }: Interview,
  by: Actor,
  random: Random,
): void {
  if (ending?.by !== 'exit' || ending.exit !== 'call-back') return
  const window = windowsOffered(room.state, room.ctx(), call)[Math.floor(random() * 3)]
  if (window) room.try((s, c) => chooseWindow(s, c, by, String(window.from)))
  if (random() < 0.8) room.try((s, c) => agreeToKeep(s, c, by, 'yes'))
}

/** Of two lines that are lost, a supervisor has one rung once more. */
export function rungAgain(room: PaperRoom, call: Call, random: Random): CallId | undefined {
  if (redialUntil(room.state, room.ctx(), call) === undefined || random() < 0.5) return undefined
  const again = room.try((s, c) => redialLost(s, c, supervisor, call.id, room.world))
  return 'ok' in again ? again.ok : undefined
}
