import { hour, minute } from '../basics/instant.ts'

/** No number is held for longer than this from the first request, whatever a site sets. */
export const longestHold = 72 * hour

/** How long one governor's wish to see a held number waits for the other. */
export const longestReading = 15 * minute

/** How long one person's request alone holds a number, while the second is looked for. */
export const longestRequest = 60 * minute
