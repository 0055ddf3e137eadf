import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId } from '../../src/basics/ids.ts'
import { beginScript, editScript, undoScript } from '../../src/facts/decide-edit-script.ts'
import { handsIn } from '../../src/facts/decide-reading.ts'
import { proposeScript } from '../../src/facts/decide-studies.ts'
import type { Actor, Fact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { fc } from '../support/fast-check.ts'
import { governor, PaperRoom } from './paper-room.ts'

const owen: Actor = { person: 'owen' as PersonId, role: 'governor' }
const h = (name: string) => name as DocumentHash

class Desk {
  readonly room = new PaperRoom()

  constructor() {
    this.room.person('governor', owen.person)
  }

  begin = (hash: string, by = governor, copied?: string, name = 'home') =>
    this.room.try((s, c) =>
      beginScript(s, c, by, { hash: h(hash), name, ...(copied ? { copied: h(copied) } : {}) }),
    )
  edit = (before: string, after: string, by = governor) =>
    this.room.try((s, c) => editScript(s, c, by, h(before), h(after)))
  undo = (before: string, by = governor) => this.room.try((s, c) => undoScript(s, c, by, h(before)))
  of = (hash: string) => this.room.state.scripts.get(h(hash))
  hands = (hash: string) => {
    const known = this.of(hash)
    assert.ok(known, hash)
    return [...handsIn(this.room.state, known)].sort()
  }
}

function sentence(done: { ok: unknown } | { refused: { sentence: string } }): string {
  assert.ok('refused' in done, 'it is refused')
  return done.refused.sentence
}

describe('a draft is changed step by step, and each step can be taken back', () => {
  it('by whoever works on it, to the very words before, and then there is nothing left', () => {
    const desk = new Desk()
    desk.begin('a')
    desk.edit('a', 'b')
    desk.edit('b', 'c', owen)
    const back = desk.undo('c')
    assert.deepEqual(back, { ok: 'b' })
    assert.equal(desk.of('c')?.replacedBy, 'b')
    assert.equal(desk.of('b')?.replacedBy, undefined)
    assert.deepEqual(
      desk.hands('b'),
      [governor.person, owen.person].sort(),
      'an undone change is a hand, too',
    )
    desk.undo('b')
    assert.match(sentence(desk.undo('a')), /no change of this draft left/)
    const last = desk.room.facts.findLast(({ type }) => type === 'script.edited')
    assert.deepEqual(last?.data, { name: 'home', before: 'b', undoes: true })
  })

  it('fifty times, and no further', () => {
    const desk = new Desk()
    desk.begin('0')
    for (let n = 0; n < 60; n += 1) desk.edit(String(n), String(n + 1))
    let at = '60'
    for (let n = 0; n < 50; n += 1) {
      const back = desk.undo(at)
      assert.ok('ok' in back, `step ${n}`)
      at = back.ok
    }
    assert.equal(at, '10')
    assert.match(sentence(desk.undo(at)), /no change of this draft left/)
  })

  it('a step on a draft that somebody changed meanwhile is refused, an undo like any other', () => {
    const desk = new Desk()
    desk.begin('a')
    desk.edit('a', 'b')
    desk.edit('b', 'c', owen)
    for (const late of [desk.edit('b', 'd'), desk.undo('b')])
      assert.match(sentence(late), /Somebody changed this draft in the meantime/)
    assert.equal(desk.of('d'), undefined)
  })

  it('nothing goes back to words that have been frozen since', () => {
    const desk = new Desk()
    desk.begin('a')
    desk.edit('a', 'b')
    const known = desk.of('a')
    assert.ok(known, 'it is known')
    known.life = 'approved'
    assert.match(sentence(desk.undo('b')), /are approved/)
    assert.match(sentence(desk.edit('b', 'a')), /are approved/)
  })

  it('any row of presses: the steps back are the steps forward, in whatever way the state was built', () => {
    const press = fc.record({ undo: fc.boolean(), to: fc.nat(6), by: fc.boolean() })
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), fc.nat(40), (row, cut) => {
        const desk = new Desk()
        desk.begin('0')
        const shadow = ['0']
        for (const { undo, to, by } of row) {
          const now = shadow.at(-1) ?? '0'
          const who = by ? owen : governor
          const done = undo ? desk.undo(now, who) : desk.edit(now, String(to), who)
          assert.equal('ok' in done, undo ? shadow.length > 1 : now !== String(to))
          if (!('ok' in done)) continue
          if (undo) shadow.pop()
          else shadow.push(String(to))
          assert.equal(desk.of(shadow.at(-1) ?? '')?.replacedBy, undefined)
        }
        assert.deepEqual(rebuilt(desk.room.facts, cut).scripts, desk.room.state.scripts)
      }),
      { numRuns: 60 },
    )
  })
})

