import { text } from 'node:stream/consumers'

/** What a child of a test was given to work with. */
export async function given<T>(): Promise<T> {
  return JSON.parse(await text(process.stdin)) as T
}
