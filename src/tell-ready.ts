import { execFile } from 'node:child_process'

/** Tells systemd that the service is ready, where it waits for that. Whether it hears is its own affair. */
export function tellReady(waits: boolean): void {
  if (waits) execFile('systemd-notify', ['--ready'], () => undefined)
}
