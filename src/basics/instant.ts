declare const brand: unique symbol

/** Milliseconds since 1970-01-01T00:00:00Z, by the box's clock. */
export type Instant = number & { readonly [brand]: 'Instant' }

export function instant(ms: number): Instant {
  return ms as Instant
}

export function later(from: Instant, ms: number): Instant {
  return (from + ms) as Instant
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
