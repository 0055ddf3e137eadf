import type { Clock } from '../../../src/basics/clock.ts'
import { instant } from '../../../src/basics/instant.ts'
import { fasterClock } from '../../../src/clock.ts'

/** A clock that several processes can run alike: at `wall` on the machine's wall it showed `begin`. */
export type SharedTime = { readonly begin: number; readonly wall: number; readonly speed: number }

export function sharedClock({ begin, wall, speed }: SharedTime): Clock {
  return fasterClock({ begin: instant(Math.floor(begin + (Date.now() - wall) * speed)), speed })
}
