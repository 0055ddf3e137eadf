import { execFile } from 'node:child_process'
import { systemd } from './config.ts'

/**
 * Tells systemd that the service is ready, where it waits for that, and from then on that it is alive, three times in
 * each period of the unit's watchdog (`sd_notify(3)`, `sd_watchdog_enabled(3)`): a process that turns in a circle tells
 * nothing, and is started again. It goes on while the service closes, and keeps no process alive. Whether systemd hears
 * is its own affair.
 */
export function tellSystemd(given = systemd()): void {
  if (given.notify === undefined) return
  tell('--ready')
  const period = Number(given.watchdog ?? 0) / 1_000
  if (period > 0) setInterval(() => tell('WATCHDOG=1'), period / 3).unref()
}

function tell(word: string): void {
  execFile('systemd-notify', [word], () => undefined)
}
