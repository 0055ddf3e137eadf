import type { Context } from 'hono'
import type { Chrome, HeadsetPart, NavItem, Notice } from '../../views/parts/chrome.ts'
import type { ClockAlarmProps } from '../../views/parts/clock-alarm.tsx'
import type { Deed } from '../../views/parts/deed.ts'
import type { SessionEndsProps } from '../../views/parts/session-ends.tsx'
import type { Instant } from '../basics/instant.ts'
import { localTime } from '../fieldwork/local-time.ts'
import type { House } from './house.ts'
import { csrfOf, type Door, secretOf } from './tokens.ts'

export type ChromeFacts = {
  readonly door: Door
  readonly who?: string
  readonly role?: string
  readonly signOut?: string
  readonly practice?: true
  readonly look?: string
  readonly looks?: readonly Deed[]
  readonly help?: { readonly action: string; readonly called: boolean }
  readonly password?: string
  readonly navigation?: readonly NavItem[]
  readonly notice?: Notice | undefined
  readonly clockAlarm?: ClockAlarmProps | undefined
  readonly sessionEnds?: SessionEndsProps | undefined
  readonly headset?: HeadsetPart | undefined
  /** The topic this page follows, with the address of its stream. */
  readonly live?: { readonly topic: string; readonly stream: string; readonly version: number }
}

/** What every page carries round its content, from the request and the house. */
export function chromeOf(c: Context, house: House, facts: ChromeFacts): Chrome {
  const { door, live, ...rest } = facts
  return {
    nonce: c.get('nonce') as string,
    asset: (name) => house.assets.url(name),
    csrf: csrfOf(secretOf(c, door)),
    ...rest,
    ...(live ? { live: { stream: live.stream, version: live.version } } : {}),
    ...(house.trial ? { trial: trialStrip(house.clock.now(), house.trial.speed) } : {}),
  }
}

function trialStrip(now: Instant, speed: number): NonNullable<Chrome['trial']> {
  return { clockText: clockText(now), speed, seconds: Math.floor(localTime(now).msOfDay / 1000) }
}

// Made once: making one takes longer than the rest of a page.
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const weekdayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** "14:05, Tuesday 14 January 2025" in the prison's own time (M7, M8). */
export function clockText(at: Instant): string {
  return `${timeText(at)}, ${weekdayFormat.format(at).replace(',', '')}`
}

export function dayText(at: Instant): string {
  return dayFormat.format(at)
}

export function timeText(at: Instant): string {
  const minutes = Math.floor(localTime(at).msOfDay / 60_000)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
