import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId } from '../../src/basics/ids.ts'
import { approveScript } from '../../src/facts/decide-studies.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { governor, PaperRoom } from '../facts/paper-room.ts'
import { nothingToRead } from '../support/nothing-to-read.ts'

const hash = 'script' as DocumentHash
const draft = { hash, name: 'x', from: 'json', taken: 1, changed: 0, refused: 0, report: hash }

describe('X11: two people', () => {
  const third: Actor = { person: 'third' as PersonId, role: 'governor' }
  const approve = (room: PaperRoom, by: Actor) => {
    const token = `token-${by.person}`
    const until = room.until
    // A password of their own changes nothing in who made their sign-in.
    const data = { key: 'key' as never, device: false }
    const secret = { passwordHash: 'own' }
    room.add({ type: 'person.sign_in_chosen', by, on: { person: by.person }, data, secret })
    room.add({ type: 'session.opened', by, data: { token, until } })
    room.add({ type: 'session.stepped_up', by, data: { token, until } })
    return room.try((state, ctx) =>
      approveScript(state, ctx, by, 'draft' as DocumentHash, token, nothingToRead),
    )
  }
  const proposed = () => {
    const room = new PaperRoom()
    const script = 'draft' as DocumentHash
    const { hash: _, ...data } = draft
    room.add({ type: 'script.imported', by: governor, on: { script }, data })
    room.add({ type: 'script.proposed', by: governor, on: { script }, data: {} })
    return room
  }

  it('the second has touched nothing in it', () => {
    const room = proposed()
    const own = approve(room, governor)
    assert.ok('refused' in own && own.refused.rule === 'X11')
    assert.deepEqual(room.facts.at(-1)?.data, { deed: 'APPROVE_SCRIPT', rule: 'X11' })
    room.person('governor', third.person)
    assert.ok('ok' in approve(room, third))
  })

  it('the second is not somebody whom the first created', () => {
    const room = proposed()
    room.person('governor', third.person, {}, governor)
    const made = approve(room, third)
    assert.ok('refused' in made && made.refused.rule === 'X11')
  })

  it('nor somebody whom the first gave a new PIN', () => {
    const room = proposed()
    room.person('governor', third.person)
    room.add({
      type: 'person.pin_reset',
      by: governor,
      on: { person: third.person },
      data: { key: 'key' as never },
      secret: { pinHash: 'x' },
    })
    const reset = approve(room, third)
    assert.ok('refused' in reset && reset.refused.rule === 'X11')
  })

  it('nor the maker of the first, nor made by the same person, nor by somebody they made', () => {
    const room = proposed()
    const [two, three, four] = ['two', 'three', 'four'].map((one) => one as PersonId)
    assert.ok(two && three && four)
    room.person('governor', two, {}, governor)
    room.person('governor', three, {}, { person: two, role: 'governor' })
    room.person('governor', four, {}, governor)
    const draftBy = (by: PersonId) => {
      const made = proposed()
      made.person('governor', two, {}, governor)
      made.person('governor', three, {}, { person: two, role: 'governor' })
      made.person('governor', four, {}, governor)
      made.state.scripts.get('draft' as DocumentHash)?.touchedBy.clear()
      made.state.scripts.get('draft' as DocumentHash)?.touchedBy.add(by)
      return made
    }
    const tied = (room: PaperRoom, by: Actor) => {
      const done = approve(room, by)
      return 'refused' in done && done.refused.rule === 'X11'
    }
    const as = (one: PersonId): Actor => ({ person: one, role: 'governor' })
    assert.ok(tied(room, as(three)), 'made by somebody whom the first made')
    assert.ok(tied(draftBy(two), governor), 'the maker of the first')
    assert.ok(tied(draftBy(three), governor), 'the maker of their maker')
    assert.ok(tied(draftBy(two), as(four)), 'both made by one person')
    const other = draftBy(two)
    other.person('governor', 'other' as PersonId)
    assert.ok(!tied(other, as('other' as PersonId)))
  })

  it('a reset ties the two, and not those whom the one who was reset had made before', () => {
    const room = proposed()
    room.person('governor', third.person, {}, governor)
    const owen = { person: 'owen' as PersonId, role: 'governor' } as const
    room.person('governor', owen.person)
    room.add({
      type: 'person.sign_in_reset',
      by: owen,
      on: { person: governor.person },
      data: { key: 'key' as never, what: 'password' },
      secret: { passwordHash: 'x' },
    })
    const done = approve(room, owen)
    assert.ok('refused' in done && done.refused.rule === 'X11')
    room.state.scripts.get('draft' as DocumentHash)?.touchedBy.clear()
    room.state.scripts.get('draft' as DocumentHash)?.touchedBy.add(third.person)
    assert.ok('ok' in approve(room, owen))
  })

  it('whoever imported the same words again has touched them too', () => {
    const room = proposed()
    room.person('governor', third.person)
    const script = 'draft' as DocumentHash
    const { hash: _, ...data } = draft
    room.add({ type: 'script.sent_back', by: governor, on: { script }, data: {} })
    room.add({ type: 'script.imported', by: third, on: { script }, data })
    room.add({ type: 'script.proposed', by: governor, on: { script }, data: {} })
    const again = approve(room, third)
    assert.ok('refused' in again && again.refused.rule === 'X11')
  })
})
