import type { CaseId, PersonId } from '../basics/ids.ts'

/**
 * Reads one number out of the vault for one originate. Undefined when it was erased, or is on a list of those who must
 * not be called: for everybody, or by this agent.
 */
export type NumberSource = (case_: CaseId, agent?: PersonId) => string | undefined

/**
 * Puts the number of somebody who rang back, as the carrier gave it, on the list of those who are never called again.
 * True once that is in the record; false when it cannot be.
 */
export type NeverAgain = (number: string) => Promise<boolean>
