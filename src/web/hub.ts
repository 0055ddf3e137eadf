import { OpenStreams } from './open-streams.ts'

/** Tells open pages that something they show has changed: a version number a topic, never the thing itself. */
export type Hub = {
  version(topic: string): number
  bump(topic: string): void
  /** Calls back with each new version until the returned function is called. */
  watch(topic: string, told: (version: number) => void): () => void
  /** How many pages are open. */
  readonly open: number
  /** Whose they are: no computer, and no sign-in, may have any number of them. */
  readonly streams: OpenStreams
  /** Whether this hub is over: a page that follows it looks for the next one. */
  readonly closed: boolean
  close(): void
}

/**
 * `first` is the version everything begins at: higher than any an earlier hub came to, or a page of that time would
 * take the new box for the one it has shown. Milliseconds on the wall are.
 */
export function openHub(first: number): Hub {
  const versions = new Map<string, number>()
  const watchers = new Map<string, Set<(version: number) => void>>()
  let open = 0
  let closed = false
  const version = (topic: string) => versions.get(topic) ?? first
  return {
    version,
    bump: (topic) => {
      const next = version(topic) + 1
      versions.set(topic, next)
      for (const told of watchers.get(topic) ?? []) told(next)
    },
    watch: (topic, told) => {
      const set = watchers.get(topic) ?? new Set()
      watchers.set(topic, set)
      set.add(told)
      open += 1
      return () => {
        if (set.delete(told)) open -= 1
      }
    },
    streams: new OpenStreams(),
    get open() {
      return open
    },
    get closed() {
      return closed
    },
    close: () => {
      closed = true
      for (const [topic, set] of watchers) for (const told of set) told(version(topic))
    },
  }
}
