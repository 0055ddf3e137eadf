import { aRole, type Role } from './person.ts'

type Rule = {
  readonly roles: readonly Role[]
  /** The sentence after "Only a … may". */
  readonly does: string
  readonly shift?: 'open' | 'closed'
  /** Asks for the password again, because what follows cannot be undone or shows what is kept close. */
  readonly stepUp?: boolean
  /** May be done while somebody else still knows the password. */
  readonly own?: boolean
}

const supervisor = ['supervisor'] as const
const governor = ['governor'] as const
const agent = ['agent'] as const
const incidents = ['supervisor', 'governor'] as const
const staff = ['supervisor', 'governor', 'auditor', 'protection'] as const

/**
 * Who may do what, and when (M2, M6). Routes and buttons both read this table, so they cannot disagree. There is no
 * deed that dials, transfers, types a number or edits wording on a call: nobody has it (P3, P5, P6).
 */
export const deeds = {
  OPEN_SHIFT: { roles: supervisor, does: 'open a shift', shift: 'closed' },
  CLOSE_SHIFT: { roles: supervisor, does: 'close the shift', shift: 'open' },
  ASSIGN_SEATS: { roles: supervisor, does: 'seat agents', shift: 'open' },
  RELEASE_SEAT: { roles: supervisor, does: 'release an agent', shift: 'open' },
  RESET_PIN: { roles: supervisor, does: 'reset a PIN' },
  CONFIRM_PRESENCE: { roles: supervisor, does: 'confirm presence', shift: 'open' },
  STEP_OUT: { roles: supervisor, does: 'step out', shift: 'open' },
  HAND_OVER: { roles: supervisor, does: 'hand over', shift: 'open' },
  STOP_ROOM: { roles: supervisor, does: 'stop the room', shift: 'open' },
  RESUME_ROOM: { roles: supervisor, does: 'resume calls', shift: 'open' },
  SUPERVISE_CALL: { roles: supervisor, does: 'enter a call', shift: 'open' },
  VALIDATE_INTERVIEW: { roles: supervisor, does: 'check an interview', shift: 'open' },
  TAKE_OVER_CALL: { roles: supervisor, does: 'take over a call', shift: 'open' },
  RETURN_CALL: { roles: supervisor, does: 'have a lost call rung again', shift: 'open' },
  END_CALL: { roles: supervisor, does: 'end a call', shift: 'open' },
  OPEN_INCIDENT: { roles: incidents, does: 'open an incident' },
  CLOSE_INCIDENT: { roles: incidents, does: 'close an incident' },
  PROPOSE_HOLD: { roles: incidents, does: 'ask to hold a number' },
  APPROVE_HOLD: { roles: incidents, does: 'agree to hold a number' },
  PROPOSE_READING: { roles: governor, does: 'ask to see a held number' },
  VIEW_HELD: { roles: governor, does: 'be shown a held number', stepUp: true },
  RELEASE_HOLD: { roles: incidents, does: 'release a held number' },
  CONFIRM_COMPLIANCE: { roles: supervisor, does: 'sign a compliance sheet' },
  SUPPRESS_CALLS: { roles: incidents, does: 'put a number on the list never to be called' },
  PROPOSE_ENQUIRY: { roles: incidents, does: 'ask to look up the calls to somebody' },
  APPROVE_ENQUIRY: { roles: incidents, does: 'agree to an enquiry', stepUp: true },
  VIEW_ENQUIRY: { roles: incidents, does: 'be shown the calls to somebody' },
  VIEW_COMPLAINT: { roles: incidents, does: 'look at a complaint' },
  CLOSE_COMPLAINT: { roles: incidents, does: 'answer a complaint' },
  RESUME_CAMPAIGN: { roles: supervisor, does: 'resume a paused campaign' },
  VIEW_ROOM: { roles: supervisor, does: 'see the room' },

  TAKE_SEAT_ACCOUNT: { roles: ['agent', 'supervisor'], does: 'connect a headset', shift: 'open' },
  CALL_SUPERVISOR: { roles: agent, does: 'call the supervisor', shift: 'open' },
  ANSWER_HELP: { roles: supervisor, does: 'answer a call for help', shift: 'open' },
  OPEN_PRACTICE: { roles: supervisor, does: 'open a seat for practice' },
  SCORE_PRACTICE: { roles: supervisor, does: 'score a practice interview' },
  CHANGE_DISPLAY: { roles: agent, does: 'change how the page looks' },
  HEAR_SCRIPT: { roles: agent, does: 'hear a script' },
  START_PRACTICE: { roles: agent, does: 'practise' },
  START_CALLS: { roles: agent, does: 'take calls', shift: 'open' },
  TAKE_BREAK: { roles: agent, does: 'take a break', shift: 'open' },
  ANSWER_BLOCK: { roles: ['agent', 'supervisor'], does: 'press an answer', shift: 'open' },
  CODE_ATTEMPT: { roles: ['agent', 'supervisor'], does: 'confirm an outcome', shift: 'open' },

  VIEW_STUDIES: { roles: governor, does: 'see the governor’s pages' },
  IMPORT_SCRIPT: { roles: governor, does: 'import a questionnaire' },
  CREATE_SCRIPT: { roles: governor, does: 'begin a questionnaire' },
  EDIT_SCRIPT: { roles: governor, does: 'change a questionnaire' },
  PROPOSE_SCRIPT: { roles: governor, does: 'propose a script' },
  READ_SCRIPT: { roles: governor, does: 'mark a script as read' },
  ACCEPT_FINDING: { roles: governor, does: 'say why a finding may stand' },
  APPROVE_SCRIPT: { roles: governor, does: 'approve a script', stepUp: true },
  APPROVE_WELSH: { roles: governor, does: 'approve the Welsh words of a script', stepUp: true },
  BEGIN_FIELDWORK: { roles: governor, does: 'begin field work after the pilot', stepUp: true },
  RETIRE_SCRIPT: { roles: governor, does: 'retire a script', stepUp: true },
  EDIT_CAMPAIGN: { roles: governor, does: 'set up a campaign' },
  APPROVE_CAMPAIGN: { roles: governor, does: 'approve a campaign', stepUp: true },
  CLOSE_CAMPAIGN: { roles: governor, does: 'close a campaign', stepUp: true },
  IMPORT_SAMPLE: { roles: governor, does: 'import a sample' },
  APPROVE_SAMPLE: { roles: governor, does: 'let in a sample', stepUp: true },
  PROPOSE_MESSAGES: { roles: governor, does: 'propose spoken messages' },
  APPROVE_MESSAGES: { roles: governor, does: 'approve spoken messages', stepUp: true },
  PROPOSE_RULES: { roles: governor, does: 'propose rules of this site' },
  PROPOSE_RULES_WITHDRAWAL: { roles: governor, does: 'propose to withdraw rules of this site' },
  APPROVE_RULES_WITHDRAWAL: {
    roles: governor,
    does: 'withdraw rules of this site',
    stepUp: true,
  },
  APPROVE_RULES: { roles: governor, does: 'approve rules of this site', stepUp: true },
  IMPORT_LIST: { roles: governor, does: 'import a list of people who must not be called' },
  ADD_BARRED: { roles: ['protection'], does: 'bar numbers' },
  VIEW_COUNTS: { roles: governor, does: 'see counts' },
  PREPARE_RELEASE: { roles: governor, does: 'prepare a release' },
  APPROVE_RELEASE: { roles: governor, does: 'approve a release', stepUp: true },
  DOWNLOAD_BUNDLE: { roles: governor, does: 'download a bundle' },
  VIEW_PEOPLE: { roles: governor, does: 'see the people' },
  EDIT_PERSON: { roles: governor, does: 'add or change a person', stepUp: true },
  DOWNLOAD_PERSON: { roles: governor, does: 'make a copy of a person’s data', stepUp: true },
  PROPOSE_ERASURE: { roles: governor, does: 'propose to erase a person' },
  ERASE_PERSON: { roles: governor, does: 'agree to erase a person', stepUp: true },
  RESET_SIGN_IN: { roles: governor, does: 'reset a sign-in', stepUp: true },
  CHANGE_SIGN_IN: { roles: staff, does: 'choose a password', own: true },
  VIEW_REASON: { roles: governor, does: 'see why a person is not cleared', stepUp: true },
  VIEW_RECORD: { roles: ['auditor', 'governor'], does: 'read the record' },
  DOWNLOAD_WITNESS: { roles: ['auditor', 'governor'], does: 'take a witness out of the box' },
  IMPORT_WITNESS: { roles: governor, does: 'bring back a witness' },
  VIEW_SHIFT_REPORT: {
    roles: ['supervisor', 'governor', 'auditor'],
    does: 'see the report of a shift',
  },
  VIEW_FIGURES: { roles: incidents, does: 'see the figures of a campaign' },
  ACKNOWLEDGE_CLOCK: {
    roles: ['supervisor', 'governor'],
    does: 'say that a jump of the clock was seen',
  },
  VERIFY_RECORD: { roles: ['auditor', 'governor'], does: 'verify the record' },
} as const satisfies Record<string, Rule>

