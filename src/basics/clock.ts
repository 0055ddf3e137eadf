import type { Instant } from './instant.ts'

/**
 * The only way the house knows the time. The box plugs in a real one, the trial one that runs faster, tests one
 * that they move by hand. `after` and `every` take milliseconds of this clock and return a function that cancels.
 */
export type Clock = {
  now(): Instant
  /**
   * Milliseconds of this clock since some moment, counted so that nobody can put them forward or back. A clock that
   * nobody can put forward or back has none.
   */
  steady?(): number
  after(ms: number, work: () => void): Cancel
  every(ms: number, work: () => void): Cancel
}

export type Cancel = () => void

/** Milliseconds since some moment, for measuring how long something took: setting the machine's clock changes nothing. */
export function countOf(clock: Clock): number {
  return clock.steady?.() ?? clock.now()
}
