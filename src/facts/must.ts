/** A fact that points at nothing is a broken promise of our own: stop, and let start-up say which line. */
export function must<T>(found: T | undefined, seq: number, what: string): T {
  if (found === undefined) throw new Error(`Fact ${seq} is about ${what} that is not there`)
  return found
}
