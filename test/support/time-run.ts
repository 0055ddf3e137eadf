const beat = 10
/** What one look counts at most: a process that was not let run for longer than that counts no more of it. */
const longest = 15

let counted = 0
let looked: number | undefined

/**
 * Milliseconds that this process was let run, near enough: as the machine counts them while it has time for us, and not
 * while it is busy elsewhere or in one long turn of ours. For clocks of tests alone.
 */
export function timeRun(): number {
  looked ??= begin()
  return counted + Math.min(performance.now() - looked, longest)
}

function begin(): number {
  setInterval(look, beat).unref()
  return performance.now()
}

function look(): void {
  const counts = timeRun()
  looked = performance.now()
  counted = counts
}
