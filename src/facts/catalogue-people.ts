import { aRole } from '../people/person.ts'
import { atSeat, type Rows, who, whom } from './catalogue-row.ts'
import type { SessionEnd, SignInPart } from './shapes.ts'

type PeopleFacts =
  | `person.${'added' | 'pin_reset' | 'gates_changed' | 'learning_noted' | 'acknowledged' | 'removed' | 'welsh_reader'}`
  | `person.${'exported' | 'erasure_proposed' | 'erasure_withdrawn' | 'erased' | 'sealed_again'}`
  | `person.sign_in_${'reset' | 'chosen'}`
  | `session.${'opened' | 'closed' | 'stepped_up' | 'extended' | 'refused'}`
  | 'people.viewed'
  | 'reason.viewed'

const person = { subject: 'PRISONER_ID', keep: 'person' } as const
const session = { subject: 'USER_ID', keep: 'person' } as const

/** People, their gates and their sign-ins. */
export const cataloguePeople: Rows<PeopleFacts> = {
  'person.added': {
    ...person,
    deed: 'CREATE_PERSON',
    sentence: (fact, names) =>
      `${who(fact, names)} added ${whom(fact, names)} as ${aRole(fact.data.role)}.`,
  },
  'person.pin_reset': {
    ...person,
    deed: 'RESET_PIN',
    sentence: (fact, names) => `${who(fact, names)} gave ${whom(fact, names)} a new PIN.`,
  },
  'person.sign_in_reset': {
    ...person,
    deed: 'RESET_SIGN_IN',
    sentence: (fact, names) =>
      `${who(fact, names)} gave ${whom(fact, names)} ${parts[fact.data.what]}, to be changed at the next sign-in.`,
  },
  'person.sign_in_chosen': {
    ...person,
    deed: 'CHANGE_SIGN_IN',
    sentence: (fact, names) =>
      `${who(fact, names)} chose a password of their own${fact.data.device ? ' and set up a code device' : ''}.`,
  },
  'person.gates_changed': {
    ...person,
    deed: 'EDIT_PERSON',
    sentence: (fact, names) => `${who(fact, names)} changed the gates of ${whom(fact, names)}.`,
  },
  'person.learning_noted': {
    ...person,
    deed: 'EDIT_PERSON',
    sentence: (fact, names) =>
      `${who(fact, names)} noted what ${whom(fact, names)} has learned in this work.`,
  },
  'person.acknowledged': {
    ...person,
    deed: 'ACKNOWLEDGE_MONITORING',
    sentence: (fact, names) =>
      `${whom(fact, names)} confirmed having read that calls are monitored.`,
  },
  'person.welsh_reader': {
    ...person,
    deed: 'EDIT_PERSON',
    sentence: (fact, names) =>
      fact.data.reads
        ? `${who(fact, names)} named ${whom(fact, names)} as a reader of Welsh.`
        : `${who(fact, names)} ended that ${whom(fact, names)} is a reader of Welsh.`,
  },
  'person.removed': {
    ...person,
    deed: 'DELETE_PERSON',
    sentence: (fact, names) => `${who(fact, names)} removed ${whom(fact, names)} from the work.`,
  },
  'person.exported': {
    ...person,
    deed: 'DOWNLOAD_PERSON',
    sentence: (fact, names) =>
      `${fact.by ? names.person(fact.by.person) : 'whoever runs the box'} made a copy of everything that the box holds about ${whom(fact, names)}.`,
  },
  'person.erasure_proposed': {
    ...person,
    deed: 'PROPOSE_ERASURE',
    sentence: (fact, names) =>
      `${who(fact, names)} proposed that ${whom(fact, names)} is erased from the box.`,
  },
  'person.erasure_withdrawn': {
    ...person,
    deed: 'SEND_BACK_ERASURE',
    sentence: (fact, names) =>
      `${who(fact, names)} sent back the proposal to erase ${whom(fact, names)}.`,
  },
  'person.erased': {
    ...person,
    deed: 'ERASE_PERSON',
    sentence: (fact, names) => {
      const why = fact.data.why === 'retention' ? ', because the time to keep it was over' : ''
      return `${who(fact, names)} erased ${whom(fact, names)}: name, number, gates and sign-ins cannot be read again${why}.`
    },
  },
  'person.sealed_again': {
    ...person,
    deed: 'ERASE_SIGNATURE',
    sentence: (fact, names) =>
      `The box took the name of somebody who was erased out of the gates of ${whom(fact, names)}.`,
  },
  'session.opened': {
    ...session,
    deed: 'OPEN_SESSION',
    sentence: (fact, names) => `${who(fact, names)} signed in${atSeat(fact)}.`,
  },
  'session.closed': {
    ...session,
    deed: 'CLOSE_SESSION',
    sentence: (fact, names) => {
      if (fact.data.why === 'signed-out') return `${who(fact, names)} signed out${atSeat(fact)}.`
      const whose = fact.on.person ? `The sign-in of ${whom(fact, names)}` : 'A sign-in'
      return `${whose}${atSeat(fact)} ended: ${ends[fact.data.why]}.`
    },
  },
  'session.stepped_up': {
    ...session,
    deed: 'CONFIRM_IDENTITY',
    sentence: (fact, names) => `${who(fact, names)} gave the password again.`,
  },
  'session.extended': {
    ...session,
    deed: 'CONFIRM_SESSION',
    sentence: (fact, names) => `${who(fact, names)} stayed signed in for longer.`,
  },
  'session.refused': {
    ...person,
    deed: 'REFUSE_SESSION',
    sentence: (fact, names) => {
      const door = fact.data.door === 'staff' ? ' at the staff door' : atSeat(fact)
      const tried = fact.on.person ? ` for ${whom(fact, names)}` : ''
      return `A sign-in${tried}${door} was refused: ${refusals[fact.data.why]}.`
    },
  },
  'people.viewed': {
    ...person,
    deed: 'VIEW_PEOPLE',
    sentence: (fact, names) =>
      fact.on.person
        ? `${who(fact, names)} looked at the page of ${whom(fact, names)}.`
        : `${who(fact, names)} looked at the list of people.`,
  },
  'reason.viewed': {
    ...person,
    deed: 'VIEW_REASON',
    sentence: (fact, names) =>
      `${who(fact, names)} looked at what stands in the way of ${whom(fact, names)}.`,
  },
}

const parts: Readonly<Record<SignInPart, string>> = {
  password: 'a new password',
  'code-device': 'a new secret for the code device',
  pin: 'a new PIN',
}

const ends: Readonly<Record<SessionEnd, string>> = {
  'signed-out': 'signed out',
  expired: 'its time was over',
  replaced: 'a new sign-in took its place',
  removed: 'the person was removed from the work',
  'shift-closed': 'the shift was closed',
  restored: 'the box was restored from a backup',
  released: 'the seat was released',
  reset: 'what the person signs in with was reset',
}

const refusals = {
  wrong: 'the password or PIN was not right',
  locked: 'there were too many tries',
  'not-cleared': 'the person is not cleared',
  'not-seated': 'the seat is not open for this person',
} as const
