import { outcomeLabels } from '../calls/outcome.ts'
import { breakCodes } from '../supervision/break-codes.ts'
import { slotNames } from '../supervision/regime.ts'
import { stops } from '../supervision/stops.ts'
import type { AttemptRow } from './attempt-row.ts'
import { counted, type Rows, seat, who, whom } from './catalogue-row.ts'

type RoomFacts =
  | `shift.${'opened' | 'calls' | 'closed'}`
  | `seat.${'assigned' | 'not_cleared' | 'released' | 'line' | 'misused' | 'account_given'}`
  | `agent.${'silent' | 'not_heard' | 'ready' | 'break_started' | 'break_ended' | 'display_changed' | 'help_called' | 'help_answered' | 'readings_counted'}`
  | `presence.${'confirmed' | 'stepped_out' | 'handed_over' | 'lapsed'}`
  | `room.${'stopped' | 'resumed'}`

const room = { subject: 'NOT_APPLICABLE', keep: 'record' } as const
const person = { subject: 'PRISONER_ID', keep: 'person' } as const

/** Shifts, seats, presence and the stops. */
export const catalogueRoom: Rows<RoomFacts> = {
  'shift.opened': {
    ...room,
    deed: 'OPEN_SHIFT',
    sentence: (fact, names) =>
      `${who(fact, names)} opened the ${slotNames[fact.data.slot].toLowerCase()} shift.`,
  },
  'shift.calls': {
    ...person,
    deed: 'CLOSE_CALLS',
    sentence: (fact, names) =>
      `The calls of ${whom(fact, names)} at ${seat(fact)} in the shift: ${callsInWords(fact.data.attempts)}.`,
  },
  'shift.closed': {
    ...room,
    deed: 'CLOSE_SHIFT',
    sentence: (fact, names) =>
      `${who(fact, names)} closed the shift${fact.data.checks.includes('below-target') ? ' below the targets, with interviews that should have been heard or asked about' : ''}.`,
  },
  'seat.assigned': {
    ...person,
    deed: 'ASSIGN_SEAT',
    sentence: (fact, names) =>
      `${who(fact, names)} gave ${seat(fact)} to ${whom(fact, names)}, with the working name ${fact.data.workingName}.`,
  },
  'seat.not_cleared': {
    ...person,
    deed: 'REFUSE_SEAT',
    sentence: (fact, names) =>
      `${whom(fact, names)} was not given ${seat(fact)}: not cleared, ${fact.data.gate.toLowerCase()}.`,
  },
  'seat.released': {
    ...person,
    deed: 'RELEASE_SEAT',
    sentence: (fact, names) =>
      `${who(fact, names)} released ${seat(fact)}${fact.on.person ? ` from ${whom(fact, names)}` : ''}: ${released[fact.data.why]}.`,
  },
  'seat.line': {
    ...room,
    keep: 'shift',
    deed: 'CHANGE_LINE',
    sentence: (fact) => `The line to ${seat(fact)} is ${fact.data.up ? 'up' : 'down'}.`,
  },
  'seat.misused': {
    ...room,
    deed: 'COUNT_MISUSE',
    sentence: (fact) =>
      `The phone of ${seat(fact)} sent ${counted(fact.data.count, 'request')} that no phone of the box has reason to send.`,
  },
  'agent.silent': {
    ...room,
    keep: 'shift',
    deed: 'RING_SUPERVISOR',
    sentence: (fact) =>
      `The box alarmed the supervisor: nothing was heard of the agent at ${seat(fact)} since the answer.`,
  },
  'agent.not_heard': {
    ...room,
    deed: 'STOP_CALLS',
    sentence: (fact) =>
      `The box gave ${seat(fact)} no more calls until the agent is ready again: the agent was not heard.`,
  },
  'seat.account_given': {
    ...room,
    deed: 'VIEW_SEAT_ACCOUNT',
    sentence: (fact, names) =>
      `The browser of ${who(fact, names)} was given the phone account of ${seat(fact)}.`,
  },
  'agent.ready': {
    ...room,
    keep: 'shift',
    deed: 'START_CALLS',
    sentence: (fact, names) => `${who(fact, names)} is ready for calls at ${seat(fact)}.`,
  },
  'agent.break_started': {
    ...room,
    keep: 'shift',
    deed: 'TAKE_BREAK',
    sentence: (fact, names) =>
      `${who(fact, names)} stopped taking calls at ${seat(fact)}: ${breakCodes[fact.data.code].toLowerCase()}.`,
  },
  'agent.break_ended': {
    ...room,
    keep: 'shift',
    deed: 'END_BREAK',
    sentence: (fact, names) => `${who(fact, names)} came back to ${seat(fact)}.`,
  },
  'agent.display_changed': {
    ...person,
    deed: 'CHANGE_DISPLAY',
    sentence: (fact, names) => `${who(fact, names)} changed how the pages of a seat look to them.`,
  },
  'agent.help_called': {
    ...room,
    keep: 'shift',
    deed: 'CALL_SUPERVISOR',
    sentence: (fact, names) => `${who(fact, names)} called the supervisor to ${seat(fact)}.`,
  },
  'agent.help_answered': {
    ...room,
    keep: 'shift',
    deed: 'ANSWER_HELP',
    sentence: (fact, names) => `${who(fact, names)} went to ${seat(fact)}, as called.`,
  },
  'agent.readings_counted': {
    ...person,
    deed: 'COUNT_READINGS',
    sentence: (fact, names) =>
      `In this shift ${whom(fact, names)} read ${counted(fact.data.hurried, 'block')} too fast.`,
  },
  'presence.confirmed': {
    ...room,
    deed: 'CONFIRM_PRESENCE',
    sentence: (fact, names) => `${who(fact, names)} confirmed being in the room.`,
  },
  'presence.stepped_out': {
    ...room,
    deed: 'STEP_OUT',
    sentence: (fact, names) => `${who(fact, names)} stepped out of the room.`,
  },
  'presence.handed_over': {
    ...person,
    deed: 'HAND_OVER',
    sentence: (fact, names) =>
      `${who(fact, names)} handed the room over to ${names.person(fact.data.to)}, who signed.`,
  },
  'presence.lapsed': {
    ...person,
    deed: 'LAPSE_PRESENCE',
    sentence: (fact, names) => `The presence of ${whom(fact, names)} was not confirmed in time.`,
  },
  'room.stopped': {
    ...room,
    deed: 'STOP_ROOM',
    sentence: (fact, names) =>
      `${who(fact, names)} pressed ${stops[fact.data.stop].label}. ${stops[fact.data.stop].means}`,
  },
  'room.resumed': {
    ...room,
    deed: 'RESUME_ROOM',
    sentence: (fact, names) => `${who(fact, names)} let calls begin again.`,
  },
}

/** "14 calls: no answer 9, busy 2 … A supervisor entered 1 of them." */
function callsInWords(attempts: readonly AttemptRow[]): string {
  const counts = new Map<string, number>()
  for (const { outcome } of attempts) {
    const label = outcomeLabels[outcome].toLowerCase()
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const outcomes = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map((one) => one.join(' '))
  const entered = attempts.filter((row) => row.entered).length
  const seen = entered > 0 ? `. A supervisor entered ${entered} of them` : ''
  return `${counted(attempts.length, 'call')}: ${outcomes.join(', ')}${seen}`
}

const released = {
  'called-away': 'called away',
  'not-cleared': 'no longer cleared',
  reseated: 'moved to another seat',
  'shift-closed': 'the shift was closed',
} as const