/** The state from a snapshot after so many facts, and the rest. */
function rebuilt(facts: readonly Fact[], cut: number): State {
  const first = emptyState()
  for (const fact of facts.slice(0, cut)) fold(first, fact)
  const seal = { seal: (_key: unknown, _on: string, body: unknown) => JSON.stringify(body) }
  const open = { open: (_key: unknown, _on: string, body: string) => JSON.parse(body) as unknown }
  const saved = JSON.parse(JSON.stringify(dumpState(first, seal as never))) as unknown
  const state = loadState(saved, open as never)
  assert.ok(state, 'it is a snapshot')
  for (const fact of facts.slice(cut)) fold(state, fact)
  return state
}

describe('a draft that comes from no file', () => {
  it('has a name that no other work has, and is in the record without a word of it', () => {
    const desk = new Desk()
    desk.begin('a')
    assert.deepEqual(desk.room.facts.at(-1)?.data, { name: 'home' })
    assert.equal(desk.of('a')?.life, 'drafted')
    assert.match(sentence(desk.begin('b')), /a questionnaire of that name already/)
    assert.match(sentence(desk.begin('a')), /very words are here already/)
  })

  it('copied from an approved version it has only the hands of whoever copied', () => {
    const desk = new Desk()
    desk.begin('a')
    desk.room.add({ type: 'script.proposed', by: governor, on: { script: h('a') }, data: {} })
    desk.room.add({ type: 'script.approved', by: owen, on: { script: h('a') }, data: {} })
    desk.room.pass(1_000)
    assert.ok('ok' in desk.begin('b', owen, 'a'))
    assert.deepEqual(desk.hands('b'), [owen.person])
    assert.equal(desk.of('b')?.undo, undefined, 'what is approved is not gone back to')
    assert.match(sentence(desk.begin('c', owen, 'gone')), /no such questionnaire/)
    assert.match(sentence(desk.begin('c', owen, 'a', 'other')), /no such questionnaire/)
  })

  it('copied from a draft it has the hands of that draft besides, whenever those were (X11)', () => {
    const desk = new Desk()
    desk.begin('old', owen)
    desk.room.pass(1_000)
    desk.begin('sound', governor, 'old')
    desk.room.add({ type: 'script.approved', by: owen, on: { script: h('sound') }, data: {} })
    desk.room.pass(1_000)
    desk.begin('late', governor, 'old')
    assert.deepEqual(desk.hands('late'), [governor.person, owen.person].sort())
  })
})

describe('X11: kinship counts however the words came to be here', () => {
  it('what is proposed names the works that hold the same questions, and their hands are hands in it', () => {
    const desk = new Desk()
    desk.begin('theirs', owen, undefined, 'broadband')
    desk.room.pass(1_000)
    desk.begin('mine')
    desk.edit('mine', 'typed')
    assert.deepEqual(desk.hands('typed'), [governor.person])
    desk.room.do((s, c) => proposeScript(s, c, governor, h('typed'), true, [h('theirs')]))
    assert.deepEqual(desk.hands('typed'), [governor.person, owen.person].sort())
    desk.room.add({ type: 'script.sent_back', by: owen, on: { script: h('typed') }, data: {} })
    desk.edit('typed', 'again')
    assert.deepEqual(desk.of('again')?.kin, ['theirs'], 'a later draft keeps its kin')
  })
})
