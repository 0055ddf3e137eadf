import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Fact } from '../../src/facts/fact.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { allFacts } from '../faults/hold-to.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import type { TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { BadWire } from '../switchboard/bad-wire.ts'
import { watchFacts } from '../web/staff-at.ts'

const leg = (n: number) => `eeeeeeee-0000-4000-8000-00000000000${n}`

/** What the switch says when somebody who rang back has pressed the 9. */
function pressedNine(n: number, caller: string): string {
  const body = JSON.stringify({
    'Event-Name': 'CUSTOM',
    'Event-Subclass': 'gatehouse::never-again',
    'Unique-ID': leg(n),
    'Caller-Caller-ID-Number': caller,
  })
  return `Content-Length: ${Buffer.byteLength(body)}\nContent-Type: text/event-json\n\n${body}`
}

describe('D11: somebody rings back and presses the 9', () => {
  const wire = new BadWire()
  let site: ApartSite
  let test: TestBox
  let facts: Fact[]
  const list = () => readFile(join(site.config.data, 'lists/do-not-call.slots'))
  const confirmed = (n: number) =>
    wire.sent.join('').includes(`uuid_transfer ${leg(n)} noted XML call-back-ends`)
  before(async () => {
    site = await startApartSite({ through: (port) => wire.listen(port) })
    test = await site.openBox(await site.connect())
    facts = watchFacts(test)
    await until('the switch', () => test.box.house.writer.ahead.switchUp)
  })
  after(async () => {
    wire.close()
    await site.close()
  })

  it('is on the list before the record says so, and is told so only after that', async () => {
    const before = await list()
    let seenFirst = true
    test.box.house.writer.onSynced((synced) => {
      if (synced.some(({ type }) => type === 'number.suppressed')) seenFirst = !confirmed(1)
    })
    wire.inject(pressedNine(1, '01632960123'))
    await until('it is said aloud', () => confirmed(1))
    assert.ok(seenFirst, 'the fact was on the disk first')
    assert.notDeepEqual(await list(), before)
    const noted = facts.filter(({ type }) => type === 'number.suppressed')
    assert.equal(noted.length, 1)
    assert.deepEqual(noted[0]?.on, {}, 'no case, no leg: only that somebody asked')
  })

  it('leaves no number with the box', async () => {
    const written = await allFacts(realDisk(join(test.dir, 'box')))
    assert.doesNotMatch(JSON.stringify(written), /1632\D?960\D?123/)
  })

  it('and whoever cannot be put on it is not told that they are', async () => {
    const before = await list()
    for (const [n, caller] of [
      [2, ''],
      [3, 'anonymous'],
      [4, '+15550100'],
      [5, "1632960123'; drop"],
    ] as const)
      wire.inject(pressedNine(n, caller))
    wire.inject(pressedNine(6, '+441632960124'))
    await until('the one that can be', () => confirmed(6))
    for (const n of [2, 3, 4, 5]) assert.ok(!confirmed(n), `caller ${n}`)
    assert.notDeepEqual(await list(), before)
    assert.equal(facts.filter(({ type }) => type === 'number.suppressed').length, 2)
  })

  it('with no box to write it down nobody is told, and the number is on the list all the same', async () => {
    const before = await list()
    await test.box.close()
    wire.inject(pressedNine(7, '01632960125'))
    await until('the list', async () => !(await list()).equals(before))
    assert.ok(!confirmed(7))
  })
})
