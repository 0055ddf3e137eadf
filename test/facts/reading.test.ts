import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId } from '../../src/basics/ids.ts'
import { later } from '../../src/basics/instant.ts'
import {
  acceptFinding,
  beginReading,
  handsIn,
  markRead,
  type Review,
} from '../../src/facts/decide-reading.ts'
import { approveScript, proposeScript, sendBackScript } from '../../src/facts/decide-studies.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { keysOf } from '../../src/facts/snapshot.ts'
import { governor, PaperRoom } from './paper-room.ts'

const script = 'draft' as DocumentHash
const owen: Actor = { person: 'owen' as PersonId, role: 'governor' }
const tess: Actor = { person: 'tess' as PersonId, role: 'governor' }
const token = 'owen-here'
/** Eight words a second, so that these take two seconds and one. */
const parts = [
  { id: 'aaaaaaaaaaaa', key: 'opening/hello', words: 16 },
  { id: 'bbbbbbbbbbbb', key: 'questions/age', words: 8 },
  { id: 'cccccccccccc', key: 'finding/1', words: 8 },
]
const review: Review = { sound: true, parts, findings: parts.slice(2) }
const why = 'It is the only wording that both clients could agree on.'

/** Proposed by Ruth; Owen is at the page and gave his password after that. */
class Approval {
  readonly room = new PaperRoom({ settings: { readingWords: 8 } })

  constructor() {
    for (const { person } of [owen, tess]) this.room.person('governor', person)
    this.imported(script, governor)
    this.room.add({ type: 'script.proposed', by: governor, on: { script }, data: {} })
    this.room.pass(1_000)
    this.signedIn()
  }

  imported(hash: DocumentHash, by: Actor, name = 'home', kin?: readonly DocumentHash[]): void {
    const counts = { taken: 1, changed: 0, refused: 0, report: hash }
    const data = { name, from: 'json', ...counts, ...(kin ? { kin } : {}) }
    this.room.add({ type: 'script.imported', by, on: { script: hash }, data })
  }

  signedIn(): void {
    const until = later(this.room.now, this.room.settings.stepUpMs)
    this.room.add({ type: 'session.opened', by: owen, data: { token, until: this.room.until } })
    this.room.add({ type: 'session.stepped_up', by: owen, data: { token, until } })
  }

  begin = (by = owen) => this.room.try((s, c) => beginReading(s, c, by, script))
  mark = (n: number, by = owen) => this.room.try((s, c) => markRead(s, c, by, script, parts[n]))
  accept = (reason = why) =>
    this.room.try((s, c) => acceptFinding(s, c, owen, script, parts[2], reason))
  approve = (by = owen) => this.room.try((s, c) => approveScript(s, c, by, script, token, review))

  readAll(): void {
    assert.ok('ok' in this.begin())
    this.signedIn()
    for (const n of parts.keys()) {
      this.room.pass(2_000)
      assert.ok('ok' in this.mark(n), `part ${n}`)
    }
  }
}

function refused(done: object): { readonly status: number; readonly sentence: string } {
  assert.ok('refused' in done, 'it is refused')
  return done.refused as { status: number; sentence: string }
}

describe('X11, P5: the second governor reads every part', () => {
  it('everything read and every finding answered, it is approved', () => {
    const one = new Approval()
    one.readAll()
    assert.ok('ok' in one.accept())
    assert.ok('ok' in one.approve())
    assert.equal(one.room.state.scripts.get(script)?.life, 'approved')
  })

  it('P4: what the checker refuses by then is not, however much of it was read', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    const refusedNow = { ...review, sound: false }
    const done = one.room.try((s, c) => approveScript(s, c, owen, script, token, refusedNow))
    assert.ok('refused' in done, 'a rule came into force since it was proposed')
    assert.equal(done.refused.rule, 'P4')
    assert.equal(one.room.state.scripts.get(script)?.life, 'proposed')
  })

  it('with one part unread, or one finding without a reason, it is not, and it says how many', () => {
    const one = new Approval()
    assert.match(refused(one.approve()).sentence, /3 of 3 are not marked as read/)
    one.begin()
    one.room.pass(2_000)
    one.mark(0)
    assert.match(refused(one.approve()).sentence, /2 of 3/)
    const two = new Approval()
    two.readAll()
    assert.match(refused(two.approve()).sentence, /1 have no reason yet/)
  })

  it('faster than the words can be read a mark is refused, and says how long it takes', () => {
    const one = new Approval()
    one.begin()
    one.room.pass(1_999)
    assert.deepEqual([refused(one.mark(0)).status], [422])
    assert.match(refused(one.mark(0)).sentence, /Nobody reads 16 words in 2 seconds.*1 second more/)
    one.room.pass(1)
    assert.ok('ok' in one.mark(0))
    assert.equal(refused(one.mark(1)).status, 422, 'each from the mark before it')
    one.room.pass(1_000)
    assert.ok('ok' in one.mark(1))
  })

  it('nothing can be read before it was begun, nor a part that is not there', () => {
    const one = new Approval()
    one.room.pass(60_000)
    assert.equal(refused(one.mark(0)).status, 409)
    one.begin()
    const none = one.room.try((s, c) => markRead(s, c, owen, script, undefined))
    assert.equal(refused(none).status, 422)
  })

  it('what one governor has read counts for no other', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    one.room.add({ type: 'session.opened', by: tess, data: { token: 't', until: one.room.until } })
    one.room.add({
      type: 'session.stepped_up',
      by: tess,
      data: { token: 't', until: one.room.until },
    })
    const tried = one.room.try((s, c) => approveScript(s, c, tess, script, 't', review))
    assert.match(refused(tried).sentence, /3 of 3/)
  })

  it('sent back and proposed again, it is read again', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    one.room.do((s, c) => sendBackScript(s, c, owen, script))
    one.room.do((s, c) => proposeScript(s, c, governor, script, true))
    one.room.pass(1_000)
    one.signedIn()
    assert.match(refused(one.approve()).sentence, /3 of 3/)
  })

  it('other words are another part: a mark made on the old ones is none on the new', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    const changed = { ...review, parts: [{ ...parts[0], id: 'dddddddddddd' } as never] }
    const tried = one.room.try((s, c) => approveScript(s, c, owen, script, token, changed))
    assert.match(refused(tried).sentence, /1 of 1/)
  })
})

