import { contentsApart } from './contents-apart.ts'
import type { FactShapes, FactType } from './shapes.ts'

type Data<T extends FactType> = FactShapes[T]['data']
type Secret<T extends FactType> = FactShapes[T] extends { secret: infer S } ? S : never
type Words<D> = { readonly [K in keyof D]-?: string }

/** Facts that say more than who did what to whom, and when. */
type Telling = {
  [T in FactType]: [Secret<T>] extends [never] ? (string extends keyof Data<T> ? never : T) : T
}[FactType]

/** What a type of fact holds, part by part, and whose key seals what is not in clear. */
export type Content<T extends FactType> = {
  readonly clear: string extends keyof Data<T> ? Record<never, never> : Words<Data<T>>
} & ([Secret<T>] extends [never]
  ? { readonly sealed?: never }
  : { readonly sealed: Words<Secret<T>>; readonly under: string })

const key = 'the name of the key that seals or hashes; not the key'
const day = 'the calendar day'
const sheet = 'the hash of the campaign sheet'
const checks = 'the checks that were ticked'
const until = 'until when it holds'
const token = 'the SHA-256 of the sign-in’s secret'
const people = 'the person’s own'
const signIn = {
  passwordHash: 'an Argon2 hash of the password',
  pinHash: 'an Argon2 hash of the PIN',
  codeSecret: 'what the person’s code device was given',
}
const personBody = {
  name: 'first and last name',
  username: 'the name that staff sign in with',
  prisonNumber: 'the prison number of an agent',
  ...signIn,
  gates: 'every gate, who signed it and until when',
  learning: 'the learner number, and units of qualifications with what an assessor decided',
  colleague: 'that the trial plays this agent',
}

/**
 * One row for every fact that holds anything of its own, one entry for every part of it: a new part of a shape does not
 * compile until it is described here, for the manual page that is made of this.
 */
