import type { ClockAlarmProps } from './clock-alarm.tsx'
import type { Deed } from './deed.ts'
import type { SessionEndsProps } from './session-ends.tsx'

/** What every page carries round its content. Finished strings: a view decides nothing about rights or time. */
export type Chrome = {
  readonly nonce: string
  /** `assets.url`: the address of a stylesheet or script by its plain name. */
  readonly asset: (name: string) => string
  readonly csrf: string
  /** Who is signed in, as the service line shows it: "Smith, Jane" or "Seat 12". Never in the title (M10). */
  readonly who?: string | undefined
  /** The role or working name beside it: "Supervisor", "Working name: Sam". */
  readonly role?: string | undefined
  /** Where staff choose another password. */
  readonly password?: string | undefined
  /** Where the sign-out button posts. */
  readonly signOut?: string | undefined
  /** At a seat: where the panic key posts, and whether the supervisor has been called already. */
  readonly help?: { readonly action: string; readonly called: boolean } | undefined
  readonly navigation?: readonly NavItem[] | undefined
  readonly trial?: TrialStrip | undefined
  /** How the agent has the pages of a seat: classes for the page, `gh-size-large gh-tint-cream`. */
  readonly look?: string | undefined
  /** What changes that, in one key each. */
  readonly looks?: readonly Deed[] | undefined
  /** Nobody is on the line: every page of practice says so. */
  readonly practice?: true | undefined
  /** Set on pages that follow the box by themselves. */
  readonly live?: LivePart | undefined
  /** Shown once at the top of the page after a deed. */
  readonly notice?: Notice | undefined
  readonly clockAlarm?: ClockAlarmProps | undefined
  /** When whoever is signed in will be signed out. */
  readonly sessionEnds?: SessionEndsProps | undefined
  /** Set where this page has a headset of its own. */
  readonly headset?: HeadsetPart | undefined
}

/**
 * `account` is where the headset asks for its account, `none` while nobody is signed in; without it the headset stays
 * as it is. `calls`: how many calls of the box it may have at once.
 */
export type HeadsetPart = { readonly account?: string | 'none'; readonly calls: number }

export type NavItem = {
  readonly href: string
  readonly text: string
  readonly current?: boolean
  /** It looks back at what was done: in a row of its own below the work, where there is too much for one. */
  readonly looksBack?: true
}

/**
 * `clockText` is the box's own clock, "14:05, Tuesday 14 January 2025"; `speed` how fast it runs; `seconds` how far the
 * day has come, for a page that stays open and counts on.
 */
export type TrialStrip = {
  readonly clockText: string
  readonly speed: number
  readonly seconds?: number | undefined
}

/**
 * `stream` sends the event `changed` with a version number, at once on connection and at each change;
 * the page fetches itself again when the number differs from `version`, the one it was made at.
 */
export type LivePart = { readonly stream: string; readonly version: number }

export type Notice = {
  readonly kind: 'success' | 'information' | 'warning' | 'error'
  readonly text: string
}
