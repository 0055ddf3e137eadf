import type { Clock } from '../../src/basics/clock.ts'
import { instant } from '../../src/basics/instant.ts'

/** Real time, run faster: at 60 a minute of the house takes a second. */
export function fastClock(factor: number, start = Date.parse('2027-03-01T10:00:00Z')): Clock {
  const began = performance.now()
  return {
    now: () => instant(start + (performance.now() - began) * factor),
    after: (ms, work) => {
      const timer = setTimeout(work, ms / factor)
      return () => clearTimeout(timer)
    },
    every: (ms, work) => {
      const timer = setInterval(work, Math.max(1, ms / factor))
      return () => clearInterval(timer)
    },
  }
}
