/** Why an agent is not taking calls, from a closed list. */
export const breakCodes = {
  rest: 'Rest break',
  movement: 'Medication, visit or appointment',
  coaching: 'Talk with the supervisor',
  equipment: 'Headset or screen',
} as const

export type BreakCode = keyof typeof breakCodes
