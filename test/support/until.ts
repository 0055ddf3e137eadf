import assert from 'node:assert/strict'

/**
 * Waits for a condition, never for a time: looks again until it holds, and fails by name when it never does. Its limit is
 * for what never comes: a machine that is ten times slow is in time.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = 180_000,
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > deadline) assert.fail(`Waited ${withinMs} ms for this: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