describe('X11: who may be the second', () => {
  it('whoever imported or proposed it cannot even begin to read for it', () => {
    const one = new Approval()
    assert.equal(refused(one.begin(governor)).status, 403)
  })

  it('a hand in an earlier draft of the same name is a hand in this one, until a version is approved', () => {
    const one = new Approval()
    one.imported('earlier' as DocumentHash, owen)
    assert.equal(refused(one.begin()).status, 403, 'the same version, under another hash')
    const known = one.room.state.scripts.get(script)
    assert.ok(known)
    assert.deepEqual(
      [...handsIn(one.room.state, known)].sort(),
      [governor.person, owen.person].sort(),
    )
  })

  it('a new name is no way out: a hand in the same questions under another name counts, whichever came first', () => {
    const later_ = new Approval()
    later_.imported('renamed' as DocumentHash, owen, 'other-name', [script])
    assert.equal(refused(later_.begin()).status, 403, 'renamed after it')
    const before = new Approval()
    before.imported('first' as DocumentHash, owen, 'first-name')
    before.imported('second' as DocumentHash, governor, 'second-name', ['first' as DocumentHash])
    before.room.add({
      type: 'script.proposed',
      by: governor,
      on: { script: 'second' as DocumentHash },
      data: {},
    })
    const begun = before.room.try((s, c) => beginReading(s, c, owen, 'second' as DocumentHash))
    assert.equal(refused(begun).status, 403, 'renamed on its way here')
  })

  it('a hand in the version before the last approved one is none in this', () => {
    const room = new Approval().room
    const before = 'before' as DocumentHash
    const after = 'after' as DocumentHash
    const data = { name: 'car', from: 'json', taken: 1, changed: 0, refused: 0, report: before }
    room.add({ type: 'script.imported', by: owen, on: { script: before }, data })
    room.add({ type: 'script.proposed', by: owen, on: { script: before }, data: {} })
    room.add({ type: 'script.approved', by: tess, on: { script: before }, data: {} })
    room.pass(1_000)
    room.add({ type: 'script.imported', by: governor, on: { script: after }, data })
    room.add({ type: 'script.proposed', by: governor, on: { script: after }, data: {} })
    assert.ok('ok' in room.try((s, c) => beginReading(s, c, owen, after)))
  })

  it('each of a thousand drafts is looked at a few times only, however many there are', () => {
    const one = new Approval()
    const { room } = one
    let looks = 0
    for (let n = 0; n < 1000; n++) {
      one.imported(`draft-${n}` as DocumentHash, governor)
      const draft = room.state.scripts.get(`draft-${n}` as DocumentHash) ?? assert.fail()
      const name = () => {
        looks += 1
        return 'home'
      }
      Object.defineProperty(draft, 'name', { get: name })
    }
    const hands = handsIn(room.state, room.state.scripts.get(script) ?? assert.fail())
    assert.ok(hands.has(governor.person), 'a hand in one of them')
    assert.ok(looks <= 5_000, `${looks} looks`)
  })

  it('a password given before the reading does not count: it is asked for again', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    const until = later(one.room.now, one.room.settings.stepUpMs - 60_000)
    one.room.add({ type: 'session.stepped_up', by: owen, data: { token, until } })
    assert.match(refused(one.approve()).sentence, /Enter your password again/)
  })
})

describe('P4: a finding may stand only for a written reason', () => {
  it('the reason is sealed under a key of its own, and is in the record once', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    const fact = one.room.facts.findLast(({ type }) => type === 'script.finding_accepted')
    assert.ok(fact?.type === 'script.finding_accepted')
    assert.deepEqual(fact.secret, { reason: why })
    assert.doesNotMatch(JSON.stringify(fact.data), /wording/)
    assert.deepEqual(one.room.state.scripts.get(script)?.notes, [fact.data.key])
    assert.ok(one.room.state.carriedKeys.has(fact.data.key), 'a backup carries it')
  })

  it('its key is still needed when the script is sent back and the same file is imported again', () => {
    const one = new Approval()
    one.readAll()
    one.accept()
    const fact = one.room.facts.findLast(({ type }) => type === 'script.finding_accepted')
    assert.ok(fact?.type === 'script.finding_accepted', 'a reason was written')
    one.room.add({ type: 'script.sent_back', by: owen, on: { script }, data: {} })
    one.imported(script, governor)
    assert.ok(keysOf(one.room.state).has(fact.data.key), 'no start takes it for one of no use')
  })

  it('not before the finding was read, and not for a finding that is not there', () => {
    const one = new Approval()
    one.begin()
    assert.equal(refused(one.accept()).status, 409)
    const none = one.room.try((s, c) => acceptFinding(s, c, owen, script, undefined, why))
    assert.equal(refused(none).status, 422)
  })

  it('a reason of no words, or with a number in it, is not taken', () => {
    const one = new Approval()
    one.readAll()
    for (const reason of ['', 'fine', `Ask 07700 900123 about it. ${why}`])
      assert.equal(refused(one.accept(reason)).status, 422, reason)
  })
})
