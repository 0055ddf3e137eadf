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

/**
 * How many times longer than promised something may take here, where other processes wait for a processor too: 1 on a
 * machine that has the promise to itself. Multiply a promise on the wall's time by it.
 */
export function crowd(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
}
