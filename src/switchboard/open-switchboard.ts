import type { SeatAccounts } from '../phone/seat-account.ts'
import type { SwitchPort } from '../phone/switch-port.ts'
import { isDiallable } from './dial-strings.ts'
import { type SwitchboardSettings, shortestRing } from './settings.ts'
import { Switchboard } from './switchboard.ts'

/**
 * The live switch behind the house's port. Nothing happens before `start`, which resolves after the first attempt
 * to connect, however it went. Throws when a setting breaks a rule: that is the box's fault, not the switch's.
 */
export function openSwitchboard(
  settings: SwitchboardSettings,
): SwitchPort & SwitchboardCounts & { readonly accounts: SeatAccounts } {
  if ((settings.ringMs ?? shortestRing) < shortestRing) {
    throw new Error(
      'A call must ring for at least 15 s (D7). Set a ring time of 15,000 ms or more.',
    )
  }
  if (!isDiallable(settings.callerId)) {
    throw new Error('The caller id must be a number (D10). Set it to digits only.')
  }
  const switchboard = new Switchboard(settings)
  return {
    send: (command) => switchboard.send(command),
    listen: (listener) => switchboard.listen(listener),
    start: () => switchboard.start(),
    close: () => switchboard.close(),
    unknownEvents: () => switchboard.unknownEvents,
    accounts: switchboard.accounts,
  }
}

export type SwitchboardCounts = {
  /** Events that came though nobody asked for them. Anything but nought deserves a look at the switch. */
  unknownEvents(): number
}
