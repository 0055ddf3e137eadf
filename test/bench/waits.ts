import { monitorEventLoopDelay } from 'node:perf_hooks'

const every = 2

/**
 * The longest time, in ms, for which a timer had to wait while this work went on: the longest piece of work, or all of
 * those that were ready at the same moment.
 */
export async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: every })
  delays.enable()
  // It counts from one beat to the next, so it must be beating before the work begins and until after it.
  await beats()
  delays.reset()
  await work()
  await beats()
  delays.disable()
  return Math.max(0, delays.max / 1e6 - every)
}

/** What other programs do to a thread that has nothing to do: no wait can be measured more finely than this. */
export function idleWait(): Promise<number> {
  return longestWait(() => new Promise((resolve) => setTimeout(resolve, 500)))
}

function beats(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 3 * every))
}
