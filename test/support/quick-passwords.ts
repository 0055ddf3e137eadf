import { openPasswords } from '../../src/web/passwords.ts'

/**
 * As the live box's, but each hash takes a three-hundredth of the time: for tests about something else than how dear a
 * guess is. Whoever is added with these must be added without the hashes that the trial has ready.
 */
export const quickPasswords = () => openPasswords({ memoryCost: 64, timeCost: 2, parallelism: 1 })
