import type { SeatId } from '../../src/basics/ids.ts'
import type { Random } from '../../src/basics/seeded.ts'
import { endBreak, startCalls, takeBreak } from '../../src/facts/decide-agent.ts'
import { answerHelp, callSupervisor, changeDisplay } from '../../src/facts/decide-help.ts'
import { closeSession, openSeatSession } from '../../src/facts/decide-people.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import type { Decide } from '../../src/record/writer.ts'
import { supervisor } from './found-room.ts'

/** What every agent does after every conversation. Most go on; whoever leaves does all that an agent can, and comes no more. */
export type Between = 'goes-on' | 'leaves'

type Room = {
  readonly ahead: State
  readonly random: Random
  do<R>(decide: Decide<R>): Promise<R>
  hear(event: SwitchEvent): Promise<undefined>
}

/**
 * Calls the supervisor, tints the page, loses the line, rests, signs out, and in again, and out for this shift. Yields
 * how long until it goes on.
 */
export async function* betweenCalls(
  how: Between,
  by: Actor & { readonly seat: SeatId },
  room: Room,
): AsyncGenerator<number, undefined> {
  if (how === 'goes-on') return undefined
  const rest = () => 10_000 + room.random() * 20_000
  const token = () =>
    [...room.ahead.sessions.values()].find(({ person }) => person === by.person)?.token ?? ''
  await room.do((s, c) => callSupervisor(s, c, by))
  await room.do((s, c) => answerHelp(s, c, supervisor, by.seat))
  await room.do((s, c) => changeDisplay(s, c, by, 'tint', 'blue'))
  await room.hear({ kind: 'seat-down', seat: by.seat, cause: 'normal' })
  await room.do((s, c) => takeBreak(s, c, by, 'rest'))
  yield rest()
  await room.hear({ kind: 'seat-up', seat: by.seat })
  await room.do((s, c) => endBreak(s, c, by))
  await room.do((s) => closeSession(s, token(), 'signed-out'))
  yield rest()
  await room.do((s, c) => openSeatSession(s, c, by, `again ${by.seat} ${s.seq}`))
  await room.do((s, c) => startCalls(s, c, by))
  await room.do((s) => closeSession(s, token(), 'signed-out'))
  return undefined
}
