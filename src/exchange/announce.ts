import type { sources } from './core-fields.ts'
import type { Fields } from './fields.ts'

/** Tells every subscribed client. The headers are built only when somebody wants them. */
export type Announce = (
  event: {
    readonly name: string
    readonly subclass?: string
    readonly source: keyof typeof sources
  },
  build: () => Fields,
) => void
