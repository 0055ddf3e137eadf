import { ok, type Result } from '../basics/result.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import { apology, kill, roomName } from './dial-strings.ts'
import type { Line } from './link.ts'
import type { Office } from './office.ts'
import { order } from './order.ts'
import type { Call } from './placed-call.ts'
import { shortestRing } from './settings.ts'
import { readMembers } from './snapshot.ts'

/**
 * Ends a call whose ring time is over (D7). The switch is asked first: news of an answer may be lost, or still wait behind
 * a process that stood still, and nobody may be hung up on for that. `there` is told of who has come in meanwhile. A
 * switch that does not say is asked again at the next settling.
 */
export async function strike(
  line: Line,
  call: Call,
  there: (member: number) => void,
): Promise<void> {
  const list = await line.api(`conference ${roomName(call.room)} json_list`)
  if (!list.ok || call.stage !== 'ringing') return
  const found = readMembers(list.value)?.find(({ leg }) => leg === call.call)
  if (found !== undefined) {
    there(found.member)
    return
  }
  call.struck = true
  const done = await order(line, kill(call.call, call.unwanted ? 'ORIGINATOR_CANCEL' : 'NO_ANSWER'))
  if (!done.ok) delete call.struck
}

/**
 * Says whether it was answered in the moment in which it was ended: whoever it was has been hung up on, and is told of as
 * any other who met nobody (D5, D8). Should the switch not have ended it, they hear the apology.
 */
export function wasTooLate({ line, tell }: Office, call: Call): boolean {
  if (!call.struck) return false
  call.stage = 'aside'
  tell({ kind: 'message-started', call: call.call })
  void order(line, apology(call.call))
  return true
}

/** Nobody wants it any more: it rings its 15 s (D7), and whoever answers meanwhile hears the apology. */
export async function stopRinging(
  { line }: Office,
  call: Call,
): Promise<Result<void, SwitchTrouble>> {
  call.unwanted = true
  if (call.stage === 'ringing') {
    call.ringing?.run(shortestRing)
    return ok(undefined)
  }
  // Not yet ringing, so nobody has heard anything. If the leg is not made yet, `unwanted` waits for it.
  const done = await line.api(kill(call.call, 'ORIGINATOR_CANCEL'))
  return done.ok ? ok(undefined) : done
}
