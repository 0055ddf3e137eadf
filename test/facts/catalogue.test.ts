import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, DocumentHash, KeyId, PersonId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { auditFields, catalogue, rowOf, sentenceOf, streamOf } from '../../src/facts/catalogue.ts'
import { type Names, verbs } from '../../src/facts/catalogue-row.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { retentions } from '../../src/facts/retention.ts'
import type { FactShapes, FactType } from '../../src/facts/shapes.ts'

const key = 'aabbccdd' as KeyId
const sheet = 'f'.repeat(64) as DocumentHash
const until = instant(1_790_000_000_000)
const person = 'token-of-an-agent' as PersonId
const staff = 'token-of-staff' as PersonId

/** What each type of fact may say in clear: a type that is missing here does not compile. */
const said: { readonly [T in FactType]: FactShapes[T]['data'] } = {
  'shift.calls': {
    day: '2026-11-24',
    attempts: [
      { case: 'sample-1.7' as never, n: 1, outcome: 'no-answer', notBefore: until },
      { case: 'sample-1.9' as never, n: 2, outcome: 'completed', spoke: true, final: '1.1' },
    ],
  },
  'validation.drawn': {},
  'validation.begun': {},
  'validation.answered': { result: 'failed' },
  'validation.missed': {},
  'shift.validations': { validated: 3, failed: 1 },
  'seat.counted': { counts: { 'signed-in': 2, ready: 4, 'break-rest': 3 } },
  'shift.figures': {
    hours: [{ hour: 10, tried: 40, people: 20, completed: 10, refused: 4 }],
    length: { interviews: 10, minutes: 80 },
  },
  'figures.viewed': {},
  'box.started': { version: '1.2.3', mode: 'trial' },
  'quota.filled': { cells: [2, 3] },
  'box.founded': { key },
  'box.stopped': {},
  'box.recovered': { cutBytes: 812 },
  'record.interrupted': { because: 'full', since: until, lastedMs: 190_000, letGo: 2 },
  'box.restored': {
    backup: { size: 900, root: 'cm9vdA==' },
    witness: { size: 1000, root: 'cm9vdA==', at: until },
    before: 'gatehouse/test+00000000+AAAA',
    after: 'gatehouse/test+11111111+AAAA',
    gone: [key],
    destroyed: [key],
  },
  'clock.jumped': { byMs: -4_000 },
  'clock.seen': { upTo: 7 },
  'person.added': { role: 'agent', key },
  'person.pin_reset': { key },
  'person.sign_in_reset': { key, what: 'code-device' },
  'person.sign_in_chosen': { key, device: true },
  'person.gates_changed': { key },
  'person.learning_noted': { key },
  'person.acknowledged': {},
  'person.welsh_reader': { reads: true },
  'person.removed': {},
  'person.exported': {},
  'person.erasure_proposed': {},
  'person.erasure_withdrawn': {},
  'person.erased': { why: 'agreed', keys: [key], signed: [{ person, gates: ['risk'] }] },
  'person.sealed_again': { key, gone: [key] },
  'session.opened': { token: 'e'.repeat(64), until },
  'session.closed': { token: 'e'.repeat(64), why: 'expired' },
  'session.stepped_up': { token: 'e'.repeat(64), until },
  'session.extended': { token: 'e'.repeat(64), until },
  'session.refused': { door: 'seat', why: 'wrong' },
  'deed.refused': { deed: 'APPROVE_SCRIPT', rule: 'X11' },
  'people.viewed': {},
  'reason.viewed': {},
  'record.viewed': {},
  'record.verified': { sound: true },
  'witness.downloaded': {},
  'witness.countersigned': { lines: 12, hash: sheet },
  'report.viewed': {},
  'script.imported': {
    name: 'home',
    from: 'json',
    taken: 20,
    changed: 1,
    refused: 0,
    report: sheet,
  },
  'script.begun': { name: 'home', copied: sheet },
  'script.edited': { name: 'home', before: sheet },
  'script.proposed': {},
  'script.reading_begun': {},
  'script.part_read': { part: 'abcdef012345' },
  'script.finding_accepted': { finding: 'abcdef012345', key },
  'script.welsh_approved': {},
  'script.approved': {},
  'script.sent_back': {},
  'script.retired': {},
  'campaign.created': { sheet, key, poolKey: key, doneKey: key },
  'campaign.edited': { sheet },
  'campaign.proposed': {},
  'campaign.approved': { pilot: 20 },
  'campaign.pilot_passed': { heard: 21 },
  'campaign.paused': { rule: 'D4' },
  'campaign.resumed': { reason: 'checked', day: '2026-11-24' },
  'campaign.timed': { minutes: 6 },
  'campaign.closed': {},
  'list.imported': { list: 'tps', about: sheet, date: '2026-11-02', entries: '1200' },
  'barred.added': {},
  'cases.coded': { edition: 'aapor-9', code: '3.13', slots: [3, 8] },
  'calls.counted': {
    ...{ day: '2026-11-24', calls: 40, live: 12, abandoned: 1, silent: 0, repeats: 0 },
    ...{ outside: 0, shortestRing: 152, longestToMessage: 3 },
  },
  'compliance.signed': { day: '2026-11-24', upTo: 812 },
  'sample.imported': { key, about: sheet, slots: 2000, leftOut: 'fewer than 10' },
  'sample.let_in': {},
  'sample.sent_back': { key },
  'sample.numbers_returned': { key, returned: 1200, missing: 1 },
  'number.erased': { slots: [4, 9] },
  'number.suppressed': {},
  'shift.opened': { slot: 'AM', until, checks: [], campaign: 'c1' as CampaignId },
  'shift.closed': { checks: [] },
  'seat.assigned': { workingName: 'Sam' },
  'seat.not_cleared': { gate: 'Risk assessment' },
  'seat.released': { why: 'called-away' },
  'seat.line': { up: false },
  'seat.misused': { count: 3 },
  'seat.account_given': {},
  'agent.silent': {},
  'agent.not_heard': {},
  'agent.ready': {},
  'agent.break_started': { code: 'rest' },
  'agent.break_ended': {},
  'agent.display_changed': { size: 'large', spacing: 'wide', tint: 'cream' },
  'agent.help_called': {},
  'agent.help_answered': {},
  'agent.readings_counted': { hurried: 3 },
  'practice.opened': {},
  'practice.closed': {},
  'practice.begun': {},
  'practice.finished': { met: 'child', ended: 'child', asWanted: true, slips: 1 },
  'practice.scored': { interview: 812, score: 'minor' },
  'presence.confirmed': { until },
  'presence.stepped_out': {},
  'presence.handed_over': { to: staff, until },
  'presence.lapsed': {},
  'room.stopped': { stop: 'freeze' },
  'room.resumed': {},
  'switch.connected': {},
  'switch.disconnected': {},
  'attempt.placed': { fresh: 1204 },
  'attempt.ringing': {},
  'attempt.answered': {},
  'appointments.lost': { moved: [], closed: [{ case: 'sample.1' as never, final: '2.21' }] },
  'attempt.abandoned': { day: '2026-11-24' },
  'attempt.ended': { cause: 'normal' },
  'attempt.coded': { outcome: 'no-answer', day: '2026-11-24' },
  'interview.begun': { key },
  'interview.step_refused': { why: 'out-of-order' },
  'interview.closing_forced': { by: 'stop', endsAt: until },
  'interview.apologised': {},
  'interview.completing': { key },
  'interview.completed': {},
  'interview.ended': {},
  'interview.suspended': { key, kept: key },
  'interview.kept': {},
  'interview.resumed': { key },
  'call.returned': {},
  'interview.forgotten': { cases: ['sample-1.7' as never] },
  'key.destroyed': { keys: [key] },
  'pool.merged': { merged: 20 },
  'pool.renewed': { poolKey: key, doneKey: key, lost: 5 },
  'pool.destroyed': { destroyed: 3 },
  'responses.destroyed': { keys: [key], responses: 120 },
  'retention.kept': { day: '2026-11-24', campaigns: 1, people: 0 },
  'supervision.begun': { mode: 'listen' },
  'supervision.ended': {},
  'call.taken_over': {},
  'call.ended_by_supervisor': {},
  'incident.opened': { kind: 'distress' },
  'incident.closed': {},
  'enquiry.day_begun': { day: '2026-11-24', key },
  'enquiry.days_ended': { days: ['2026-10-27', '2026-10-26'], keys: [key] },
  'enquiry.asked': { what: 'complaint', about: 'manner' },
  'enquiry.let': {},
  'enquiry.shown': {},
  'complaint.opened': { key, about: 'manner' },
  'complaint.viewed': {},
  'complaint.answered': { answer: 'put-right' },
  'complaint.forgotten': { keys: [key] },
  'hold.requested': { until },
  'hold.agreed': { until },
  'hold.reading_asked': {},
  'hold.read_out': {},
  'hold.released': {},
  'hold.ended': { why: 'time-over' },
  'results.viewed': {},
  'release.prepared': { document: sheet, responses: 120 },
  'release.approved': { intruderCheck: true },
  'release.sent_back': {},
  'bundle.made': { bundle: sheet, number: 4 },
  'bundle.downloaded': { bundle: sheet },
  'script.reasons_forgotten': { keys: [key] },
  'messages.proposed': {
    set: sheet,
    sounds: [{ file: 'en/noted.PCMA', sha256: sheet, words: sheet }],
  },
  'messages.approved': { set: sheet },
  'messages.sent_back': { set: sheet },
  'rules.proposed': { rules: sheet },
  'rules.approved': { rules: sheet },
  'rules.sent_back': { rules: sheet },
  'rules.withdrawal_proposed': { rules: sheet, why: 'too-wide' },
  'rules.withdrawn': { rules: sheet, why: 'mistaken' },
  'rules.withdrawal_sent_back': { rules: sheet },
}

