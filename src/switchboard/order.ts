import type { CallId, SeatId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import type { Line } from './link.ts'
import type { Office } from './office.ts'

/** Has the switch do something to a leg. A leg that is gone meanwhile has nothing left to be done to it. */
export async function order(line: Line, command: string): Promise<Result<void, SwitchTrouble>> {
  const done = await line.api(command)
  if (!done.ok) return done
  if (done.value.startsWith('+OK') || done.value.startsWith('-ERR No such channel'))
    return ok(undefined)
  return err({
    code: 'refused',
    what: 'The switch does not carry this out. Look at its allowed list.',
  })
}

/** An order that is not carried out, and the next thing to do. */
export function refused(what: string): Result<void, SwitchTrouble> {
  return err({ code: 'refused', what })
}

/** Two may end a call in the same moment: the second has nothing left to do. */
export function over({ endedLegs }: Office, call: CallId): Result<void, SwitchTrouble> {
  if (endedLegs.has(call)) return ok(undefined)
  return err({ code: 'refused', what: 'There is no such call. It may have ended.' })
}

export const noNumber = err({
  code: 'no-number',
  what: 'The number of this case cannot be dialled. Close the case.',
} as const)

export function noLine(seat: SeatId): Result<void, SwitchTrouble> {
  return refused(`Seat ${seat} is not connected. Open it first.`)
}
