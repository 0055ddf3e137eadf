/** One work at a time, in the order in which they came. One that fails does not stop the next. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>

export function openLane(): Lane {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
