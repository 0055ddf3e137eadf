import { bankHolidaysKnownUntil, isBankHoliday } from './bank-holidays.ts'
import { researchWindow, timeLeft } from './calling-hours.ts'
import { dayWordsOf } from './day-words.ts'
import { dialLimits } from './dial-limits.ts'
import { localTime } from './local-time.ts'
import type { Rule } from './rule.ts'
import type { RoomSituation } from './situation.ts'

/** The rules that need no campaign: while one of them holds back, the room is quiet and the supervisor sees why. */
export const roomRules: readonly Rule<RoomSituation>[] = [
  {
    key: 'record',
    id: 'P9',
    source: 'the promise of this house',
    sentence:
      'The record cannot be written. The box tries by itself and goes on as soon as it can.',
    holdsBack: ({ record }) => !record.writable,
  },
  {
    key: 'room-for-record',
    id: 'P9',
    source: 'the promise of this house',
    sentence:
      'The box is nearly full. Ask whoever looks after it to make room on its disk: calls begin again by themselves. Calls that are up go on.',
    holdsBack: ({ record }) => record.nearlyFull === true,
  },
  {
    key: 'switch',
    id: 'P9',
    source: 'the promise of this house',
    sentence: 'The switch is not connected. The box is trying again by itself.',
    holdsBack: (room) => !room.switch.connected,
  },
  {
    key: 'listening',
    id: 'P9',
    source: 'the promise of this house',
    sentence: 'A supervisor could not listen to a call now. Check the supervisor’s line.',
    holdsBack: (room) => !room.switch.listenable,
  },
  {
    key: 'attestation',
    id: 'J16',
    source: 'the promise of this house',
    sentence:
      'Nobody has attested in the last day that the switch keeps no sound. Run the attestation.',
    more: (room) => room.switch.attestationLine,
    holdsBack: (room) => !['good', 'nothing-to-attest'].includes(room.switch.attestation),
  },
  {
    key: 'messages',
    id: 'D6',
    source: 'the promise of this house',
    sentence:
      'A spoken message on the switch is not one that two governors approved. A governor looks at Spoken messages.',
    more: (room) => room.switch.unapproved,
    holdsBack: (room) => room.switch.unapproved !== undefined,
  },
  {
    key: 'caller-id',
    id: 'D10',
    source: 'Ofcom, persistent misuse',
    sentence:
      'A call showed another number than its campaign says, or would have. Have the campaign’s caller number, the switch and the carrier looked at, then close the incident: calls begin again.',
    holdsBack: (room) => room.switch.showsAnother === true,
  },
  {
    key: 'shift',
    id: 'D15',
    source: 'HMPPS regime',
    sentence: 'No shift is open. A supervisor opens one.',
    holdsBack: ({ shift }) => shift === null,
  },
  {
    key: 'presence',
    id: 'P8',
    source: 'the promise of this house',
    sentence:
      'No supervisor is confirmed present. A supervisor confirms with their PIN at their own seat.',
    holdsBack: ({ shift, now }) => shift === null || (shift.presentUntil ?? 0) <= now,
  },
  {
    key: 'frozen',
    id: 'J8',
    source: 'HMPPS regime',
    sentence: 'The room is frozen. A supervisor resumes when the roll is correct.',
    holdsBack: ({ shift }) => shift?.stop === 'freeze',
  },
  {
    key: 'closing',
    id: 'J8',
    source: 'HMPPS regime',
    sentence: 'The room is closing. Calls start again with the next shift.',
    holdsBack: ({ shift }) => shift?.stop === 'close',
  },
  {
    key: 'cleared-room',
    id: 'J8',
    source: 'HMPPS regime',
    sentence: 'The room has been cleared. A supervisor resumes when it is safe.',
    holdsBack: ({ shift }) => shift?.stop === 'clear',
  },
  {
    key: 'supervision',
    id: 'R11',
    source: 'the promise of this house',
    sentence:
      'Every supervisor who is present has as many agents on calls as one may have. The next call is placed when one ends, or when another supervisor confirms presence.',
    holdsBack: ({ shift }) =>
      shift !== null &&
      shift.present > 0 &&
      shift.agentsOnCalls >= shift.present * shift.agentsPerSupervisor,
  },
  {
    key: 'research-window',
    id: 'D15',
    source: 'MRS Code of Conduct',
    sentence:
      'People may be called 09:00 to 21:00, on Sunday 10:00 to 21:00, and a call needs time to ring.',
    holdsBack: ({ now }) => timeLeft(researchWindow, localTime(now)) < dialLimits.ringMs,
  },
  {
    key: 'bank-holiday',
    id: 'D15',
    source: 'research practice',
    sentence: 'Today is a bank holiday in some part of the United Kingdom.',
    holdsBack: ({ now }) => isBankHoliday(localTime(now).date),
  },
  {
    key: 'calendar',
    id: 'D15',
    source: 'research practice',
    sentence: `The box knows no bank holidays after ${dayWordsOf(bankHolidaysKnownUntil)}. Ask whoever looks after it for a newer release.`,
    holdsBack: ({ now }) => localTime(now).date > bankHolidaysKnownUntil,
  },
  {
    key: 'slot-to-come',
    id: 'J8',
    source: 'HMPPS regime',
    sentence: 'The part of the day for which the shift was opened has not begun.',
    holdsBack: ({ now, shift }) => shift !== null && now < shift.startsAt,
  },
]
