import type { Announce } from './announce.ts'
import { type Core, upTime } from './api-commands.ts'

/** BACKGROUND_JOB: what became of a `bgapi` command. */
export function announceJob(announce: Announce, job: string, line: string, text: string): void {
  const at = line.indexOf(' ')
  const [command, argument] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]
  announce({ name: 'BACKGROUND_JOB', source: 'BACKGROUND_JOB' }, () => ({
    'Job-UUID': job,
    'Job-Command': command,
    ...(argument === '' ? {} : { 'Job-Command-Arg': argument }),
    'Content-Length': String(Buffer.byteLength(text)),
    _body: text,
  }))
}

/** HEARTBEAT: the switch is alive, every 20 seconds. */
export function announceHeartbeat(announce: Announce, { legs, clock, startedAt }: Core): void {
  const up = Math.floor(clock.now() - startedAt)
  const count = String(legs.all().length)
  announce({ name: 'HEARTBEAT', source: 'HEARTBEAT' }, () => ({
    'Event-Info': 'System Ready',
    'Up-Time': upTime(up),
    'FreeSWITCH-Version': '1.10.12-release~64bit',
    'Uptime-msec': String(up),
    'Session-Count': count,
    'Max-Sessions': '2000',
    'Session-Per-Sec': '200',
    'Session-Per-Sec-Last': '0',
    'Session-Per-Sec-Max': '0',
    'Session-Per-Sec-FiveMin': '0',
    'Session-Since-Startup': String(legs.sessions),
    'Session-Peak-Max': count,
    'Session-Peak-FiveMin': count,
    'Idle-CPU': '100.000000',
  }))
}