export const contents: { readonly [T in Telling]: Content<T> } = {
  'box.started': { clear: { version: 'the release that runs', mode: 'trial or live' } },
  'box.founded': { clear: { key } },
  'box.recovered': {
    clear: { cutBytes: 'bytes cut off the end, which nobody was told were saved' },
  },
  'box.restored': {
    clear: {
      backup: 'where the backup ended: lines and root',
      witness: 'the newest witness that was shown: lines, root and time',
      before: 'the verifier of the box that was',
      after: 'the verifier of this box',
      gone: 'the names of keys that no backup has; not the keys',
      destroyed: 'the names of keys that the witness lists; not the keys',
      forgotten: 'campaigns of which a release was prepared that the backup does not have',
    },
  },
  'clock.jumped': {
    clear: { byMs: 'how far, in milliseconds', whileOff: 'that it was found at a start' },
  },
  'clock.seen': { clear: { upTo: 'the line up to which jumps were seen' } },

  'person.added': {
    clear: {
      role: 'agent, supervisor, governor, auditor or public protection',
      key,
      first: 'that it is one of the first two, made when the box was set up',
    },
    under: people,
    sealed: personBody,
  },
  'person.welsh_reader': { clear: { reads: 'whether they answer for Welsh words from now on' } },
  'person.pin_reset': {
    clear: { key },
    under: people,
    sealed: { pinHash: 'an Argon2 hash of the PIN' },
  },
  'person.sign_in_reset': {
    clear: { key, what: 'password, PIN or code device' },
    under: people,
    sealed: signIn,
  },
  'person.sign_in_chosen': {
    clear: { key, device: 'that the code device was given a new secret, too' },
    under: people,
    sealed: signIn,
  },
  'person.gates_changed': {
    clear: { key },
    under: people,
    sealed: { gates: 'every gate, who signed it and until when' },
  },
  'person.learning_noted': {
    clear: { key },
    under: people,
    sealed: { learning: personBody.learning },
  },
  'session.opened': {
    clear: { token, until, code: 'which one-time code was used, so that none works twice' },
  },
  'session.closed': { clear: { token, why: 'why it ended' } },
  'session.stepped_up': { clear: { token, until } },
  'witness.countersigned': {
    clear: { lines: 'how many lines it covers', hash: 'the SHA-256 of the file' },
  },
  'session.extended': { clear: { token, until } },
  'session.refused': { clear: { door: 'staff or seat', why: 'why; never what was typed' } },
  'deed.refused': { clear: { deed: 'what was tried', rule: 'the rule that stood in the way' } },
  'record.interrupted': {
    clear: {
      because: 'that the disk was full, or failing',
      since: 'from when nothing could be written down',
      lastedMs: 'for how long, in milliseconds',
      letGo: 'how many calls were let go meanwhile',
    },
  },
  'record.verified': { clear: { sound: 'whether it was whole' } },

  'person.erased': {
    clear: {
      why: 'that two people agreed, or that the time was over',
      keys: 'names of the keys that are destroyed',
      signed: 'tokens of people whose gates bear the name, and which gates',
    },
  },
  'person.sealed_again': {
    clear: { key, gone: 'names of the keys that it takes the place of' },
    under: people,
    sealed: personBody,
  },

  ...contentsApart,
  'campaign.created': { clear: { sheet, key, poolKey: key, doneKey: key } },
  'campaign.edited': { clear: { sheet } },
  'campaign.approved': {
    clear: { pilot: 'interviews of the pilot batch, where it begins with one' },
  },
  'campaign.pilot_passed': { clear: { heard: 'interviews that a supervisor heard until then' } },
  'campaign.paused': { clear: { rule: 'the rule that paused it' } },
  'campaign.resumed': {
    clear: {
      reason: 'one of a list of reasons',
      day,
      abandoned: 'calls abandoned that day so far',
    },
  },
  'responses.destroyed': {
    clear: { keys: 'the names of the keys that are gone', responses: 'how many' },
  },
  'retention.kept': {
    clear: { day, campaigns: 'of how many campaigns', people: 'how many people' },
  },

  'shift.opened': {
    clear: {
      slot: 'which part of the day',
      until,
      checks,
      campaign: 'the campaign worked on',
      also: 'campaigns worked while those before them have nobody to call',
      key,
    },
  },
  'shift.calls': {
    clear: {
      day,
      attempts:
        'each attempt: case, how many there were, outcome, what it does to the case, which supervisor entered it',
    },
  },
  'shift.closed': {
    clear: {
      checks,
      keys: 'the names of keys of interviews that are destroyed next; not the keys',
    },
  },
  'seat.assigned': { clear: { workingName: 'the name that the agent uses on calls' } },
  'seat.not_cleared': { clear: { gate: 'which gate; never the alert or offence behind it' } },
  'seat.released': { clear: { why: 'why' } },
  'seat.line': { clear: { up: 'whether the line is up', cause: 'why it went down' } },
  'seat.misused': { clear: { count: 'how many since the last such line, not what they were' } },
  'agent.break_started': { clear: { code: 'the break code' } },
  'agent.display_changed': {
    clear: { size: 'the size of the words', spacing: 'their spacing', tint: 'the tint' },
  },
  'agent.readings_counted': { clear: { hurried: 'blocks read too fast, in the whole shift' } },
  'presence.confirmed': { clear: { until } },
  'presence.handed_over': { clear: { to: 'the other supervisor’s token', until } },
  'room.stopped': { clear: { stop: 'freeze, close or clear' } },

  'attempt.abandoned': { clear: { day, why: 'whether an agent was there before' } },
  'attempt.ended': { clear: { cause: 'why the line went' } },
  'attempt.coded': {
    clear: {
      outcome: 'what came of the call',
      day,
      pauseUntil: 'until when the agent rests',
      until: 'the end of the time in which the person asked to be called',
      final: 'the case’s final disposition, if it has one',
      notBefore: 'when the case may be called again',
      kept: 'the name of the key of what the person had said before they asked to be called later',
      suppress: 'that it is never to be called again',
      broke: 'which rule on hours or on calling again it broke, if any',
    },
  },
  'hold.requested': { clear: { until } },
  'hold.agreed': { clear: { until } },
  'hold.ended': { clear: { why: 'that nobody agreed, or that the time was over' } },
  'interview.begun': { clear: { key } },
  'interview.step_refused': { clear: { why: 'why; never which place or answer' } },
  'interview.closing_forced': {
    clear: { by: 'presence, a stop or the record', endsAt: 'when the box ends the call' },
  },
  'interview.completing': {
    clear: {
      key,
      notAsked: 'that the study does not ask this person; never whether by answer or quota',
    },
    under: 'the interview’s own, destroyed as soon as the answers are in the pool',
    sealed: {
      token: 'what keeps the answers from being taken twice',
      answers: 'the answers alone, or why it was not asked, padded to one length',
    },
  },
  'key.destroyed': { clear: { keys: 'names of keys; the keys are gone' } },

  'supervision.begun': { clear: { mode: 'listen, whisper or join' } },
  'incident.opened': { clear: { kind: 'one of a list of kinds' } },
  'release.prepared': {
    clear: { document: 'the hash of the tables', responses: 'how many responses they are about' },
  },
  'release.approved': { clear: { intruderCheck: 'that somebody tried to find a person in it' } },
  'bundle.made': { clear: { bundle: 'the hash of the bundle', number: 'its number' } },
  'bundle.downloaded': { clear: { bundle: 'the hash of the bundle' } },
}
