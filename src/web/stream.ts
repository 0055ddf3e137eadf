import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Hub } from './hub.ts'
import type { Follower } from './open-streams.ts'
import { computerOf } from './try-door.ts'

const pingEvery = 10_000

/**
 * One stream a page: a version number at once, at each change, and never anything else. Numbers that come faster than
 * `paceMs` are told once. `stillOpen` is asked before each word, so that a closed session hears nothing more. One too
 * many of `who` ends the oldest, which is told so, that its page says it and does not come back before somebody is there.
 */
export function versions(
  c: Context,
  hub: Hub,
  topic: string,
  options: { readonly paceMs: number; readonly who: Follower; stillOpen(): boolean },
): Response {
  return streamSSE(c, async (stream) => {
    let told = 0
    let wake: () => void = () => undefined
    const unwatch = hub.watch(topic, () => wake())
    let over = false
    let elsewhere = false
    const leave = hub.streams.add(computerOf(c), options.who, () => {
      elsewhere = true
      wake()
    })
    stream.onAbort(() => {
      over = true
      wake()
    })
    let pinged = performance.now()
    try {
      while (!over && !elsewhere && !hub.closed) {
        const version = hub.version(topic)
        if (version !== told) {
          await stream.writeSSE({ event: 'changed', data: String(version) })
          told = version
          if (!options.stillOpen()) return
          await stream.sleep(options.paceMs)
        }
        if (performance.now() - pinged >= pingEvery) {
          await stream.writeSSE({ event: 'ping', data: '' })
          pinged = performance.now()
        }
        if (hub.version(topic) !== told || over || elsewhere || hub.closed) continue
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pingEvery)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      if (elsewhere) await stream.writeSSE({ event: 'elsewhere', data: '' })
    } finally {
      leave()
      unwatch()
    }
  })
}
