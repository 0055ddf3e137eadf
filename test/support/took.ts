import { availableParallelism, loadavg } from 'node:os'

/**
 * Milliseconds of a processor that this process has used since, all its threads together. For work that thinks: what
 * else the machine does adds nothing to it, as it would to the time on the wall.
 */
export function worked(): () => number {
  const begun = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1_000
  }
}

/** Milliseconds that `think` takes on an ordinary machine that has nothing else to do. */
const usualMs = 60

/**
 * How many times longer than promised something may take here, where the machine is slow or other processes wait for a
 * processor too: 1 on a machine that has the promise to itself. Multiply a promise on the wall's time by it. What waits
 * is the whole machine's; what a container is given of it is seen by thinking.
 */
export function crowd(): number {
  const begun = performance.now()
  think()
  const waiting = (loadavg()[0] ?? 0) / availableParallelism()
  return Math.max(1, waiting, (performance.now() - begun) / usualMs)
}

function think(): number {
  let seed = 1
  for (let i = 0; i < 3_000_000; i++) seed = (seed * 48_271) % 2_147_483_647
  return seed
}