export type Deed = keyof typeof deeds

export type Standing = {
  readonly shiftOpen: boolean
  readonly steppedUp: boolean
  /** Somebody else set the password: until they have chosen their own, nobody can say who it was. */
  readonly mustChange?: boolean
}

export type WhyNot = {
  readonly rule: 'role' | 'shift' | 'step-up' | 'own-password'
  readonly sentence: string
}

/** Undefined means yes. Otherwise the sentence to show beside the greyed-out button. */
export function whyNot(deed: Deed, role: Role, standing: Standing): WhyNot | undefined {
  const rule: Rule = deeds[deed]
  if (!rule.roles.includes(role)) {
    const who = rule.roles.map(aRole)
    return {
      rule: 'role',
      sentence: `Only ${who.join(', ').replace(/, (?=[^,]+$)/, ' or ')} may ${rule.does}.`,
    }
  }
  if (standing.mustChange && !rule.own) {
    return { rule: 'own-password', sentence: 'Choose a password of your own first.' }
  }
  if (rule.shift === 'open' && !standing.shiftOpen) {
    return { rule: 'shift', sentence: 'No shift is open. A supervisor opens it first.' }
  }
  if (rule.shift === 'closed' && standing.shiftOpen) {
    return { rule: 'shift', sentence: 'A shift is already open. Close it first.' }
  }
  if (rule.stepUp && !standing.steppedUp) {
    return { rule: 'step-up', sentence: 'Enter your password again to do this.' }
  }
  return undefined
}
