import type { Clock } from './basics/clock.ts'
import { type Instant, second } from './basics/instant.ts'
import { type DiskTrouble, diskTroubleOf, roomNeeded } from './record/disk-trouble.ts'
import type { LettingGo } from './switchboard/let-calls-go.ts'
import type { OutageSeen } from './web/house.ts'

/** The record cannot be written: why, since when, and what becomes of the calls that were up. */
export type Outage = OutageSeen & { readonly cause: Error; readonly calls: LettingGo }

/** One box has one at most: from the first on, what is ahead of the disk cannot be used any more. */
export function openOutages(clock: Clock) {
  let now: Outage | undefined
  let tell: (outage: Outage) => void = () => undefined
  const first = new Promise<Outage>((resolve) => {
    tell = resolve
  })
  return {
    first,
    now: () => now,
    begin: (cause: Error, calls: LettingGo) => {
      const since: Instant = clock.now()
      const { isUp, talking } = calls
      now = { cause, calls, since, trouble: diskTroubleOf(cause), isUp, callsUp: talking }
      tell(now)
    },
    end: () => now?.calls.stop(),
  }
}

type RoomWatched = { readonly clock: Clock; free?(): Promise<number> }

/** Looks now and then how much room is left, so that dialling stops while all that is begun can still be written. */
export function watchRoom({ clock, free }: RoomWatched) {
  let nearlyFull = false
  const look = async () => {
    // What cannot be asked is found out by the next write.
    nearlyFull = ((await free?.().catch(() => undefined)) ?? roomNeeded) < roomNeeded
  }
  void look()
  return { nearlyFull: () => nearlyFull, stop: clock.every(second, () => void look()) }
}

/** How the box and its pages call it. */
export function troubleInWords(trouble: DiskTrouble): string {
  return {
    full: 'the box is full',
    failing: 'its disk does not take what is written',
    silent: 'its disk does not answer',
  }[trouble]
}
