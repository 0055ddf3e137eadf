import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { DocumentHash, KeyId, PersonId } from '../../src/basics/ids.ts'
import { hour, type Instant, minute } from '../../src/basics/instant.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { keepDaysOf, personDue } from '../../src/facts/due.ts'
import { kept } from '../../src/facts/retention.ts'
import { keysOf } from '../../src/facts/snapshot.ts'
import { addDays, instantAt } from '../../src/fieldwork/local-time.ts'
import { fewestTogether } from '../../src/record/mixing.ts'
import { sheetFor } from '../support/a-live-day.ts'
import { campaign, governor, PaperRoom } from './paper-room.ts'

describe('retention, day by day (G7)', () => {
  let room: PaperRoom
  const known = () => {
    const found = room.state.campaigns.get(campaign)
    assert.ok(found)
    return found
  }
  const at = (now: Instant) => {
    room.now = now
    const before = room.facts.length
    room.do(keepPeriods)
    return room.facts.slice(before)
  }
  const types = (now: Instant) => at(now).map(({ type }) => type)
  const closeOn = (day: string) => {
    room.now = instantAt(day, 16 * hour)
    room.add({ type: 'campaign.closed', by: governor, on: { campaign }, data: {} })
    room.add({ type: 'key.destroyed', data: { keys: [known().poolKey] } })
  }

  beforeEach(() => {
    room = new PaperRoom()
    room.state.shift = undefined
  })

  it('looks once a day and says so, also when nothing is due', () => {
    assert.deepEqual(types(instantAt('2026-11-25', 0)), ['retention.kept'])
    assert.deepEqual(types(instantAt('2026-11-25', minute)), [])
    assert.deepEqual(types(instantAt('2026-11-25', 23 * hour)), [])
    assert.deepEqual(types(instantAt('2026-11-26', 0)), ['retention.kept'])
  })

  it('a clock that goes back makes no day twice', () => {
    types(instantAt('2026-11-26', hour))
    assert.deepEqual(types(instantAt('2026-11-25', 23 * hour)), [])
    assert.deepEqual(types(instantAt('2026-11-26', 2 * hour)), [])
  })

  it('destroys a closed campaign’s responses on the day, not the evening before', () => {
    closeOn('2026-11-24')
    const { key } = known()
    assert.deepEqual(types(instantAt('2026-12-23', 23 * hour + 59 * minute)), ['retention.kept'])
    assert.ok(keysOf(room.state).has(key))
    assert.deepEqual(types(instantAt('2026-12-24', 0)), ['responses.destroyed', 'retention.kept'])
    assert.equal(known().responsesGone, true)
    assert.ok(room.state.doomedKeys.has(key))
    room.add({ type: 'key.destroyed', data: { keys: [key] } })
    assert.ok(!keysOf(room.state).has(key))
    assert.deepEqual(types(instantAt('2026-12-25', 0)), ['retention.kept'], 'and once only')
  })

  it('a box that was off on the day makes up for it at its next start', () => {
    closeOn('2026-11-24')
    assert.deepEqual(types(instantAt('2027-02-01', 9 * hour)), [
      'responses.destroyed',
      'retention.kept',
    ])
  })

  it('counts days of the calendar over both clock changes', () => {
    for (const closed of ['2026-03-01', '2026-10-01']) {
      room = new PaperRoom()
      room.state.shift = undefined
      closeOn(closed)
      const due = addDays(closed, 30)
      const days: string[] = []
      for (
        let now = instantAt(closed, 17 * hour);
        days.length === 0;
        now = (now + minute * 7) as Instant
      )
        if (types(now).includes('responses.destroyed'))
          days.push(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(now))
      assert.deepEqual(days, [due])
    }
  })

  it('an open campaign keeps its responses, and one whose pool is not settled waits for that', () => {
    assert.deepEqual(types(instantAt('2028-01-01', 0)), ['retention.kept'])
    room.add({ type: 'campaign.closed', by: governor, on: { campaign }, data: {} })
    assert.deepEqual(types(instantAt('2028-06-01', 0)), ['retention.kept'])
  })

  it('erases whoever was removed a year ago, names, gates and keys, by itself', () => {
    const dan = room.person('agent', 'dan', { prisonNumber: 'A1001AA' })
    const person = () => room.state.people.get(dan as PersonId)
    const keys = [...(person()?.keys ?? [])] as KeyId[]
    room.now = instantAt('2026-11-24', 12 * hour)
    room.add({ type: 'person.removed', by: governor, on: { person: dan }, data: {} })
    assert.deepEqual(types(instantAt('2027-11-23', 23 * hour)), ['retention.kept'])
    assert.equal(person()?.body?.prisonNumber, 'A1001AA')
    assert.deepEqual(types(instantAt('2027-11-24', 1)), ['person.erased', 'retention.kept'])
    assert.equal(person()?.body, undefined)
    assert.ok(keys.length > 0 && keys.every((key) => room.state.doomedKeys.has(key)))
  })

  it('never erases by itself somebody who works here', () => {
    const dan = room.person('agent', 'dan')
    const known = room.state.people.get(dan)
    assert.ok(known)
    assert.equal(personDue(known, room.settings), undefined)
    assert.deepEqual(types(instantAt('2040-01-01', 0)), ['retention.kept'])
  })

  describe('why findings may stand, as governors wrote it', () => {
    const script = 'a-version' as DocumentHash
    const draft = 'a-draft-of-it' as DocumentHash
    const [first, later] = ['reason-1', 'reason-2'] as unknown as readonly [KeyId, KeyId]
    const version = () => room.state.scripts.get(script)
    const accept = (on: DocumentHash, key: KeyId) =>
      room.add({
        ...{ type: 'script.finding_accepted', by: governor, on: { script: on } },
        data: { finding: 'aabbccddeeff', key },
        secret: { reason: 'It says no more than it must.' },
      })
    const say = (type: 'script.proposed' | 'script.approved' | 'script.retired', on = script) =>
      room.add({ type, by: governor, on: { script: on }, data: {} })

    beforeEach(() => {
      room.now = instantAt('2026-11-24', 12 * hour)
      const data = { name: 'x', from: 'json', taken: 1, changed: 0, refused: 0, report: script }
      room.add({ type: 'script.imported', by: governor, on: { script }, data })
      say('script.proposed')
      accept(script, first)
    })

    it('stays while the version is proposed or in use, and is destroyed a year after it is retired', () => {
      say('script.approved')
      assert.deepEqual(types(instantAt('2030-01-01', 0)), ['retention.kept'])
      room.now = instantAt('2030-03-01', 12 * hour)
      say('script.retired')
      assert.deepEqual(types(instantAt('2031-02-28', 23 * hour)), ['retention.kept'])
      assert.ok(keysOf(room.state).has(first))
      const [gone] = at(instantAt('2031-03-01', 0))
      assert.deepEqual([gone?.type, gone?.data], ['script.reasons_forgotten', { keys: [first] }])
      assert.ok(room.state.doomedKeys.has(first))
      assert.ok(room.effects.some((effect) => effect.do === 'destroy-keys'))
      assert.equal(version()?.notes, undefined)
      room.add({ type: 'key.destroyed', data: { keys: [first] } })
      assert.ok(!keysOf(room.state).has(first))
      assert.ok(room.state.destroyedKeys.has(first), 'and every witness lists it from now on')
      assert.deepEqual(types(instantAt('2031-03-02', 0)), ['retention.kept'], 'and once only')
    })

    it('of a version that was sent back, a year after it was written', () => {
      room.add({ type: 'script.sent_back', by: governor, on: { script }, data: {} })
      assert.deepEqual(types(instantAt('2027-11-23', 23 * hour)), ['retention.kept'])
      assert.deepEqual(types(instantAt('2027-11-24', 0)), [
        'script.reasons_forgotten',
        'retention.kept',
      ])
    })

    it('one that a draft has from the version before stays as long as either needs it, and goes from both', () => {
      room.add({ type: 'script.sent_back', by: governor, on: { script }, data: {} })
      const data = { name: 'x', before: script }
      room.add({ type: 'script.edited', by: governor, on: { script: draft }, data })
      say('script.proposed', draft)
      accept(draft, later)
      say('script.approved', draft)
      assert.deepEqual(types(instantAt('2029-01-01', 0)), ['retention.kept'])
      say('script.retired', draft)
      const facts = at(instantAt('2030-01-01', 0))
      const gone = facts.flatMap((one) =>
        one.type === 'script.reasons_forgotten' ? one.data.keys : [],
      )
      assert.deepEqual([...gone].sort(), [first, later], 'each once')
      for (const one of [script, draft]) assert.equal(room.state.scripts.get(one)?.notes, undefined)
    })
  })

  it('no sheet keeps responses longer than three months, or for no day at all', () => {
    const sheet = sheetFor('' as never)
    assert.equal(keepDaysOf(sheet), 30)
    assert.equal(keepDaysOf({ ...sheet, keepDays: 400 }), 90)
    assert.equal(keepDaysOf({ ...sheet, keepDays: 0 }), 1)
  })
})

it('the table says how many responses are mixed together at least, as the mixing does', () => {
  const said = kept.map(({ source }) => source).join('\n')
  assert.match(said, new RegExp(`groups of ${fewestTogether} or more`))
})
