import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId, SampleId } from '../../src/basics/ids.ts'
import { day, later } from '../../src/basics/instant.ts'
import {
  importSample,
  letSampleIn,
  samplesMissing,
  sendSampleBack,
} from '../../src/facts/decide-samples.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { campaign, governor, PaperRoom } from './paper-room.ts'

const second: Actor = { person: 'second' as PersonId, role: 'governor' }
const sample = (n: number) => `sample-${n}` as SampleId
const about = (n: number, looks = { rows: 600, overlaps: false }) => ({
  ...{ sample: sample(n), campaign, key: `key-${n}` as never, about: 'about' as DocumentHash },
  ...{ slots: 600, leftOut: 'fewer than 10', looks },
})

/** A live box, where samples are of real numbers. */
function liveRoom(): PaperRoom {
  const room = new PaperRoom({ settings: { drama: false } })
  room.person('governor', second.person)
  return room
}

const bring = (room: PaperRoom, n: number, looks?: { rows: number; overlaps: boolean }) =>
  room.try((state, ctx) => importSample(state, ctx, governor, about(n, looks)))
const letIn = (room: PaperRoom, by: Actor, n = 1) => {
  const token = `token-${by.person}`
  const until = room.until
  room.add({ type: 'session.opened', by, data: { token, until } })
  room.add({ type: 'session.stepped_up', by, data: { token, until } })
  return room.try((state, ctx) => letSampleIn(state, ctx, by, sample(n), token))
}

describe('a sample comes into a live box by two governors', () => {
  it('X11: the one who brought it cannot let it in; another can', () => {
    const room = liveRoom()
    assert.ok('ok' in bring(room, 1))
    assert.equal(room.state.samples.get(sample(1))?.waits, true)
    const own = letIn(room, governor)
    assert.ok('refused' in own && own.refused.rule === 'X11')
    assert.ok('ok' in letIn(room, second))
    assert.equal(room.state.samples.get(sample(1))?.waits, undefined)
    assert.ok('refused' in letIn(room, second), 'once is enough')
  })

  it('X11: nor can somebody whom the first one added', () => {
    const room = liveRoom()
    const made: Actor = { person: 'made' as PersonId, role: 'governor' }
    room.person('governor', made.person, {}, governor)
    // A password of their own changes nothing in who made their sign-in.
    room.add({
      type: 'person.sign_in_chosen',
      by: made,
      on: { person: made.person },
      data: { key: 'key' as never, device: false },
      secret: { passwordHash: 'own' },
    })
    bring(room, 1)
    const tied = letIn(room, made)
    assert.ok('refused' in tied && tied.refused.rule === 'X11')
  })

  it('while it waits the campaign has no sample to go live with, and takes no other', () => {
    const room = liveRoom()
    const { samples } = room.state.campaigns.get(campaign) ?? {}
    for (const id of samples ?? []) room.state.samples.delete(id)
    bring(room, 1)
    assert.deepEqual(samplesMissing(room.state, campaign), [
      'A second governor has to let the sample in.',
    ])
    const next = bring(room, 2)
    assert.ok('refused' in next)
    assert.match(next.refused.sentence, /waits for a second governor\. Let it in or send it back/)
    letIn(room, second)
    assert.deepEqual(samplesMissing(room.state, campaign), [])
    assert.ok('ok' in bring(room, 2))
  })

  it('either sends it back: its key is doomed, and the next may come', () => {
    for (const by of [governor, second]) {
      const room = liveRoom()
      bring(room, 1)
      assert.ok('ok' in room.try((state, ctx) => sendSampleBack(state, ctx, by, sample(1))))
      assert.equal(room.state.samples.has(sample(1)), false)
      assert.ok(room.state.doomedKeys.has('key-1' as never))
      assert.ok('ok' in bring(room, 2))
    }
  })

  it('one that is in cannot be sent back', () => {
    const room = liveRoom()
    bring(room, 1)
    letIn(room, second)
    assert.ok('refused' in room.try((state, ctx) => sendSampleBack(state, ctx, second, sample(1))))
  })

  it('a trial, with drama numbers alone, stays with one', () => {
    const room = new PaperRoom()
    bring(room, 1)
    assert.equal(room.state.samples.get(sample(1))?.waits, undefined)
  })
})

describe('D13: a sample that looks like a search for somebody is a warning to both', () => {
  const warned = (room: PaperRoom, n: number) => room.state.samples.get(sample(n))?.warnings ?? []
  const alone = () => {
    const room = liveRoom()
    for (const id of [...room.state.samples.keys()]) room.state.samples.delete(id)
    return room
  }

  it('fewer than 500 rows', () => {
    for (const [rows, said] of [
      [499, ['few']],
      [500, []],
    ] as const) {
      const room = alone()
      bring(room, 1, { rows, overlaps: false })
      assert.deepEqual(warned(room, 1), said)
    }
  })

  it('another of the same client within a week, and not after', () => {
    for (const [days, said] of [
      [0, ['repeated']],
      [6, ['repeated']],
      [8, []],
    ] as const) {
      const room = alone()
      bring(room, 1)
      letIn(room, second)
      room.now = later(room.now, days * day)
      bring(room, 2)
      assert.deepEqual(warned(room, 2), said, `${days} days`)
    }
  })

  it('more than half of it in recent samples', () => {
    const room = alone()
    bring(room, 1, { rows: 10, overlaps: true })
    assert.deepEqual(warned(room, 1), ['few', 'overlap'])
  })
})
