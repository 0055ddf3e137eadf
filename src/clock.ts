import type { Cancel, Clock } from './basics/clock.ts'
import { type Instant, instant } from './basics/instant.ts'

/** For a live box: the clock on the machine's wall, which staff and time servers set, beside its own steady count. */
export function wallClock(): Clock {
  return { ...realClock(), now: () => instant(Date.now()), steady: () => performance.now() }
}

/** For measuring on a wire: begins with the machine's time, and cannot be set. */
export function realClock(): Clock {
  return fasterClock({ begin: instant(Date.now()), speed: 1 })
}

/**
 * A clock that starts at `begin` and runs `speed` times as fast as the machine's: everything that waits, waits that
 * much less, so that every rule still holds in the clock's own time.
 */
export function fasterClock({
  begin,
  speed,
}: {
  readonly begin: Instant
  readonly speed: number
}): Clock {
  const started = performance.now()
  const now = () => instant(Math.floor(begin + (performance.now() - started) * speed))
  return {
    now,
    after: (ms, work) => {
      const timer = setTimeout(work, Math.max(0, ms / speed))
      return () => clearTimeout(timer)
    },
    every: (ms, work): Cancel => {
      const timer = setInterval(work, Math.max(1, ms / speed))
      return () => clearInterval(timer)
    },
  }
}
