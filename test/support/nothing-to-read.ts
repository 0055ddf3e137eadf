import type { Review } from '../../src/facts/decide-reading.ts'

/** For tests that are about something else than what an approver reads. */
export const nothingToRead: Review = { sound: true, parts: [], findings: [] }
