import type { CaseId } from '../basics/ids.ts'

/** Reads one number out of the vault for one originate. Undefined when it was erased. */
export type NumberSource = (case_: CaseId) => string | undefined

/**
 * Puts the number of somebody who rang back, as the carrier gave it, on the list of those who are never called again.
 * True once that is in the record; false when it cannot be.
 */
export type NeverAgain = (number: string) => Promise<boolean>
