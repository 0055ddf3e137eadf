import { day, hour, type Instant, minute, second } from '../basics/instant.ts'

/** A jump of the box's clock: back when `byMs` is below zero. `whileOff` when it was found at a start. */
export type ClockJump = { readonly byMs: number; readonly whileOff?: true }

/** A jump that no supervisor or governor has looked at yet. */
export type UnseenJump = ClockJump & { readonly seq: number; readonly at: Instant }

/** What the clock may do without a fact in the record, and why just that much. */
export const clockLimits = {
  /** Against the line before. Clocks that are set gently never go back; a second allows for two readings of one moment. */
  backMs: second,
  /**
   * Against the process's own steady count, either way. Setting gently moves a clock 1.8 s an hour at most, and the
   * box compares every minute; a minute is the shortest time that a rule of this house gives to a person (P8).
   */
  driftMs: minute,
  /** Against the last line, at a start. Longer than a box stands still over Christmas or Easter with the days around. */
  whileOffMs: 7 * day,
} as const

/** Enough to look at: the record has them all. */
const shown = 10

/** The newest, and with them the newest that went forward: while that one is not looked at, nothing is destroyed. */
export function newestJumps(all: readonly UnseenJump[]): readonly UnseenJump[] {
  const forward = all.findLast(({ byMs }) => byMs > 0)
  return all.filter((one, i) => i >= all.length - shown || one === forward)
}

/** A clock that may be wrongly ahead makes everything look due and over, and what is done then is not undone. */
export function mayBeAhead({ clockJumps }: { readonly clockJumps: readonly ClockJump[] }): boolean {
  return clockJumps.some(({ byMs }) => byMs > 0)
}

/** "the clock of the box went back by 5 minutes". */
export function jumpSaid({ byMs, whileOff }: ClockJump): string {
  const by = spanSaid(Math.abs(byMs))
  if (byMs < 0) return `the clock of the box went back by ${by}`
  if (whileOff) return `the clock of the box went forward by ${by} while the box was off`
  return `the clock of the box went forward by ${by}`
}

const units = [
  { ms: day, one: 'day' },
  { ms: hour, one: 'hour' },
  { ms: minute, one: 'minute' },
  { ms: second, one: 'second' },
] as const

/** In the largest unit of which there are two or more. */
function spanSaid(ms: number): string {
  const unit = units.find((one) => ms >= 2 * one.ms) ?? units[3]
  const count = Math.round(ms / unit.ms)
  return `${count.toLocaleString('en-GB')} ${unit.one}${count === 1 ? '' : 's'}`
}
