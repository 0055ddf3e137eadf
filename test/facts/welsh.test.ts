import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId } from '../../src/basics/ids.ts'
import { later } from '../../src/basics/instant.ts'
import { beginReading, markRead, type Review } from '../../src/facts/decide-reading.ts'
import { approveScript, sendBackScript } from '../../src/facts/decide-studies.ts'
import { approveWelsh, nameWelshReader } from '../../src/facts/decide-welsh.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { governor, PaperRoom } from './paper-room.ts'

const script = 'draft' as DocumentHash
const owen: Actor = { person: 'owen' as PersonId, role: 'governor' }
const tess: Actor = { person: 'tess' as PersonId, role: 'governor' }
const parts = [{ id: 'aaaaaaaaaaaa', key: 'opening/hello', words: 1 }]
const review: Review = { sound: true, parts, findings: [], welsh: true }

/** Proposed by the first governor; Owen and Tess have read it and given their passwords since. */
class Proposed {
  readonly room = new PaperRoom({ settings: { readingWords: 8 } })

  constructor() {
    const { room } = this
    for (const { person } of [owen, tess]) room.person('governor', person)
    const data = { name: 'home', from: 'json', taken: 1, changed: 0, refused: 0, report: script }
    room.add({ type: 'script.imported', by: governor, on: { script }, data })
    room.add({ type: 'script.proposed', by: governor, on: { script }, data: {} })
    for (const by of [owen, tess]) {
      room.try((s, c) => beginReading(s, c, by, script))
      room.pass(2_000)
      room.try((s, c) => markRead(s, c, by, script, parts[0]))
      this.signIn(by)
    }
    this.signIn(governor)
  }

  signIn(by: Actor): void {
    const token = `${by.person}-here`
    const until = later(this.room.now, this.room.settings.stepUpMs)
    this.room.add({ type: 'session.opened', by, data: { token, until: this.room.until } })
    this.room.add({ type: 'session.stepped_up', by, data: { token, until } })
  }

  name = (by: Actor, person: PersonId, reads = true) =>
    this.room.try((s, c) => nameWelshReader(s, c, by, person, reads, `${by.person}-here`))
  welsh = (by: Actor) =>
    this.room.try((s, c) => approveWelsh(s, c, by, script, `${by.person}-here`, review))
  approve = (by: Actor) =>
    this.room.try((s, c) => approveScript(s, c, by, script, `${by.person}-here`, review))
}

const status = (done: ReturnType<Proposed['welsh']>) => ('ok' in done ? 200 : done.refused.status)

describe('the Welsh words of a script (P4)', () => {
  it('keep it from being approved until a named reader of Welsh has approved them', () => {
    const one = new Proposed()
    assert.equal(status(one.approve(owen)), 422)
    assert.equal(status(one.welsh(tess)), 403, 'nobody has named her')
    assert.equal(status(one.name(governor, tess.person)), 200)
    assert.equal(status(one.welsh(tess)), 200)
    assert.equal(one.room.state.scripts.get(script)?.welshBy, tess.person)
    assert.equal(status(one.approve(owen)), 200)
  })

  it('are approved with the whole by an approver who is such a reader', () => {
    const one = new Proposed()
    one.name(governor, owen.person)
    assert.equal(status(one.approve(owen)), 200)
    assert.equal(one.room.state.scripts.get(script)?.welshBy, owen.person)
  })

  it('need another pair of eyes: not of who proposed them, nor of who names themselves', () => {
    const one = new Proposed()
    assert.equal(status(one.name(owen, owen.person)), 409)
    one.name(owen, governor.person)
    assert.equal(status(one.welsh(governor)), 403)
    assert.equal(status(one.name(owen, 'nobody' as PersonId)), 404)
  })

  it('need a new approval when the script was sent back and proposed again, or the reader is none any more', () => {
    const one = new Proposed()
    one.name(governor, tess.person)
    one.welsh(tess)
    one.room.try((s, c) => sendBackScript(s, c, owen, script))
    one.room.add({ type: 'script.proposed', by: governor, on: { script }, data: {} })
    assert.equal(one.room.state.scripts.get(script)?.welshBy, undefined)
    one.name(governor, tess.person, false)
    assert.equal(status(one.welsh(tess)), 403)
  })
})
