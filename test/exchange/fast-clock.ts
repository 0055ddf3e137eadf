import type { Clock } from '../../src/basics/clock.ts'
import { instant } from '../../src/basics/instant.ts'
import { gearedClock } from '../support/geared-clock.ts'

/** Time as this process has it, run faster: at 60 a minute of the house takes a second. */
export function fastClock(factor: number, start = Date.parse('2027-03-01T10:00:00Z')): Clock {
  return gearedClock(instant(start), factor)
}