const types = Object.keys(said) as FactType[]
const on = {
  person,
  seat: '04',
  shift: 'shift-token',
  script: sheet,
  campaign: 'campaign-token',
  sample: 'sample-token',
  case: 'sample-token.1204',
  call: 'call-token',
  interview: 'interview-token',
  incident: 'incident-token',
  release: 'release-token',
  enquiry: 'enquiry-token',
}
const governor = { person: staff, role: 'governor' }

const whole = (type: FactType, more: object = { by: governor, on }): Fact =>
  ({ type, seq: 77, at: instant(1_764_000_000_000), on: {}, data: said[type], ...more }) as Fact

const names: Names = {
  person: (id) => (id === person ? 'Archer, Daniel' : 'Marsh, Helen'),
  role: (id) => (id === person ? 'agent' : 'governor'),
  campaign: () => 'Household insurance',
  script: () => 'Home insurance, 2nd wave',
}

describe('the catalogue of facts', () => {
  it('has one row for every type, and no other', () => {
    assert.deepEqual(Object.keys(catalogue).sort(), types.toSorted())
  })

  it('M2: names each deed VERB_RESOURCE, from a list of verbs', () => {
    const shape = new RegExp(`^(?:${verbs.join('|')})_[A-Z]+(?:_[A-Z]+)?$`)
    for (const type of types) assert.match(rowOf(whole(type)).deed, shape)
  })

  it('G7: says of each how long it is kept', () => {
    for (const type of types) assert.ok(Object.hasOwn(retentions, rowOf(whole(type)).keep), type)
  })

  it('reads every fact aloud in plain words, whoever did it and whatever it names', () => {
    const agent = { person, role: 'agent', seat: '04' }
    for (const type of types) {
      for (const more of [{ by: governor, on }, { by: agent, on }, { on }, { by: governor }, {}]) {
        const sentence = sentenceOf(whole(type, more), names)
        assert.match(sentence, /^[A-Z].*\.$/, type)
        assert.doesNotMatch(
          sentence,
          /undefined|null|NaN|\[object|token|[0-9a-f]{8}|\s\s/,
          sentence,
        )
        assert.doesNotMatch(
          sentence,
          /\b(?:user|admin|inmate|offender|log|desk|survey)\b/i,
          sentence,
        )
        assert.doesNotMatch(sentence, /n['’]t\b/, sentence)
      }
    }
  })

  it('never tells which case or which vault slot a call was made to', () => {
    for (const type of types) {
      assert.doesNotMatch(sentenceOf(whole(type), names), /1[, ]?204/, type)
    }
  })

  it('says who did what in the words of the room', () => {
    const says = (type: FactType, more?: object) => sentenceOf(whole(type, more), names)
    assert.match(
      says('shift.closed', { by: governor, data: { checks: ['below-target'] } }),
      /below the targets/,
    )
    assert.equal(says('shift.opened'), 'Marsh, Helen opened the morning shift.')
    assert.equal(says('attempt.placed'), 'The box placed a call for seat 4.')
    assert.equal(
      says('attempt.coded', { on }),
      'The box gave the call for seat 4 its outcome: no answer.',
    )
    assert.equal(
      says('deed.refused'),
      'Marsh, Helen tried to approve a script and was refused: a second person must do it.',
    )
    assert.equal(
      says('script.approved'),
      'Marsh, Helen approved the questionnaire “Home insurance, 2nd wave”.',
    )
  })

  it('a person who was erased is not named', () => {
    const erased = { ...names, person: () => 'a person, erased' }
    assert.equal(
      sentenceOf(whole('campaign.closed'), erased),
      'A person, erased closed the campaign “Household insurance”.',
    )
  })
})

describe('audit events', () => {
  it('M1: carry the eight fields of HMPPS', () => {
    const event = auditFields(whole('reason.viewed'), names)
    assert.deepEqual(event, {
      what: 'VIEW_REASON',
      when: '2025-11-24T16:00:00.000Z',
      who: staff,
      subjectId: person,
      subjectType: 'PRISONER_ID',
      correlationId: 'call-token',
      service: 'gatehouse',
      details: JSON.stringify({ on, data: {} }),
    })
  })

  it('M3: name a subject unless nobody is one, and staff are users', () => {
    for (const type of types) {
      const { subjectId, subjectType } = auditFields(whole(type), names)
      assert.equal(subjectId === undefined, subjectType === 'NOT_APPLICABLE', type)
    }
    const staffPage = whole('people.viewed', { by: governor, on: { person: staff } })
    assert.equal(auditFields(staffPage, names).subjectType, 'USER_ID')
    const list = auditFields(whole('people.viewed', { by: governor }), names)
    assert.equal(list.subjectType, 'NOT_APPLICABLE')
  })

  it('M5: what a person in prison does goes to another stream than what staff do', () => {
    assert.equal(streamOf(whole('agent.ready', { by: { person, role: 'agent' } })), 'PRISONER')
    for (const role of ['supervisor', 'governor', 'auditor'])
      assert.equal(streamOf(whole('record.viewed', { by: { person: staff, role } })), 'STAFF')
    assert.equal(streamOf(whole('attempt.placed', {})), 'BOX')
  })
})
