import type { CallingHours } from '../fieldwork/calling-hours.ts'
import type { Hours } from './sheet.ts'

/** The campaign sheet's hours in the shape that the dial rules read. */
export function callingHours(hours: Hours): readonly CallingHours[] {
  return [
    { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], ...hours.weekdays },
    ...(hours.saturday ? [{ days: ['Sat'] as const, ...hours.saturday }] : []),
    ...(hours.sunday ? [{ days: ['Sun'] as const, ...hours.sunday }] : []),
  ]
}
