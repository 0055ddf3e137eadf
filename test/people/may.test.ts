import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type {
  CallId,
  DocumentHash,
  EnquiryId,
  IncidentId,
  PersonId,
  ReleaseId,
} from '../../src/basics/ids.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import type { Ctx, Decision } from '../../src/facts/decide.ts'
import { takeSeatAccount } from '../../src/facts/decide-account.ts'
import { endBreak, startCalls, takeBreak } from '../../src/facts/decide-agent.ts'
import { noteClockSeen } from '../../src/facts/decide-clock.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { signCompliance } from '../../src/facts/decide-compliance.ts'
import { beginScript, editScript, undoScript } from '../../src/facts/decide-edit-script.ts'
import {
  answerComplaint,
  askEnquiry,
  letEnquiry,
  noteNeverAgain,
  showEnquiry,
  viewComplaint,
} from '../../src/facts/decide-enquiry.ts'
import {
  agreeErasure,
  noteExport,
  proposeErasure,
  withdrawErasure,
} from '../../src/facts/decide-erase.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { hearAtSeat, hearInPractice } from '../../src/facts/decide-hearing.ts'
import { answerHelp, callSupervisor, changeDisplay } from '../../src/facts/decide-help.ts'
import { agreeHold, releaseHold, requestHold } from '../../src/facts/decide-hold.ts'
import { answerBlock, endOwnCall, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import { noteLearning } from '../../src/facts/decide-learning.ts'
import { enterBarred, mayImportList } from '../../src/facts/decide-lists.ts'
import { addPerson, noteView, viewReason } from '../../src/facts/decide-people.ts'
import { passPilot } from '../../src/facts/decide-pilot.ts'
import {
  beginPractice,
  closePractice,
  finishPractice,
  openPractice,
  scorePractice,
} from '../../src/facts/decide-practice.ts'
import { askReading, readOut } from '../../src/facts/decide-read-out.ts'
import { acceptFinding, beginReading } from '../../src/facts/decide-reading.ts'
import { redialLost } from '../../src/facts/decide-redial.ts'
import {
  approveRelease,
  downloadBundle,
  prepareRelease,
  sendBackRelease,
} from '../../src/facts/decide-release.ts'
import { removePerson } from '../../src/facts/decide-remove.ts'
import {
  closeShift,
  confirmPresence,
  handOver,
  openShift,
  resumeRoom,
  stepOut,
  stopRoom,
} from '../../src/facts/decide-room.ts'
import {
  importSample,
  letSampleIn,
  mayImportSample,
  sendSampleBack,
} from '../../src/facts/decide-samples.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { chooseSignIn, resetPin, resetSignIn } from '../../src/facts/decide-secrets.ts'
import {
  approveCampaign,
  approveScript,
  importScript,
  proposeCampaign,
  proposeScript,
  resumeCampaign,
  retireScript,
  saveCampaign,
  sendBackScript,
} from '../../src/facts/decide-studies.ts'
import {
  closeIncident,
  endAnyCall,
  openIncident,
  supervise,
  takeOver,
} from '../../src/facts/decide-supervise.ts'
import { noteCountersigned, noteVerified } from '../../src/facts/decide-upkeep.ts'
import { answerCheck, beginCheck } from '../../src/facts/decide-validation.ts'
import { approveWelsh } from '../../src/facts/decide-welsh.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import { type Deed, deeds, whyNot } from '../../src/people/may.ts'
import type { Role } from '../../src/people/person.ts'
import {
  auditor,
  campaign,
  governor,
  openGates,
  PaperRoom,
  protection,
  sample,
  seat,
  second,
  supervisor,
} from '../facts/paper-room.ts'
import { nothingToRead } from '../support/nothing-to-read.ts'
import { siteTries } from './site-tries.ts'

type Try = (state: State, ctx: Ctx, by: Actor) => Decision<unknown>

const hash = 'script' as DocumentHash
const call = 'nothing' as CallId
const person = 'agent-1' as PersonId
const pressed = { place: 'hello', turn: 1, answer: { kind: 'said' } } as const
const draft = { hash, name: 'x', from: 'json', taken: 1, changed: 0, refused: 0, report: hash }
const looks = { rows: 1, overlaps: false }
const slots = { key: 'k' as never, about: hash, slots: 1, leftOut: 'none', looks }
const course = { met: 'child', ended: 'child', asWanted: true, slips: 0 }
const noGates = openGates(new PaperRoom().now)

/** Every deed that changes or shows something, and each decision that answers to it. */
const tries: Readonly<Partial<Record<Deed, readonly Try[]>>> = {
  OPEN_SHIFT: [
    (s, c, by) => openShift(s, c, by, { slot: 'PM', until: c.now, campaign, checks: [] }),
  ],
  CLOSE_SHIFT: [(s, c, by) => closeShift(s, c, by, [])],
  ASSIGN_SEATS: [(s, c, by) => assignSeats(s, c, by, [{ seat: seat(1), person }])],
  RELEASE_SEAT: [(s, c, by) => releaseFromSeat(s, c, by, seat(1))],
  RESET_PIN: [(s, c, by) => resetPin(s, c, by, person, 'hash')],
  CONFIRM_PRESENCE: [confirmPresence],
  STEP_OUT: [stepOut],
  HAND_OVER: [(s, c, by) => handOver(s, c, by, second.person)],
  STOP_ROOM: [(s, c, by) => stopRoom(s, c, by, 'clear')],
  RESUME_ROOM: [resumeRoom],
  RETURN_CALL: [(s, c, by) => redialLost(s, c, by, 'x' as CallId, new PaperRoom().world)],
  SUPERVISE_CALL: [(s, c, by) => supervise(s, c, by, seat(1), 'listen')],
  TAKE_OVER_CALL: [(s, c, by) => takeOver(s, c, by, call)],
  VALIDATE_INTERVIEW: [
    (s, c, by) => beginCheck(s, c, by, call),
    (s, c, by) => answerCheck(s, c, by, call, { asked: 'yes', told: 'yes' }),
  ],
  END_CALL: [(s, c, by) => endAnyCall(s, c, by, call)],
  OPEN_INCIDENT: [(s, c, by) => openIncident(s, c, by, { kind: 'other' })],
  PROPOSE_HOLD: [(s, c, by) => requestHold(s, c, by, 'x' as IncidentId)],
  APPROVE_HOLD: [(s, c, by) => agreeHold(s, c, by, 'x' as IncidentId)],
  PROPOSE_READING: [(s, c, by) => askReading(s, c, by, 'x' as IncidentId)],
  VIEW_HELD: [(s, c, by) => readOut(s, c, by, 'x' as IncidentId)],
  SUPPRESS_CALLS: [noteNeverAgain],
  PROPOSE_ENQUIRY: [(s, c, by) => askEnquiry(s, c, by, { what: 'held' })],
  APPROVE_ENQUIRY: [(s, c, by) => letEnquiry(s, c, by, 'x' as EnquiryId)],
  VIEW_ENQUIRY: [(s, c, by) => showEnquiry(s, c, by, 'x' as EnquiryId, [])],
  VIEW_COMPLAINT: [(s, c, by) => viewComplaint(s, c, by, 'x' as EnquiryId)],
  CLOSE_COMPLAINT: [(s, c, by) => answerComplaint(s, c, by, 'x' as EnquiryId, 'put-right')],
  RELEASE_HOLD: [(s, c, by) => releaseHold(s, c, by, 'x' as IncidentId)],
  CLOSE_INCIDENT: [(s, c, by) => closeIncident(s, c, by, 'x' as IncidentId)],
  CONFIRM_COMPLIANCE: [(s, c, by) => signCompliance(s, c, by, campaign, '2026-11-24')],
  RESUME_CAMPAIGN: [(s, c, by) => resumeCampaign(s, c, by, campaign, 'checked')],
  TAKE_SEAT_ACCOUNT: [takeSeatAccount],
  CALL_SUPERVISOR: [callSupervisor],
  ANSWER_HELP: [(s, c, by) => answerHelp(s, c, by, seat(1))],
  OPEN_PRACTICE: [
    (s, c, by) => openPractice(s, c, by, { seat: seat(2), person, script: hash }),
    (s, c, by) => closePractice(s, c, by, seat(2)),
  ],
  CHANGE_DISPLAY: [(s, c, by) => changeDisplay(s, c, by, 'size', 'large')],
  HEAR_SCRIPT: [hearAtSeat, hearInPractice],
  SCORE_PRACTICE: [(s, c, by) => scorePractice(s, c, by, person, 1, 'good')],
  START_PRACTICE: [
    (s, c, by) => beginPractice(s, c, by, seat(2)),
    (s, c, by) => finishPractice(s, c, by, seat(2), { ...course }),
  ],
  START_CALLS: [startCalls],
  TAKE_BREAK: [(s, c, by) => takeBreak(s, c, by, 'rest'), endBreak],
  ANSWER_BLOCK: [
    (s, c, by) => answerBlock(s, c, by, pressed),
    (s, c, by) => goBack(s, c, by, pressed),
    (s, c, by) => takeExit(s, c, by, 'refuses'),
    endOwnCall,
  ],
  CODE_ATTEMPT: [(s, c, by) => confirmOutcome(s, c, by, 'refuses')],
  IMPORT_SCRIPT: [(s, c, by) => importScript(s, c, by, draft)],
  CREATE_SCRIPT: [(s, c, by) => beginScript(s, c, by, { hash, name: 'new' })],
  EDIT_SCRIPT: [
    (s, c, by) => editScript(s, c, by, hash, 'e'.repeat(64) as DocumentHash),
    (s, c, by) => undoScript(s, c, by, hash),
  ],
  PROPOSE_SCRIPT: [
    (s, c, by) => proposeScript(s, c, by, hash, true),
    (s, c, by) => sendBackScript(s, c, by, hash),
  ],
  READ_SCRIPT: [(s, c, by) => beginReading(s, c, by, hash)],
  ACCEPT_FINDING: [(s, c, by) => acceptFinding(s, c, by, hash, undefined, 'because')],
  APPROVE_SCRIPT: [(s, c, by) => approveScript(s, c, by, hash, 'token', nothingToRead)],
  BEGIN_FIELDWORK: [(s, c, by) => passPilot(s, c, by, campaign, 'token')],
  RETIRE_SCRIPT: [(s, c, by) => retireScript(s, c, by, hash, 'token')],
  EDIT_CAMPAIGN: [
    (s, c, by) => saveCampaign(s, c, by, hash),
    (s, c, by) => proposeCampaign(s, c, by, campaign),
  ],
  APPROVE_CAMPAIGN: [(s, c, by) => approveCampaign(s, c, by, { campaign, sheet: hash }, 'token')],
  CLOSE_CAMPAIGN: [(s, c, by) => closeCampaign(s, c, by, campaign, 'token')],
  IMPORT_SAMPLE: [
    (s, c, by) => mayImportSample(s, c, by, campaign),
    (s, c, by) => importSample(s, c, by, { sample, campaign, ...slots }),
    (s, c, by) => sendSampleBack(s, c, by, sample),
  ],
  APPROVE_SAMPLE: [(s, c, by) => letSampleIn(s, c, by, sample, 'token')],
  VIEW_COUNTS: [(s, c, by) => noteView(s, c, by, 'results.viewed')],
  PREPARE_RELEASE: [
    (s, c, by) => prepareRelease(s, c, by, { campaign, document: hash, responses: 1 }),
    (s, c, by) => sendBackRelease(s, c, by, 'x' as ReleaseId),
  ],
  APPROVE_RELEASE: [
    (s, c, by) => approveRelease(s, c, by, { release: 'x' as ReleaseId, intruderCheck: true }, 't'),
  ],
  DOWNLOAD_BUNDLE: [(s, c, by) => downloadBundle(s, c, by, 'x' as ReleaseId)],
  VIEW_PEOPLE: [(s, c, by) => noteView(s, c, by, 'people.viewed')],
  APPROVE_WELSH: [(s, c, by) => approveWelsh(s, c, by, hash, 'token', nothingToRead)],
  EDIT_PERSON: [
    (s, c, by) => noteLearning(s, c, by, { person, units: 0, change: { uln: undefined } }, 'token'),
    (s, c, by) => addPerson(s, c, by, { role: 'agent', body: { name: { first: 'A', last: 'B' } } }),
    (s, c, by) => changeGates(s, c, by, person, noGates),
    (s, c, by) => removePerson(s, c, by, person),
  ],
  DOWNLOAD_PERSON: [(s, c, by) => noteExport(s, c, by, person, 'token')],
  PROPOSE_ERASURE: [
    (s, c, by) => proposeErasure(s, c, by, person),
    (s, c, by) => withdrawErasure(s, c, by, person),
  ],
  ERASE_PERSON: [(s, c, by) => agreeErasure(s, c, by, person, 'token')],
  RESET_SIGN_IN: [
    (s, c, by) =>
      resetSignIn(s, c, by, { person: second.person, what: 'pin', secret: { pinHash: 'hash' } }),
  ],
  CHANGE_SIGN_IN: [
    (s, c, by) => chooseSignIn(s, c, by, { passwordHash: 'hash' }, { token: 'token', next: 'n' }),
  ],
  ...siteTries,
  IMPORT_LIST: [(s, c, by) => mayImportList(s, c, by, 'tps')],
  ADD_BARRED: [
    (s, c, by) => enterBarred(s, c, by, undefined),
    (s, c, by) => mayImportList(s, c, by, 'barred'),
  ],
  VIEW_REASON: [(s, c, by) => viewReason(s, c, by, person, 'token')],
  VIEW_RECORD: [(s, c, by) => noteView(s, c, by, 'record.viewed')],
  VERIFY_RECORD: [(s, c, by) => noteVerified(s, c, by, true)],
  IMPORT_WITNESS: [(s, c, by) => noteCountersigned(s, c, by, { lines: 1, hash: 'a' })],
  DOWNLOAD_WITNESS: [(s, c, by) => noteView(s, c, by, 'witness.downloaded')],
  VIEW_SHIFT_REPORT: [(s, c, by) => noteView(s, c, by, 'report.viewed')],
  VIEW_FIGURES: [(s, c, by) => noteView(s, c, by, 'figures.viewed')],
  ACKNOWLEDGE_CLOCK: [(s, c, by) => noteClockSeen(s, c, by, 1)],
}

const actors: Readonly<Record<Role, Actor>> = {
  agent: { person, role: 'agent', seat: seat(1) },
  supervisor,
  governor,
  auditor,
  protection,
}
const all = Object.keys(deeds) as Deed[]

describe('M6: one table says who may do what', () => {
  it('every deed that is done, and not only looked at, is tried below', () => {
    const untried = all.filter((deed) => !tries[deed])
    assert.deepEqual(untried, ['VIEW_ROOM', 'VIEW_STUDIES'], 'pages alone answer to these')
  })

  for (const deed of all) {
    for (const role of Object.keys(actors) as Role[]) {
      if ((deeds[deed].roles as readonly Role[]).includes(role)) continue
      it(`${deed} is refused to the ${role}, whatever the standing, and the refusal is a fact`, () => {
        for (const shiftOpen of [true, false])
          for (const steppedUp of [true, false])
            assert.equal(whyNot(deed, role, { shiftOpen, steppedUp })?.rule, 'role')
        for (const decide of tries[deed] ?? []) {
          const room = new PaperRoom()
          room.ready(1)
          const before = room.facts.length
          const refused = room.refused((state, ctx) => decide(state, ctx, actors[role]))
          assert.equal(refused.status, 403)
          assert.match(
            refused.sentence,
            /^Only an? [\w-]+( officer)?(, an? \w+)*( or an? [\w-]+( officer)?)? may /,
          )
          const [fact, ...others] = room.facts.slice(before)
          assert.deepEqual(others, [])
          assert.equal(fact?.type, 'deed.refused')
          assert.deepEqual(fact?.data, { deed, rule: 'role' })
          assert.deepEqual(fact?.by, actors[role])
        }
      })
    }
  }

  it('an agent has nothing of the staff’s, and nobody has a deed that dials, transfers or types (P3, P6)', () => {
    const ofAgents = all.filter((deed) => (deeds[deed].roles as readonly Role[]).includes('agent'))
    assert.deepEqual(ofAgents, [
      'TAKE_SEAT_ACCOUNT',
      'CALL_SUPERVISOR',
      'CHANGE_DISPLAY',
      'HEAR_SCRIPT',
      'START_PRACTICE',
      'START_CALLS',
      'TAKE_BREAK',
      'ANSWER_BLOCK',
      'CODE_ATTEMPT',
    ])
    assert.deepEqual(
      all.filter((deed) => /DIAL|TRANSFER|TYPE|NOTE|REDIAL|CONFERENCE|NUMBER/.test(deed)),
      [],
    )
  })

  for (const deed of all.filter((one) => 'stepUp' in deeds[one])) {
    it(`${deed} asks the governor for the password again, and forgets it after a while`, () => {
      const room = new PaperRoom()
      room.add({
        type: 'session.opened',
        by: governor,
        data: { token: 'token', until: room.until },
      })
      const allowed = () => whyNot(deed, 'governor', { shiftOpen: true, steppedUp: true })
      assert.equal(allowed(), undefined)
      for (const decide of tries[deed] ?? []) {
        const refused = room.refused((state, ctx) => decide(state, ctx, governor))
        assert.equal(refused.rule, 'step-up')
        assert.equal(refused.status, 403)
      }
    })
  }
})

describe('a password that somebody else knows', () => {
  for (const deed of all.filter((one) => one !== 'CHANGE_SIGN_IN')) {
    it(`${deed} waits until its person has chosen another`, () => {
      const [role = 'governor'] = deeds[deed].roles
      const closed = deed === 'OPEN_SHIFT'
      const standing = { shiftOpen: !closed, steppedUp: true }
      assert.equal(whyNot(deed, role, standing), undefined)
      assert.equal(whyNot(deed, role, { ...standing, mustChange: true })?.rule, 'own-password')
    })
  }

  it('is known of whoever was added or reset by another, until they have chosen', () => {
    const room = new PaperRoom()
    const made = 'made' as PersonId
    const must = () => room.state.people.get(made)?.mustChange
    room.person('supervisor', made, {}, governor)
    assert.equal(must(), true)
    const by: Actor = { person: made, role: 'supervisor' }
    const until = room.until
    room.add({ type: 'session.opened', by, data: { token: 'first', until } })
    assert.equal(
      room.refused((state, ctx) => openIncident(state, ctx, by, { kind: 'other' })).rule,
      'own-password',
    )
    const choose = (own: Parameters<typeof chooseSignIn>[3]) =>
      room.try((state, ctx) => chooseSignIn(state, ctx, by, own, { token: 'first', next: 'next' }))
    assert.ok('refused' in choose({ passwordHash: 'own' }), 'the PIN was given too')
    assert.ok('ok' in choose({ passwordHash: 'own', pinHash: 'own' }))
    assert.equal(must(), false)
    assert.deepEqual([...room.state.sessions.keys()], ['next'])
    assert.equal(
      room.refused((state, ctx) =>
        chooseSignIn(state, ctx, by, { passwordHash: 'x' }, { token: 'next', next: 'n' }),
      ).rule,
      'step-up',
    )
  })

  it('an agent is never asked: their PIN is the supervisor’s to give', () => {
    const room = new PaperRoom()
    room.person('agent', 'made' as PersonId, {}, governor)
    assert.equal(room.state.people.get('made' as PersonId)?.mustChange, false)
  })
})
